'use strict';

/** Buffer.compare, Buffer.prototype.compare and equals: the order and the equality of bytes. */

const { argumentMustBeBuffer, makePlain } = require('./errors');
const { kMaxLength } = require('./host');
const {
  ObjectDefineProperty,
  RangeError,
  TypedArrayPrototypeGetByteLength,
} = require('./intrinsics');
const native = require('./native');
const { validateBuffer, validateOffset } = require('./validate');
const { viewBytes } = require('./view-bytes');

/**
 * Longest range, in bytes, that is compared here. Crossing costs 70 ns for `equals` and 90 for `compare`, whatever
 * the length; the loop below takes 54 ns for 48 bytes and 67 for 64 (Node 20 and 24 alike).
 */
const TINY_EQUALS = 64;
const TINY_COMPARE = 80;

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

/** The order of two ranges that lie within true Uint8Arrays. */
const order = (a, aStart, aEnd, b, bStart, bEnd) => {
  const aLength = aEnd - aStart;
  const bLength = bEnd - bStart;
  const count = aLength < bLength ? aLength : bLength;
  if (count > TINY_COMPARE) return native.compare(a, aStart, aEnd, b, bStart, bEnd);
  const at = mismatch(a, aStart, b, bStart, count);
  if (at < count) return a[aStart + at] < b[bStart + at] ? -1 : 1;
  if (aLength === bLength) return 0;
  return aLength < bLength ? -1 : 1;
};

const orderWhole = (a, b) =>
  order(a, 0, TypedArrayPrototypeGetByteLength(a), b, 0, TypedArrayPrototypeGetByteLength(b));

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

/** The true length of a view, when `start` lies in it. It may not when the property `length` lies, or is missing. */
const lengthFrom = (bytes, start, name) => {
  const length = TypedArrayPrototypeGetByteLength(bytes);
  if (start > length) {
    throw makePlain(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range.`);
  }
  return length;
};

/** An end that does not lie beyond the bytes that are there, whatever the property `length` has let pass. */
const within = (end, length) => (end <= length ? end : length);

/**
 * buf.compare(target[, targetStart[, targetEnd[, sourceStart[, sourceEnd]]]])
 *
 * The bounds are checked against the properties `length`, as native does; only bytes that are there are compared.
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
  const sourceLength = lengthFrom(source, sourceFrom, 'sourceStart');
  const targetLength = lengthFrom(target, targetFrom, 'targetStart');
  return order(
    source,
    sourceFrom,
    within(sourceTo, sourceLength),
    target,
    targetFrom,
    within(targetTo, targetLength),
  );
}

/**
 * buf.equals(otherBuffer)
 * @param {Uint8Array} otherBuffer
 * @returns {boolean} whether both have the same bytes; `this` may be any typed array
 * @throws {TypeError} ERR_INVALID_ARG_TYPE; V8's own when `this` is no typed array
 */
function equals(otherBuffer) {
  validateBuffer(otherBuffer, 'otherBuffer');
  if (this === otherBuffer) return true;
  const length = TypedArrayPrototypeGetByteLength(this);
  if (length !== TypedArrayPrototypeGetByteLength(otherBuffer)) return false;
  if (length > TINY_EQUALS) return native.equals(this, otherBuffer);
  return mismatch(viewBytes(this), 0, otherBuffer, 0, length) === length;
}

module.exports = { compare, compareStatic, equals };
