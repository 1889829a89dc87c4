'use strict';

// What a user can do to a pool's ArrayBuffer, each thing followed by more work and a clean end. Node 24 and 26 abort
// at exit when they cannot detach an external ArrayBuffer of an addon's; lib/slab-guard.js is about that.

const { describe } = require('node:test');
const { host } = require('../support/worlds');
const { scenario } = require('./support/scenario');

/** Attacks: each gets a Buffer in the current slab. What they throw does not matter. */
const ATTACKS = {
  'marked as untransferable, twice': ({ slab }, require) => {
    const { markAsUntransferable } = require('node:worker_threads');
    markAsUntransferable(slab);
    markAsUntransferable(slab);
  },
  'marked as uncloneable': ({ slab, attempt }, require) => {
    const { markAsUncloneable } = require('node:worker_threads');
    if (markAsUncloneable) attempt(() => markAsUncloneable(slab));
  },
  cloned: ({ slab, buf, attempt }) => {
    attempt(() => structuredClone(slab));
    attempt(() => structuredClone(buf));
    attempt(() => structuredClone(slab, { transfer: [slab] }));
    attempt(() => structuredClone({ buf, slab }, { transfer: [slab] }));
  },
  'moved by its own methods': ({ slab, attempt }) => {
    attempt(() => slab.transfer());
    attempt(() => slab.transfer(0));
    attempt(() => slab.transfer(100_000));
    attempt(() => slab.transferToFixedLength(8));
    attempt(() => slab.transferToImmutable());
    attempt(() => slab.resize(1));
  },
  'posted and moved through ports': ({ slab, buf, attempt }, require) => {
    const { MessageChannel, BroadcastChannel } = require('node:worker_threads');
    const { port1, port2 } = new MessageChannel();
    attempt(() => port1.postMessage(buf, [slab]));
    attempt(() => port1.postMessage(slab, [slab, port2]));
    attempt(() => port1.postMessage(buf));
    port1.close();
    const channel = new BroadcastChannel('slab');
    attempt(() => channel.postMessage(buf));
    channel.close();
  },
  'left in the queue of a port': ({ buf, kept }, require) => {
    const { MessageChannel } = require('node:worker_threads');
    const channel = new MessageChannel();
    channel.port1.postMessage(buf);
    channel.port2.unref();
    kept.push(channel);
  },
  'put into WebAssembly': ({ slab, buf, attempt }) => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    attempt(() => new WebAssembly.Module(slab));
    attempt(() => WebAssembly.validate(buf));
    memory.grow(1);
    attempt(() => structuredClone(memory.buffer, { transfer: [memory.buffer] }));
  },
  frozen: ({ slab, buf, attempt }) => {
    attempt(() => Object.freeze(slab));
    attempt(() => Object.freeze(buf));
    attempt(() => Object.setPrototypeOf(slab, null));
  },
  'given another constructor': ({ slab, buf, attempt }) => {
    slab.constructor = { [Symbol.species]: SharedArrayBuffer };
    attempt(() => slab.slice(0, 8));
    attempt(() => new Uint8Array(buf));
  },
  'held in caches that let go': ({ slab, buf, kept }) => {
    kept.push(new WeakRef(slab), new WeakRef(buf), new WeakMap([[slab, buf]]));
    const registry = new FinalizationRegistry(() => {});
    registry.register(slab, 'slab');
    registry.register(buf, 'buf');
    kept.push(registry);
  },
  'written into a heap snapshot and a report': ({ buf, attempt }, require) => {
    attempt(() => process.report.getReport().header);
    attempt(() => require('node:v8').serialize(buf));
    attempt(() => require('node:v8').deserialize(require('node:v8').serialize({ buf })));
  },
};

/** Detached by force, where the host lets it happen: native loses its pool then, and may crash. */
const FORCE = {
  'enqueued in a web byte stream': ({ buf, attempt }) => {
    const start = (controller) => controller.enqueue(buf);
    attempt(() => new ReadableStream({ type: 'bytes', start }));
  },
  'lent to a reader that brings its own memory': ({ buf, attempt, kept }) => {
    const pull = (controller) => attempt(() => controller.byobRequest.respond(1));
    const reader = new ReadableStream({ type: 'bytes', pull }).getReader({ mode: 'byob' });
    kept.push(reader.read(buf).catch(() => {}));
  },
  "moved by ArrayBuffer's methods": ({ slab, attempt, kept }) => {
    const { transfer, transferToFixedLength } = ArrayBuffer.prototype;
    attempt(() => kept.push(transferToFixedLength.call(slab, 10)));
    attempt(() => kept.push(transfer.call(slab)));
  },
  'moved by V8 natives': ({ slab, attempt }, require) => {
    require('node:v8').setFlagsFromString('--allow-natives-syntax');
    const detach = require('node:vm').runInThisContext('(slab) => %ArrayBufferDetach(slab)');
    attempt(() => detach(slab));
  },
};

/** The attack on several slabs, among dead ones and live ones; then work, a collection, and the end. */
const underAttack = async ({ Buffer, collect, turn, settled, report, input }, require) => {
  const attack = require('node:vm').runInThisContext(`(${input})`);
  const kept = [];
  globalThis.kept = kept;
  const attempt = (run) => {
    try {
      run();
    } catch {}
  };
  for (let i = 0; i < 8; i++) {
    const buf = Buffer.from('attacked');
    attack({ buf, slab: buf.buffer, attempt, kept }, require);
    kept.push(buf);
    for (let j = 0; j < 20; j++) kept.push(Buffer.allocUnsafe(1000).fill(j));
    for (let j = 0; j < 40; j++) Buffer.allocUnsafe(3000).fill(j);
    if (!Buffer.from(`fresh ${i}`).equals(Buffer.from(`fresh ${i}`))) report('not fresh');
    collect();
    await turn();
  }
  report(await settled());
};

const inThreads = async ({ start, ended, report, settled, input }) => {
  report(await ended(start(input.underAttack, input.attack)));
  report(await settled());
};

/** Of what native is not asked, because its pool goes with its slab. */
const losesNativePool = (kind, name) =>
  kind === FORCE || (host === 22 && name === 'moved by its own methods');

for (const [title, attacks] of [
  ['a slab is', ATTACKS],
  ['a slab is taken by force:', FORCE],
]) {
  describe(title, { concurrency: 2 }, () => {
    for (const [name, attack] of Object.entries(attacks)) {
      const input = String(attack);
      const oursAlone = losesNativePool(attacks, name) ? "native's pool goes with it" : undefined;
      scenario(name, { output: 'settled', oursAlone }, underAttack, { input });
      scenario(
        `${name}, in a worker`,
        {
          output: ['settled', 'exit 0', 'settled'],
          oursAlone: 'native was asked in the main thread',
        },
        inThreads,
        { input: { underAttack: String(underAttack), attack: input } },
      );
    }
  });
}

describe('a slab is let go', () => {
  scenario(
    'of what lies above the global object nobody asks anything',
    { output: ['settled', 'nothing seen'] },
    async ({ Buffer, collect, turn, settled, report }) => {
      const seen = [];
      const trap = new Proxy(
        {},
        {
          get: (_, name) => (target, key) => {
            seen.push(`${name} ${String(key)}`);
            return Reflect[name](target, key);
          },
        },
      );
      let top = globalThis;
      while (Object.getPrototypeOf(top) !== Object.prototype) top = Object.getPrototypeOf(top);
      const { process } = globalThis;
      // What is not found goes on to the Proxy.
      delete globalThis.process;
      Object.setPrototypeOf(top, new Proxy(Object.prototype, trap));
      for (let i = 0; i < 2000; i++) Buffer.allocUnsafe(3000);
      collect();
      await turn();
      Object.setPrototypeOf(top, Object.prototype);
      globalThis.process = process;
      report(await settled());
      report(seen.join(', ') || 'nothing seen');
    },
  );
});
