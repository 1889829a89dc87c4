'use strict';

/** Buffer.prototype.fill, and the same for `Buffer.alloc(size, fill, encoding)`. */

const { byteLengthOf } = require('./byte-length');
const { copyBytes } = require('./copy');
const crossing = require('./crossing');
const { ascii, encodeToBytes, latin1, lookupOrDefault, utf8 } = require('./encodings');
const {
  argumentMustBeBuffer,
  bufferOutOfBounds,
  indexOutOfRange,
  hiddenInvalidArgType,
  invalidArgValue,
  unknownEncoding,
} = require('./errors');
const { kMaxLength } = require('./host');
const {
  ArrayBufferIsView,
  MathTrunc,
  NumberIsInteger,
  StringPrototypeCharCodeAt,
  TypedArrayPrototypeFill,
  TypedArrayPrototypeGetByteLength,
} = require('./intrinsics');
const { validateOffset } = require('./validate');
const { viewBytes } = require('./view-bytes');

/** Longest fill with one number, in elements, that is done by a loop: 15 ns for 16 on Node 24, where `TypedArray.prototype.fill` takes 20. */
const TINY_NUMBER = 16;

/**
 * Longest fill with a pattern that is done here, byte by byte, in bytes: 45 ns for 32 on Node 24. A crossing takes 45 with
 * the pattern in the block, 55 with its view.
 */
const TINY_PATTERN = 32;

/** Longest view whose bytes are put into the block, at 1 ns a byte; to hand a view over costs 13. */
const SHORT_VIEW = 16;

/** No encoding makes more bytes of a code unit. */
const MAX_BYTES_PER_UNIT = 3;

/** The encoding of the text to fill with. null and '' count as not given; anything else must be a string, or look like one. */
const fillEncoding = (name) => {
  const ops = lookupOrDefault(name);
  if (ops !== undefined) return ops;
  if (typeof name !== 'string') {
    throw hiddenInvalidArgType('encoding', 'of type string', name, fillEncoding);
  }
  throw unknownEncoding(name);
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
  for (let i = from + size; i < to; i++) bytes[i] = bytes[i - size];
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
  const size = byteLengthOf(pattern);
  if (length <= TINY_PATTERN) {
    const count = size < length ? size : length;
    copyBytes(bytes, from, pattern, 0, count);
    repeat(bytes, from, to, count);
  } else if (size <= SHORT_VIEW) {
    crossing.putShort(pattern, size);
    crossing.fillShort(bytes, from, to, size);
  } else {
    crossing.fillPattern(bytes, from, to, pattern);
  }
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
  if (text.length > crossing.SHORT_TEXT) {
    const pattern = encodeToBytes(text, ops);
    if (byteLengthOf(pattern) === 0) throw invalidArgValue('value', text);
    fillPattern(bytes, pattern, from, to);
    return buf;
  }
  const length = to - from;
  const isTiny = length <= TINY_PATTERN && text.length * MAX_BYTES_PER_UNIT <= length;
  // What is not decodable writes nothing.
  const size = isTiny ? ops.write(bytes, text, from, length) : crossing.encodeShort(text, ops);
  if (size === 0) throw invalidArgValue('value', text);
  if (isTiny) repeat(bytes, from, to, size);
  else crossing.fillShort(bytes, from, to, size);
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
  let name = encoding;
  let ops;
  if (typeof value === 'string') {
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
  // Native looks at an object's text before, and its C++, which makes the bytes, does not.
  return fillText(buf, value, from, limit, typeof name === 'string' ? ops : utf8);
};

/**
 * buf.fill(value[, offset[, end]][, encoding])
 * @see fillRange
 */
function fill(value, offset, end, encoding) {
  // The usual case first: without a look at the rest 4 of 20 ns are saved.
  if (offset === undefined && typeof value === 'number') {
    return fillNumber(this, value, 0, this.length);
  }
  return fillRange(this, value, offset, end, encoding);
}

module.exports = { fill, fillRange };
