'use strict';

/** Buffer.concat */

const { allocate } = require('./allocate');
const { invalidArgType } = require('./errors');
const { FastBuffer } = require('./fast-buffer');
const { kMaxLength } = require('./host');
const {
  ArrayIsArray,
  TypedArrayPrototypeFill,
  TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeSet,
  Uint8Array,
} = require('./intrinsics');
const { isUint8Array, validateInteger } = require('./validate');

/** Checks every element; returns how many bytes they have together. */
const measure = (list) => {
  let total = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    if (!isUint8Array(part)) {
      throw invalidArgType(`list[${i}]`, 'an instance of Buffer or Uint8Array', part);
    }
    total += TypedArrayPrototypeGetByteLength(part);
  }
  return total;
};

/** Zeros what a list that changes between the two passes over it has left open: in the pool, other people's bytes lie there. */
const zeroFrom = (buf, start, end) => {
  if (start < end) TypedArrayPrototypeFill(buf, 0, start, end);
  return buf;
};

const concatAll = (list) => {
  const total = measure(list);
  const buf = allocate(total);
  let end = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    TypedArrayPrototypeSet(buf, part, end);
    end += TypedArrayPrototypeGetByteLength(part);
  }
  return zeroFrom(buf, end, total);
};

/** The first `length` bytes of a part. */
const head = (part, length) =>
  new Uint8Array(
    TypedArrayPrototypeGetBuffer(part),
    TypedArrayPrototypeGetByteOffset(part),
    length,
  );

const concatUpTo = (list, length) => {
  validateInteger(length, 'length', 0, kMaxLength);
  measure(list);
  const buf = allocate(length);
  let end = 0;
  for (let i = 0; end < length && i < list.length; i++) {
    const part = list[i];
    const size = TypedArrayPrototypeGetByteLength(part);
    const room = length - end;
    if (size <= room) {
      TypedArrayPrototypeSet(buf, part, end);
      end += size;
    } else {
      TypedArrayPrototypeSet(buf, head(part, room), end);
      end = length;
    }
  }
  return zeroFrom(buf, end, length);
};

/**
 * Buffer.concat(list[, length])
 * @param {Uint8Array[]} list
 * @param {number} [length] of the result: what the parts have beyond it is left out, what they lack is zeros. Default: all of them
 * @returns {FastBuffer}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 * @throws {RangeError} ERR_OUT_OF_RANGE, ERR_MEMORY_ALLOCATION_FAILED
 */
function concat(list, length) {
  // Native reads `length` of the list once more than the work needs, which a Proxy sees.
  if (!ArrayIsArray(list) || list.length < 0) {
    throw invalidArgType('list', 'an instance of Array', list);
  }
  if (list.length === 0) return new FastBuffer();
  return length === undefined ? concatAll(list) : concatUpTo(list, length);
}

module.exports = { concat };
