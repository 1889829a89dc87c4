'use strict';

/**
 * Strings of a few code units, made from bytes in plain JavaScript: the floor of the tiny tier.
 *
 * `String.fromCharCode` with all its arguments at once is the one way that is faster than a crossing: 33 ns for 16
 * units, 55 for 32. Adding up single characters takes 165 ns for 16 (from 13 units on V8 makes a rope, which has to be
 * flattened later), `Reflect.apply` over a subarray 158. A call with a fixed number of arguments has to be written
 * out per length, hence these tables of rows.
 */

const { StringFromCharCode: chars, Uint8Array } = require('./intrinsics');

/** The most code units that {@link unitsToString} knows: 24 take 44 ns, the native call of Node 55 to 70. */
const MAX_UNITS = 24;

/** The most bytes that {@link bytesToHex} knows: 16 (32 digits) take 56 ns, the native call of Node 71 to 86. */
const MAX_HEX_BYTES = 16;

/** The most units that {@link pairsToString} knows: 12 take 48 to 57 ns, the native call of Node 121 to 136 (Node 20 and 24, a busy EPYC). */
const MAX_PAIRS = 12;

const DIGITS = '0123456789abcdef';

/** The character codes of the high and the low hex digit of every byte. */
const H = new Uint8Array(256);
const L = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  H[byte] = DIGITS.charCodeAt(byte >> 4);
  L[byte] = DIGITS.charCodeAt(byte & 15);
}

/**
 * The string of the code units `b[s]` to `b[s + n - 1]`, each below 256.
 * @param {Uint8Array} b
 * @param {number} s where to begin
 * @param {number} n how many, at most {@link MAX_UNITS}
 * @returns {string}
 */
// biome-ignore format: a table, a row per length
const unitsToString = (b, s, n) => {
  switch (n) {
    case 1: return chars(b[s]);
    case 2: return chars(b[s], b[s + 1]);
    case 3: return chars(b[s], b[s + 1], b[s + 2]);
    case 4: return chars(b[s], b[s + 1], b[s + 2], b[s + 3]);
    case 5: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4]);
    case 6: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5]);
    case 7: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6]);
    case 8: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7]);
    case 9: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8]);
    case 10: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9]);
    case 11: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10]);
    case 12: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11]);
    case 13: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12]);
    case 14: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13]);
    case 15: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14]);
    case 16: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15]);
    case 17: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16]);
    case 18: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16], b[s + 17]);
    case 19: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16], b[s + 17], b[s + 18]);
    case 20: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16], b[s + 17], b[s + 18], b[s + 19]);
    case 21: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16], b[s + 17], b[s + 18], b[s + 19], b[s + 20]);
    case 22: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16], b[s + 17], b[s + 18], b[s + 19], b[s + 20], b[s + 21]);
    case 23: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16], b[s + 17], b[s + 18], b[s + 19], b[s + 20], b[s + 21], b[s + 22]);
    case 24: return chars(b[s], b[s + 1], b[s + 2], b[s + 3], b[s + 4], b[s + 5], b[s + 6],
        b[s + 7], b[s + 8], b[s + 9], b[s + 10], b[s + 11], b[s + 12], b[s + 13], b[s + 14],
        b[s + 15], b[s + 16], b[s + 17], b[s + 18], b[s + 19], b[s + 20], b[s + 21], b[s + 22],
        b[s + 23]);
    default: return '';
  }
};

/**
 * The hex digits of the bytes `b[s]` to `b[s + n - 1]`.
 * @param {Uint8Array} b
 * @param {number} s where to begin
 * @param {number} n how many, at most {@link MAX_HEX_BYTES}
 * @returns {string}
 */
// biome-ignore format: a table, a row per length
const bytesToHex = (b, s, n) => {
  switch (n) {
    case 1: return chars(H[b[s]], L[b[s]]);
    case 2: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]]);
    case 3: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]]);
    case 4: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]]);
    case 5: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]]);
    case 6: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]]);
    case 7: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]]);
    case 8: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]]);
    case 9: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]]);
    case 10: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]],
        H[b[s + 9]], L[b[s + 9]]);
    case 11: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]],
        H[b[s + 9]], L[b[s + 9]], H[b[s + 10]], L[b[s + 10]]);
    case 12: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]],
        H[b[s + 9]], L[b[s + 9]], H[b[s + 10]], L[b[s + 10]], H[b[s + 11]], L[b[s + 11]]);
    case 13: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]],
        H[b[s + 9]], L[b[s + 9]], H[b[s + 10]], L[b[s + 10]], H[b[s + 11]], L[b[s + 11]],
        H[b[s + 12]], L[b[s + 12]]);
    case 14: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]],
        H[b[s + 9]], L[b[s + 9]], H[b[s + 10]], L[b[s + 10]], H[b[s + 11]], L[b[s + 11]],
        H[b[s + 12]], L[b[s + 12]], H[b[s + 13]], L[b[s + 13]]);
    case 15: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]],
        H[b[s + 9]], L[b[s + 9]], H[b[s + 10]], L[b[s + 10]], H[b[s + 11]], L[b[s + 11]],
        H[b[s + 12]], L[b[s + 12]], H[b[s + 13]], L[b[s + 13]], H[b[s + 14]], L[b[s + 14]]);
    case 16: return chars(H[b[s]], L[b[s]], H[b[s + 1]], L[b[s + 1]], H[b[s + 2]], L[b[s + 2]],
        H[b[s + 3]], L[b[s + 3]], H[b[s + 4]], L[b[s + 4]], H[b[s + 5]], L[b[s + 5]],
        H[b[s + 6]], L[b[s + 6]], H[b[s + 7]], L[b[s + 7]], H[b[s + 8]], L[b[s + 8]],
        H[b[s + 9]], L[b[s + 9]], H[b[s + 10]], L[b[s + 10]], H[b[s + 11]], L[b[s + 11]],
        H[b[s + 12]], L[b[s + 12]], H[b[s + 13]], L[b[s + 13]], H[b[s + 14]], L[b[s + 14]],
        H[b[s + 15]], L[b[s + 15]]);
    default: return '';
  }
};

/**
 * The string of the little-endian code units in the bytes `b[s]` to `b[s + 2 * n - 1]`.
 * @param {Uint8Array} b
 * @param {number} s where to begin
 * @param {number} n how many units, at most {@link MAX_PAIRS}
 * @returns {string}
 */
// biome-ignore format: a table, a row per length
const pairsToString = (b, s, n) => {
  switch (n) {
    case 1: return chars(b[s] | (b[s + 1] << 8));
    case 2: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8));
    case 3: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8));
    case 4: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8));
    case 5: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8));
    case 6: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8),
        b[s + 10] | (b[s + 11] << 8));
    case 7: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8),
        b[s + 10] | (b[s + 11] << 8), b[s + 12] | (b[s + 13] << 8));
    case 8: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8),
        b[s + 10] | (b[s + 11] << 8), b[s + 12] | (b[s + 13] << 8), b[s + 14] | (b[s + 15] << 8));
    case 9: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8),
        b[s + 10] | (b[s + 11] << 8), b[s + 12] | (b[s + 13] << 8), b[s + 14] | (b[s + 15] << 8),
        b[s + 16] | (b[s + 17] << 8));
    case 10: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8),
        b[s + 10] | (b[s + 11] << 8), b[s + 12] | (b[s + 13] << 8), b[s + 14] | (b[s + 15] << 8),
        b[s + 16] | (b[s + 17] << 8), b[s + 18] | (b[s + 19] << 8));
    case 11: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8),
        b[s + 10] | (b[s + 11] << 8), b[s + 12] | (b[s + 13] << 8), b[s + 14] | (b[s + 15] << 8),
        b[s + 16] | (b[s + 17] << 8), b[s + 18] | (b[s + 19] << 8), b[s + 20] | (b[s + 21] << 8));
    case 12: return chars(b[s] | (b[s + 1] << 8), b[s + 2] | (b[s + 3] << 8),
        b[s + 4] | (b[s + 5] << 8), b[s + 6] | (b[s + 7] << 8), b[s + 8] | (b[s + 9] << 8),
        b[s + 10] | (b[s + 11] << 8), b[s + 12] | (b[s + 13] << 8), b[s + 14] | (b[s + 15] << 8),
        b[s + 16] | (b[s + 17] << 8), b[s + 18] | (b[s + 19] << 8), b[s + 20] | (b[s + 21] << 8),
        b[s + 22] | (b[s + 23] << 8));
    default: return '';
  }
};

module.exports = {
  MAX_HEX_BYTES,
  MAX_PAIRS,
  MAX_UNITS,
  bytesToHex,
  pairsToString,
  unitsToString,
};
