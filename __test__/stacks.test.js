'use strict';

/** The stacks of errors: they begin where native's do, or nearly, and a program that renders them itself gets native's errors. */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { native, ours } = require('./support/worlds');

/** A call for each place in lib/ that throws. */
const CALLS = {
  alloc: ({ Buffer }) => Buffer.alloc('a'),
  'alloc of a negative size': ({ Buffer }) => Buffer.alloc(-1),
  from: ({ Buffer }) => Buffer.from(5),
  'from an unknown encoding': ({ Buffer }) => Buffer.from('a', 'nope'),
  'from a part of memory': ({ Buffer }) => Buffer.from(new ArrayBuffer(2), 9),
  copyBytesFrom: ({ Buffer }) => Buffer.copyBytesFrom(5),
  concat: ({ Buffer }) => Buffer.concat(5),
  'concat of something else': ({ Buffer }) => Buffer.concat([5]),
  byteLength: ({ Buffer }) => Buffer.byteLength(5),
  'static compare': ({ Buffer }) => Buffer.compare(5, 6),
  compare: ({ Buffer }) => Buffer.alloc(1).compare(5),
  'compare with a wrong bound': ({ Buffer }) => Buffer.alloc(1).compare(Buffer.alloc(1), -1),
  equals: ({ Buffer }) => Buffer.alloc(1).equals(5),
  copy: ({ Buffer }) => Buffer.alloc(1).copy(5),
  'copy with a wrong bound': ({ Buffer }) => Buffer.alloc(1).copy(Buffer.alloc(1), -1),
  fill: ({ Buffer }) => Buffer.alloc(1).fill(1, -1),
  'fill with nothing': ({ Buffer }) => Buffer.alloc(1).fill('zz', 'hex'),
  indexOf: ({ Buffer }) => Buffer.alloc(1).indexOf({}),
  readInt8: ({ Buffer }) => Buffer.alloc(1).readInt8(9),
  'readInt8 of no number': ({ Buffer }) => Buffer.alloc(1).readInt8('x'),
  readInt32LE: ({ Buffer }) => Buffer.alloc(1).readInt32LE(),
  readIntLE: ({ Buffer }) => Buffer.alloc(9).readIntLE(0, 9),
  writeInt8: ({ Buffer }) => Buffer.alloc(1).writeInt8(900),
  writeUInt32LE: ({ Buffer }) => Buffer.alloc(1).writeUInt32LE(0),
  writeBigInt64LE: ({ Buffer }) => Buffer.alloc(9).writeBigInt64LE(2n ** 70n),
  readDoubleLE: ({ Buffer }) => Buffer.alloc(1).readDoubleLE(),
  swap16: ({ Buffer }) => Buffer.alloc(1).swap16(),
  write: ({ Buffer }) => Buffer.alloc(2).write(5),
  'write outside': ({ Buffer }) => Buffer.alloc(2).write('a', 9),
  toString: ({ Buffer }) => Buffer.alloc(2).toString('nope'),
  latin1Slice: ({ Buffer }) => Buffer.alloc(2).latin1Slice(0, 9),
  transcode: ({ transcode }) => transcode(5),
  isUtf8: ({ isUtf8 }) => isUtf8(5),
};

/** Frames of ours that may stand above native's: the layers between a method and the check that fails. */
const MOST_MORE = 2;

const errorOf = (world, call) =>
  world.during(() => {
    try {
      call(world.module);
    } catch (error) {
      return error;
    }
    throw new assert.AssertionError({ message: 'nothing was thrown' });
  });

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
