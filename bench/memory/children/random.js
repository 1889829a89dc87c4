'use strict';

/**
 * A reproducible generator (xorshift32): the same seed gives both sides the same sizes and choices.
 * @param {number} seed an integer
 * @returns {() => number} the next number, from 0 to below 1
 */
const randomOf = (seed) => {
  // Spread over all bits: the first numbers of a small state are all small. Zero is the one state that is never left.
  let state = Math.imul(seed, 0x9e3779b1) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

module.exports = { randomOf };
