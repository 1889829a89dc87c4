'use strict';

/** Buffer.prototype.fill, and the same for `Buffer.alloc(size, fill, encoding)`. */

const { byteLengthOf } = require('./byte-length');
const { copyBytes } = require('./copy');
const crossing = require('./crossing');
const { ascii, encodeToBytes, latin1, lookup, utf8 } = require('./encodings');
const {
  argumentMustBeBuffer,
  bufferOutOfBounds,
  indexOutOfRange,
  invalidArgType,
  invalidArgValue,
  unknownEncoding,
} = require('./errors');
const { kMaxLength } = require('./host');
const {
  ArrayBufferIsView,
  MathTrunc,
  NumberIsInteger,
  StringPrototypeCharCodeAt,
  TypedArrayPrototypeCopyWithin,
  TypedArrayPrototypeFill,
  TypedArrayPrototypeGetByteLength,
} = require('./intrinsics');
const { validateOffset } = require('./validate');
const { viewBytes } = require('./view-bytes');

/** Longest fill with one number, in elements, that is done by a loop: 15 ns for 16 on Node 24, where `TypedArray.prototype.fill` takes 20. */
const TINY_NUMBER = 16;

/** How far a pattern is repeated byte by byte: 36 to 56 ns for 64 bytes. Doubling takes 17 ns a step from there. */
const TINY_PATTERN = 64;

/** Longest fill with a pattern that is done by doubling, in bytes: the addon takes as long for 1,024 (120 ns) and less for more. */
const SMALL_PATTERN = 1024;

/** No encoding makes more bytes of a code unit. */
const MAX_BYTES_PER_UNIT = 3;

/** The encoding of the text to fill with. null and '' count as not given; anything else must be a string. */
const fillEncoding = (name) => {
  if (name === undefined || name === null || name === '') return utf8;
  if (typeof name !== 'string') throw invalidArgType('encoding', 'of type string', name);
  const ops = lookup(name);
  if (ops === undefined) throw unknownEncoding(name);
  return ops;
};

/** Whether native takes a one-unit text for the number of that unit. (It tells when elements are wider than bytes.) */
const isNumberLike = (unit, ops) =>
  ops === latin1 || (unit < 0x80 && (ops === utf8 || ops === ascii));

const fillNumber = (buf, number, from, to) => {
  // Read first, so that V8 inlines the accessor below: see lib/byte-length.js.
  const isInside = buf[from] !== undefined;
  // Only own properties that lie about the length bring us beyond it, or make a bound that is no integer.
  if (from > to || to > TypedArrayPrototypeGetByteLength(buf)) throw bufferOutOfBounds();
  if (isInside && to - from <= TINY_NUMBER && NumberIsInteger(to)) {
    for (let i = from; i < to; i++) buf[i] = number;
  } else {
    TypedArrayPrototypeFill(buf, number, from, to);
  }
  return buf;
};

/** Repeats the first `size` bytes of `bytes[from, to)` over the rest of it. */
const repeat = (bytes, from, to, size) => {
  let filled = from + size;
  if (size < TINY_PATTERN) {
    // Up to a whole number of patterns, so that doubling goes on in step.
    const end = to - from < TINY_PATTERN ? to : from + TINY_PATTERN - (TINY_PATTERN % size);
    for (; filled < end; filled++) bytes[filled] = bytes[filled - size];
  }
  while (filled < to) {
    const done = filled - from;
    const count = to - filled < done ? to - filled : done;
    TypedArrayPrototypeCopyWithin(bytes, filled, from, from + count);
    filled += count;
  }
};

/** The target as bytes, in which the range lies. Bounds count bytes here even when `this` has wider elements. */
const targetOf = (buf, from, to) => {
  const bytes = viewBytes(buf);
  if (bytes === undefined) throw argumentMustBeBuffer();
  if (to < 0) throw indexOutOfRange();
  if (from > to || to > byteLengthOf(bytes)) throw bufferOutOfBounds();
  return bytes;
};

/**
 * Whatever is neither number, text nor view is converted, after the checks. The conversion may run code that shrinks the
 * memory: what is left of the range is filled.
 */
const fillConverted = (buf, value, from, to) => {
  const bytes = targetOf(buf, from, to);
  const byte = +value & 0xff;
  const length = byteLengthOf(bytes);
  if (from < length) TypedArrayPrototypeFill(bytes, byte, from, to);
  return buf;
};

const fillPattern = (bytes, pattern, from, to) => {
  const length = to - from;
  if (length > SMALL_PATTERN) {
    crossing.fillPattern(bytes, from, to, pattern);
    return;
  }
  const size = byteLengthOf(pattern);
  const count = size < length ? size : length;
  copyBytes(bytes, from, pattern, 0, count);
  repeat(bytes, from, to, count);
};

const fillView = (buf, value, from, to) => {
  const bytes = targetOf(buf, from, to);
  if (from === to) return buf;
  const pattern = viewBytes(value);
  if (byteLengthOf(pattern) === 0) throw invalidArgValue('value', value);
  fillPattern(bytes, pattern, from, to);
  return buf;
};

const fillText = (buf, text, from, to, ops) => {
  const bytes = targetOf(buf, from, to);
  if (from === to) return buf;
  const length = to - from;
  if (length <= SMALL_PATTERN && text.length * MAX_BYTES_PER_UNIT <= length) {
    // Encoded in place: what is not decodable writes nothing.
    const size = ops.write(bytes, text, from, length);
    if (size === 0) throw invalidArgValue('value', text);
    repeat(bytes, from, to, size);
    return buf;
  }
  const pattern = encodeToBytes(text, ops);
  if (byteLengthOf(pattern) === 0) throw invalidArgValue('value', text);
  fillPattern(bytes, pattern, from, to);
  return buf;
};

/**
 * Fills part of a buffer. What `Buffer.alloc` needs is `fillRange(buf, fill, 0, size, encoding)`.
 *
 * @param {Uint8Array} buf
 * @param {unknown} value text, or a view whose bytes are repeated; anything else is converted to a number
 * @param {unknown} [offset] default 0, and then `end` counts for nothing; beyond the end nothing is filled.
 *   With a text it may be the encoding.
 * @param {unknown} [end] default, and limit, the length. With a text it may be the encoding.
 * @param {unknown} [encoding] of a text, default utf8
 * @returns {Uint8Array} `buf`
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING, ERR_INVALID_ARG_VALUE for a value that has no bytes
 * @throws {RangeError} ERR_OUT_OF_RANGE
 */
const fillRange = (buf, value, offset, end, encoding) => {
  let from = offset;
  let to = end;
  let ops;
  if (typeof value === 'string') {
    let name = encoding;
    if (offset === undefined || typeof offset === 'string') {
      name = offset;
      from = 0;
      to = buf.length;
    } else if (typeof end === 'string') {
      name = end;
      to = buf.length;
    }
    ops = fillEncoding(name);
  }
  if (from === undefined) {
    from = 0;
    to = buf.length;
  } else {
    validateOffset(from, 'offset', kMaxLength);
    const length = buf.length;
    if (to === undefined) to = length;
    else validateOffset(to, 'end', length);
    if (from >= to) return buf;
  }
  if (typeof value === 'number') return fillNumber(buf, value, from, to);
  // What has no `length`, or a strange one, ends at 0: a DataView as `this`.
  const limit = MathTrunc(to) || 0;
  if (ops === undefined) {
    return ArrayBufferIsView(value)
      ? fillView(buf, value, from, limit)
      : fillConverted(buf, value, from, limit);
  }
  if (value === '') return fillNumber(buf, 0, from, to);
  if (value.length === 1) {
    const unit = StringPrototypeCharCodeAt(value, 0);
    if (isNumberLike(unit, ops)) return fillNumber(buf, unit, from, to);
  }
  return fillText(buf, value, from, limit, ops);
};

/**
 * buf.fill(value[, offset[, end]][, encoding])
 * @see fillRange
 */
function fill(value, offset, end, encoding) {
  return fillRange(this, value, offset, end, encoding);
}

module.exports = { fill, fillRange };
