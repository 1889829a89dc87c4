'use strict';

/**
 * The one table of encodings: every spelling that Node knows -> how to write, read and measure it.
 *
 * Whoever needs an encoding asks {@link lookup} and calls the functions of the record that comes back;
 * no other file compares encoding names.
 *
 * @typedef {object} EncodingOps
 * @property {string} name the canonical name
 * @property {number} id `UTF8`, `LATIN1`, …: the constants exported below. The first four are the binding's numbers.
 * @property {(buf: Uint8Array, string: string, offset: number, length: number) => number} write
 *   encodes into `buf[offset, offset + length)`, whole units only; returns the number of bytes written
 * @property {(buf: Uint8Array, start: number, end: number) => string} slice
 *   decodes `buf[start, end)`; throws ERR_STRING_TOO_LONG
 * @property {(string: string) => number} byteLength
 *   bytes that `write` needs; for base64 an upper bound, the one that `Buffer.byteLength` tells
 *
 * `write` and `slice` take a true Uint8Array and a range that the caller has checked against its true length.
 */

const { constants } = require('node:buffer');
const native = require('./native');
const { stringTooLong } = require('./errors');
const {
  StringPrototypeToLowerCase,
  TypedArrayPrototypeGetBuffer,
  Uint8Array,
} = require('./intrinsics');

const UTF8 = 0;
const LATIN1 = 1;
const UTF16LE = 2;
const ASCII = 3;
const BASE64 = 4;
const BASE64URL = 5;
const HEX = 6;

const { MAX_STRING_LENGTH } = constants;

/** Turns the binding's "longer than a string can be" into native's error. */
const checked = (decode) => (buf, start, end) => {
  const string = decode(buf, start, end);
  if (string === undefined) throw stringTooLong(MAX_STRING_LENGTH);
  return string;
};

const oneBytePerUnit = (string) => string.length;
const twoBytesPerUnit = (string) => string.length * 2;
const unitsPerByte = (string) => string.length >>> 1;

/** @type {EncodingOps} */
const utf8 = {
  name: 'utf8',
  id: UTF8,
  write: native.utf8Write,
  slice: checked(native.utf8Slice),
  byteLength: native.byteLengthUtf8,
};

/** @type {EncodingOps} */
const latin1 = {
  name: 'latin1',
  id: LATIN1,
  write: native.latin1Write,
  slice: checked(native.latin1Slice),
  byteLength: oneBytePerUnit,
};

/** @type {EncodingOps} */
const utf16le = {
  name: 'utf16le',
  id: UTF16LE,
  write: native.ucs2Write,
  slice: checked(native.ucs2Slice),
  byteLength: twoBytesPerUnit,
};

/**
 * Reads mask the top bit; writes are those of latin1.
 * @type {EncodingOps}
 */
const ascii = {
  name: 'ascii',
  id: ASCII,
  write: native.latin1Write,
  slice: checked(native.asciiSlice),
  byteLength: oneBytePerUnit,
};

/** @type {EncodingOps} */
const base64 = {
  name: 'base64',
  id: BASE64,
  write: native.base64Write,
  slice: checked(native.base64Slice),
  byteLength: native.byteLengthBase64,
};

/** @type {EncodingOps} */
const base64url = {
  name: 'base64url',
  id: BASE64URL,
  write: native.base64urlWrite,
  slice: checked(native.base64urlSlice),
  byteLength: native.byteLengthBase64,
};

/** @type {EncodingOps} */
const hex = {
  name: 'hex',
  id: HEX,
  write: native.hexWrite,
  slice: checked(native.hexSlice),
  byteLength: unitsPerByte,
};

/**
 * Finds a lower-case spelling. By length first: 3 to 4 ns for a literal, where one `switch` over all the
 * names takes 6 to 8, a Map 9 to 14 and a dictionary object 12 to 18 (Node 20 and 24).
 */
const lookupLowerCase = (name) => {
  switch (name.length) {
    case 3:
      return name === 'hex' ? hex : undefined;
    case 4:
      if (name === 'utf8') return utf8;
      return name === 'ucs2' ? utf16le : undefined;
    case 5:
      if (name === 'utf-8') return utf8;
      if (name === 'ascii') return ascii;
      return name === 'ucs-2' ? utf16le : undefined;
    case 6:
      if (name === 'base64') return base64;
      return name === 'latin1' || name === 'binary' ? latin1 : undefined;
    case 7:
      return name === 'utf16le' ? utf16le : undefined;
    case 8:
      return name === 'utf-16le' ? utf16le : undefined;
    case 9:
      return name === 'base64url' ? base64url : undefined;
    default:
      return undefined;
  }
};

/** The longest spelling, `base64url`: what is longer is not worth lower-casing. */
const LONGEST_NAME = 9;

/**
 * Finds an encoding by its name, in any case.
 * @param {string} name a primitive string; callers coerce first, each in native's way
 * @returns {EncodingOps | undefined} undefined when there is no such encoding; '' is none
 */
const lookup = (name) => {
  const ops = lookupLowerCase(name);
  if (ops !== undefined || name.length > LONGEST_NAME) return ops;
  return lookupLowerCase(StringPrototypeToLowerCase(name));
};

/**
 * Buffer.isEncoding: whether a value is the name of an encoding.
 * @param {unknown} encoding
 * @returns {boolean} false for anything but a string
 */
function isEncoding(encoding) {
  return typeof encoding === 'string' && lookup(encoding) !== undefined;
}

/**
 * Encodes a string into fresh memory of its own.
 * @param {string} string
 * @param {EncodingOps} ops
 * @returns {Uint8Array} a plain one, exactly as long as what was written
 */
const encodeToBytes = (string, ops) => {
  const room = ops.byteLength(string);
  const bytes = new Uint8Array(room);
  const written = ops.write(bytes, string, 0, room);
  if (written === room) return bytes;
  return new Uint8Array(TypedArrayPrototypeGetBuffer(bytes), 0, written);
};

module.exports = {
  UTF8,
  LATIN1,
  UTF16LE,
  ASCII,
  BASE64,
  BASE64URL,
  HEX,
  ascii,
  base64,
  base64url,
  encodeToBytes,
  hex,
  isEncoding,
  latin1,
  lookup,
  utf16le,
  utf8,
};
