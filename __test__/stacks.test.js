'use strict';

/** The stacks of errors: they begin where native's do, or nearly, and a program that renders them itself gets native's errors. */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { CALLS, errorOf } = require('./support/errors');
const { native, ours } = require('./support/worlds');

/** Frames of ours that may stand above native's: the layers between a method and the check that fails. */
const MOST_MORE = 2;

/** The place of the first frame that lies in this file. */
const depthOf = (world, call) =>
  errorOf(world, call)
    .stack.split('\n    at ')
    .findIndex((frame) => frame.includes(__filename));

describe('the stack of an error', () => {
  for (const [name, call] of Object.entries(CALLS)) {
    it(`${name}: shows the call that was wrong`, () => {
      const depth = depthOf(ours, call);
      assert.ok(depth > 1, `${depth}`);
      assert.ok(depth <= depthOf(native, call) + MOST_MORE, errorOf(ours, call).stack);
    });
  }
});

describe('the text of an error whose properties the program changes', () => {
  for (const [name, call] of Object.entries(CALLS)) {
    it(`${name}: has what native's has, in its stack and as a string`, () => {
      const textsOf = (world) =>
        ['name', 'message', 'code'].map((key) => {
          const error = errorOf(world, call);
          error[key] = 'changed';
          return [error.stack.split('\n    at ')[0], String(error)];
        });
      assert.deepEqual(textsOf(ours), textsOf(native));
    });
  }
});

const withRenderer = (render, body) => {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = render;
  try {
    return body();
  } finally {
    Error.prepareStackTrace = before;
  }
};

describe('a program that renders stacks itself', () => {
  for (const [name, call] of Object.entries(CALLS)) {
    it(`${name}: is asked when it reads the stack, with the finished error`, () => {
      const seen = (world) => {
        let asked = 0;
        const render = ({ name: itsName, code, message }) => {
          asked += 1;
          return [itsName, code, message].join();
        };
        return withRenderer(render, () => {
          const error = errorOf(world, call);
          const before = asked;
          return [before, error.stack, asked];
        });
      };
      assert.deepEqual(seen(ours), seen(native));
    });
  }

  it('may fail', () => {
    const fail = () => {
      throw new Error('rendered');
    };
    const { code } = withRenderer(fail, () => errorOf(ours, CALLS.alloc));
    assert.equal(code, 'ERR_INVALID_ARG_TYPE');
  });
});
