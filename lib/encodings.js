'use strict';

/**
 * The one table of encodings: every spelling that Node knows -> how to write, read and measure it.
 *
 * Whoever needs an encoding asks {@link lookup} and calls the functions of the record that comes back;
 * no other file compares encoding names.
 *
 * @typedef {object} EncodingOps
 * @property {string} name the canonical name
 * @property {number} id `UTF8`, `LATIN1`, ...: the constants exported below. The first four are the binding's numbers.
 * @property {(buf: Uint8Array, string: string, offset: number, length: number, isFresh?: boolean) => number} write
 *   encodes into `buf[offset, offset + length)`, whole units only; returns the number of bytes written. `isFresh`: nobody has looked at
 *   the range yet, so that what stands in it behind the text may change
 * @property {(buf: Uint8Array, start: number, end: number) => string} slice
 *   decodes `buf[start, end)`; throws ERR_STRING_TOO_LONG
 * @property {(string: string) => number} byteLength
 *   bytes that `write` needs; for base64 an upper bound, the one that `Buffer.byteLength` tells
 *
 * `write` and `slice` take a true Uint8Array and a range that the caller has checked against its true length.
 */

const decode = require('./decode');
const encode = require('./encode');
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

/** Makes every record of the table in one place, so that all have the same shape. */
const record = (name, id, write, slice, byteLength) => ({ name, id, write, slice, byteLength });

const utf8 = record('utf8', UTF8, encode.utf8, decode.utf8, encode.utf8ByteLength);
const latin1 = record('latin1', LATIN1, encode.latin1, decode.latin1, encode.oneBytePerUnit);
const utf16le = record('utf16le', UTF16LE, encode.utf16le, decode.utf16le, encode.twoBytesPerUnit);
// Reading ascii masks the top bit; writing it does not.
const ascii = record('ascii', ASCII, encode.latin1, decode.ascii, encode.oneBytePerUnit);
const base64 = record('base64', BASE64, encode.base64, decode.base64, encode.base64ByteLength);
// Writing takes both alphabets, whichever was asked for.
const base64url = record(
  'base64url',
  BASE64URL,
  encode.base64,
  decode.base64url,
  encode.base64ByteLength,
);
const hex = record('hex', HEX, encode.hex, decode.hex, encode.unitsPerByte);

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

/** The lengths of the spellings, from `hex` to `base64url`: what is longer is not worth lower-casing. */
const SHORTEST_NAME = 3;
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
 * Finds an encoding by whatever a caller gave for its name, coerced once in native's way (`valueOf` before `toString`).
 * @param {unknown} encoding
 * @returns {EncodingOps | undefined}
 * @throws {TypeError} V8's own, for a Symbol or an object that becomes no primitive
 */
// biome-ignore lint/style/useTemplate: a template asks `toString` first
const lookupAny = (encoding) => lookup(typeof encoding === 'string' ? encoding : encoding + '');

/**
 * Finds an encoding where none given means utf8: for `fill` and `transcode`. An object counts when its `length` is that of the
 * name it turns into, so that a `String` works.
 * @param {unknown} encoding
 * @returns {EncodingOps | undefined}
 */
const lookupOrDefault = (encoding) => {
  if (encoding === undefined || encoding === null || encoding === '') return utf8;
  if (typeof encoding === 'string') return lookup(encoding);
  const { length } = encoding;
  if (typeof length !== 'number' || !(length >= SHORTEST_NAME && length <= LONGEST_NAME)) {
    return undefined;
  }
  const name = `${encoding}`;
  return name.length === length ? lookup(name) : undefined;
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
  lookupAny,
  lookupOrDefault,
  utf16le,
  utf8,
};
