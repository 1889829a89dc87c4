'use strict';

const { setImmediate: nextTurn } = require('node:timers/promises');

const { firstDifference } = require('./agree');

// A sample is as many calls as take this long: `performance.now` is exact to microseconds, and a
// call on a small file takes less than one.
const SAMPLE_MS = 2;

// How long each class runs before it is timed. V8 compiles a hot function in that time: with 2 ms,
// three to seven of the 43 operations on 9 bytes came out two to four times apart when both classes
// were the same; with 10 ms, none or one.
const WARM_UP_MS = 10;

// Nine samples bear four outliers in the median. Slow operations stop earlier: what takes 100 ms
// is not disturbed by a tick of the scheduler, and nobody waits for it nine times.
const ROUNDS = 9;
const MIN_ROUNDS = 3;
const BUDGET_MS = 400;

/**
 * One operation's work on all windows, with both classes.
 *
 * @typedef {object} Side
 * @property {Function} Buffer
 * @property {import('./operations').Operation} operation that class's own copy
 * @property {typeof import('./operations/repeat').timeCalls} timeCalls that class's own copy
 */
class Measurement {
  #sides;
  #samples;

  /** @param {Side} ours @param {Side} native */
  constructor(ours, native) {
    this.name = ours.operation.name;
    this.minimum = ours.operation.minimum ?? 1;
    /** Bytes of the file that the operation went through, once. */
    this.size = 0;
    /** What differed first, or undefined while all agrees. @type {string | undefined} */
    this.difference = undefined;
    this.#sides = [ours, native];
    this.#samples = [[], []];
  }

  /**
   * Checks that both classes agree on a window, and times them: in the first window repeatedly, in
   * each later one once, which on a large file is many samples as well.
   *
   * @param {Buffer} reference the window, a native Buffer
   * @param {number} index the window's number
   */
  async add(reference, index) {
    if (reference.length < this.minimum) return;
    const textIn = onceEach((encoding) => reference.toString(encoding));
    const states = this.#sides.map((side) => prepare(side, reference, textIn));
    const size = states[0].size ?? reference.length;
    this.size += size;
    const times = this.#check(states, index);
    if (index > 0) this.#keep(times, size);
    else await this.#repeat(states, size);
  }

  /** @returns {{ ours: number, native: number } | undefined} bytes a second; undefined: not run */
  throughput() {
    if (this.size === 0) return undefined;
    const [ours, native] = this.#samples.map((samples) => 1 / median(samples));
    return { ours, native };
  }

  /** Runs each class once, the order by the window's number, and compares the results. */
  #check(states, index) {
    const results = [];
    const times = [];
    for (const side of order(index)) {
      const start = performance.now();
      results[side] = this.#sides[side].operation.run(states[side]);
      times[side] = performance.now() - start;
    }
    const { expected } = states[0];
    let difference = firstDifference(results[0], results[1]);
    if (difference === undefined && expected !== undefined) {
      difference = firstDifference(results[0], expected, 'the file');
    }
    if (difference !== undefined) this.difference ??= `window ${index}, ${difference}`;
    return times;
  }

  async #repeat(states, size) {
    const calls = this.#callsPerSample(states);
    const deadline = performance.now() + BUDGET_MS;
    for (let round = 0; round < ROUNDS; round++) {
      if (round >= MIN_ROUNDS && performance.now() > deadline) break;
      const times = [];
      for (const side of order(round)) times[side] = this.#time(side, states[side], calls);
      this.#keep(times, size * calls);
      // What native code releases is released between turns of the event loop, for both classes.
      await nextTurn();
    }
  }

  /** Warms both classes up. @returns {number} how many calls of the slower one fill a sample */
  #callsPerSample(states) {
    for (let calls = 1; ; calls *= 2) {
      const slower = Math.max(...states.map((state, side) => this.#time(side, state, calls)));
      if (slower >= WARM_UP_MS) return Math.max(1, Math.round((calls * SAMPLE_MS) / slower));
    }
  }

  #time(side, state, calls) {
    const { operation, timeCalls } = this.#sides[side];
    return timeCalls(operation, state, calls);
  }

  #keep(times, bytes) {
    for (const [side, time] of times.entries()) this.#samples[side].push(time / 1000 / bytes);
  }
}

/** Who runs first: each class in turn, so that neither always finds the caches warm. */
const order = (round) => (round % 2 === 0 ? [0, 1] : [1, 0]);

function prepare({ Buffer, operation }, reference, textIn) {
  const buffer = Buffer.from(reference.buffer, reference.byteOffset, reference.length);
  return operation.prepare({ Buffer, buffer, reference, textIn });
}

/** Remembers what a function gave for an argument. */
function onceEach(work) {
  const results = new Map();
  return (key) => {
    if (!results.has(key)) results.set(key, work(key));
    return results.get(key);
  };
}

function median(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

module.exports = { Measurement };
