'use strict';

/** The methods with an encoding in their name: `latin1Slice(start, end)`, `latin1Write(string, offset, length)`, ... */

const decode = require('./decode');
const encode = require('./encode');
const { sliceRange, writeBounded, writeRange } = require('./text-range');

function asciiSlice(start, end) {
  return sliceRange(this, decode.ascii, start, end);
}

function base64Slice(start, end) {
  return sliceRange(this, decode.base64, start, end);
}

function base64urlSlice(start, end) {
  return sliceRange(this, decode.base64url, start, end);
}

function latin1Slice(start, end) {
  return sliceRange(this, decode.latin1, start, end);
}

function hexSlice(start, end) {
  return sliceRange(this, decode.hex, start, end);
}

function ucs2Slice(start, end) {
  return sliceRange(this, decode.utf16le, start, end);
}

function utf8Slice(start, end) {
  return sliceRange(this, decode.utf8, start, end);
}

function asciiWrite(string, offset, length) {
  return writeBounded(this, encode.latin1, string, offset, length);
}

function base64Write(string, offset, length) {
  return writeRange(this, encode.base64, string, offset, length);
}

function base64urlWrite(string, offset, length) {
  return writeRange(this, encode.base64, string, offset, length);
}

function latin1Write(string, offset, length) {
  return writeBounded(this, encode.latin1, string, offset, length);
}

function hexWrite(string, offset, length) {
  return writeRange(this, encode.hex, string, offset, length);
}

function ucs2Write(string, offset, length) {
  return writeRange(this, encode.utf16le, string, offset, length);
}

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
