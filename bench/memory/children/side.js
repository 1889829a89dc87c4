'use strict';

/**
 * What every child shares: which Buffer it measures, how it reads its own memory, how it reports.
 * A child is started as `node [--expose-gc] CHILD SIDE [NAME=VALUE ...]` and prints one line of JSON.
 */

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The checkout that is measured; workers inherit it, as they would no argument. */
const TARGET = process.env.FERROBUF_BENCH_TARGET ?? join(__dirname, '..', '..', '..');

/** @param {string} side `ours`, or `native`, which loads nothing */
const exportsOf = (side) => require(side === 'ours' ? TARGET : 'node:buffer');

/** @returns {Record<string, string>} the words `NAME=VALUE` of the command line */
const readSettings = () =>
  Object.fromEntries(process.argv.slice(3).map((word) => word.split(/=(.*)/s, 2)));

/**
 * The process's highest RSS until now. Linux tells it of this process alone; elsewhere it is `ru_maxrss`.
 * @returns {number} bytes
 */
const peakRss = () => {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const status = readFileSync('/proc/self/status', 'latin1');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)[1]) * 1024;
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** How many collections and turns of the event loop free what can be freed: more changed no figure. */
const SETTLING_ROUNDS = 5;

/** Collects garbage and lets finalisers run, for a process started with `--expose-gc`. */
const settle = async () => {
  for (let round = 0; round < SETTLING_ROUNDS; round++) {
    globalThis.gc();
    await turn();
  }
};

const report = (figures) => process.stdout.write(`${JSON.stringify(figures)}\n`);

module.exports = { exportsOf, peakRss, readSettings, report, settle, side: process.argv[2], turn };
