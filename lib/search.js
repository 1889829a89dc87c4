'use strict';

/** buf.indexOf, lastIndexOf and includes, with the `end` argument of Node 24 and 26 on every host. */

const { byteLengthOf } = require('./byte-length');
const crossing = require('./crossing');
const { ASCII, LATIN1, UTF16LE, UTF8, encodeToBytes, lookupAny, utf8 } = require('./encodings');
const { invalidArgType, unknownEncoding } = require('./errors');
const {
  ArrayBufferIsView,
  MathTrunc,
  Number,
  NumberIsNaN,
  StringPrototypeCharCodeAt,
  TypedArrayPrototypeGetLength,
} = require('./intrinsics');
const { findByte, findBytes, isTinySearch } = require('./tiny-search');
const { isUint8Array } = require('./validate');
const { viewBytes } = require('./view-bytes');

const NOT_FOUND = -1;

/**
 * The number that an offset argument stands for. An object is coerced as often as native does it, which it can tell;
 * unlike native's, an offset past 2 GiB is not cut down to 2 GiB.
 * @returns {number} NaN for what is none
 */
const toOffset = (offset) => {
  if (typeof offset === 'number') return offset;
  let number = Number(offset);
  if (number > 0x7fffffff) return number;
  number = Number(offset);
  if (number < -0x80000000) return number;
  // A BigInt of ordinary size is a TypeError, here as in native.
  return +offset;
};

/** Past the end of every buffer. */
const LARGEST_OFFSET = 2 ** 53;

/** From here on native's conversion of `end` to 64 bits wraps round, and counts as 0 like what is negative. */
const END_WRAPS = 2 ** 63;

/** Where the haystack ends: `end` cut to the true length. What is no number (native dies of it) is no limit. */
const toLimit = (end, length) => {
  if (end === length) return length;
  if (typeof end !== 'number') return length;
  if (!(end > 0 && end < END_WRAPS)) return 0;
  return end < length ? MathTrunc(end) : length;
};

/** The offset of the 16-bit unit that an offset lies in. */
const toEven = (offset) => offset - (offset % 2);

/**
 * Where a search begins.
 * @param {number} offset counted from the end when negative; what is outside counts as the nearest place
 * @param {number} length of the whole buffer: `end` does not move a negative offset
 * @param {number} needleLength
 * @param {boolean} forward
 * @returns {number} NOT_FOUND when nothing can be found from there
 */
const startOf = (offset, length, needleLength, forward) => {
  // The usual case first: rounding 0 takes 2 ns of the 25 that a short search has.
  if (offset === 0 && needleLength <= length) return 0;
  let at = MathTrunc(offset) + 0;
  if (at < 0) {
    at += length;
    if (at >= 0) return at;
    return forward || needleLength === 0 ? 0 : NOT_FOUND;
  }
  if (at + needleLength <= length) return at;
  if (needleLength === 0) return length;
  return forward ? NOT_FOUND : length - 1;
};

const searchByte = (bytes, byte, offset, end, forward) => {
  const length = byteLengthOf(bytes);
  const limit = toLimit(end, length);
  const from = startOf(offset, length, 1, forward);
  if (from === NOT_FOUND || limit === 0 || (forward && from >= limit)) return NOT_FOUND;
  if (isTinySearch(limit, from, forward)) return findByte(bytes, byte, from, limit, forward);
  return crossing.searchByte(bytes, byte, from, limit, forward);
};

/** Longest needle whose bytes are put into the block, at 1 ns a byte; to hand a view over costs 13. */
const SHORT_NEEDLE = 8;

/**
 * @param {number} length of the haystack, from whose end a negative offset counts
 */
const searchBytes = (bytes, needle, length, offset, end, wide, forward) => {
  const needleLength = TypedArrayPrototypeGetLength(needle);
  const limit = wide ? toEven(toLimit(end, length)) : toLimit(end, length);
  const from = startOf(offset, length, needleLength, forward);
  if (from === NOT_FOUND) return NOT_FOUND;
  if (needleLength === 0) return from < limit ? from : limit;
  if (needleLength > limit || (forward && from + needleLength > limit)) return NOT_FOUND;
  // Half a unit is never found.
  if (wide && needleLength < 2) return NOT_FOUND;
  if (!wide && isTinySearch(limit, from, forward)) {
    return findBytes(bytes, needle, needleLength, from, limit, forward);
  }
  const first = wide ? toEven(from) : from;
  if (needleLength <= SHORT_NEEDLE) {
    crossing.putShort(needle, needleLength);
    return crossing.searchShort(bytes, needleLength, first, limit, forward, wide);
  }
  return crossing.searchBytes(bytes, needle, first, limit, forward, wide);
};

/** Whether the encoding writes a code unit as the byte of the same number. */
const isOneByte = (unit, id) => unit < (id === UTF8 ? 0x80 : 0x100);

const searchString = (bytes, string, ops, offset, end, forward) => {
  const { id } = ops;
  const wide = id === UTF16LE;
  const bytesLength = TypedArrayPrototypeGetLength(bytes);
  // For a text, but not for bytes, a negative offset counts from the end of the last whole unit.
  const length = wide ? toEven(bytesLength) : bytesLength;
  if (id > ASCII || string.length === 0) {
    return searchBytes(bytes, encodeToBytes(string, ops), length, offset, end, wide, forward);
  }
  if (string.length === 1 && !wide) {
    const unit = StringPrototypeCharCodeAt(string, 0);
    if (isOneByte(unit, id)) return searchByte(bytes, unit, offset, end, forward);
  }
  const limit = wide ? toEven(toLimit(end, length)) : toLimit(end, length);
  // No needle of so many units is shorter than that.
  const shortest = wide ? string.length * 2 : string.length;
  const from = startOf(offset, length, shortest, forward);
  if (from === NOT_FOUND || shortest > limit || (forward && from + shortest > limit)) {
    return NOT_FOUND;
  }
  const first = wide ? toEven(from) : from;
  if (string.length > crossing.SHORT_TEXT) {
    const encoding = id === ASCII ? LATIN1 : id;
    return crossing.searchString(bytes, string, encoding, first, limit, forward, wide);
  }
  const needleLength = crossing.encodeShort(string, ops);
  if (!wide && isTinySearch(limit, from, forward)) {
    return findBytes(bytes, crossing.shortBytes, needleLength, from, limit, forward);
  }
  return crossing.searchShort(bytes, needleLength, first, limit, forward, wide);
};

/** Where a backward search begins by default: the property `length`, which may lie, but not be something to coerce. */
const ownEnd = (self) => {
  const length = self.length || self.byteLength;
  return typeof length === 'number' ? length : LARGEST_OFFSET;
};

/**
 * What the three methods do.
 * @param {ArrayBufferView} self the receiver; any view's memory is searched as bytes
 * @param {number | string | Uint8Array} value a byte (its low 8 bits), or what is to be found
 * @param {unknown} offset where to begin, from the end when negative; default the whole buffer. A string is the encoding
 * @param {unknown} end where the haystack ends; default the property `length`. A string is the encoding; what is
 *   neither a number nor a string (native dies of it) counts as an encoding too, as it did before there was an `end`, or as
 *   nothing when there is one
 * @param {unknown} encoding of a string `value`; utf16le searches for 16-bit units, even when `value` is bytes
 * @param {boolean} forward
 * @returns {number} the offset of the match, or -1
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING
 */
const search = (self, value, offset, end, encoding, forward) => {
  if (
    offset === undefined &&
    end === undefined &&
    typeof value === 'number' &&
    isUint8Array(self)
  ) {
    const { length } = self;
    return searchByte(self, value & 0xff, forward ? 0 : ownEnd(self), length, forward);
  }
  let limit = end;
  let name = encoding;
  if (end === undefined || typeof end === 'string') {
    if (end !== undefined) name = end;
    limit = self.length;
  } else if (typeof end !== 'number' && encoding === undefined) {
    name = end;
  }
  if (!ArrayBufferIsView(self)) {
    throw invalidArgType('buffer', 'an instance of Buffer, TypedArray, or DataView', self);
  }
  let start;
  if (typeof offset === 'string') {
    name = offset;
    start = Number.NaN;
  } else {
    start = toOffset(offset);
  }
  if (NumberIsNaN(start)) start = forward ? 0 : ownEnd(self);
  const ops = typeof value === 'number' || name === undefined ? utf8 : lookupAny(name);
  // From here on no code of the caller runs any more, so that the memory can be looked at.
  if (typeof value === 'number') {
    return searchByte(viewBytes(self), value & 0xff, start, limit, forward);
  }
  if (typeof value === 'string') {
    if (ops === undefined) throw unknownEncoding(name);
    return searchString(viewBytes(self), value, ops, start, limit, forward);
  }
  if (isUint8Array(value)) {
    const wide = ops !== undefined && ops.id === UTF16LE;
    const bytes = viewBytes(self);
    const length = TypedArrayPrototypeGetLength(bytes);
    return searchBytes(bytes, value, length, start, limit, wide, forward);
  }
  throw invalidArgType(
    'value',
    'one of type number or string or an instance of Buffer or Uint8Array',
    value,
  );
};

/**
 * buf.indexOf(value[, start[, end]][, encoding])
 * @returns {number} the offset of the first match at or after `start` that ends by `end`, or -1
 */
function indexOf(value, byteOffset, end, encoding) {
  return search(this, value, byteOffset, end, encoding, true);
}

/**
 * buf.lastIndexOf(value[, start[, end]][, encoding])
 * @returns {number} the offset of the last match at or before `start` that ends by `end`, or -1
 */
function lastIndexOf(value, byteOffset, end, encoding) {
  return search(this, value, byteOffset, end, encoding, false);
}

/**
 * buf.includes(value[, start[, end]][, encoding])
 * @returns {boolean} whether `indexOf` finds anything
 */
function includes(value, byteOffset, end, encoding) {
  return search(this, value, byteOffset, end, encoding, true) !== NOT_FOUND;
}

module.exports = { includes, indexOf, lastIndexOf };
