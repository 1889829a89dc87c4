'use strict';

/** Ways to make Buffers of which the pool has a part. */

/** Makes a world's pool start a new slab, and gives the first Buffer in it. */
const freshSlab = (Class) => {
  const { buffer } = Class.allocUnsafe(1);
  for (;;) {
    const buf = Class.allocUnsafe((Class.poolSize >>> 1) - 1);
    if (buf.buffer !== buffer) return buf;
  }
};

/** Fills what a world's pool will give next with a byte that must not come out again. */
const soil = (Class) => {
  const { buffer, byteOffset } = freshSlab(Class);
  new Uint8Array(buffer, byteOffset).fill(0x5a);
};

/** Sizes are whole: native adds up the fractions of what it has given out, and may so leave out 8 bytes. */
const OPERATIONS = {
  allocUnsafe: (Class, size) => Class.allocUnsafe(size),
  alloc: (Class, size) => Class.alloc(size),
  allocUnsafeSlow: (Class, size) => Class.allocUnsafeSlow(size),
  'utf8 string': (Class, size) => Class.from('é'.repeat(size >> 1)),
  'ascii string': (Class, size) => Class.from('a'.repeat(size)),
  'string that begins and ends with ascii': (Class, size) =>
    Class.from('a'.repeat(size >> 2) + 'é'.repeat(size >> 2) + 'a'.repeat(size >> 2)),
  'hex string, half of it bad': (Class, size) =>
    Class.from('ab'.repeat(size >> 1) + 'zz'.repeat(size >> 1), 'hex'),
  'base64 string with spaces': (Class, size) => Class.from(' YWJj'.repeat(size >> 2), 'base64'),
  array: (Class, size) => Class.from(new Array(size).fill(1)),
  'typed array': (Class, size) => Class.from(new Uint16Array(size)),
  concat: (Class, size) => Class.concat([new Uint8Array(size)]),
  copyBytesFrom: (Class, size) => Class.copyBytesFrom(new Uint8Array(size)),
};

module.exports = { OPERATIONS, freshSlab, soil };
