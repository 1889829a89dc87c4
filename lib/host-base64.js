'use strict';

/**
 * Base64 by V8's own `Uint8Array.prototype.setFromBase64`, for long texts in memory that is new.
 *
 * Node-API copies a string out before the core can decode it; V8 reads its own memory of it. For 16 KiB that takes 0.8 us, by the
 * core 1.3, by native's `write` 0.77; in lines of 76 1.7, 2.5 and 1.8 (Node 26, 2-core Intel Xeon with AVX-512). Below 4 KiB there
 * is no difference.
 *
 * It throws at whatever is not the standard alphabet, white space or padding in its place, of which `write` takes no notice, and it
 * leaves out a group that has no room. So it counts only when it has read all; else the core writes over it. On CPUs without AVX-512
 * it may leave up to four zeros behind what it has written, which nobody else's bytes must become: `write` is the core's.
 */

const { isNode, major } = require('./host');
const { Uint8ArraySetFromBase64 } = require('./intrinsics');
const { NOT_ALL, makeTrials } = require('./trials');
const { partOf } = require('./view-bytes');

/** Shortest text, in units. Elsewhere, where there may be such a function that nobody has measured, none is long enough. */
const SHORTEST =
  isNode && major >= 26 && Uint8ArraySetFromBase64 !== undefined ? 8192 : Number.POSITIVE_INFINITY;

/** What it throws takes 3 to 10 us to make. */
const trials = makeTrials();

const isWorthIt = (string) => string.length >= SHORTEST && trials.isDue();

/**
 * Decodes a text that {@link isWorthIt}, if it is clean and there is room for all of it.
 * @returns {number} bytes written, or {@link NOT_ALL}: then some of the range may have been written to
 */
const write = (buf, string, offset, length) => {
  const target = partOf(buf, offset, length);
  let isAll = false;
  let written = NOT_ALL;
  try {
    const result = Uint8ArraySetFromBase64(target, string);
    isAll = result.read === string.length;
    written = result.written;
  } catch {
    // Something in it that `write` passes over.
  }
  trials.note(isAll);
  return isAll ? written : NOT_ALL;
};

module.exports = { isWorthIt, write };
