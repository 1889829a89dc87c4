'use strict';

/**
 * The process, or the worker, in which a scenario runs (see scenario.js): calls its function with the tools below.
 * Nothing of ferrobuf is loaded before the function asks for it.
 */

const { join } = require('node:path');
const { isMainThread, Worker, workerData } = require('node:worker_threads');

const ROOT = join(__dirname, '..', '..', '..');

const { source, world, input } = isMainThread
  ? JSON.parse(process.env.FERROBUF_SCENARIO)
  : workerData;

/** Longer than any scenario needs, shorter than the time that its process has. */
const SETTLING_TURNS = 2000;

const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

const ownAndProcess = (usage) => [
  [usage.live, usage.pooled, usage.outstanding, usage.regions],
  [usage.process.live, usage.process.pooled, usage.process.outstanding, usage.process.regions],
];

const tools = {
  isMainThread,
  input,
  world,
  /** What `require` takes to load the world that the scenario runs in. */
  path: world === 'ferrobuf' ? ROOT : 'node:buffer',

  get module() {
    return require(tools.path);
  },

  get Buffer() {
    return tools.module.Buffer;
  },

  /** Starts a worker that calls a function of the scenario's in the same way. */
  start: (run, value, options) =>
    new Worker(__filename, {
      ...options,
      workerData: { source: String(run), world, input: value },
    }),

  /** @returns {Promise<string>} `exit CODE`, or `error MESSAGE` for a worker that threw */
  ended: (worker) =>
    new Promise((resolve) => {
      worker.once('error', ({ message }) => resolve(`error ${message}`));
      worker.once('exit', (code) => resolve(`exit ${code}`));
    }),

  turn,

  /** Limits of this process's address space. */
  get limits() {
    return require('../../support/limit-space');
  },

  /** Collects garbage now, when the process was started with --expose-gc. */
  collect: () => globalThis.gc?.(),

  /**
   * Waits until Rust holds no memory for this process but this thread's own: what other threads had is freed.
   * @returns {Promise<string>} `settled`, or the figures that would not come down
   */
  settled: async () => {
    if (world !== 'ferrobuf') return 'settled';
    for (let turns = 0; ; turns++) {
      const [own, all] = ownAndProcess(tools.module.memoryUsage());
      if (own.join() === all.join()) return 'settled';
      if (turns === SETTLING_TURNS) return `this thread ${own}, process ${all}`;
      tools.collect();
      await turn();
    }
  },

  /** Adds a line to what the scenario is judged by. Synchronous: the process may end right after it. */
  report: (...values) => require('node:fs').writeSync(1, `${values.map(String).join(' ')}\n`),
};

require('node:vm').runInThisContext(`(${source})`)(tools, require);
