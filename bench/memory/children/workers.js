'use strict';

/**
 * Workers started and stopped: `node --expose-gc workers.js SIDE count=200 end=exit|terminate seed=N`. Each makes, converts and keeps
 * Buffers; with `terminate` it is ended from outside at a random time, loading the module included. Reports the growth of RSS.
 */

const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads');

const { exportsOf, readSettings, report, settle, side, turn } = require('./side');
const { randomOf } = require('./random');

/** Two at a time: their ends meet each other's beginnings. */
const LANES = 2;

/** From the middle of starting up to well after a worker's work has begun (60 to 90 ms, two at a time on two cores). */
const LATEST_TERMINATION_MS = 120;

/** Fewer than this have not warmed up what a process keeps for its threads (stacks, arenas of malloc). */
const WARM_UP = 20;

/** What a worker does until it is done or is terminated. */
const work = async () => {
  const { Buffer } = exportsOf(workerData.side);
  const kept = [];
  const rounds = workerData.endless ? Infinity : 20;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < 100; i++) {
      const buffer = Buffer.allocUnsafe(i * 10).fill(round);
      const again = Buffer.from(buffer.toString('base64'), 'base64');
      kept[i] = again.equals(buffer) ? again : undefined;
    }
    kept.push(Buffer.alloc(100_000));
    if (kept.length > 200) kept.length = 100;
    await turn();
  }
  parentPort.postMessage(kept.length);
};

const runOne = (end, random) =>
  new Promise((resolve, reject) => {
    const endless = end === 'terminate';
    const worker = new Worker(__filename, { workerData: { side: workerData ?? side, endless } });
    const timer = endless
      ? setTimeout(() => worker.terminate(), random() * LATEST_TERMINATION_MS)
      : undefined;
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const runMany = async (count, end, random) => {
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await runOne(end, random);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await settle();
};

const main = async () => {
  const { count, end, seed } = readSettings();
  const random = randomOf(Number(seed));
  const { Buffer, memoryUsage } = exportsOf(side);
  Buffer.from('the pool').toString('hex');
  const rss = () => process.memoryUsage.rss();
  await settle();
  const before = rss();
  await runMany(WARM_UP, end, random);
  const warm = rss();
  await runMany(Number(count) - WARM_UP, end, random);
  const after = rss();
  const live = memoryUsage === undefined ? 0 : memoryUsage().process.live - memoryUsage().live;
  report({ growth: after - before, growthWarm: after - warm, rss: after, liveOfWorkers: live });
};

if (isMainThread) main();
else work();
