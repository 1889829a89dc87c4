'use strict';

// Environments that come and go: what a worker had is freed when it is gone, whatever it was doing.

const { describe } = require('node:test');
const { scenario } = require('./support/scenario');

const WORKERS = 12;

describe('workers', { concurrency: 2 }, () => {
  scenario(
    'many, one after another and side by side, leave nothing behind',
    { output: 'settled' },
    async ({ Buffer, start, ended, settled, report, input: workers }) => {
      const mine = Buffer.from('of the main thread');
      const work = ({ Buffer: Class }) => {
        globalThis.kept = Array.from({ length: 2000 }, (_, i) =>
          Class.allocUnsafe(i % 100).fill(i),
        );
        for (let i = 0; i < 2000; i++) Class.from(`dropped ${i}`);
      };
      for (let i = 0; i < workers; i += 4) {
        const ends = await Promise.all(Array.from({ length: 4 }, () => ended(start(work))));
        if (ends.join() !== 'exit 0,exit 0,exit 0,exit 0') report(ends);
      }
      report(await settled());
      if (mine.toString() !== 'of the main thread') report('overwritten', mine);
    },
    { input: WORKERS },
  );

  scenario(
    'loading ferrobuf in workers alone, so that the addon goes with the last of them',
    { output: ['exit 0', 'exit 0', 'exit 0', 'exit 0', 'exit 0'] },
    async ({ start, ended, report }) => {
      for (let i = 0; i < 5; i++) {
        const worker = start(({ Buffer, collect }) => {
          globalThis.kept = Buffer.from('kept to the end');
          for (let j = 0; j < 200; j++) Buffer.allocUnsafe(3000);
          collect();
        });
        report(await ended(worker));
      }
    },
  );

  scenario(
    'workers that outlive the main thread end in peace',
    { output: 'main ends' },
    ({ Buffer, start, report }) => {
      globalThis.kept = Buffer.from('of the main thread');
      for (let i = 0; i < 3; i++) {
        start(({ Buffer: Class, input }) => {
          let turns = 0;
          const timer = setInterval(() => {
            for (let j = 0; j < 50; j++) Class.allocUnsafe(2000).fill(j);
            if (++turns > 10 * input) clearInterval(timer);
          }, 1);
        }, i);
      }
      report('main ends');
    },
  );

  scenario(
    'a worker in a worker, stopped from above',
    { output: ['exit 1', 'settled'] },
    async ({ start, ended, settled, report }) => {
      const outer = start(({ Buffer, start: startInner }, require) => {
        globalThis.kept = Buffer.from('outer');
        const inner = startInner(({ Buffer: Class }, load) => {
          load('node:worker_threads').parentPort.postMessage('ready');
          for (;;) Class.allocUnsafe(1000);
        });
        inner.once('message', () => require('node:worker_threads').parentPort.postMessage('ready'));
      });
      await new Promise((resolve) => outer.once('message', resolve));
      const end = ended(outer);
      outer.terminate();
      report(await end);
      report(await settled());
    },
  );
});

/** What a worker is in the middle of when it is terminated. Each function never ends by itself. */
const WORK = {
  'taking from the pool': ({ Buffer }) => {
    for (;;) Buffer.allocUnsafe(1000);
  },
  'taking from the pool with yields': ({ Buffer }) => {
    setInterval(() => {
      for (let i = 0; i < 500; i++) Buffer.allocUnsafe(1000);
    }, 0);
  },
  'allocating outside the pool': ({ Buffer }) => {
    for (;;) Buffer.alloc(100_000);
  },
  'making strings': ({ Buffer }) => {
    const buf = Buffer.alloc(4 << 20, 'żółw ');
    for (;;) {
      for (const encoding of ['utf8', 'hex', 'base64', 'latin1', 'utf16le']) buf.toString(encoding);
    }
  },
  'encoding strings': ({ Buffer }) => {
    const text = 'żółw '.repeat(1 << 18);
    for (;;) {
      for (const encoding of ['utf8', 'latin1', 'utf16le', 'base64']) Buffer.from(text, encoding);
    }
  },
  transcoding: ({ Buffer, module }) => {
    const buf = Buffer.alloc(1 << 20, 'a');
    for (;;) module.transcode(buf, 'utf8', 'utf16le');
  },
  searching: ({ Buffer }) => {
    const buf = Buffer.alloc(8 << 20);
    const needle = Buffer.alloc(100).fill(1, 99);
    for (;;) {
      buf.indexOf(needle);
      buf.lastIndexOf(needle);
      buf.indexOf('absent', 0, 'utf16le');
    }
  },
  'comparing, copying, filling': ({ Buffer }) => {
    const one = Buffer.alloc(8 << 20);
    const other = Buffer.alloc(8 << 20);
    for (;;) {
      one.compare(other);
      one.copy(other);
      one.fill('abc');
      other.swap16();
      other.fill(0);
      one.fill(0);
    }
  },
  'collecting garbage': ({ Buffer, collect }) => {
    for (;;) {
      for (let i = 0; i < 50; i++) Buffer.allocUnsafe(3000);
      collect();
    }
  },
  'running finalisers': ({ Buffer, collect }) => {
    const round = () => {
      for (let i = 0; i < 500; i++) Buffer.allocUnsafe(3000);
      collect();
      setImmediate(round);
    };
    round();
  },
  'reading a file into the pool': ({ Buffer }, require) => {
    const { open, read } = require('node:fs');
    open(process.execPath, (_, file) => {
      const next = () => read(file, Buffer.allocUnsafe(4000), 0, 4000, 0, next);
      for (let i = 0; i < 8; i++) next();
    });
  },
  'having the pool filled by other threads': ({ Buffer }, require) => {
    const { randomFill } = require('node:crypto');
    const { deflate } = require('node:zlib');
    const fill = () => randomFill(Buffer.allocUnsafe(4000), fill);
    const press = () => deflate(Buffer.allocUnsafe(4000), press);
    for (let i = 0; i < 8; i++) fill(press());
  },
  'throwing ferrobuf errors': ({ Buffer }) => {
    for (;;) {
      try {
        Buffer.alloc(-1);
      } catch {}
    }
  },
};

describe('a worker is terminated while', { concurrency: 2 }, () => {
  for (const [name, work] of Object.entries(WORK)) {
    scenario(
      name,
      { output: ['exit 1', 'settled', 'mine'] },
      async ({ Buffer, start, ended, settled, report, input }) => {
        const mine = Buffer.from('mine');
        const ends = new Set();
        for (let i = 0; i < input.workers; i += 2) {
          const delay = Math.random() * 12;
          const pair = [start(input.work), start(input.work)];
          await Promise.all(
            pair.map(async (worker) => {
              const end = ended(worker);
              await new Promise((resolve) => worker.once('online', resolve));
              setTimeout(() => worker.terminate(), 8 + delay);
              ends.add(await end);
            }),
          );
        }
        report(...ends);
        report(await settled());
        report(mine);
      },
      { input: { workers: 4, work: String(work) } },
    );
  }

  scenario(
    'loading ferrobuf',
    { output: ['exit 1', 'settled', 'mine'] },
    async ({ Buffer, start, ended, settled, report }) => {
      const mine = Buffer.from('mine');
      const ends = new Set();
      for (let delay = 0; delay < 24; delay++) {
        const worker = start(({ path }, require) => {
          // Once more each time: the addon, too, is initialised anew.
          for (;;) {
            globalThis.loaded = require(path);
            for (const file of Object.keys(require.cache)) delete require.cache[file];
          }
        });
        const end = ended(worker);
        await new Promise((resolve) => worker.once('online', resolve));
        setTimeout(() => worker.terminate(), delay / 2);
        ends.add(await end);
      }
      report(...ends);
      report(await settled());
      report(mine);
    },
  );

  scenario(
    'the main thread holds Buffers over memory that it sent',
    { output: ['exit 1', 'sent, posted, shared', 'settled'] },
    async ({ Buffer, start, ended, settled, collect, report }) => {
      const worker = start(({ Buffer: Class }, require) => {
        const { parentPort } = require('node:worker_threads');
        const sent = Class.alloc(5000, 'sent');
        const shared = Class.from(new SharedArrayBuffer(5000)).fill('shared');
        const pooled = Class.from('posted');
        parentPort.postMessage({ sent, shared, pooled }, [sent.buffer]);
        for (;;) Class.allocUnsafe(1000);
      });
      const { sent, shared, pooled } = await new Promise((resolve) =>
        worker.once('message', resolve),
      );
      const buffers = [sent, pooled, shared].map((view) =>
        Buffer.from(view.buffer, view.byteOffset, view.length),
      );
      const end = ended(worker);
      worker.terminate();
      report(await end);
      collect();
      await new Promise((resolve) => setTimeout(resolve, 20));
      const [first, second, third] = buffers;
      report([first.toString('utf8', 0, 4), second, third.toString('utf8', 0, 6)].join(', '));
      if (first.indexOf('x') !== -1 || third.lastIndexOf('d') !== 4997) report('changed');
      report(await settled());
    },
  );
});
