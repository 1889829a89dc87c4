'use strict';

/** lib/slab-guard.js, src/binding/memory.rs: slabs that nobody can take away, and that come back when nobody has them. */

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { describe, it, test } = require('node:test');
const { MessageChannel, Worker } = require('node:worker_threads');
const { EXTERNAL } = require('./support/external-memory');
const { OPERATIONS, freshSlab } = require('./support/pooled');
const { withAddon } = require('./support/second-copy');
const { SLAB_SIZE } = require('./support/shapes');
const { host, ours } = require('./support/worlds');

const withV8 = withAddon({ createSlab: () => undefined });

/** What slabs are made of, of which world, and whether Rust's figures know them. */
const KINDS = EXTERNAL
  ? [
      ["Rust's memory", ours, true],
      ["V8's memory, because Rust refuses", withV8, false],
    ]
  : [["V8's memory, as the environment or the Node line wants", ours, false]];

for (const [kind, { Buffer }, isInFigures] of KINDS) {
  describe(`a slab of ${kind}`, () => {
    const pooled = () => {
      freshSlab(Buffer);
      return Buffer.from('pooled');
    };

    it(`is ${isInFigures ? 'in' : 'not in'} Rust's figures`, () => {
      const before = ours.module.memoryUsage().outstanding;
      freshSlab(Buffer);
      const grown = ours.module.memoryUsage().outstanding - before;
      // More than one slab: a Buffer of half a slab does not always fit into what is left.
      if (isInFigures) assert.ok(grown >= SLAB_SIZE, String(grown));
      else assert.equal(grown, 0);
    });

    it('serves all that is pooled', () => {
      const buf = pooled();
      for (const [operation, make] of Object.entries(OPERATIONS)) {
        assert.ok(make(Buffer, 40).length <= 40, operation);
      }
      assert.equal(Buffer.from('abc').buffer, buf.buffer);
      assert.equal(buf.toString(), 'pooled');
    });

    it('cannot be resized', () => {
      const { buffer } = pooled();
      assert.ok(!buffer.resizable);
      assert.throws(() => buffer.resize(1), TypeError);
    });

    it('is not transferred by structuredClone', () => {
      const buf = pooled();
      const clone = () => structuredClone(buf.buffer, { transfer: [buf.buffer] });
      // Node 20 copies it instead, native's as well.
      if (host === 20) assert.equal(clone().byteLength, SLAB_SIZE);
      else assert.throws(clone, { name: 'DataCloneError' });
      assert.equal(buf.toString(), 'pooled');
    });

    it('is not transferred by postMessage', () => {
      const buf = pooled();
      const { port1 } = new MessageChannel();
      const post = () => port1.postMessage(buf.buffer, [buf.buffer]);
      if (host === 20) post();
      else assert.throws(post, { name: 'DataCloneError' });
      port1.close();
      assert.equal(buf.toString(), 'pooled');
    });

    it('does not let itself be detached', {
      skip: host < 24 && 'Node 20 has no transfer, and on Node 22 native has nothing against it',
    }, () => {
      const buf = pooled();
      const refusal = {
        name: 'TypeError',
        message: 'ArrayBuffer is not detachable and could not be cloned.',
      };
      assert.throws(() => buf.buffer.transfer(), refusal);
      assert.throws(() => buf.buffer.transfer(0), refusal);
      assert.throws(() => buf.buffer.transferToFixedLength(), refusal);
      assert.equal(buf.toString(), 'pooled');
    });

    it('stays when a web byte stream takes a Buffer in it', {
      skip: host < 24 && 'native 20 and 22 lose theirs',
    }, () => {
      const buf = pooled();
      const start = (controller) => controller.enqueue(buf);
      assert.throws(() => new ReadableStream({ type: 'bytes', start }), TypeError);
      assert.equal(buf.toString(), 'pooled');
    });

    it('that is detached all the same is replaced', {
      skip: host !== 22 && 'only on Node 22 can that be done',
    }, () => {
      const buf = pooled();
      buf.buffer.transfer();
      assert.equal(buf.length, 0);
      for (const [operation, make] of Object.entries(OPERATIONS)) {
        const fresh = make(Buffer, 40);
        assert.ok(fresh.length >= 20, operation);
        assert.ok(!fresh.buffer.detached, operation);
      }
      assert.equal(Buffer.from('abc').toString(), 'abc');
    });

    it('has nothing on it that a program would meet', () => {
      const { buffer } = pooled();
      assert.equal(Object.getPrototypeOf(buffer), ArrayBuffer.prototype);
      assert.deepEqual(Object.keys(buffer), []);
      if (host !== 22) assert.deepEqual(Reflect.ownKeys(buffer), []);
    });
  });
}

test('a slab comes back when nothing refers to it', () => {
  const script = `
    const { Buffer, memoryUsage } = require(${JSON.stringify(join(__dirname, '..'))});
    const before = memoryUsage();
    let buf = Buffer.allocUnsafe(10);
    const held = memoryUsage();
    buf = null;
    // Two slabs further on, nothing refers to the first one.
    for (let i = 0; i < 8; i++) Buffer.allocUnsafe((Buffer.poolSize >>> 1) - 1);
    const wait = (times) => {
      gc();
      if (times > 0) setTimeout(wait, 5, times - 1);
      else console.log(JSON.stringify([before, held, memoryUsage()].map(({ live, outstanding, regions }) => [live, outstanding, regions])));
    };
    wait(5);
  `;
  const output = execFileSync(process.execPath, ['--expose-gc', '-e', script], {
    encoding: 'utf8',
  });
  const [before, held, after] = JSON.parse(output);
  assert.deepEqual(before, [0, 0, 0]);
  assert.deepEqual(held, EXTERNAL ? [SLAB_SIZE, SLAB_SIZE, 1] : [0, 0, 0]);
  const [live, outstanding, regions] = after;
  if (!EXTERNAL) return assert.deepEqual(after, [0, 0, 0]);
  // The current slab, and perhaps the one before. The others are kept for later.
  assert.ok(outstanding >= SLAB_SIZE && outstanding <= 2 * SLAB_SIZE, output);
  assert.ok(live > outstanding, output);
  assert.equal(live, regions * SLAB_SIZE);
});

/** A process of its own, because the fault would be at its end. */
const exitCodeOf = (script) => {
  try {
    execFileSync(process.execPath, ['-e', script], { stdio: 'pipe' });
    return 0;
  } catch (error) {
    return error.signal ?? error.status;
  }
};

describe('the process ends well', () => {
  const start = `
    const { Worker, markAsUntransferable } = require('node:worker_threads');
    const { Buffer } = require(${JSON.stringify(join(__dirname, '..'))});
    const buf = Buffer.from('pooled');
    globalThis.kept = buf;
  `;
  for (const [label, code] of [
    ['with a slab alive', ''],
    ['when somebody marks the slab once more', 'markAsUntransferable(buf.buffer);'],
    ['through process.exit', 'process.exit();'],
    ['with a slab in a worker', `new Worker(${JSON.stringify(`${start}`)}, { eval: true });`],
    [
      'with a worker that is terminated',
      `const w = new Worker(${JSON.stringify(`${start}; setInterval(() => Buffer.allocUnsafe(99), 0)`)}, { eval: true }); w.once('online', () => setTimeout(() => w.terminate(), 20));`,
    ],
  ]) {
    it(label, () => assert.equal(exitCodeOf(start + code), 0));
  }
});

/** What the worker below gets hold of: the memory under a Buffer, without the Buffer. */
const ESCAPES = {
  'a web byte stream': `
    const start = (controller) => { controller.enqueue(buf); controller.close(); };
    const { value } = await new ReadableStream({ type: 'bytes', start }).getReader().read();
    return value.buffer;`,
  'ArrayBuffer.prototype.transfer': 'return ArrayBuffer.prototype.transfer.call(buf.buffer);',
  structuredClone: 'return structuredClone(buf.buffer, { transfer: [buf.buffer] });',
};

describe('memory that leaves a worker outlives it', () => {
  for (const [way, code] of Object.entries(ESCAPES)) {
    it(`through ${way}`, async () => {
      const script = `
        const { parentPort } = require('node:worker_threads');
        const { Buffer } = require(${JSON.stringify(join(__dirname, '..'))});
        const buf = Buffer.alloc(100, 'memory');
        const pooled = Buffer.from(buf);
        const escape = async (buf) => { ${code} };
        escape(pooled).then(
          (memory) => parentPort.postMessage(memory, [memory]),
          (error) => parentPort.postMessage(error.message),
        );`;
      const worker = new Worker(script, { eval: true });
      const received = new Promise((resolve) => worker.once('message', resolve));
      await new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject));
      const memory = await received;
      // From Node 24 on nothing leaves; Node 20 has no transfer.
      if (typeof memory === 'string') return assert.match(memory, /undefined|transfer|detach/);
      const others = Array.from({ length: 200 }, () => new Uint8Array(SLAB_SIZE).fill(1));
      assert.equal(ours.Buffer.from(memory).indexOf('memory'.repeat(16)) % 8, 0);
      new Uint8Array(memory).fill(2);
      assert.ok(others.every((bytes) => bytes.every((byte) => byte === 1)));
    });
  }
});
