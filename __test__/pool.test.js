'use strict';

/** lib/pool.js: what is pooled, where it lies, and `poolSize`. */

const assert = require('node:assert/strict');
const { describe, it, test } = require('node:test');
const { differential, fc, native, ours, values } = require('./support/differential');
const { OPERATIONS, freshSlab } = require('./support/pooled');
const { HALF, POOL_SIZE, SLAB_SIZE, shapeOf } = require('./support/shapes');

const { Buffer } = ours;

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

describe('poolSize that is smaller when the slab is made', () => {
  const wanted = 3000;

  /** Until the slab has no room for one more. */
  const exhaust = () => {
    let end;
    do {
      const buf = Buffer.allocUnsafe(wanted);
      end = buf.buffer.byteLength - buf.byteOffset - wanted;
    } while (end >= wanted);
  };

  for (const [second, where] of [
    [16, 'outside the pool'],
    [wanted - 1, 'outside the pool'],
    [wanted, 'pool'],
  ]) {
    it(`${second}: memory for ${wanted} is ${where}`, () => {
      exhaust();
      let looks = 0;
      Object.defineProperty(Buffer, 'poolSize', {
        get: () => (looks++ === 0 ? POOL_SIZE : second),
        configurable: true,
      });
      try {
        const buf = Buffer.allocUnsafe(wanted).fill(7);
        const isOwn = buf.buffer.byteLength === wanted && buf.byteOffset === 0;
        assert.equal(looks, 2);
        assert.ok(buf.length === wanted && buf.every((byte) => byte === 7));
        // Without slack, before Node 26, a slab of just that size looks like memory of its own.
        if (SLAB_SIZE > POOL_SIZE) assert.equal(isOwn, where !== 'pool');
      } finally {
        Object.defineProperty(Buffer, 'poolSize', {
          value: POOL_SIZE,
          writable: true,
          enumerable: true,
        });
      }
    });
  }
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

test("native's pool is another one", () => {
  const theirs = native.during(() => native.Buffer.allocUnsafe(1));
  assert.notEqual(Buffer.allocUnsafe(1).buffer, theirs.buffer);
});
