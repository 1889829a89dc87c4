'use strict';

/** The methods that take the encoding as an argument: `toString`, `write`, and the static `byteLength`. */

const decode = require('./decode');
const { ascii, latin1, lookupAny, utf8 } = require('./encodings');
const { invalidArgType, unknownEncoding } = require('./errors');
const { ArrayBufferIsView, MathTrunc, TypedArrayPrototypeGetLength } = require('./intrinsics');
const {
  sliceRange,
  validateRoom,
  validateStart,
  writeBounded,
  writeRange,
} = require('./text-range');
const { isAnyArrayBuffer, isUint8Array, validateOffset } = require('./validate');

/**
 * The usual case, in which there is nothing left that `sliceRange` would find: a true Uint8Array that still has the length
 * that the bounds were checked against. It saves 15 to 30 ns.
 */
const isWhole = (self, length) =>
  isUint8Array(self) && TypedArrayPrototypeGetLength(self) === length;

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
  if (arguments.length === 0) {
    const claimed = this.length;
    return isWhole(this, claimed) && claimed !== 0
      ? decode.utf8(this, 0, claimed)
      : sliceRange(this, decode.utf8, 0, claimed);
  }
  const length = TypedArrayPrototypeGetLength(this);
  let from = 0;
  // Every mention of a bound coerces it once more, as often as native does: an object can tell.
  if (!(start <= 0)) {
    if (start >= length) return '';
    from = MathTrunc(start) || 0;
  }
  const to = end === undefined || end > length ? length : MathTrunc(end) || 0;
  if (to <= from) return '';
  const ops = encoding === undefined ? utf8 : lookupAny(encoding);
  if (ops === undefined) throw unknownEncoding(encoding);
  return isWhole(this, length) ? ops.slice(this, from, to) : sliceRange(this, ops.slice, from, to);
}

/**
 * The second half of `write`: the method of the encoding, with numbers.
 * @param {number} size the true length that the numbers have been checked against
 */
const writeChecked = (self, ops, string, at, room, size) => {
  const isBounded = ops === utf8 || ops === latin1 || ops === ascii;
  // The usual case, of which that method would find nothing else wrong: 15 to 30 ns less.
  if (typeof string === 'string' && isWhole(self, size)) {
    if (isBounded) {
      validateStart(self, at);
      validateRoom(self, at, room);
    }
    return room > 0 ? ops.write(self, string, at, room) : 0;
  }
  return isBounded
    ? writeBounded(self, ops.write, string, at, room)
    : writeRange(self, ops.write, string, at, room);
};

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
  if (offset === undefined) return writeChecked(this, utf8, string, 0, size, size);
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
  const ops = name ? lookupAny(name) : utf8;
  if (ops === undefined) throw unknownEncoding(name);
  return writeChecked(this, ops, string, at, room, size);
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
