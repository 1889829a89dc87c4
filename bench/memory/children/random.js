'use strict';

/**
 * A reproducible generator (xorshift32): the same seed gives both sides the same sizes and choices.
 * @param {number} seed an integer
 * @returns {() => number} the next number, from 0 to below 1
 */
const randomOf = (seed) => {
  // Zero is the one state that xorshift never leaves.
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

module.exports = { randomOf };
