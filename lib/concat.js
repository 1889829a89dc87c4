'use strict';

/** Buffer.concat */

const { allocate } = require('./allocate');
const { byteLengthOf } = require('./byte-length');
const { hiddenInvalidArgType, invalidArgType, memoryAllocationFailed } = require('./errors');
const { FastBuffer } = require('./fast-buffer');
const { kMaxLength, major } = require('./host');
const {
  ArrayIsArray,
  TypedArrayPrototypeFill,
  TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeGetLength,
  TypedArrayPrototypeSet,
  Uint8Array,
} = require('./intrinsics');
const { isUint8Array, validateInteger, validateNumber } = require('./validate');

const notBytes = (index, part) =>
  invalidArgType(`list[${index}]`, 'an instance of Buffer or Uint8Array', part);

/** Longest part, in bytes, that is copied by a loop: 6 ns for 8, where `set` takes 11 whatever the length. */
const TINY_PART = 8;

/** Copies all of a Uint8Array, `size` bytes, to where they belong. */
const place = (buf, at, part, size) => {
  // A part that is empty or has no room is the business of `set`, which has the error for what was detached or has grown.
  if (size > TINY_PART || size === 0 || buf[at + size - 1] === undefined) {
    TypedArrayPrototypeSet(buf, part, at);
    return;
  }
  for (let i = 0; i < size; i++) buf[at + i] = part[i];
};

/**
 * The list is read twice, and what was a Uint8Array at the first look may be another typed array now: its elements are
 * copied as `set` does it, and of the `size` bytes that it has, what it has too few elements for are zeros.
 */
const placeElements = (buf, at, part, size) => {
  const count = TypedArrayPrototypeGetLength(part);
  for (let i = 0; i < size; i++) buf[at + i] = i < count ? part[i] : 0;
};

/** Copies the beginning of a part, for which alone there is room. */
const placeBeginning = (buf, at, part, size) => {
  if (!isUint8Array(part)) {
    placeElements(buf, at, part, size);
    return;
  }
  const offset = TypedArrayPrototypeGetByteOffset(part);
  place(buf, at, new Uint8Array(TypedArrayPrototypeGetBuffer(part), offset, size), size);
};

/** Copies a part; returns how many bytes it has. */
const placeAll = (buf, at, part) => {
  if (isUint8Array(part)) {
    const size = byteLengthOf(part);
    place(buf, at, part, size);
    return size;
  }
  const size = TypedArrayPrototypeGetByteLength(part);
  placeElements(buf, at, part, size);
  return size;
};

/** Zeros what a list that has become shorter leaves open: in the pool, other people's bytes lie there. */
const zeroFrom = (buf, start, end) => {
  if (start < end) TypedArrayPrototypeFill(buf, 0, start, end);
  return buf;
};

/** Throws what native has for parts that no Buffer holds: an error of the size up to Node 22, where that limit can be reached, and of memory then. */
const refuse = (total) => {
  if (major < 24) validateNumber(total, 'size', 0, kMaxLength, refuse);
  throw memoryAllocationFailed();
};

const concatAll = (list) => {
  let total = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    if (!isUint8Array(part)) throw notBytes(i, part);
    total += byteLengthOf(part);
  }
  if (total > kMaxLength) refuse(total);
  const buf = allocate(total);
  let end = 0;
  for (let i = 0; i < list.length; i++) end += placeAll(buf, end, list[i]);
  return zeroFrom(buf, end, total);
};

const concatUpTo = (list, length) => {
  validateInteger(length, 'length', 0, kMaxLength);
  for (let i = 0; i < list.length; i++) {
    // The error's element is read anew, as in native.
    if (!isUint8Array(list[i])) throw notBytes(i, list[i]);
  }
  const buf = allocate(length);
  let end = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    const size = TypedArrayPrototypeGetByteLength(part);
    const room = length - end;
    if (size > room) {
      placeBeginning(buf, end, part, room);
      return buf;
    }
    end += placeAll(buf, end, part);
  }
  return zeroFrom(buf, end, length);
};

const validateList = (list) => {
  // Native reads `length` of the list once more than the work needs, which a Proxy sees.
  if (!ArrayIsArray(list) || list.length < 0) {
    throw hiddenInvalidArgType('list', 'an instance of Array', list, validateList);
  }
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
  validateList(list);
  if (list.length === 0) return new FastBuffer();
  return length === undefined ? concatAll(list) : concatUpTo(list, length);
}

module.exports = { concat };
