'use strict';

/** The methods that take the encoding as an argument: `toString`, `write`, and the static `byteLength`. */

const decode = require('./decode');
const encode = require('./encode');
const { ascii, latin1, lookupAny, utf8 } = require('./encodings');
const { invalidArgType, unknownEncoding } = require('./errors');
const { ArrayBufferIsView, MathTrunc, TypedArrayPrototypeGetLength } = require('./intrinsics');
const { sliceRange, writeBounded, writeRange } = require('./text-range');
const { isAnyArrayBuffer, validateOffset } = require('./validate');

/**
 * buf.toString([encoding[, start[, end]]])
 * @param {unknown} encoding default utf8; anything else is made a string
 * @param {unknown} start default 0; out of range it counts as the nearest bound
 * @param {unknown} end default the length, likewise
 * @returns {string}
 * @throws {TypeError} ERR_UNKNOWN_ENCODING, unless the range is empty
 * @throws {Error} ERR_STRING_TOO_LONG
 */
function toString(encoding, start, end) {
  // With no argument at all it is the property `length` that counts, lie or not.
  // biome-ignore lint/complexity/noArguments: a call with `undefined` is another case, and a rest parameter allocates
  if (arguments.length === 0) return sliceRange(this, decode.utf8, 0, this.length);
  const length = TypedArrayPrototypeGetLength(this);
  let from = 0;
  // Every mention of a bound coerces it once more, as often as native does: an object can tell.
  if (!(start <= 0)) {
    if (start >= length) return '';
    from = MathTrunc(start) || 0;
  }
  const to = end === undefined || end > length ? length : MathTrunc(end) || 0;
  if (to <= from) return '';
  if (encoding === undefined) return sliceRange(this, decode.utf8, from, to);
  const ops = lookupAny(encoding);
  if (ops === undefined) throw unknownEncoding(encoding);
  return sliceRange(this, ops.slice, from, to);
}

/**
 * buf.write(string[, offset[, length]][, encoding])
 * @param {unknown} string must be a primitive string
 * @param {unknown} offset default 0; without it the rest is ignored. A string here is the encoding
 * @param {unknown} length default, and cut to, what follows the offset. A string here is the encoding
 * @param {unknown} encoding default utf8
 * @returns {number} bytes written
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING
 * @throws {RangeError} ERR_OUT_OF_RANGE
 */
function write(string, offset, length, encoding) {
  const size = TypedArrayPrototypeGetLength(this);
  if (offset === undefined) return writeBounded(this, encode.utf8, string, 0, size);
  let at = 0;
  let room = size;
  let name = encoding;
  if (length === undefined && typeof offset === 'string') {
    name = offset;
  } else {
    validateOffset(offset, 'offset', size);
    at = offset;
    room = size - at;
    if (typeof length === 'string') {
      name = length;
    } else if (length !== undefined) {
      validateOffset(length, 'length', size);
      if (length < room) room = length;
    }
  }
  if (!name) return writeBounded(this, encode.utf8, string, at, room);
  const ops = lookupAny(name);
  if (ops === undefined) throw unknownEncoding(name);
  if (ops === utf8 || ops === latin1 || ops === ascii) {
    return writeBounded(this, ops.write, string, at, room);
  }
  return writeRange(this, ops.write, string, at, room);
}

/**
 * Buffer.byteLength(string[, encoding])
 * @param {unknown} string a string, or anything with bytes: a view, an ArrayBuffer, a SharedArrayBuffer
 * @param {unknown} encoding default, and for an unknown one, utf8
 * @returns {number} the bytes that writing the string needs (for base64 at most); the `byteLength` of anything else
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 */
function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (ArrayBufferIsView(string) || isAnyArrayBuffer(string)) return string.byteLength;
    throw invalidArgType(
      'string',
      'of type string or an instance of Buffer or ArrayBuffer',
      string,
    );
  }
  // Before the encoding is looked at: its coercion may throw, but not for no text.
  if (string.length === 0) return 0;
  const ops = encoding ? lookupAny(encoding) : utf8;
  return (ops === undefined ? utf8 : ops).byteLength(string);
}

module.exports = { byteLength, toString, write };
