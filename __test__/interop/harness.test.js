'use strict';

/** The harness itself: it has to see what is wrong, and to mix what it says that it mixes. */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { native, ours } = require('../support/worlds');
const { alternating } = require('./support/alternating');
const { meet } = require('./support/meet');
const { observe } = require('./support/observe');
const { samples } = require('./support/samples');

const meetAll = (Buffer) =>
  samples(Buffer).map((sent) => meet(Buffer, sent, native.Buffer.from(sent)));

/** Ferrobuf's Buffer with one static replaced. */
const wrong = (key, value) =>
  new Proxy(ours.Buffer, {
    get: (target, name, receiver) => (name === key ? value : Reflect.get(target, name, receiver)),
  });

describe('the harness', () => {
  it('gives the same for the same', async () => {
    const expected = await observe(meetAll, native.Buffer);
    assert.equal(expected.thrown, undefined);
    assert.deepEqual(await observe(meetAll, ours.Buffer), expected);
  });

  const FAULTS = {
    'a byte': ['concat', (list) => ours.Buffer.concat(list).fill(1, 7, 8)],
    'a length': ['from', (...args) => ours.Buffer.from(...args).subarray(1)],
    'a class': ['alloc', (...args) => new Uint8Array(ours.Buffer.alloc(...args))],
    'a number': ['compare', () => -1],
    'an error': [
      'isBuffer',
      () => {
        throw new TypeError('no');
      },
    ],
  };
  for (const [label, [key, value]] of Object.entries(FAULTS)) {
    it(`tells ${label} that is wrong`, async () => {
      const expected = await observe(meetAll, native.Buffer);
      assert.notDeepEqual(await observe(meetAll, wrong(key, value)), expected);
    });
  }

  it('mixes two classes, in either order', () => {
    for (const [first, second] of [
      [native.Buffer, ours.Buffer],
      [ours.Buffer, native.Buffer],
    ]) {
      const Buffer = alternating(first, second);
      const made = [Buffer.from('a'), Buffer.alloc(1), Buffer.of(1), Buffer.concat([])];
      const prototypes = [first, second, first, second].map(({ prototype }) => prototype);
      assert.deepEqual(made.map(Object.getPrototypeOf), prototypes);
      assert.ok(made.every((buf) => buf instanceof Buffer));
    }
  });
});
