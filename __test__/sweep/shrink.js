'use strict';

/** Makes a failing program as short as it can be: fewer steps, then fewer arguments. */

const without = (list, start, count) => [...list.slice(0, start), ...list.slice(start + count)];

/** Leaves out ever smaller runs of steps. */
const fewerSteps = (program, fails) => {
  let best = program;
  for (let count = best.steps.length >> 1; count > 0; count >>= 1) {
    for (let start = best.steps.length - count; start >= 0; start -= count) {
      const candidate = { ...best, steps: without(best.steps, start, count) };
      if (candidate.steps.length > 0 && fails(candidate)) best = candidate;
    }
  }
  return best;
};

/** Leaves out the last arguments of each step. What comes before them is the operation, its slot and the receiver. */
const FIXED = 3;

const fewerArguments = (program, fails) => {
  let best = program;
  for (let i = 0; i < best.steps.length; i++) {
    while (best.steps[i].length > FIXED) {
      const steps = best.steps.with(i, best.steps[i].slice(0, -1));
      if (!fails({ ...best, steps })) break;
      best = { ...best, steps };
    }
  }
  return best;
};

/**
 * @param {object} program one that fails
 * @param {(program: object) => boolean} fails whether a shorter one does, too
 * @returns {object}
 */
const shrink = (program, fails) => fewerArguments(fewerSteps(program, fails), fails);

module.exports = { shrink };
