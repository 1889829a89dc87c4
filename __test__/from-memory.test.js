'use strict';

/** Whose memory Buffer.from gives out, when its argument lies, allocates or is resized meanwhile. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ours } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { stepping } = require('./support/objects');
const { soil } = require('./support/pooled');
const { HALF } = require('./support/shapes');

const lying = (array, length) => Object.defineProperty(array, 'length', { value: length });

test('from: a length that lies never brings foreign memory', () => {
  const { Buffer } = ours;
  const sources = {
    Uint8Array: () => new Uint8Array([1, 2, 3]),
    Buffer: () => Buffer.from([1, 2, 3]),
    Uint16Array: () => new Uint16Array([1, 2, 3]),
    Float64Array: () => new Float64Array([1, 2, 3]),
  };
  soil(Buffer);
  for (const [name, make] of Object.entries(sources)) {
    for (const length of [4, 20, 100, 1000, HALF - 1, HALF, 2 ** 33, 3.5, Infinity, NaN]) {
      const buf = Buffer.from(lying(make(), length));
      assert.deepEqual([...buf], [1, 2, 3], `${name} that claims ${length}`);
      assert.deepEqual([...new Buffer(lying(make(), length))], [1, 2, 3]);
    }
  }
  for (const lengths of [
    [9, 9, 9, 2],
    [40, 40, 40, 2],
    [9, 9, 9, NaN],
    [40, 40, 40, -1],
  ]) {
    const count = Math.max(lengths[3], 0) || 0;
    const buf = Buffer.from(stepping(lengths));
    assert.equal(buf.length, lengths[2]);
    assert.deepEqual(
      [...buf],
      Array.from(buf, (_, i) => (i < count ? i + 1 : 0)),
      String(lengths),
    );
  }
});

test('from: what an element allocates meanwhile has memory of its own', () => {
  const { Buffer } = ours;
  let inner;
  const reenter = { valueOf: () => (inner = Buffer.from([9, 9, 9, 9]))[0] };
  for (const list of [
    [1, reenter, 3],
    [reenter, 2, 3],
    [...new Array(30).fill(1), reenter],
  ]) {
    const expected = list.map((value) => (value === reenter ? 9 : value));
    assert.deepEqual([...Buffer.from(list)], expected);
    assert.deepEqual([...inner], [9, 9, 9, 9]);
  }
});

expectations('from: memory that may be resized', [
  [
    'tracks its length',
    (Buffer) => {
      const memory = new ArrayBuffer(4, { maxByteLength: 8 });
      const buf = Buffer.from(memory);
      const tail = Buffer.from(memory, 1);
      const part = Buffer.from(memory, 1, 3);
      const views = [buf.subarray(), buf.subarray(1), buf.slice()];
      const lengths = () => [buf, tail, part, ...views].map(({ length }) => length).join();
      const before = lengths();
      memory.resize(8);
      const grown = lengths();
      memory.resize(3);
      return [before, grown, lengths()];
    },
    ['4,3,3,4,3,4', '8,7,3,4,3,4', '3,2,0,0,0,0'],
  ],
]);

test('from: an array that a getter of `poolSize` shortens leaves zeros, not what the pool had there', () => {
  const { Buffer } = ours;
  const { poolSize } = Buffer;
  soil(Buffer);
  const list = Array(30).fill(7);
  const shorten = () => {
    list.length = 20;
    return poolSize;
  };
  Buffer.poolSize = { valueOf: shorten };
  try {
    assert.deepEqual([...Buffer.from(list)], [...Array(20).fill(7), ...Array(10).fill(0)]);
  } finally {
    Buffer.poolSize = poolSize;
  }
});
