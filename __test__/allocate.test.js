'use strict';

/** lib/allocate.js and lib/slow-buffer.js against native: sizes, fills, alignments, errors. */

const assert = require('node:assert/strict');
const { constants } = require('node:buffer');
const { test } = require('node:test');
const {
  containers,
  differential,
  fc,
  host,
  ours,
  table,
  values,
} = require('./support/differential');
const { expectations } = require('./support/expectations');
const { argumentsOf } = require('./support/receivers');
const { HALF, POOL_SIZE, shapeAndBytesOf, shapeOf } = require('./support/shapes');

/** No size between these is asked for: memory for it may or may not be there. */
const LARGEST_REAL = 2 ** 22;
const SMALLEST_UNREAL = 2 ** 47;

const isRealistic = (size) =>
  typeof size !== 'number' ||
  !(size > LARGEST_REAL) ||
  size >= SMALLEST_UNREAL ||
  // Refused without a look at the memory.
  (host === 20 && size > 2 ** 32);

const size = () =>
  fc.oneof(
    { weight: 6, arbitrary: fc.nat(300) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        0,
        -0,
        0.5,
        1.5,
        7.9,
        HALF - 1,
        HALF,
        HALF + 1,
        POOL_SIZE,
        100_000,
      ),
    },
    { weight: 4, arbitrary: values.numberish().filter(isRealistic) },
  );

/** Native of Node 20 and 22 has V8's error for memory that is not there. */
const unreal = (wanted) =>
  host < 24 && typeof wanted === 'number' && wanted >= SMALLEST_UNREAL
    ? '22-allocation-failed'
    : undefined;

differential('alloc: sizes', {
  input: argumentsOf(size()),
  run: ({ Buffer }, args) => shapeAndBytesOf(Buffer.alloc(...args)),
});

const fillValue = () =>
  fc.oneof(
    { weight: 4, arbitrary: values.string(12) },
    { weight: 2, arbitrary: values.number() },
    { weight: 1, arbitrary: values.oddity() },
    // What converts to a negative integer: see fill.test.js.
    { weight: 1, arbitrary: values.coercible(fc.nat(300)) },
    { weight: 2, arbitrary: containers.anyBuffer(containers.bytes(8)) },
    { weight: 1, arbitrary: containers.otherContainer(containers.bytes(8)) },
  );

differential('alloc: fills and encodings', {
  input: fc.tuple(fc.oneof(fc.nat(80), size()), fillValue(), values.anyEncoding()),
  run: ({ Buffer }, [wanted, fill, encoding]) =>
    shapeAndBytesOf(Buffer.alloc(wanted, fill, encoding)),
  known: ([wanted]) => unreal(wanted),
});

// The second argument of both is an alignment on Node 26, and nothing before.
const alignment = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.nat(20).map((power) => 2 ** power) },
    { weight: 2, arbitrary: values.numberish() },
    { weight: 2, arbitrary: fc.constant(undefined) },
  );

/** An aligned Buffer lies anywhere in its memory. */
const withoutOffset = ({ length, memory }) => ({ length, memory });

for (const method of ['allocUnsafe', 'allocUnsafeSlow']) {
  differential(`${method}: sizes`, {
    input: argumentsOf(size()),
    run: ({ Buffer }, args) => shapeOf(Buffer[method](...args)),
    known: ([wanted]) => unreal(wanted),
  });

  differential(`${method}: sizes and alignments`, {
    input: fc.tuple(size(), alignment()),
    run: ({ Buffer }, [wanted, align]) => withoutOffset(shapeOf(Buffer[method](wanted, align))),
    known: ([wanted]) => unreal(wanted),
  });
}

if (host >= 26) {
  // The largest size that leaves room to align, and one more.
  const sizes = [4, 8, 64].flatMap((align) =>
    [0, 1].map((more) => [Number.MAX_SAFE_INTEGER - Math.max(align, 8) + more, align]),
  );
  sizes.push([constants.MAX_LENGTH, undefined], [constants.MAX_LENGTH + 1, undefined]);
  table(
    'the largest sizes, with and without an alignment',
    sizes.map(([wanted, align]) => [
      `${wanted} at ${align}`,
      ({ Buffer }) => Buffer.allocUnsafe(wanted, align),
    ]),
  );
}

if (ours.module.SlowBuffer !== undefined) {
  differential('SlowBuffer: lengths, with and without new', {
    input: fc.tuple(argumentsOf(size()), fc.boolean()),
    run: ({ module: { SlowBuffer } }, [args, isNew]) =>
      shapeOf(isNew ? new SlowBuffer(...args) : SlowBuffer(...args)),
    known: ([[wanted]]) => unreal(wanted),
  });
}

table('receivers and new', [
  ['alloc', ({ Buffer }) => new Buffer.alloc(3, 'ab')],
  ['alloc without receiver', ({ Buffer }) => (0, Buffer.alloc)(3)],
  ['allocUnsafe', ({ Buffer }) => new Buffer.allocUnsafe(3).length],
  ['allocUnsafe without receiver', ({ Buffer }) => (0, Buffer.allocUnsafe)(3).length],
  ['allocUnsafeSlow', ({ Buffer }) => new Buffer.allocUnsafeSlow(3).length],
  ['alloc of a subclass', ({ Buffer }) => class extends Buffer {}.alloc(2)],
]);

expectations('the error when there is no memory', [
  [
    'allocUnsafe',
    (Buffer) => Buffer.allocUnsafe(2 ** 32 - 1 + (host === 20 ? 2 : 2 ** 52)),
    host === 20
      ? 'RangeError ERR_OUT_OF_RANGE: The value of "size" is out of range. It must be >= 0 && <= 4294967296. Received 4_294_967_297'
      : 'RangeError ERR_MEMORY_ALLOCATION_FAILED: Failed to allocate memory',
  ],
]);

test('an aligned Buffer starts at such an address', {
  skip: host < 26 && 'Node 26 and later',
}, () => {
  const { alignmentGap } = require('../lib/native');
  for (let power = 0; power <= 20; power++) {
    for (const method of ['allocUnsafe', 'allocUnsafeSlow']) {
      for (const length of [1, 7, 100, HALF - 1, HALF]) {
        const buf = ours.Buffer[method](length, 2 ** power);
        assert.equal(alignmentGap(buf, 2 ** power), 0, `${method}(${length}, ${2 ** power})`);
        assert.equal(buf.length, length);
      }
    }
  }
});

test('a full stack is no lack of memory', () => {
  const fillStack = () => {
    ours.Buffer.allocUnsafeSlow(10);
    fillStack();
  };
  assert.throws(fillStack, (error) => error.code === undefined && /call stack/.test(error.message));
});
