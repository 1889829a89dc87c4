'use strict';

/**
 * Numbers read from and written to an array-like whose elements are accessors that read and write other numbers: each method
 * within each other, at each of the bytes. What is kept between the bytes must not be shared.
 */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { native, ours } = require('./support/worlds');

const KINDS = ['BigInt64', 'BigUInt64', 'Double', 'Float', 'Int32', 'UInt16'];
const readers = KINDS.flatMap((kind) => [`read${kind}LE`, `read${kind}BE`]);
const writers = KINDS.flatMap((kind) => [`write${kind}LE`, `write${kind}BE`]);

const SIZE = 8;

const valueFor = (method) => (method.includes('Big') ? 0x0102030405060708n : 12345.678);

const run = ({ Buffer }, outer, inner, place) => {
  const other = Buffer.from([0x40, 1, 2, 3, 4, 5, 6, 7]);
  const interrupt = () =>
    inner.startsWith('read') ? other[inner](0) : other[inner](valueFor(inner), 0);
  const bytes = [0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x78];
  const target = { length: SIZE };
  for (let i = 0; i < SIZE; i++) {
    Object.defineProperty(target, i, {
      get() {
        if (i === place) interrupt();
        return bytes[i];
      },
      set(byte) {
        if (i === place) interrupt();
        // What is no byte yet is made one by the array that it is stored in.
        bytes[i] = Number(byte) & 0xff;
      },
    });
  }
  const result = outer.startsWith('read')
    ? Buffer.prototype[outer].call(target, 0)
    : Buffer.prototype[outer].call(target, valueFor(outer), 0);
  return [result, ...bytes];
};

const isFloat = (method) => method.includes('Float');

/** Native stores a float's bytes one by one where the inner call stores its own: row `every-float-re-entrant`. */
const isMixedByNative = (outer, inner) => outer.startsWith('readFloat') && isFloat(inner);

describe('a number within a number', () => {
  for (const outer of [...readers, ...writers]) {
    it(outer, () => {
      for (const inner of [...readers, ...writers]) {
        for (let place = 0; place < SIZE; place++) {
          const world = isMixedByNative(outer, inner) ? undefined : native;
          const expected = world ? world.during(() => run(world, outer, inner, place)) : undefined;
          const given = run(ours, outer, inner, place);
          if (expected === undefined)
            assert.deepEqual(given, run(ours, outer, 'readInt32LE', place));
          else assert.deepEqual(given, expected, `${inner} at ${place}`);
        }
      }
    });
  }
});
