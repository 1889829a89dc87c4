'use strict';

/**
 * Calls of the addon about bytes, whose numbers cross in the block. It is filled right before the call, when no code of the
 * caller's can run any more. Bytes are true Uint8Arrays throughout; the addon clamps ranges to their lengths.
 */

const { isStamped, numbers, shortBytes, stamp } = require('./block');
const native = require('./native');

/** The most bytes of a needle or a pattern in the block. */
const SHORT = shortBytes.length;

/**
 * Longest text, in code units, that is encoded into the block. At 3 bytes a unit it fits; from here on encoding crosses itself.
 * In UTF-8, 24 units take 249 to 291 ns with the search of a short haystack, handed over as a string 285 to 295; 32 take 265 to
 * 313 against 290 to 297 (Node 20 to 26, a busy EPYC). In Latin-1 the string is as fast from 12 on.
 */
const SHORT_TEXT = 24;

/**
 * Longest text that is remembered, so that the next call need not encode it: programs search for the same few
 * separators again and again, and 12 units take 157 to 181 ns so, not 221 to 249. A longer one may be a part of a string that would
 * be kept alive with it: from 13 units on V8's slices share the memory of the whole (100 of 13 units, each of another 100 kB,
 * keep 10 MB; of 12 nothing).
 */
const KEPT_TEXT = 12;

/**
 * The text whose bytes lie in `shortBytes`, if any; how it was encoded; how many bytes it has; the stamp that says whether they
 * still lie there, or another copy of the shim has put its own in their place (after `register`, or in a test environment that
 * loads modules anew).
 */
let keptText;
let keptOps;
let keptSize = 0;
let keptStamp = 0;

/**
 * Puts the bytes of a text into `shortBytes`.
 * @param {string} text of no more than {@link SHORT_TEXT} units
 * @param {import('./encodings').EncodingOps} ops
 * @returns {number} how many bytes
 */
const encodeShort = (text, ops) => {
  if (text === keptText && ops === keptOps && isStamped(keptStamp)) return keptSize;
  keptText = undefined;
  const stamped = stamp();
  const size = ops.write(shortBytes, text, 0, SHORT);
  if (text.length <= KEPT_TEXT) {
    keptText = text;
    keptOps = ops;
    keptSize = size;
    keptStamp = stamped;
  }
  return size;
};

/** Puts up to {@link SHORT} bytes into `shortBytes`. */
const putShort = (bytes, size) => {
  keptText = undefined;
  stamp();
  for (let i = 0; i < size; i++) shortBytes[i] = bytes[i];
};

/** The bits of the mode of a search. */
const FORWARD = 1;
const WIDE = 2;

/** The order of `count` bytes each: -1, 0 or 1. */
const compare = (a, aStart, b, bStart, count) => {
  numbers[0] = aStart;
  numbers[1] = aStart + count;
  numbers[2] = bStart;
  numbers[3] = bStart + count;
  native.compare(a, b);
  return numbers[0];
};

const equals = (a, b) => {
  native.equals(a, b);
  return numbers[0] !== 0;
};

/** Repeats a pattern from `from` to `to`. It may lie in the target. */
const fillPattern = (bytes, from, to, pattern) => {
  numbers[0] = from;
  numbers[1] = to;
  native.fillPattern(bytes, pattern);
};

/** Repeats the first `size` of `shortBytes`. */
const fillShort = (bytes, from, to, size) => {
  numbers[0] = from;
  numbers[1] = to;
  numbers[2] = size;
  native.fillShort(bytes);
};

const isAscii = (bytes) => {
  native.isAscii(bytes);
  return numbers[0] !== 0;
};

const isUtf8 = (bytes) => {
  native.isUtf8(bytes);
  return numbers[0] !== 0;
};

const prepareSearch = (from, to, mode, extra) => {
  numbers[0] = from;
  numbers[1] = to;
  numbers[2] = mode;
  numbers[3] = extra;
};

/**
 * @param {Uint8Array} bytes
 * @param {number} byte
 * @param {number} from the first (or, backwards, the last) place where a match may begin
 * @param {number} to the match ends by here
 * @param {boolean} forward
 * @returns {number} where the match begins, or -1. All four alike.
 */
const searchByte = (bytes, byte, from, to, forward) => {
  prepareSearch(from, to, forward ? FORWARD : 0, byte);
  native.searchByte(bytes);
  return numbers[0];
};

const modeOf = (forward, wide) => (forward ? FORWARD : 0) | (wide ? WIDE : 0);

/** @param {boolean} wide whether both are 16-bit units, which the match starts at one of; a last odd byte plays no part */
const searchBytes = (bytes, needle, from, to, forward, wide) => {
  prepareSearch(from, to, modeOf(forward, wide), 0);
  native.searchBytes(bytes, needle);
  return numbers[0];
};

/** The needle is the first `size` of `shortBytes`. */
const searchShort = (bytes, size, from, to, forward, wide) => {
  prepareSearch(from, to, modeOf(forward, wide), size);
  native.searchShort(bytes);
  return numbers[0];
};

/** @param {number} encoding 0 utf8, 1 latin1, 2 utf16le, and then `wide` */
const searchString = (bytes, string, encoding, from, to, forward, wide) => {
  prepareSearch(from, to, modeOf(forward, wide), encoding);
  native.searchString(bytes, string);
  return numbers[0];
};

module.exports = {
  SHORT_TEXT,
  compare,
  encodeShort,
  equals,
  fillPattern,
  fillShort,
  isAscii,
  isUtf8,
  putShort,
  searchByte,
  searchBytes,
  searchShort,
  searchString,
  shortBytes,
};
