'use strict';

/** lib/pool.js and lib/slab-guard.js: where Buffers lie, `poolSize`, and slabs that nobody can take away. */

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { describe, it, test } = require('node:test');
const { MessageChannel } = require('node:worker_threads');
const { differential, fc, host, native, ours, values } = require('./support/differential');
const { withAddon } = require('./support/second-copy');
const { HALF, POOL_SIZE, SLAB_SIZE, shapeOf } = require('./support/shapes');

const { Buffer } = ours;

/** Makes a world's pool start a new slab, and gives the first Buffer in it. */
const freshSlab = (Class) => {
  const { buffer } = Class.allocUnsafe(1);
  for (;;) {
    const buf = Class.allocUnsafe((Class.poolSize >>> 1) - 1);
    if (buf.buffer !== buffer) return buf;
  }
};

/** Sizes are whole: native adds up the fractions of what it has given out, and may so leave out 8 bytes. */
const OPERATIONS = {
  allocUnsafe: (Class, size) => Class.allocUnsafe(size),
  alloc: (Class, size) => Class.alloc(size),
  allocUnsafeSlow: (Class, size) => Class.allocUnsafeSlow(size),
  'utf8 string': (Class, size) => Class.from('é'.repeat(size >> 1)),
  'hex string, half of it bad': (Class, size) =>
    Class.from('ab'.repeat(size >> 1) + 'zz'.repeat(size >> 1), 'hex'),
  'base64 string with spaces': (Class, size) => Class.from(' YWJj'.repeat(size >> 2), 'base64'),
  array: (Class, size) => Class.from(new Array(size).fill(1)),
  'typed array': (Class, size) => Class.from(new Uint16Array(size)),
  concat: (Class, size) => Class.concat([new Uint8Array(size)]),
  copyBytesFrom: (Class, size) => Class.copyBytesFrom(new Uint8Array(size)),
};

const size = () =>
  fc.oneof({ weight: 8, arbitrary: fc.nat(100) }, { weight: 2, arbitrary: fc.nat(HALF + 10) });

differential('where Buffers lie', {
  input: fc.array(fc.tuple(fc.constantFrom(...Object.keys(OPERATIONS)), size()), { maxLength: 30 }),
  run: (world, steps) => {
    const first = freshSlab(world.Buffer);
    const slabs = [first.buffer];
    let start = first.byteOffset;
    return steps.map(([operation, wanted]) => {
      const buf = OPERATIONS[operation](world.Buffer, wanted);
      const { memory } = shapeOf(buf);
      if (memory !== 'pool') return [memory, buf.length];
      if (!slabs.includes(buf.buffer)) {
        slabs.push(buf.buffer);
        start = buf.byteOffset;
      }
      return [slabs.indexOf(buf.buffer), buf.byteOffset - start, buf.length].join();
    });
  },
  // Each case starts with a slab of its own, on both sides.
  runs: Math.min(2000, Number(process.env.FERROBUF_RUNS ?? 2000)),
});

const withPoolSize = (Class, poolSize, body) => {
  try {
    Class.poolSize = poolSize;
    return body();
  } finally {
    Class.poolSize = POOL_SIZE;
  }
};

differential('poolSize: what it may be', {
  input: fc.tuple(values.numberish(), fc.array(fc.nat(HALF), { maxLength: 5 })),
  run: ({ Buffer: Class }, [poolSize, sizes]) => {
    // There is room for all of them, so that no new slab is made: native dies of some of these values then.
    freshSlab(Class);
    freshSlab(Class);
    return withPoolSize(Class, poolSize, () =>
      sizes.slice(0, 1).map((wanted) => shapeOf(Class.allocUnsafe(wanted))),
    );
  },
  runs: 500,
});

describe('poolSize', () => {
  const slabSize = (poolSize) =>
    withPoolSize(
      Buffer,
      poolSize,
      () => freshSlab(Buffer).buffer.byteLength - (SLAB_SIZE - POOL_SIZE),
    );

  for (const [poolSize, expected] of [
    [1024, 1024],
    [100_000, 100_000],
    ['2048', 2048],
    [{ valueOf: () => 512 }, 512],
    [99.9, 99],
  ]) {
    it(`${JSON.stringify(poolSize)} is the size of the next slab`, () => {
      assert.equal(slabSize(poolSize), expected);
    });
  }

  for (const poolSize of [
    0,
    1,
    2,
    3,
    Number.NaN,
    undefined,
    null,
    'x',
    {},
    Number.POSITIVE_INFINITY,
    2 ** 32,
  ]) {
    it(`${poolSize} pools nothing`, () => {
      withPoolSize(Buffer, poolSize, () => {
        assert.equal(Buffer.allocUnsafe(5).buffer.byteLength, 5);
        assert.equal(Buffer.from('abc').buffer.byteLength, 3);
        assert.equal(Buffer.from([1, 2]).buffer.byteLength, 2);
      });
    });
  }

  it('that gives another answer each time costs the pool, not the result', () => {
    freshSlab(Buffer);
    let answers = 0;
    const fickle = { valueOf: () => (answers++ % 2 === 0 ? POOL_SIZE * 8 : 16) };
    withPoolSize(Buffer, fickle, () => {
      for (let i = 0; i < 50; i++) {
        const buf = Buffer.allocUnsafe(HALF).fill(i);
        assert.equal(buf.length, HALF);
      }
    });
  });

  it('that is no size is an error when a slab is needed, and no harm is done', () => {
    freshSlab(Buffer);
    withPoolSize(Buffer, -1, () => {
      assert.throws(
        () => {
          for (let i = 0; i < 5; i++) Buffer.allocUnsafe(HALF);
        },
        { name: 'RangeError', message: 'Invalid typed array length: -1' },
      );
    });
    assert.equal(Buffer.from('abc').toString(), 'abc');
  });

  it('beyond 2 GiB keeps Buffers in order', () => {
    // Only V8 gives that much, and the system only on paper.
    withPoolSize(Buffer, 2 ** 31 + 2 ** 20, () => {
      const first = freshSlab(Buffer);
      let last = first;
      while (last.byteOffset < 2 ** 31) {
        const next = Buffer.allocUnsafe(2 ** 29 + 1);
        assert.equal(next.buffer, first.buffer);
        assert.equal(next.byteOffset % 8, first.byteOffset % 8);
        assert.ok(next.byteOffset >= last.byteOffset + last.length);
        last = next;
        if (next.byteOffset + next.length > 2 ** 31) break;
      }
      assert.ok(last.byteOffset + last.length > 2 ** 31);
      const after = Buffer.allocUnsafe(3);
      assert.equal(after.byteOffset, last.byteOffset + 2 ** 29 + 8);
    });
    freshSlab(Buffer);
  });
});

test('no two Buffers share a byte', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(OPERATIONS)), fc.nat(300)), {
        maxLength: 200,
      }),
      (steps) => {
        const made = steps.map(([operation, wanted], i) =>
          OPERATIONS[operation](Buffer, wanted).fill(i),
        );
        made.forEach((buf, i) => {
          assert.ok(buf.every((byte) => byte === i % 256));
        });
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});

/** Both kinds of memory that a slab can be made of. */
const KINDS = {
  "Rust's memory": ours,
  "V8's memory": withAddon({ createSlab: () => undefined }),
};

for (const [kind, { Buffer }] of Object.entries(KINDS)) {
  describe(`a slab of ${kind}`, () => {
    const pooled = () => {
      freshSlab(Buffer);
      return Buffer.from('pooled');
    };

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
      skip: host === 20 && 'Node 20 has no transfer',
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
      skip: host !== 22 && 'only Node 22 can do that by force',
    }, () => {
      const buf = pooled();
      ArrayBuffer.prototype.transfer.call(buf.buffer);
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

test("a slab of Rust's memory is in the figures, and is freed", () => {
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
      else console.log(JSON.stringify([before, held, memoryUsage()].map(({ live, regions }) => [live, regions])));
    };
    wait(5);
  `;
  const output = execFileSync(process.execPath, ['--expose-gc', '-e', script], {
    encoding: 'utf8',
  });
  const [before, held, after] = JSON.parse(output);
  assert.deepEqual(before, [0, 0]);
  assert.deepEqual(held, [SLAB_SIZE, 1]);
  // The current slab, and perhaps the one before.
  assert.ok(after[1] >= 1 && after[1] <= 2, output);
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

test("native's pool is another one", () => {
  const theirs = native.during(() => native.Buffer.allocUnsafe(1));
  assert.notEqual(Buffer.allocUnsafe(1).buffer, theirs.buffer);
});
