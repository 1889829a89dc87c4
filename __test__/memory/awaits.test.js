'use strict';

// A program that is ended at each place where it waits, with Buffers in the hands of others: what it had is freed, and its
// process, if that goes on, works.

const assert = require('node:assert/strict');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, describe, it } = require('node:test');
const { SHIM, setUp } = require('../faults/setup');
const { REPETITIONS, endOf, runScenario } = require('./support/scenario');

const folder = mkdtempSync(join(tmpdir(), 'ferrobuf awaits '));
after(() => rmSync(folder, { recursive: true }));

/** Tells what the addon has taken from the allocator, where it can be built. */
const { skip: lacksShim, env, remove } = setUp();
after(() => remove?.());

const INPUT = { path: join(__dirname, 'support', 'awaited-work.js'), folder };

/** How a worker ends at its place: from above, or by itself. */
const WAYS = ['terminate', 'exit'];

/** How many workers are terminated at any time. */
const AT_RANDOM = 12;

/** Runs the program in this thread; prints at how many places it waits. */
const count = async ({ module, collect, report, settled, input }, require) => {
  let places = 0;
  const at = (promise) => {
    places += 1;
    return promise;
  };
  await require(input.path).work({ module, at, collect, folder: input.folder });
  report(places);
  report(await settled());
};

const placesOf = async () => {
  const { output, errors, status } = await runScenario(count, { input: INPUT });
  const [places, settled] = output.trim().split('\n');
  assert.deepEqual([status, settled], [0, 'settled'], errors);
  return Number(places);
};

/** Starts a worker for each of some ends, two at a time; then the program runs to its end in this thread. */
const endWorkers = async (
  { Buffer, module, start, ended, settled, collect, report, input },
  require,
) => {
  const mine = Buffer.from('mine');
  const { held } = input.shim ? require(input.shim) : { held: () => 0 };
  report(await settled());
  const before = held();
  const run = async ({ module: own, collect: gc, input: settings }, load) => {
    const { parentPort } = load('node:worker_threads');
    const { path, folder, place, way, flag } = settings;
    let places = 0;
    const begun = () => {
      if (way === 'any time') parentPort.postMessage('here');
    };
    const at = (promise) => {
      places += 1;
      if (places !== place) return promise;
      if (way === 'exit') process.exit(0);
      // Whatever the promise is of, goes on; this thread does not, until it is stopped.
      parentPort.postMessage('here');
      Atomics.wait(new Int32Array(flag), 0, 0);
    };
    if (way === 'any time') {
      // ferrobuf makes a context (lib/narrow.js) with its first long text. One that is stopped while V8 installs the
      // extension of --expose-gc in that makes V8 print what it failed in, which says nothing about memory.
      own.Buffer.from('long enough to be looked at. '.repeat(1000));
    }
    await load(path).work({ module: own, at, begun, collect: gc, folder });
  };
  const endOne = async ({ place, way, delay }) => {
    const flag = new SharedArrayBuffer(4);
    const { path, folder } = input;
    const worker = start(run, { path, folder, place, way, flag });
    const end = ended(worker);
    worker.once('message', () => {
      if (delay === undefined) worker.terminate();
      else setTimeout(() => worker.terminate(), delay);
    });
    return end;
  };
  const rest = [...input.ends];
  const seen = new Set();
  const drain = async () => {
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      seen.add(`${next.way}: ${await endOne(next)}`);
    }
  };
  await Promise.all([drain(), drain()]);
  report(await settled(), held() - before, 'allocations left');
  const at = (promise) => promise;
  await require(input.path).work({ module, at, collect, folder: input.folder });
  report(await settled());
  report(mine, [...seen].sort().join(', '));
};

const outputOf = async (ends) => {
  const shim = lacksShim ? undefined : SHIM;
  const outcome = await runScenario(endWorkers, { env, input: { ...INPUT, shim, ends } });
  assert.deepEqual([outcome.status, outcome.signal], [0, null], outcome.errors);
  return outcome.output.trim().split('\n');
};

describe('a program that waits', () => {
  it('in a worker, which ends at each place, in each way', async () => {
    const places = await placesOf();
    assert.ok(places >= 30, `${places} places`);
    const ends = Array.from({ length: places }, (_, i) =>
      WAYS.map((way) => ({ place: i + 1, way })),
    ).flat();
    for (let i = 0; i < REPETITIONS; i++) {
      assert.deepEqual(await outputOf(ends), [
        'settled',
        'settled 0 allocations left',
        'settled',
        'mine exit: exit 0, terminate: exit 1',
      ]);
    }
  });

  it('in a worker, which is terminated at any time', async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const ends = Array.from({ length: AT_RANDOM }, () => ({
        way: 'any time',
        delay: Math.random() * 150,
      }));
      // One that was late has come to its end by itself.
      const lines = await outputOf(ends);
      const last = lines.pop();
      assert.deepEqual(lines, ['settled', 'settled 0 allocations left', 'settled']);
      assert.match(last, /^mine any time: exit [01](, any time: exit 1)?$/);
    }
  });

  it('in the main thread, which ends at some places', async () => {
    const run = async ({ module, collect, report, input }, require) => {
      let places = 0;
      const at = (promise) => {
        places += 1;
        if (places === input.place) {
          report('here');
          process.exit(5);
        }
        return promise;
      };
      await require(input.path).work({ module, at, collect, folder: input.folder });
    };
    const step = REPETITIONS > 1 ? 1 : 6;
    const places = await placesOf();
    for (let place = 1; place <= places; place += step) {
      const outcome = await runScenario(run, { input: { ...INPUT, place } });
      assert.deepEqual(
        endOf(outcome),
        { status: 5, signal: null, output: 'here\n' },
        outcome.errors,
      );
    }
  });
});
