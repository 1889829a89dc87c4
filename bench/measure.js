'use strict';

const { setImmediate: nextTurn } = require('node:timers/promises');

const { startClock } = require('./clock');
const { relativeError, spread, median } = require('./statistics');

/**
 * How long and how often.
 *
 * @typedef {object} Settings
 * @property {number} batchMs a batch is as many calls as take about this long
 * @property {number} warmMs how long a side runs before it is timed: V8 compiles it in that time (with 2 ms, one
 *   operation in ten came out two to four times apart when both sides were the same; with 10 ms, hardly any)
 * @property {number} minRounds
 * @property {number} maxRounds
 * @property {number} enough relative standard error of the ratio at which a case is done
 * @property {number} budgetMs after which no further round begins
 */

/** @type {Record<'full' | 'quick' | 'smoke', Settings>} */
const SETTINGS = {
  full: { batchMs: 2.5, warmMs: 15, minRounds: 9, maxRounds: 31, enough: 0.01, budgetMs: 250 },
  quick: { batchMs: 1.5, warmMs: 10, minRounds: 5, maxRounds: 11, enough: 0.02, budgetMs: 60 },
  smoke: { batchMs: 0.2, warmMs: 0.5, minRounds: 3, maxRounds: 3, enough: 1, budgetMs: 20 },
};

// A case whose calls are so slow that the budget is soon over is still measured this often, and never less.
const FEWEST_ROUNDS = 3;

/** Milliseconds of n calls. */
function time(loop, n) {
  const elapsed = startClock();
  loop(n);
  return elapsed();
}

/** Runs a loop until it is compiled. @returns {number} calls in a batch */
function warmUp(loop, { batchMs, warmMs }) {
  const elapsed = startClock();
  let n = 1;
  let last = 0;
  do {
    last = time(loop, n);
    if (last < batchMs / 2) n *= 2;
  } while (elapsed() < warmMs);
  return Math.max(1, Math.round((n * batchMs) / Math.max(last, batchMs / 100)));
}

/**
 * Takes away what a batch has left behind, at nobody's expense: garbage, and the finalisers of external memory, which
 * wait for a turn of the event loop.
 *
 * A collection of everything takes 2 to 8 ms, one of what is young less than 0.2: only what is large needs the former.
 */
async function tidy(isLarge) {
  globalThis.gc(isLarge ? { type: 'major' } : { type: 'minor' });
  await nextTurn();
}

/**
 * Measures two loops against each other, in alternating batches.
 *
 * @param {[(n: number) => unknown, (n: number) => unknown]} loops the reference, and what is compared with it
 * @param {Settings} settings
 * @param {boolean} isLarge whether a batch leaves much behind that is not young
 * @returns {Promise<{ reference: object, ours: object, ratio: number, low: number, high: number, error: number,
 *   rounds: number }>} nanoseconds of a call on each side (median and quartiles); reference / ours
 */
async function measure(loops, settings, isLarge) {
  const calls = loops.map((loop) => warmUp(loop, settings));
  await tidy(true);
  const times = [[], []];
  const ratios = [];
  const elapsed = startClock();
  const isDone = () => {
    const isOver = elapsed() > settings.budgetMs;
    if (ratios.length >= settings.maxRounds) return true;
    if (ratios.length < FEWEST_ROUNDS) return false;
    return (
      isOver || (ratios.length >= settings.minRounds && relativeError(ratios) < settings.enough)
    );
  };
  while (!isDone()) {
    // First one side first, then the other: whoever comes second finds the caches as the first has left them.
    for (const turn of [0, 1]) {
      const side = (ratios.length + turn) % 2;
      await tidy(isLarge);
      times[side].push((time(loops[side], calls[side]) / calls[side]) * 1e6);
    }
    ratios.push(times[0].at(-1) / times[1].at(-1));
  }
  const { low, high } = spread(ratios);
  return {
    reference: spread(times[0]),
    ours: spread(times[1]),
    // Of pairs, not of the two medians: a slow spell of the machine then meets both sides.
    ratio: median(ratios),
    low,
    high,
    error: relativeError(ratios),
    rounds: ratios.length,
  };
}

module.exports = { SETTINGS, measure };
