'use strict';

/**
 * What Node-API and the allocator refuse, at every call that the addon makes, as it is shipped: an error that says so, or the
 * right result; never a crash, a wrong byte, or memory that stays. docs/testing.md, "Faults".
 */

const assert = require('node:assert/strict');
const { join } = require('node:path');
const { after, describe, it } = require('node:test');
const { runProcess, runScenario, endOf } = require('../memory/support/scenario');
const { host } = require('../support/worlds');
const { SHIM, setUp } = require('./setup');

/** 1: all places of loading and of an environment's end, too. Each takes a load or a worker; calls are quick. */
const IS_WHOLE = process.env.FERROBUF_ALL_FAULTS === '1';

const { skip, env, remove } = setUp();
after(() => remove?.());

/** Runs a child of this folder. @returns {Promise<object>} what it has counted, when nothing was wrong */
const countsOf = async (file, ...words) => {
  const command = [process.execPath, '--expose-gc', join(__dirname, file), ...words];
  const { status, signal, output, errors } = await runProcess(command, env);
  // The last lines say at which fault it ended.
  assert.equal(status, 0, `${signal}: ${errors.slice(-2000)}`);
  const { wrong, ...counts } = JSON.parse(output);
  assert.deepEqual(wrong, []);
  return counts;
};

describe('every call', { skip }, () => {
  it('with each of its calls of Node-API failing', async () => {
    const { faults, errors, results } = await countsOf('calls-child.js', 'nodeApi');
    assert.ok(faults > 4000 && errors > 4000, `${faults} faults, ${errors} errors`);
    // What need not succeed: V8 is told of memory, text is handed over.
    assert.ok(results > 20, `${results} results`);
  });

  it('with each of its allocations failing', async () => {
    const { faults, errors, results } = await countsOf('calls-child.js', 'memory');
    // One that fails once succeeds when garbage has been collected; not on Node 20 (lib/native.js).
    const isRetried = host >= 22;
    assert.ok(
      faults > 100 && errors > (isRetried ? 60 : 100),
      `${faults} faults, ${errors} errors`,
    );
    // What need not succeed: memory that a text does not use is given back.
    assert.ok(results > (isRetried ? 60 : 0), `${results} results`);
  });
});

describe('loading', { skip }, () => {
  it('with each of its calls of Node-API failing', async () => {
    const whole = String(Number(IS_WHOLE));
    const { calls, failures } = await countsOf('loading-child.js', 'nodeApi', whole);
    assert.ok(calls > 140 && failures > 20, `${failures} failures, ${calls} calls`);
  });

  it('with each of its allocations failing', async () => {
    const { calls, failures } = await countsOf('loading-child.js', 'memory', '1');
    assert.ok(calls > 1 && failures > 3, `${failures} failures, ${calls} calls`);
  });
});

describe('the end of an environment, with calls of Node-API failing', { skip }, () => {
  const options = (input) => ({ env, input: { shim: SHIM, ...input } });

  it('a worker: what it had is freed', async () => {
    const run = async ({ Buffer, start, ended, settled, report, input }, require) => {
      // The addon's calls are replaced once, by the main thread, before any worker makes one.
      const { held } = require(input.shim);
      globalThis.kept = Buffer.from('of the main thread');
      const work = ({ Buffer: Class, collect, input: { shim, fault, isStopped } }, load) => {
        const { arm } = load(shim);
        const memory = Class.alloc(200_000, 'text');
        globalThis.kept = [memory.toString('hex'), `${memory.toString('utf16le')}`];
        for (let i = 0; i < 10; i++)
          globalThis.kept.push(Class.allocUnsafe(3000), Class.from('kept'));
        for (let i = 0; i < 10; i++) Class.allocUnsafe(3000);
        collect();
        arm(fault);
        if (!isStopped) return;
        load('node:worker_threads').parentPort.postMessage('armed');
        for (;;);
      };
      const ends = new Set();
      report(await settled());
      const before = held();
      for (const [i, at] of input.places.entries()) {
        for (const onwards of [false, true]) {
          const status = input.statuses[i % input.statuses.length];
          const isStopped = i % 2 === 1;
          const fault = { family: 1, status, at, onwards };
          const worker = start(work, { shim: input.shim, fault, isStopped });
          const end = ended(worker);
          worker.once('message', () => worker.terminate());
          ends.add(await end);
        }
      }
      report(...ends);
      report(await settled());
      report(held() - before, 'allocations left');
      report(globalThis.kept);
    };
    const places = IS_WHOLE
      ? Array.from({ length: 51 }, (_, i) => 1 + (i % 17))
      : [1, 2, 3, 4, 5, 6];
    const outcome = await runScenario(run, options({ places, statuses: [9, 23, 1] }));
    assert.deepEqual(
      endOf(outcome),
      {
        status: 0,
        signal: null,
        output: 'settled\nexit 0 exit 1\nsettled\n0 allocations left\nof the main thread\n',
      },
      outcome.errors,
    );
  });

  it('a process', async () => {
    const run = ({ Buffer, report, input }, require) => {
      const { arm } = require(input.shim);
      globalThis.kept = [Buffer.from('kept'), Buffer.alloc(200_000).toString('hex')];
      for (let i = 0; i < 10; i++) globalThis.kept.push(Buffer.allocUnsafe(3000));
      report('armed');
      arm({ family: 1, status: 9, at: input.at, onwards: true });
    };
    // A process has what a worker has, and on Node 20 and 22 the pool's slabs.
    for (const at of IS_WHOLE ? Array.from({ length: 20 }, (_, i) => i + 1) : [1, 4, 6, 9]) {
      const outcome = await runScenario(run, options({ at }));
      assert.deepEqual(
        endOf(outcome),
        { status: 0, signal: null, output: 'armed\n' },
        outcome.errors,
      );
    }
  });
});
