'use strict';

/**
 * What huge pages are worth: large Buffers allocated and filled, copied, and hardly used, by ferrobuf with and without
 * the advice and by native, alternating in one process. Median milliseconds.
 *
 *     node --expose-gc bench/large-buffers.js [MiB...]
 */

const { Buffer: Native } = require('node:buffer');

const addon = require('../lib/native');

/** The shim gets the addon with a switch in this one function. */
let isAdvised = true;
const preferHugePages = (view) => isAdvised && addon.preferHugePages(view);
require.cache[require.resolve('../lib/native')].exports = { ...addon, preferHugePages };
const { Buffer: Ours } = require('..');

const ROUNDS = 9;
const DEFAULT_SIZES = [16, 32, 64, 128, 256];

const SIDES = {
  advised: [Ours, true],
  'not advised': [Ours, false],
  native: [Native, false],
};

const OPERATIONS = {
  'alloc and fill': (Buffer, size) => Buffer.alloc(size).fill(1),
  'allocUnsafe and fill': (Buffer, size) => Buffer.allocUnsafe(size).fill(1),
  'from(bytes)': (Buffer, _size, source) => Buffer.from(source),
  'alloc, 64 KiB used': (Buffer, size) => Buffer.alloc(size).fill(1, 0, 65_536),
};

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const timeOf = ([Buffer, advised], run, size, source) => {
  globalThis.gc();
  isAdvised = advised;
  const start = process.hrtime.bigint();
  run(Buffer, size, source);
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const measure = (run, size) => {
  const source = Native.alloc(size, 1);
  const times = Object.fromEntries(Object.keys(SIDES).map((side) => [side, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [side, settings] of Object.entries(SIDES)) {
      times[side].push(timeOf(settings, run, size, source));
    }
  }
  return Object.entries(times).map(([side, all]) => `${side} ${median(all).toFixed(2)}`);
};

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : DEFAULT_SIZES;
for (const [name, run] of Object.entries(OPERATIONS)) {
  for (const mebibytes of sizes) {
    console.log(`${name}, ${mebibytes} MiB: ${measure(run, mebibytes * 2 ** 20).join(', ')}`);
  }
}
