'use strict';

/** Calls that throw, and what they throw in a world. */

const assert = require('node:assert/strict');

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

/** @returns {Error} what a call throws in a world; that it throws is asserted */
const errorOf = (world, call) =>
  world.during(() => {
    try {
      call(world.module);
    } catch (error) {
      return error;
    }
    throw new assert.AssertionError({ message: 'nothing was thrown' });
  });

module.exports = { CALLS, errorOf };
