'use strict';

/** The functions of the module `buffer` beside the class: isAscii, isUtf8, transcode; atob and btoa are in web-base64.js. */

const { byteLengthOf } = require('./byte-length');
const crossing = require('./crossing');
const { ASCII, lookupOrDefault } = require('./encodings');
const { bufferTooLarge, invalidArgType } = require('./errors');
const { FastBuffer } = require('./fast-buffer');
const { kMaxLength } = require('./host');
const { Error } = require('./intrinsics');
const native = require('./native');
const { isAnyArrayBuffer, isTypedArray, isUint8Array, validateBuffer } = require('./validate');
const { memoryBytes, viewBytes } = require('./view-bytes');
const { atob, btoa } = require('./web-base64');

/** What `isAscii` and `isUtf8` look into: the bytes of a typed array, or a whole ArrayBuffer. */
const inputBytes = (input) => {
  if (isUint8Array(input)) return input;
  if (isTypedArray(input)) return viewBytes(input);
  if (isAnyArrayBuffer(input)) return memoryBytes(input);
  throw invalidArgType(
    'input',
    'an instance of ArrayBuffer, Buffer, or TypedArray',
    input,
    inputBytes,
  );
};

/** The most bytes that are looked at without a crossing, which costs 40 ns: 64 take 25. */
const TINY_INPUT = 64;

/** Whether there are few bytes, all of them ASCII. Eight bytes at a time: what is not ASCII is noticed early. */
const isTinyAscii = (bytes) => {
  const length = byteLengthOf(bytes);
  if (length > TINY_INPUT) return false;
  let i = 0;
  for (; i + 7 < length; i += 8) {
    const bits =
      bytes[i] |
      bytes[i + 1] |
      bytes[i + 2] |
      bytes[i + 3] |
      bytes[i + 4] |
      bytes[i + 5] |
      bytes[i + 6] |
      bytes[i + 7];
    if (bits > 0x7f) return false;
  }
  for (; i < length; i++) if (bytes[i] > 0x7f) return false;
  return true;
};

/**
 * isUtf8(input)
 * @param {TypedArray | ArrayBuffer | SharedArrayBuffer} input no bytes, detached ones included, are valid
 * @returns {boolean}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 */
function isUtf8(input) {
  const bytes = inputBytes(input);
  return isTinyAscii(bytes) || crossing.isUtf8(bytes);
}

/**
 * isAscii(input)
 * @param {TypedArray | ArrayBuffer | SharedArrayBuffer} input no bytes, detached ones included, are ASCII
 * @returns {boolean}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 */
function isAscii(input) {
  const bytes = inputBytes(input);
  return isTinyAscii(bytes) || crossing.isAscii(bytes);
}

/** What the addon answers in place of a result that no Buffer can hold. */
const TOO_LARGE = -3;

/** The failures that `transcode` tells by ICU's names and numbers. */
const ILLEGAL_ARGUMENT = { code: 'U_ILLEGAL_ARGUMENT_ERROR', errno: 1 };
const INVALID_CHAR_FOUND = { code: 'U_INVALID_CHAR_FOUND', errno: 10 };

const transcodeError = ({ code, errno }) => {
  const error = new Error(`Unable to transcode Buffer [${code}]`);
  error.code = code;
  error.errno = errno;
  return error;
};

/**
 * transcode(source, fromEnc, toEnc): re-encodes text, with '?' for what the target cannot say.
 * @param {Uint8Array} source
 * @param {unknown} fromEnc utf8, utf16le, latin1 or ascii
 * @param {unknown} toEnc likewise
 * @returns {Buffer} in memory of its own
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 * @throws {RangeError} ERR_MEMORY_ALLOCATION_FAILED
 * @throws {Error} ERR_BUFFER_TOO_LARGE when the result is longer than a Buffer can be (4 GiB on Node 20)
 * @throws {Error} U_ILLEGAL_ARGUMENT_ERROR for other encodings; U_INVALID_CHAR_FOUND between utf8 and utf16le
 */
function transcode(source, fromEnc, toEnc) {
  validateBuffer(source, 'source');
  // The property, lie or not, as in native; a lie about no bytes at all makes native abort.
  if (source.length === 0) return new FastBuffer();
  const from = lookupOrDefault(fromEnc);
  const to = lookupOrDefault(toEnc);
  if (from === undefined || to === undefined || from.id > ASCII || to.id > ASCII) {
    throw transcodeError(ILLEGAL_ARGUMENT);
  }
  const memory = native.transcode(source, from.id, to.id, kMaxLength);
  if (memory === TOO_LARGE) throw bufferTooLarge(kMaxLength);
  if (typeof memory === 'number') throw transcodeError(INVALID_CHAR_FOUND);
  return new FastBuffer(memory);
}

module.exports = { atob, btoa, isAscii, isUtf8, transcode };
