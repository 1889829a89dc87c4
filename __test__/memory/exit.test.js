'use strict';

// The end of a process, with Buffers alive in every place where the end could meet them.

const { describe } = require('node:test');
const { scenario } = require('./support/scenario');

/** How a process, or a worker, comes to its end. Each is called with Buffers alive. */
const ENDS = {
  'by itself': { status: 0, end: () => {} },
  'by process.exit': { status: 3, end: ({ process }) => process.exit(3) },
  'by process.exit in the middle of a conversion': {
    status: 4,
    end: ({ Buffer, process }) => {
      Buffer.from({ valueOf: () => process.exit(4) });
      // In a worker `process.exit` stops the thread at the next chance.
      for (;;) Buffer.from('not yet');
    },
  },
  "by process.exit in an 'exit' handler that allocates": {
    status: 5,
    end: ({ Buffer, process, kept }) => {
      process.once('exit', () => {
        for (let i = 0; i < 2000; i++) kept.push(Buffer.allocUnsafe(100).fill(i));
        process.exit(5);
      });
    },
  },
  'by process.exit while finalisers run': {
    status: 6,
    end: ({ Buffer, process, collect, kept }) => {
      const registry = new FinalizationRegistry(() => {
        kept.push(Buffer.from('in a finaliser'));
        process.exit(6);
      });
      kept.push(registry);
      const round = () => {
        for (let i = 0; i < 300; i++) registry.register(Buffer.allocUnsafe(3000));
        collect();
        setTimeout(round, 0);
      };
      round();
    },
  },
  'by an exception that nobody catches': {
    status: 1,
    end: ({ Buffer }) => {
      throw new Error(Buffer.from('thrown').toString());
    },
  },
  "by one of ferrobuf's own errors": {
    status: 1,
    end: ({ Buffer }) => Buffer.alloc(-1),
  },
  'by an exception in a callback': {
    status: 1,
    end: ({ Buffer }) => {
      setImmediate(() => Buffer.from('abc').readInt32LE(0));
    },
  },
  'by a promise that nobody catches': {
    status: 1,
    end: ({ Buffer }) => {
      Promise.reject(new Error(Buffer.from('rejected').toString()));
    },
  },
  'with a new slab for the last word': {
    status: 0,
    end: ({ Buffer, process, kept }) => {
      process.once('exit', () => {
        Buffer.poolSize = 100_000;
        for (let i = 0; i < 100; i++) kept.push(Buffer.allocUnsafe(40_000));
      });
    },
  },
};

/** Buffers of each kind, some alive and some dead, then the end. */
const endWithBuffers = ({ Buffer, collect, input }, require) => {
  const kept = [];
  globalThis.kept = kept;
  for (let i = 0; i < 300; i++) {
    kept.push(Buffer.from(`kept ${i}`), Buffer.alloc(500), Buffer.from(new SharedArrayBuffer(8)));
    for (let j = 0; j < 5; j++) Buffer.allocUnsafe(3000);
  }
  collect();
  const end = require('node:vm').runInThisContext(`(${input})`);
  end({ Buffer, collect, kept, process });
};

describe('the main thread ends', { concurrency: 2 }, () => {
  for (const [name, { status, end }] of Object.entries(ENDS)) {
    scenario(name, { status, output: [] }, endWithBuffers, { input: String(end) });
  }

  scenario(
    'by process.exit with workers in the middle of everything',
    { status: 7, output: [] },
    async ({ Buffer, start }) => {
      globalThis.kept = Buffer.from('of the main thread');
      const workers = [
        ({ Buffer: Class }) => {
          for (;;) Class.allocUnsafe(1000);
        },
        ({ Buffer: Class, collect }) => {
          setInterval(() => {
            for (let i = 0; i < 100; i++) Class.allocUnsafe(3000);
            collect();
          }, 0);
        },
        ({ path }, require) => {
          for (;;) {
            globalThis.loaded = require(path);
            for (const file of Object.keys(require.cache)) delete require.cache[file];
          }
        },
      ].map((work) => start(work));
      await Promise.all(
        workers.map((worker) => new Promise((resolve) => worker.once('online', resolve))),
      );
      setTimeout(() => process.exit(7), 30);
    },
  );

  scenario(
    'by an exception in a worker that nobody listens to',
    { status: 1, output: [] },
    ({ Buffer, start }) => {
      globalThis.kept = Buffer.from('of the main thread');
      start(({ Buffer: Class }) => Class.alloc(-1));
      setInterval(() => Buffer.allocUnsafe(3000), 1);
    },
  );
});

describe('a worker ends', { concurrency: 2 }, () => {
  for (const [name, { status, end }] of Object.entries(ENDS)) {
    scenario(
      name,
      { output: [status, 'settled'] },
      async ({ start, ended, settled, report, input }) => {
        const statuses = new Set();
        for (let i = 0; i < 3; i++) {
          const outcome = await ended(start(input.endWithBuffers, input.end));
          statuses.add(outcome.startsWith('error') ? 1 : Number(outcome.slice('exit '.length)));
        }
        report(...statuses);
        report(await settled());
      },
      { input: { endWithBuffers: String(endWithBuffers), end: String(end) } },
    );
  }
});
