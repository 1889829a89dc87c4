'use strict';

/** Buffer.compare, Buffer.prototype.compare and equals: the order and the equality of bytes. */

const { byteLengthOf } = require('./byte-length');
const crossing = require('./crossing');
const { argumentMustBeBuffer, plainOutOfRange } = require('./errors');
const { kMaxLength } = require('./host');
const {
  Int32Array,
  MathTrunc,
  ObjectDefineProperty,
  TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeSet,
  Uint8Array,
} = require('./intrinsics');
const { isUint8Array, validateBuffer, validateOffset } = require('./validate');
const { viewBytes } = require('./view-bytes');

/** Longest range, in bytes, that is compared byte by byte: 30 ns for 40 on Node 24, 38 on Node 20. */
const TINY = 40;

/**
 * Longest array that is copied to be compared four bytes at a time. Two copies take 25 ns, and 64 bytes then 31 in all, 192
 * bytes 44, on all four lines (fast clock). A crossing takes 45 to 50, whatever the length; reaching the words through views
 * of the memory itself 50 to 80.
 */
const SMALL = 192;

/** Where such arrays are copied to. No code of the caller's runs while they are in use. */
const leftBytes = new Uint8Array(SMALL);
const rightBytes = new Uint8Array(SMALL);
const leftWords = new Int32Array(leftBytes.buffer);
const rightWords = new Int32Array(rightBytes.buffer);

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

/** {@link mismatch} of the beginnings of two arrays that are no longer than {@link SMALL}. */
const mismatchSmall = (a, b, count) => {
  try {
    TypedArrayPrototypeSet(leftBytes, a, 0);
    TypedArrayPrototypeSet(rightBytes, b, 0);
  } catch {
    // Another thread has made one longer than the scratch, meanwhile.
    return mismatch(a, 0, b, 0, count);
  }
  const words = count >> 2;
  let i = 0;
  for (; i + 3 < words; i += 4) {
    const difference =
      (leftWords[i] ^ rightWords[i]) |
      (leftWords[i + 1] ^ rightWords[i + 1]) |
      (leftWords[i + 2] ^ rightWords[i + 2]) |
      (leftWords[i + 3] ^ rightWords[i + 3]);
    if (difference !== 0) break;
  }
  let at = 4 * i;
  while (at < count && leftBytes[at] === rightBytes[at]) at++;
  return at;
};

const sign = (a, b) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The order of `count` bytes each, which lie within true Uint8Arrays. The first byte decides most of the time. */
const orderBytes = (a, aStart, b, bStart, count) => {
  if (count <= TINY) {
    const at = mismatch(a, aStart, b, bStart, count);
    return at < count ? sign(a[aStart + at], b[bStart + at]) : 0;
  }
  const first = sign(a[aStart], b[bStart]);
  return first === 0 ? crossing.compare(a, aStart, b, bStart, count) : first;
};

const orderWhole = (a, b) => {
  const aLength = byteLengthOf(a);
  const bLength = byteLengthOf(b);
  const count = aLength < bLength ? aLength : bLength;
  let order;
  if (count > TINY && aLength <= SMALL && bLength <= SMALL) {
    const at = mismatchSmall(a, b, count);
    order = at < count ? sign(leftBytes[at], rightBytes[at]) : 0;
  } else {
    order = orderBytes(a, 0, b, 0, count);
  }
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
ObjectDefineProperty(compareStatic, 'name', { __proto__: null, value: 'compare' });

/** The bytes of `this`, which may be any view. */
const ownBytes = (self) => {
  const bytes = viewBytes(self);
  if (bytes === undefined) throw argumentMustBeBuffer();
  return bytes;
};

/** How many bytes there are from `start` on. There may be fewer than asked for when the property `length` lies, or is missing. */
const bytesFrom = (bytes, start, name) => {
  const length = byteLengthOf(bytes);
  if (start > length) throw plainOutOfRange(name);
  return length - start;
};

/** What has no `length` (a DataView, or a liar) is as long as it is; fractions are cut off, and what is no number counts as 0. */
const lengthUpTo = (end, start, bytes) =>
  end === undefined ? bytes : MathTrunc(+end - start) || 0;

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
  const sourceLength = lengthUpTo(sourceTo, sourceFrom, sourceBytes);
  const targetLength = lengthUpTo(targetTo, targetFrom, targetBytes);
  let count = sourceLength < targetLength ? sourceLength : targetLength;
  if (!(count <= sourceBytes)) count = sourceBytes;
  if (!(count <= targetBytes)) count = targetBytes;
  const order = orderBytes(source, sourceFrom, target, targetFrom, count);
  return order === 0 ? sign(sourceLength, targetLength) : order;
}

const equalBytes = (a, b) => {
  const length = byteLengthOf(a);
  if (length !== byteLengthOf(b)) return false;
  if (length <= TINY) return mismatch(a, 0, b, 0, length) === length;
  if (a[0] !== b[0]) return false;
  if (length <= SMALL) return mismatchSmall(a, b, length) === length;
  return crossing.equals(a, b);
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
