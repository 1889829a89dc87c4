'use strict';

/** How often to try a way that is quick with most inputs and dear with the others, which nothing tells beforehand. */

/** The most trials that are left out in a row, or nearly: a wrong one costs at most ten times what it would have saved. */
const MOST_SKIPPED = 256;

/**
 * After a trial that failed the next one is left out, after each further failure twice as many; each success halves that.
 * @returns {{ isDue: () => boolean, note: (succeeded: boolean) => void }} ask, and when it is due tell how it went
 */
const makeTrials = () => {
  let penalty = 0;
  let skipped = 0;
  return {
    isDue: () => {
      if (skipped === 0) return true;
      skipped -= 1;
      return false;
    },
    note: (succeeded) => {
      if (succeeded) {
        penalty >>= 1;
        return;
      }
      if (penalty < MOST_SKIPPED) penalty = 2 * penalty + 1;
      skipped = penalty;
    },
  };
};

/** What a trial returns in place of a number of bytes when it has not done all: the work is to be done in another way. */
const NOT_ALL = -1;

module.exports = { NOT_ALL, makeTrials };
