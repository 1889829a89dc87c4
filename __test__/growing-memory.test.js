'use strict';

/**
 * Shared memory that another thread makes longer while a method looks at it: a view that follows its length has one length when
 * it is asked, and another when its bytes are copied. No error may come of it.
 */

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { describe, it } = require('node:test');
const { Worker } = require('node:worker_threads');
const { ours } = require('./support/worlds');

/** More than what is compared in the scratch of lib/compare.js, less than what is compared elsewhere. */
const SIZE = 150;
const LIMIT = 4096;
const MEMORIES = 1500;

/** Grows one memory after the other, a moment after it is told that it is their turn. */
const grower = () => {
  const { workerData } = require('node:worker_threads');
  const { memories, turns } = workerData;
  const turn = new Int32Array(turns);
  for (let i = 0; i < memories.length; i++) {
    Atomics.wait(turn, 0, i);
    for (let n = (i * 7919) % 300; n > 0; n--) Atomics.load(turn, 0);
    memories[i].grow(memories[i].maxByteLength);
    Atomics.store(turn, 1, i + 1);
  }
};

const { Buffer } = ours;
const other = new Uint8Array(SIZE);
const room = new Uint8Array(SIZE + 50);

const CALLS = {
  'static compare': (view) => Buffer.compare(view, other),
  compare: (view) => Buffer.prototype.compare.call(view, other),
  equals: (view) => Buffer.prototype.equals.call(view, other),
  copy: (view) => Buffer.prototype.copy.call(view, room),
};

const growDuring = async (call) => {
  const memories = Array.from(
    { length: MEMORIES },
    () => new SharedArrayBuffer(SIZE, { maxByteLength: LIMIT }),
  );
  const turns = new SharedArrayBuffer(8);
  const turn = new Int32Array(turns);
  const worker = new Worker(`(${grower})()`, { eval: true, workerData: { memories, turns } });
  try {
    await once(worker, 'online');
    for (let i = 0; i < MEMORIES; i++) {
      const view = new Uint8Array(memories[i]);
      Atomics.store(turn, 0, i + 1);
      Atomics.notify(turn, 0);
      // Until it has grown, and once more.
      for (let grown = false; !grown; ) {
        grown = Atomics.load(turn, 1) > i;
        call(view);
      }
    }
  } finally {
    await worker.terminate();
  }
};

describe('memory that another thread makes longer', () => {
  for (const [name, call] of Object.entries(CALLS)) {
    it(name, async () => {
      await assert.doesNotReject(growDuring(call));
    });
  }
});
