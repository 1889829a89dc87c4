'use strict';

// Buffers that go from thread to thread: copied, moved, or refused, as native's are.

const { describe } = require('node:test');
const { host } = require('../support/worlds');
const { scenario } = require('./support/scenario');

/** What the receiving thread does with what it gets: uses it after the sender is gone, and sends it back. */
const echo = ({ Buffer, collect, turn }, require) => {
  const { parentPort } = require('node:worker_threads');
  parentPort.once('message', async (received) => {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 100; j++) Buffer.allocUnsafe(3000);
      collect();
      await turn();
    }
    const text = Buffer.from(received.buffer, received.byteOffset, received.length).toString();
    parentPort.postMessage([text.slice(0, 6), text.length, received.buffer.byteLength]);
  });
};

describe('posted between threads', { concurrency: 2 }, () => {
  scenario(
    'a pooled Buffer is copied with its slab, an unpooled one alone, shared memory stays',
    { output: ['pooled,6,true', 'single,700,700', 'shared,700,700', 'part,4,700', 'settled'] },
    async ({ Buffer, start, ended, settled, report, input }) => {
      const exchange = async (value, list) => {
        const worker = start(input);
        const end = ended(worker);
        worker.postMessage(value, list);
        const reply = await new Promise((resolve) => worker.once('message', resolve));
        await end;
        return reply;
      };
      const pooled = Buffer.from('pooled');
      const [text, length, size] = await exchange(pooled);
      report([text, length, size === pooled.buffer.byteLength]);
      report(await exchange(Buffer.alloc(700, 'single ')));
      const shared = Buffer.from(new SharedArrayBuffer(700)).fill('shared ');
      report(await exchange(shared));
      report(await exchange(Buffer.alloc(700, 'part ').subarray(5, 9)));
      if (pooled.toString() !== 'pooled') report(pooled);
      report(await settled());
    },
    { input: String(echo) },
  );

  scenario(
    'an unpooled Buffer moves, and is empty where it came from',
    { output: ['moved ,5000,5000', '0 0', 'settled'] },
    async ({ Buffer, start, ended, settled, report, input }) => {
      const worker = start(input);
      const end = ended(worker);
      const buf = Buffer.alloc(5000, 'moved ');
      worker.postMessage(buf, [buf.buffer]);
      report(await new Promise((resolve) => worker.once('message', resolve)));
      report(buf.length, buf.buffer.byteLength);
      await end;
      report(await settled());
    },
    { input: String(echo) },
  );

  scenario(
    'a pooled Buffer does not move',
    { output: host === 20 ? ['copied', 'pooled'] : ['DataCloneError', 'pooled'] },
    ({ Buffer, report }) => {
      const buf = Buffer.from('pooled');
      try {
        structuredClone(buf.buffer, { transfer: [buf.buffer] });
        report('copied');
      } catch ({ name }) {
        report(name);
      }
      report(buf);
    },
  );

  scenario(
    'what a dead worker moved here is whole',
    { output: ['20 exit 1', 'settled', 'whole'] },
    async ({ Buffer, start, ended, settled, collect, report }) => {
      const received = [];
      let dead = 0;
      for (let i = 0; i < 20; i += 4) {
        await Promise.all(
          [0, 1, 2, 3].map(async (number) => {
            const worker = start(({ Buffer: Class, input }, require) => {
              const { parentPort } = require('node:worker_threads');
              const moved = Class.alloc(100_000, `${input}`);
              parentPort.postMessage(moved, [moved.buffer]);
              for (;;) Class.from('busy');
            }, number);
            const end = ended(worker);
            const message = await new Promise((resolve) => worker.once('message', resolve));
            worker.terminate();
            received.push([Buffer.from(message.buffer), String(number)]);
            if ((await end) === 'exit 1') dead++;
          }),
        );
        collect();
      }
      report(dead, 'exit 1');
      report(await settled());
      const isWhole = ([buf, text]) =>
        buf.length === 100_000 && buf.equals(Buffer.alloc(100_000, text));
      report(received.every(isWhole) ? 'whole' : 'torn');
    },
  );

  scenario(
    'two threads work on the same shared memory',
    {
      output: ['exit 1,exit 1', 'settled'],
      oursAlone: 'native makes no promise about bytes that change while it reads them',
    },
    async ({ Buffer, module, start, ended, settled, report }) => {
      const memory = new SharedArrayBuffer(100_000);
      const workers = [1, 2].map((number) =>
        start(
          ({ Buffer: Class, input }) => {
            const buf = Class.from(input.memory);
            for (let i = 0; ; i++) {
              buf.fill(`${input.number}${'é'.repeat(i % 50)}`);
              buf.write('żółw'.repeat(9000), i % 1000);
              buf.swap16();
            }
          },
          { memory, number },
        ),
      );
      const ends = Promise.all(workers.map(ended));
      await Promise.all(
        workers.map((worker) => new Promise((resolve) => worker.once('online', resolve))),
      );
      const buf = Buffer.from(memory);
      for (const deadline = Date.now() + 300; Date.now() < deadline; ) {
        // Whatever it says, it says it of these bytes and no others.
        for (const encoding of ['utf8', 'utf16le', 'hex', 'base64', 'latin1']) {
          if (buf.toString(encoding).length > 200_000) report('too long');
        }
        const found = buf.indexOf('é'.repeat(20));
        if (found > 100_000) report('beyond');
        if (buf.compare(Buffer.from(buf)) > 1) report('no order');
        module.transcode(buf, 'utf8', 'latin1');
      }
      for (const worker of workers) worker.terminate();
      report(await ends);
      report(await settled());
    },
  );
});
