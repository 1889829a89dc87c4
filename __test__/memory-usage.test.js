'use strict';

/** memoryUsage(): what docs/memory.md says about the figures, each case in a process of its own. */

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { describe, it, test } = require('node:test');
const { EXTERNAL } = require('./support/external-memory');
const { POOL_SIZE, SLAB_SIZE } = require('./support/shapes');
const { memoryUsage } = require('..');

const MIB = 1024 * 1024;

/** Limits of src/core/memory: bytes of an environment, and of all of them. */
const ENVIRONMENT_LIMIT = 2 * MIB;
const PROCESS_LIMIT = 8 * MIB;

/** What a process prints, as JSON: `body` is the inside of an async function. */
const run = (body, env = {}) => {
  const script = `
    const ferrobuf = require(${JSON.stringify(join(__dirname, '..'))});
    const { Buffer, memoryUsage } = ferrobuf;
    const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
    const slab = () => {
      const { buffer } = Buffer.allocUnsafe(1);
      for (;;) {
        const buf = Buffer.allocUnsafe((Buffer.poolSize >>> 1) - 1);
        if (buf.buffer !== buffer) return buf;
      }
    };
    (async () => { ${body} })().then((result) => console.log(JSON.stringify(result)));`;
  const output = execFileSync(process.execPath, ['--expose-gc', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return JSON.parse(output);
};

test('the figures are whole numbers that fit together', () => {
  const usage = memoryUsage();
  assert.deepEqual(Object.keys(usage), [
    'live',
    'peak',
    'pooled',
    'outstanding',
    'regions',
    'process',
  ]);
  assert.deepEqual(Object.keys(usage.process), Object.keys(usage).slice(0, -1));
  for (const figures of [usage, usage.process]) {
    const { live, peak, pooled, outstanding, regions } = figures;
    for (const figure of [live, peak, pooled, outstanding, regions]) {
      assert.ok(Number.isSafeInteger(figure) && figure >= 0, JSON.stringify(usage));
    }
    assert.ok(outstanding <= pooled && pooled <= live && live <= peak, JSON.stringify(usage));
  }
  assert.ok(usage.live <= usage.process.live);
});

describe("V8 counts a slab once, in Rust's memory and in its own", () => {
  const difference = (env) =>
    run(
      `
      const figures = () => {
        gc();
        const { external, arrayBuffers } = process.memoryUsage();
        return { external, arrayBuffers, outstanding: memoryUsage().outstanding };
      };
      const kept = [slab()];
      const before = figures();
      for (let i = 0; i < 20; i++) kept.push(slab());
      const slabs = new Set(kept.map((buf) => buf.buffer)).size - 1;
      const after = figures();
      const result = { slabs };
      for (const name of Object.keys(before)) result[name] = after[name] - before[name];
      return result;`,
      env,
    );

  /** A few slabs come and go on the way, and V8 counts other things meanwhile; counting twice would be 20 slabs more. */
  const isAbout = (bytes, { slabs }, label) => {
    const difference = Math.abs(bytes - slabs * SLAB_SIZE);
    assert.ok(difference <= 3 * SLAB_SIZE + 65_536, `${label}: ${bytes} of ${slabs} slabs`);
  };

  it('external, and not arrayBuffers, when it is external', () => {
    const grown = difference();
    if (!EXTERNAL) return assert.equal(grown.outstanding, 0);
    isAbout(grown.external, grown, 'external');
    isAbout(grown.outstanding, grown, 'outstanding');
    assert.ok(Math.abs(grown.arrayBuffers) < SLAB_SIZE, JSON.stringify(grown));
  });

  it('external and arrayBuffers when it is not', () => {
    const grown = difference({ FERROBUF_EXTERNAL_MEMORY: '0' });
    isAbout(grown.external, grown, 'external');
    isAbout(grown.arrayBuffers, grown, 'arrayBuffers');
    assert.equal(grown.outstanding, 0);
  });
});

test('code that never yields stays within the limit, and finalisers open it again', () => {
  const [during, after, again] = run(`
    for (let i = 0; i < 2000; i++) slab();
    const during = memoryUsage();
    for (let i = 0; i < 10; i++) { gc(); await turn(); }
    const after = memoryUsage();
    for (let i = 0; i < 2000; i++) slab();
    return [during, after, memoryUsage()];`);
  if (!EXTERNAL) return assert.equal(again.peak, 0);
  assert.ok(during.outstanding <= ENVIRONMENT_LIMIT);
  assert.ok(during.outstanding > ENVIRONMENT_LIMIT - SLAB_SIZE, 'all of it is used');
  assert.ok(after.outstanding <= 3 * SLAB_SIZE, JSON.stringify(after));
  assert.ok(again.outstanding > ENVIRONMENT_LIMIT - SLAB_SIZE);
  assert.equal(again.peak, during.peak, 'what came back was used again');
});

test('slabs that are too long for the limit are no slabs of Rust', () => {
  const usage = run(`Buffer.poolSize = ${8 * MIB}; slab(); return memoryUsage();`);
  assert.equal(usage.peak, 0);
});

test('another poolSize frees the slabs that were kept', () => {
  const [live, size] = run(`
    for (let i = 0; i < 100; i++) slab();
    for (let i = 0; i < 10; i++) { gc(); await turn(); }
    Buffer.poolSize = ${2 * POOL_SIZE};
    const { byteLength } = slab().buffer;
    for (let i = 0; i < 10; i++) { gc(); await turn(); }
    return [memoryUsage().live, byteLength];`);
  assert.ok(size > SLAB_SIZE);
  if (EXTERNAL) assert.ok(live > 0 && live <= 4 * size, String(live));
  else assert.equal(live, 0);
});

test('many threads that never yield stay within the limit of the process', () => {
  const worker = `
    const { parentPort } = require('node:worker_threads');
    const { Buffer, memoryUsage } = require(${JSON.stringify(join(__dirname, '..'))});
    for (let i = 0; i < 3000; i++) Buffer.allocUnsafe((Buffer.poolSize >>> 1) - 1);
    parentPort.postMessage(memoryUsage().process.peak);
    parentPort.once('message', () => {});`;
  const [peak, left] = run(`
    const { Worker } = require('node:worker_threads');
    const workers = [];
    for (let i = 0; i < 8; i++) workers.push(new Worker(${JSON.stringify(worker)}, { eval: true }));
    const peaks = await Promise.all(workers.map((w) => new Promise((r) => w.once('message', r))));
    await Promise.all(workers.map((w) => new Promise((r) => w.once('exit', r).postMessage(0))));
    for (let i = 0; i < 500 && memoryUsage().process.live > 0; i++) await turn();
    return [Math.max(...peaks), memoryUsage().process.live];`);
  // A slab per thread more, at most: see Store::take.
  assert.ok(peak <= PROCESS_LIMIT + 8 * SLAB_SIZE, String(peak));
  assert.equal(left, 0);
});
