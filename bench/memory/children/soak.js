'use strict';

/**
 * Random allocation and conversion with yields: `node --expose-gc soak.js SIDE seconds=N seed=N leak=BYTES`. What is alive is
 * bounded. Reports RSS as it went, and what is left when everything has been dropped. `leak` is the deliberate fault:
 * so many bytes per second are kept for ever, and slabs of the pool beside them.
 */

const { exportsOf, readSettings, report, settle, side, turn } = require('./side');
const { randomOf } = require('./random');

const MIB = 1024 * 1024;

/** What may be alive at a time. The work makes about 100 times as much per second. */
const LIVE_BYTES = 16 * MIB;

/** Operations between two yields: some 1 to 2 ms. */
const OPERATIONS_PER_TURN = 20;

/**
 * Done before the first sample: RSS grows until malloc's heap has found its size. Native's has after 200,000 operations, ours
 * after 1,900,000 (Node 20, 100 s, MiB: 169 176 183 188 199, then 188 to 199; native 160 to 165 all the time): texts of more than
 * 128 KiB are malloc's as well. Counted in operations, because on a crowded machine that takes ten times as long.
 */
const WARM_UP_OPERATIONS = { ours: 2_000_000, native: 200_000 }[side];

/** Samples of RSS in a run, however long it is. */
const SAMPLES = 480;

/** What the deliberate leak keeps at a time: memory of its own, and a small Buffer that keeps a slab of the pool. */
const LEAK_STEP = 64 * 1024;
const LEAKED_FROM_POOL = 100;

const { Buffer, memoryUsage, transcode } = exportsOf(side);
const settings = readSettings();
const seconds = Number(settings.seconds);
const leakPerSecond = Number(settings.leak ?? 0);
const random = randomOf(Number(settings.seed));

const ascii = 'All work and no play. '.repeat(MIB / 22 + 1).slice(0, MIB);
const mixed = 'zażółć gęślą jaźń, 漢字 🦀 '.repeat(20_000);
const ENCODINGS = ['utf8', 'latin1', 'ascii', 'utf16le', 'hex', 'base64', 'base64url'];

/** From 0 to 1 MiB, each power of two as often as the next. */
const randomSize = () => Math.floor(2 ** (random() * 20)) - 1 + Math.round(random());
const randomOne = (list) => list[Math.floor(random() * list.length)];

const live = [];
let liveBytes = 0;

const keep = (buffer) => {
  live.push(buffer);
  liveBytes += buffer.length;
  while (liveBytes > LIVE_BYTES) {
    const index = Math.floor(random() * live.length);
    liveBytes -= live[index].length;
    live[index] = live[live.length - 1];
    live.pop();
  }
};

const anyLive = () => (live.length === 0 ? Buffer.alloc(10) : randomOne(live));

const MAKERS = [
  () => Buffer.alloc(randomSize()),
  () => Buffer.alloc(randomSize(), 'pattern'),
  () => Buffer.allocUnsafe(randomSize()).fill(1),
  () => Buffer.allocUnsafeSlow(randomSize()),
  () => Buffer.from(ascii.slice(0, randomSize()), randomOne(ENCODINGS)),
  () => Buffer.from(mixed.slice(0, randomSize() / 3)),
  () => Buffer.from(anyLive()),
  () => Buffer.from(anyLive().toString(randomOne(ENCODINGS)), randomOne(ENCODINGS)),
  () => Buffer.concat([anyLive().subarray(0, 1000), anyLive().subarray(0, 1000)]),
  () => transcode(anyLive().subarray(0, 10_000), 'latin1', 'utf16le'),
  () => anyLive().subarray(0, randomSize()),
];

/** What the deliberate fault keeps. */
const leaked = [];

const leakUpTo = (bytes) => {
  while (leaked.length * LEAK_STEP < bytes) {
    leaked.push([Buffer.alloc(LEAK_STEP, 1), Buffer.allocUnsafe(LEAKED_FROM_POOL)]);
  }
};

const operate = () => {
  for (let i = 0; i < OPERATIONS_PER_TURN; i++) keep(randomOne(MAKERS)());
};

/** Native keeps no books. */
const NO_LEDGER = { live: 0, outstanding: 0, regions: 0 };

const held = () => {
  const { rss, arrayBuffers } = process.memoryUsage();
  const { live: all, outstanding: ledger, regions } = memoryUsage?.() ?? NO_LEDGER;
  return { rss, arrayBuffers, ledger, spare: all - ledger, regions };
};

const main = async () => {
  // A first Buffer from the pool, so that its slab is there before as it is after.
  Buffer.from('first').toString('hex');
  await settle();
  const before = held();
  for (let done = 0; done < WARM_UP_OPERATIONS; done += OPERATIONS_PER_TURN) {
    operate();
    await turn();
  }
  const samples = [];
  const start = performance.now();
  const interval = (seconds * 1000) / SAMPLES;
  let operations = 0;
  for (let now = 0; now < seconds * 1000; now = performance.now() - start) {
    operate();
    operations += OPERATIONS_PER_TURN;
    leakUpTo((leakPerSecond * now) / 1000);
    if (now >= samples.length * interval) {
      samples.push([now / 1000, process.memoryUsage.rss()]);
    }
    await turn();
  }
  live.length = 0;
  await settle();
  report({ operations, samples, before, after: held() });
};

main();
