'use strict';

/**
 * The methods with an encoding in their name: `latin1Slice(start, end)`, `latin1Write(string, offset, length)`, ... What their
 * arguments mean, and what they throw, is told by the function of text-range.js that each of them calls.
 */

const decode = require('./decode');
const encode = require('./encode');
const { sliceRange, writeBounded, writeRange } = require('./text-range');

/**
 * buf.asciiSlice([start[, end]]): the low seven bits of each byte as a code unit
 * @see sliceRange
 * @returns {string}
 */
function asciiSlice(start, end) {
  return sliceRange(this, decode.ascii, start, end);
}

/**
 * buf.base64Slice([start[, end]]): base64 with padding
 * @see sliceRange
 * @returns {string}
 */
function base64Slice(start, end) {
  return sliceRange(this, decode.base64, start, end);
}

/**
 * buf.base64urlSlice([start[, end]]): base64 of the alphabet for URLs, without padding
 * @see sliceRange
 * @returns {string}
 */
function base64urlSlice(start, end) {
  return sliceRange(this, decode.base64url, start, end);
}

/**
 * buf.latin1Slice([start[, end]]): a code unit for each byte
 * @see sliceRange
 * @returns {string}
 */
function latin1Slice(start, end) {
  return sliceRange(this, decode.latin1, start, end);
}

/**
 * buf.hexSlice([start[, end]]): two digits for each byte
 * @see sliceRange
 * @returns {string}
 */
function hexSlice(start, end) {
  return sliceRange(this, decode.hex, start, end);
}

/**
 * buf.ucs2Slice([start[, end]]): two bytes for each code unit
 * @see sliceRange
 * @returns {string}
 */
function ucs2Slice(start, end) {
  return sliceRange(this, decode.utf16le, start, end);
}

/**
 * buf.utf8Slice([start[, end]]): what is ill-formed becomes U+FFFD
 * @see sliceRange
 * @returns {string}
 */
function utf8Slice(start, end) {
  return sliceRange(this, decode.utf8, start, end);
}

/**
 * buf.asciiWrite(string[, offset[, length]]): the low byte of each code unit, as `latin1Write`
 * @see writeBounded
 * @returns {number} bytes written
 */
function asciiWrite(string, offset, length) {
  return writeBounded(this, encode.latin1, string, offset, length);
}

/**
 * buf.base64Write(string[, offset[, length]]): both alphabets; what is no digit is passed over
 * @see writeRange
 * @returns {number} bytes written
 */
function base64Write(string, offset, length) {
  return writeRange(this, encode.base64, string, offset, length);
}

/**
 * buf.base64urlWrite(string[, offset[, length]]): the same as `base64Write`
 * @see writeRange
 * @returns {number} bytes written
 */
function base64urlWrite(string, offset, length) {
  return writeRange(this, encode.base64, string, offset, length);
}

/**
 * buf.latin1Write(string[, offset[, length]]): the low byte of each code unit
 * @see writeBounded
 * @returns {number} bytes written
 */
function latin1Write(string, offset, length) {
  return writeBounded(this, encode.latin1, string, offset, length);
}

/**
 * buf.hexWrite(string[, offset[, length]]): two digits for each byte, as far as they are
 * @see writeRange
 * @returns {number} bytes written
 */
function hexWrite(string, offset, length) {
  return writeRange(this, encode.hex, string, offset, length);
}

/**
 * buf.ucs2Write(string[, offset[, length]]): two bytes for each code unit; whole units only
 * @see writeRange
 * @returns {number} bytes written
 */
function ucs2Write(string, offset, length) {
  return writeRange(this, encode.utf16le, string, offset, length);
}

/**
 * buf.utf8Write(string[, offset[, length]]): whole characters only; a lone surrogate becomes U+FFFD
 * @see writeBounded
 * @returns {number} bytes written
 */
function utf8Write(string, offset, length) {
  return writeBounded(this, encode.utf8, string, offset, length);
}

module.exports = {
  asciiSlice,
  asciiWrite,
  base64Slice,
  base64Write,
  base64urlSlice,
  base64urlWrite,
  hexSlice,
  hexWrite,
  latin1Slice,
  latin1Write,
  ucs2Slice,
  ucs2Write,
  utf8Slice,
  utf8Write,
};
