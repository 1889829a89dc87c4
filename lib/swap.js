'use strict';

/** Buffer.prototype.swap16, swap32 and swap64: the byte order of all elements, in place. */

const { invalidBufferSize } = require('./errors');
const { TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetLength } = require('./intrinsics');
const native = require('./native');
const { viewBytes } = require('./view-bytes');

/**
 * Longest buffer, in bytes, that is swapped here: 64 bytes take 28 to 48 ns (Node 24, Node 20), a crossing 42 to 48.
 */
const TINY = 64;

/**
 * Native too swaps short arrays element by element and longer ones byte by byte, which tells when the elements of
 * `this` are wider than bytes. These are its limits since Node 24, in elements.
 */
const ELEMENTWISE_16 = 32;
const ELEMENTWISE_32 = 32;
const ELEMENTWISE_64 = 40;

/** Whether elements are to be exchanged one by one. */
const isElementwise = (array, length, limit) =>
  length <= limit || (length <= TINY && TypedArrayPrototypeGetByteLength(array) === length);

const exchange = (array, i, j) => {
  const kept = array[i];
  array[i] = array[j];
  array[j] = kept;
};

/**
 * @returns {Uint8Array} `this`
 * @throws {RangeError} ERR_INVALID_BUFFER_SIZE unless the length is a multiple of the element's size
 * @throws {TypeError} V8's own when `this` is no typed array. All three alike.
 */
function swap16() {
  const length = TypedArrayPrototypeGetLength(this);
  if (length % 2 !== 0) throw invalidBufferSize('16-bits');
  if (isElementwise(this, length, ELEMENTWISE_16)) {
    for (let i = 0; i < length; i += 2) exchange(this, i, i + 1);
  } else {
    native.swap16(viewBytes(this));
  }
  return this;
}

function swap32() {
  const length = TypedArrayPrototypeGetLength(this);
  if (length % 4 !== 0) throw invalidBufferSize('32-bits');
  if (isElementwise(this, length, ELEMENTWISE_32)) {
    for (let i = 0; i < length; i += 4) {
      exchange(this, i, i + 3);
      exchange(this, i + 1, i + 2);
    }
  } else {
    native.swap32(viewBytes(this));
  }
  return this;
}

function swap64() {
  const length = TypedArrayPrototypeGetLength(this);
  if (length % 8 !== 0) throw invalidBufferSize('64-bits');
  if (isElementwise(this, length, ELEMENTWISE_64)) {
    for (let i = 0; i < length; i += 8) {
      exchange(this, i, i + 7);
      exchange(this, i + 1, i + 6);
      exchange(this, i + 2, i + 5);
      exchange(this, i + 3, i + 4);
    }
  } else {
    native.swap64(viewBytes(this));
  }
  return this;
}

module.exports = { swap16, swap32, swap64 };
