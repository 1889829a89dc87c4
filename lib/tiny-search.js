'use strict';

/** Search in a few bytes, in plain JavaScript: the tiny tier of search.js. */

/**
 * The most bytes that a tiny search looks at. 64 bytes take 39 ns for a byte (all four lines); a crossing takes 36 to 40.
 */
const TINY_HAYSTACK = 64;

/** Whether a search that begins at `from` looks at few enough bytes below `to`. */
const isTinySearch = (to, from, forward) => (forward ? to - from : from) <= TINY_HAYSTACK;

/** Eight at a time: 48 bytes take 30 ns instead of 42 (Node 20) or 50 (Node 22), and the same 30 on Node 24 and 26. */
const isAmongEight = (bytes, byte, at) =>
  bytes[at] === byte ||
  bytes[at + 1] === byte ||
  bytes[at + 2] === byte ||
  bytes[at + 3] === byte ||
  bytes[at + 4] === byte ||
  bytes[at + 5] === byte ||
  bytes[at + 6] === byte ||
  bytes[at + 7] === byte;

/**
 * @param {Uint8Array} bytes
 * @param {number} byte
 * @param {number} from the first (or, backwards, the last) place to look at
 * @param {number} to the haystack ends here
 * @param {boolean} forward
 * @returns {number} where the byte is, or -1
 */
const findByte = (bytes, byte, from, to, forward) => {
  if (forward) {
    let i = from;
    while (i + 7 < to && !isAmongEight(bytes, byte, i)) i += 8;
    for (; i < to; i++) if (bytes[i] === byte) return i;
    return -1;
  }
  let i = from < to ? from : to - 1;
  while (i >= 7 && !isAmongEight(bytes, byte, i - 7)) i -= 8;
  for (; i >= 0; i--) if (bytes[i] === byte) return i;
  return -1;
};

/** Whether the needle is at `at`, given that its first byte is. */
const matchesAt = (bytes, needle, length, at) => {
  for (let i = 1; i < length; i++) if (bytes[at + i] !== needle[i]) return false;
  return true;
};

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} needle
 * @param {number} length of the needle: at least 1, and no more than `to`
 * @param {number} from the first (or, backwards, the last) place where the match may begin
 * @param {number} to the match ends by here
 * @param {boolean} forward
 * @returns {number} where the match begins, or -1
 */
const findBytes = (bytes, needle, length, from, to, forward) => {
  const first = needle[0];
  const last = to - length;
  if (forward) {
    for (let i = from; i <= last; i++) {
      if (bytes[i] === first && matchesAt(bytes, needle, length, i)) return i;
    }
    return -1;
  }
  for (let i = from < last ? from : last; i >= 0; i--) {
    if (bytes[i] === first && matchesAt(bytes, needle, length, i)) return i;
  }
  return -1;
};

module.exports = { TINY_HAYSTACK, findByte, findBytes, isTinySearch };
