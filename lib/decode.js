'use strict';

/**
 * Bytes to strings, one function per encoding: `decode(buf, start, end)`.
 *
 * `buf` is a true Uint8Array, and the range lies within its true length. Two tiers: what is short is
 * done here, in plain JavaScript, because the crossing alone costs more; the rest is the core's. The
 * result never depends on the tier.
 */

const { constants } = require('node:buffer');
const { PAD, STANDARD, URL_SAFE } = require('./base64-alphabet');
const { byteLengthOf } = require('./byte-length');
const {
  MAX_HEX_BYTES,
  MAX_PAIRS,
  MAX_UNITS,
  bytesToHex,
  pairsToString,
  unitsToString,
} = require('./char-codes');
const { stringTooLong } = require('./errors');
const { Uint8Array } = require('./intrinsics');
const native = require('./native');

const { MAX_STRING_LENGTH } = constants;

/**
 * @callback Decode
 * @param {Uint8Array} buf
 * @param {number} start
 * @param {number} end
 * @returns {string}
 * @throws {Error} ERR_STRING_TOO_LONG
 */

/** Longest input, in bytes, of the tiny tier; as far as the tables of char-codes.js go. */
const TINY_LATIN1 = MAX_UNITS;
const TINY_UTF8 = MAX_UNITS;
const TINY_HEX = MAX_HEX_BYTES;
const TINY_UTF16LE = 2 * MAX_PAIRS;

/** Longest input of base64's tiny tier, in bytes: 12 take 63 to 82 ns, 16 take 81 to 112, and a crossing 75 to 90. */
const TINY_BASE64 = 12;

/** The binding's answer, or native's error when it was "longer than a string can be". */
const checked = (string) => {
  if (string === undefined) throw stringTooLong(MAX_STRING_LENGTH);
  return string;
};

/** Whether a range is all of it. A crossing without the bounds takes 10 ns less. */
const isAll = (buf, start, end) => start === 0 && end === byteLengthOf(buf);

/** A code unit for each byte. @type {Decode} */
const latin1 = (buf, start, end) => {
  const length = end - start;
  if (length <= TINY_LATIN1) return unitsToString(buf, start, length);
  return checked(
    isAll(buf, start, end) ? native.latin1All(buf) : native.latin1Slice(buf, start, end),
  );
};

/** Whether every byte of a short range is ASCII, so that latin1, ascii and utf8 agree on it. About 1 ns a byte. */
const isPlain = (buf, start, end) => {
  let all = 0;
  for (let i = start; i < end; i++) all |= buf[i];
  return all < 0x80;
};

/** The low seven bits of each byte as a code unit. @type {Decode} */
const ascii = (buf, start, end) => {
  const length = end - start;
  if (length <= TINY_LATIN1 && isPlain(buf, start, end)) return unitsToString(buf, start, length);
  return checked(
    isAll(buf, start, end) ? native.asciiAll(buf) : native.asciiSlice(buf, start, end),
  );
};

/** UTF-8; each ill-formed part becomes U+FFFD, as the Web has it. @type {Decode} */
const utf8 = (buf, start, end) => {
  const length = end - start;
  if (length <= TINY_UTF8 && isPlain(buf, start, end)) return unitsToString(buf, start, length);
  return checked(isAll(buf, start, end) ? native.utf8All(buf) : native.utf8Slice(buf, start, end));
};

/** Two bytes for each code unit, whatever it is; an odd last byte is left out. @type {Decode} */
const utf16le = (buf, start, end) => {
  const length = end - start;
  if (length <= TINY_UTF16LE) return pairsToString(buf, start, length >> 1);
  return checked(isAll(buf, start, end) ? native.ucs2All(buf) : native.ucs2Slice(buf, start, end));
};

/** Two digits for each byte, in lower case. @type {Decode} */
const hex = (buf, start, end) => {
  const length = end - start;
  if (length <= TINY_HEX) return bytesToHex(buf, start, length);
  return checked(isAll(buf, start, end) ? native.hexAll(buf) : native.hexSlice(buf, start, end));
};

/** The character codes of an alphabet's 64 digits. */
const digitsOf = (alphabet) => {
  const codes = new Uint8Array(64);
  for (let i = 0; i < 64; i++) codes[i] = alphabet.charCodeAt(i);
  return codes;
};

const STANDARD_DIGITS = digitsOf(STANDARD);
const URL_SAFE_DIGITS = digitsOf(URL_SAFE);

/** Where a short base64 text is put together. No call into user code happens while it is in use. */
const scratch = new Uint8Array(MAX_UNITS);

/** Encodes at most {@link TINY_BASE64} bytes into `scratch`; returns the number of characters before any padding. */
const encodeTiny = (buf, start, end, digits) => {
  let i = start;
  let at = 0;
  for (; i + 2 < end; i += 3) {
    const group = (buf[i] << 16) | (buf[i + 1] << 8) | buf[i + 2];
    scratch[at] = digits[group >> 18];
    scratch[at + 1] = digits[(group >> 12) & 63];
    scratch[at + 2] = digits[(group >> 6) & 63];
    scratch[at + 3] = digits[group & 63];
    at += 4;
  }
  if (i + 1 === end) {
    const group = buf[i];
    scratch[at] = digits[group >> 2];
    scratch[at + 1] = digits[(group & 3) << 4];
    at += 2;
  } else if (i + 2 === end) {
    const group = (buf[i] << 8) | buf[i + 1];
    scratch[at] = digits[group >> 10];
    scratch[at + 1] = digits[(group >> 4) & 63];
    scratch[at + 2] = digits[(group & 15) << 2];
    at += 3;
  }
  return at;
};

/** Base64 with padding. @type {Decode} */
const base64 = (buf, start, end) => {
  if (end - start <= TINY_BASE64) {
    let length = encodeTiny(buf, start, end, STANDARD_DIGITS);
    while ((length & 3) !== 0) scratch[length++] = PAD;
    return unitsToString(scratch, 0, length);
  }
  return checked(
    isAll(buf, start, end) ? native.base64All(buf) : native.base64Slice(buf, start, end),
  );
};

/** Base64 of the alphabet for URLs, without padding. @type {Decode} */
const base64url = (buf, start, end) => {
  if (end - start <= TINY_BASE64) {
    return unitsToString(scratch, 0, encodeTiny(buf, start, end, URL_SAFE_DIGITS));
  }
  return checked(
    isAll(buf, start, end) ? native.base64urlAll(buf) : native.base64urlSlice(buf, start, end),
  );
};

module.exports = {
  TINY_BASE64,
  ascii,
  base64,
  base64url,
  checked,
  hex,
  latin1,
  utf16le,
  utf8,
};
