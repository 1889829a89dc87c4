'use strict';

/**
 * How fast Buffers are made, both sides in one process: `node --expose-gc speed.js both`. A batch pays for the
 * collections that it causes and for a turn of the event loop, in which finalisers run; what it leaves behind is collected
 * before the next one starts. Reports ratios, native's time / ours.
 */

const { exportsOf, report, settle, turn } = require('./side');
const { median, spread } = require('../../statistics');

const KIB = 1024;
const MIB = 1024 * KIB;
const SIZES = [
  8,
  64,
  512,
  KIB,
  4 * KIB,
  16 * KIB,
  64 * KIB,
  256 * KIB,
  MIB,
  4 * MIB,
  16 * MIB,
  64 * MIB,
];

const OPERATIONS = {
  alloc: 'Buffer.alloc(size)',
  allocUnsafe: 'Buffer.allocUnsafe(size)',
  allocUnsafeSlow: 'Buffer.allocUnsafeSlow(size)',
  'from string': 'Buffer.from(string)',
  'from buffer': 'Buffer.from(buffer)',
};

/** Long enough to hold several collections when Buffers are small; a batch of one call is longer when they are large. */
const BATCH_MS = 8;

const ROUNDS = 9;

/** Native's time / ours below which an operation is slower (docs/benchmarks-memory.md); it is measured again before it is said. */
const LIMIT = 0.95;
const REMEASURES = 2;

/** A function of its own for each side, operation and size: neither pays for the shapes that another has seen. */
const loopOf = (expression, Buffer, size) => {
  const make = new Function(
    'Buffer',
    'size',
    'string',
    'buffer',
    `return (count) => { let last; for (let i = 0; i < count; i++) last = ${expression}; return last; };`,
  );
  const string = expression.includes('string') ? 'x'.repeat(size) : '';
  const buffer = expression.includes('buffer)') ? Buffer.alloc(size, 1) : undefined;
  return make(Buffer, size, string, buffer);
};

const timed = async (loop, count) => {
  const start = performance.now();
  loop(count);
  await turn();
  return (performance.now() - start) / count;
};

/** How many calls take long enough, once they are compiled; of several tries the quickest, none of which was interrupted. */
const countFor = async (loop) => {
  for (let count = 1; ; count *= 2) {
    const tries = [await timed(loop, count), await timed(loop, count), await timed(loop, count)];
    if (Math.min(...tries) * count >= BATCH_MS) return count;
  }
};

const measureRounds = async (loops, count, times, ratios) => {
  for (let round = 0; round < ROUNDS; round++) {
    const pair = [];
    for (const step of [0, 1]) {
      const side = (round + step) % 2;
      globalThis.gc();
      await turn();
      pair[side] = await timed(loops[side], count);
      times[side].push(pair[side] * 1e6);
    }
    ratios.push(pair[1] / pair[0]);
  }
};

const measure = async (operation, size) => {
  const sides = ['ours', 'native'].map((side) => exportsOf(side).Buffer);
  const loops = sides.map((Buffer) => loopOf(OPERATIONS[operation], Buffer, size));
  // The same for both: a batch of half as many may end before the collection that the other one pays for.
  const count = Math.max(await countFor(loops[0]), await countFor(loops[1]));
  const times = [[], []];
  const ratios = [];
  for (let attempt = 0; attempt <= REMEASURES; attempt++) {
    await measureRounds(loops, count, times, ratios);
    if (median(ratios) >= LIMIT) break;
  }
  await settle();
  const { median: ratio, low, high } = spread(ratios);
  const [ours, native] = times.map(median);
  return { operation, size, ratio, low, high, ours, native, ok: ratio >= LIMIT };
};

const main = async () => {
  const rows = [];
  for (const operation of Object.keys(OPERATIONS)) {
    for (const size of SIZES) rows.push(await measure(operation, size));
  }
  report({ rows, limit: LIMIT });
};

main();
