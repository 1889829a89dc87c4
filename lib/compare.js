'use strict';

/** Buffer.compare, Buffer.prototype.compare and equals: the order and the equality of bytes. */

const { byteLengthOf } = require('./byte-length');
const crossing = require('./crossing');
const { argumentMustBeBuffer, makePlain } = require('./errors');
const { kMaxLength } = require('./host');
const {
  ObjectDefineProperty,
  RangeError,
  TypedArrayPrototypeGetByteLength,
} = require('./intrinsics');
const { isUint8Array, validateBuffer, validateOffset } = require('./validate');
const { viewBytes } = require('./view-bytes');

/**
 * Longest range, in bytes, that is compared here. Crossing costs 70 ns for `equals` and 90 for `compare`, whatever
 * the length; the loop below takes 54 ns for 48 bytes and 67 for 64 (Node 20 and 24 alike).
 */
const TINY_EQUALS = 64;
const TINY_COMPARE = 80;

/** How far longer ranges are compared here all the same: most that differ do so early, and 5 ns then save a crossing. */
const PROBE = 8;

/**
 * The index of the first byte that differs, or `count`. Eight bytes at a time: one branch instead of eight
 * makes 64 bytes 67 ns instead of 89 on Node 20, and costs Node 24 nothing.
 */
const mismatch = (a, aStart, b, bStart, count) => {
  let i = 0;
  for (; i + 7 < count; i += 8) {
    const x = aStart + i;
    const y = bStart + i;
    const difference =
      (a[x] ^ b[y]) |
      (a[x + 1] ^ b[y + 1]) |
      (a[x + 2] ^ b[y + 2]) |
      (a[x + 3] ^ b[y + 3]) |
      (a[x + 4] ^ b[y + 4]) |
      (a[x + 5] ^ b[y + 5]) |
      (a[x + 6] ^ b[y + 6]) |
      (a[x + 7] ^ b[y + 7]);
    if (difference !== 0) break;
  }
  while (i < count && a[aStart + i] === b[bStart + i]) i++;
  return i;
};

const sign = (a, b) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The order of `count` bytes each, which lie within true Uint8Arrays. */
const orderBytes = (a, aStart, b, bStart, count) => {
  const near = count <= TINY_COMPARE ? count : PROBE;
  const at = mismatch(a, aStart, b, bStart, near);
  if (at < near) return sign(a[aStart + at], b[bStart + at]);
  if (near === count) return 0;
  return crossing.compare(a, aStart, b, bStart, count);
};

const orderWhole = (a, b) => {
  const aLength = byteLengthOf(a);
  const bLength = byteLengthOf(b);
  const order = orderBytes(a, 0, b, 0, aLength < bLength ? aLength : bLength);
  return order === 0 ? sign(aLength, bLength) : order;
};

/**
 * Buffer.compare(buf1, buf2)
 * @param {Uint8Array} buf1
 * @param {Uint8Array} buf2
 * @returns {-1 | 0 | 1}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 */
function compareStatic(buf1, buf2) {
  validateBuffer(buf1, 'buf1');
  validateBuffer(buf2, 'buf2');
  return buf1 === buf2 ? 0 : orderWhole(buf1, buf2);
}
// Native's has the same name as the method below.
ObjectDefineProperty(compareStatic, 'name', { value: 'compare' });

/** The bytes of `this`, which may be any view. */
const ownBytes = (self) => {
  const bytes = viewBytes(self);
  if (bytes === undefined) throw argumentMustBeBuffer();
  return bytes;
};

/** How many bytes there are from `start` on. There may be fewer than asked for when the property `length` lies, or is missing. */
const bytesFrom = (bytes, start, name) => {
  const length = byteLengthOf(bytes);
  if (start > length) {
    throw makePlain(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range.`);
  }
  return length - start;
};

/**
 * buf.compare(target[, targetStart[, targetEnd[, sourceStart[, sourceEnd]]]])
 *
 * The bounds are checked against the properties `length`, as native does. Only bytes that are there are compared; where
 * these are equal, the longer range comes last.
 *
 * @param {Uint8Array} target
 * @param {number} [targetStart=0]
 * @param {number} [targetEnd] default and limit `target.length`
 * @param {number} [sourceStart=0]
 * @param {number} [sourceEnd] default and limit `this.length`
 * @returns {-1 | 0 | 1} where `this` stands relative to `target`
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 * @throws {RangeError} ERR_OUT_OF_RANGE
 */
function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
  validateBuffer(target, 'target');
  // biome-ignore lint/complexity/noArguments: bounds that are given as undefined read `length`, missing ones do not
  if (arguments.length === 1) return orderWhole(ownBytes(this), target);

  let targetFrom = 0;
  if (targetStart !== undefined) {
    validateOffset(targetStart, 'targetStart', kMaxLength);
    targetFrom = targetStart;
  }
  let targetTo = target.length;
  if (targetEnd !== undefined) {
    validateOffset(targetEnd, 'targetEnd', targetTo);
    targetTo = targetEnd;
  }
  let sourceFrom = 0;
  if (sourceStart !== undefined) {
    validateOffset(sourceStart, 'sourceStart', kMaxLength);
    sourceFrom = sourceStart;
  }
  let sourceTo = this.length;
  if (sourceEnd !== undefined) {
    validateOffset(sourceEnd, 'sourceEnd', sourceTo);
    sourceTo = sourceEnd;
  }
  if (sourceFrom >= sourceTo) return targetFrom >= targetTo ? 0 : -1;
  if (targetFrom >= targetTo) return 1;

  const source = ownBytes(this);
  const sourceBytes = bytesFrom(source, sourceFrom, 'sourceStart');
  const targetBytes = bytesFrom(target, targetFrom, 'targetStart');
  const sourceLength = sourceTo - sourceFrom;
  const targetLength = targetTo - targetFrom;
  let count = sourceLength < targetLength ? sourceLength : targetLength;
  if (!(count <= sourceBytes)) count = sourceBytes;
  if (!(count <= targetBytes)) count = targetBytes;
  const order = orderBytes(source, sourceFrom, target, targetFrom, count);
  return order === 0 ? sign(sourceLength, targetLength) : order;
}

const equalBytes = (a, b) => {
  const length = byteLengthOf(a);
  if (length !== byteLengthOf(b)) return false;
  const near = length <= TINY_EQUALS ? length : PROBE;
  if (mismatch(a, 0, b, 0, near) < near) return false;
  return near === length || crossing.equals(a, b);
};

/** `equals` on a receiver that is no Uint8Array: on a typed array of other elements, or an error. */
const equalView = (self, other) =>
  TypedArrayPrototypeGetByteLength(self) === byteLengthOf(other) &&
  equalBytes(viewBytes(self), other);

/**
 * buf.equals(otherBuffer)
 * @param {Uint8Array} otherBuffer
 * @returns {boolean} whether both have the same bytes; `this` may be any typed array
 * @throws {TypeError} ERR_INVALID_ARG_TYPE; V8's own when `this` is no typed array
 */
function equals(otherBuffer) {
  validateBuffer(otherBuffer, 'otherBuffer');
  if (this === otherBuffer) return true;
  return isUint8Array(this) ? equalBytes(this, otherBuffer) : equalView(this, otherBuffer);
}

module.exports = { compare, compareStatic, equals };
