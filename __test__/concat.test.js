'use strict';

/** lib/concat.js against native: lists, lengths, lists that change while they are read. */

const assert = require('node:assert/strict');
const { constants } = require('node:buffer');
const { test } = require('node:test');
const vm = require('node:vm');
const {
  containers,
  differential,
  fc,
  host,
  native,
  ours,
  table,
  values,
} = require('./support/differential');
const { spy } = require('./support/objects');
const { soil } = require('./support/pooled');
const { HALF, shapeAndBytesOf } = require('./support/shapes');

/** Elements that all hosts take alike; what lies or has no memory is a matter of Node 24 (22-concat-detached, …). */
const part = () => (host < 24 ? containers.buffer() : containers.anyBuffer());

const wrong = () => fc.oneof(containers.otherContainer(), values.oddity(), values.number());

const list = () =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(part(), { maxLength: 6 }) },
    {
      weight: host < 24 ? 0 : 2,
      arbitrary: fc.array(fc.oneof(part(), wrong()), { maxLength: 6 }),
    },
  );

const isRealistic = (value) => typeof value !== 'number' || !(value > 300 && value < 2 ** 47);

const length = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.nat(200) },
    { weight: 2, arbitrary: fc.constant(undefined) },
    // Nothing that big is made.
    { weight: 2, arbitrary: values.numberish().filter(isRealistic) },
  );

const unreal = ([, wanted]) =>
  host < 24 && typeof wanted === 'number' && wanted >= 2 ** 47 && wanted < 2 ** 53
    ? '22-allocation-failed'
    : undefined;

differential('concat: lists', {
  input: list(),
  run: ({ Buffer }, parts) => shapeAndBytesOf(Buffer.concat(parts)),
});

differential('concat: lists and lengths', {
  input: fc.tuple(list(), length()),
  run: ({ Buffer }, [parts, wanted]) => shapeAndBytesOf(Buffer.concat(parts, wanted)),
  known: unreal,
});

differential('concat: no list', {
  input: fc.tuple(wrong(), length()),
  run: ({ Buffer }, [parts, wanted]) => shapeAndBytesOf(Buffer.concat(parts, wanted)),
  known: unreal,
});

if (host >= 24) {
  differential('concat: what is read of the list, and when', {
    input: fc.tuple(list(), length()),
    run: ({ Buffer }, [parts, wanted], context) =>
      shapeAndBytesOf(Buffer.concat(spy(parts, context.log), wanted)),
  });

  differential('concat: a list whose elements change between two looks', {
    input: fc.tuple(
      fc.array(
        fc.tuple(containers.plainBuffer(), fc.oneof(containers.plainBuffer(), values.oddity())),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.oneof(fc.constant(undefined), fc.nat(100)),
      fc.nat(3),
    ),
    run: ({ Buffer }, [pairs, wanted, when], context) => {
      let reads = 0;
      const parts = pairs.map(() => null);
      pairs.forEach((pair, i) => {
        Object.defineProperty(parts, i, { get: () => pair[reads++ > when ? 1 : 0] });
      });
      const buf = Buffer.concat(parts, wanted);
      context.log.push(reads);
      return buf;
    },
    // The second look found fewer bytes: native leaves the rest as it found it.
    explained: (mine, theirs) =>
      mine.outcome.value?.bytes.endsWith('00') &&
      mine.outcome.value.length === theirs.outcome.value?.length
        ? 'every-concat-shrinking-list'
        : undefined,
  });
}

test('concat: a part that has grown at the second look does not fit', () => {
  let looks = 0;
  const parts = [null, new Uint8Array(2)];
  Object.defineProperty(parts, 0, { get: () => new Uint8Array(looks++ === 0 ? 1 : 4) });
  // Native of Node 20 and 22 cuts it off.
  assert.throws(() => ours.Buffer.concat(parts), new RangeError('offset is out of bounds'));
});

table('concat: single lists', [
  ['empty', ({ Buffer }) => Buffer.concat([])],
  ['empty with any length', ({ Buffer }) => Buffer.concat([], 'x')],
  [
    'of another realm',
    ({ Buffer }) => Buffer.concat(vm.runInNewContext('[new Uint8Array([1, 2])]')),
  ],
  [
    'with a hole',
    ({ Buffer }) => (host < 24 ? undefined : Buffer.concat([Buffer.from('a'), , Buffer.from('b')])),
  ],
  [
    'around the size that is pooled',
    ({ Buffer }) =>
      [-1, 0, 1].map((more) =>
        shapeAndBytesOf(Buffer.concat([Buffer.alloc(HALF - 5, 1), Buffer.alloc(5 + more, 2)])),
      ),
  ],
  ['padded from the pool', ({ Buffer }) => Buffer.concat([Buffer.from('ab')], 64)],
  [
    'shared memory',
    ({ Buffer }) => Buffer.concat([new Uint8Array(new SharedArrayBuffer(3)), Buffer.from('a')]),
  ],
  [
    'overlapping views',
    ({ Buffer }) => {
      const buf = Buffer.from('abcdef');
      return Buffer.concat([buf.subarray(2), buf, buf.subarray(0, 3)], 10);
    },
  ],
  [
    'without receiver, with new',
    ({ Buffer }) => [(0, Buffer.concat)([Buffer.from('a')]), new Buffer.concat([])],
  ],
]);

test('concat: what a changing list leaves open is zeros', () => {
  const { Buffer } = ours;
  soil(Buffer);
  for (const wanted of [undefined, 50]) {
    let reads = 0;
    const parts = [null];
    Object.defineProperty(parts, 0, { get: () => new Uint8Array(reads++ === 0 ? 40 : 3).fill(7) });
    const buf = Buffer.concat(parts, wanted);
    assert.deepEqual(
      [...buf],
      Array.from(buf, (_, i) => (i < 3 ? 7 : 0)),
    );
    assert.equal(buf.length, wanted ?? 40);
  }
});

test('concat: a part that has become wider leaves nothing open either', () => {
  const { Buffer } = ours;
  soil(Buffer);
  for (const wanted of [undefined, 4, 12]) {
    let reads = 0;
    const parts = [null];
    const give = () => (reads++ === 0 ? new Uint8Array(6) : new Uint16Array([1, 2, 3]));
    Object.defineProperty(parts, 0, { get: give });
    const buf = Buffer.concat(parts, wanted);
    assert.deepEqual([...buf], [1, 2, 3, ...new Array((wanted ?? 6) - 3).fill(0)]);
  }
});

test('concat: a long list', () => {
  const parts = Array.from({ length: 20_000 }, (_, i) => ours.Buffer.from([i, i >> 8]));
  const buf = ours.Buffer.concat(parts);
  assert.equal(buf.length, 40_000);
  for (let i = 0; i < 20_000; i++) assert.equal(buf.readUInt16LE(2 * i), i);
});

test('parts that no Buffer holds are the error that native has', () => {
  const part = Buffer.alloc(2 ** 30);
  const list = Array.from({ length: constants.MAX_LENGTH / 2 ** 30 + 1 }, () => part);
  const shapeOf = (world) => {
    try {
      return world.during(() => world.Buffer.concat(list));
    } catch ({ name, code, message }) {
      return [name, code, message];
    }
  };
  assert.deepEqual(shapeOf(ours), shapeOf(native));
});
