'use strict';

/** lib/crossing-text.js, src/binding/pinned.rs: what is written to the pinned view is what is written to any other. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const fc = require('fast-check');
const { numbers } = require('../lib/block');
const crossings = require('../lib/crossing-text');
const native = require('../lib/native');
const values = require('./support/values');

const LONGEST = 96;
const ALIGNMENT = 64;

/** Each with the bytes of a unit, where the string must have as many as there is room for. */
const WRITERS = [
  ['base64Write', 0],
  ['hexWrite', 0],
  ['latin1Write', 1],
  ['ucs2Write', 2],
  ['utf8Write', 0],
];

const text = () =>
  fc.oneof(
    values.string(LONGEST),
    values.stringOf(values.CHARACTERS.base64(), LONGEST),
    values.stringOf(values.CHARACTERS.hex(), LONGEST),
  );

const pinnedCopy = (bytes) => {
  const view = Uint8Array.from(bytes);
  crossings.pin(view, ALIGNMENT);
  return view;
};

/** What another copy of the shim does: its view takes the place of ours, and ours is not told. */
const pinElsewhere = (view) => {
  numbers[0] = ALIGNMENT;
  native.pin(view);
};

const roomFor = (string, length, size) =>
  size === 0 ? length : size * Math.min(string.length, Math.floor(length / size));

for (const [name, size] of WRITERS) {
  const write = crossings[name];

  test(`${name}: the same, pinned or not`, () => {
    fc.assert(
      fc.property(text(), fc.nat(9), fc.nat(3 * LONGEST), (string, offset, length) => {
        const room = roomFor(string, length, size);
        const plain = new Uint8Array(offset + length + 8).fill(0xee);
        const pinned = pinnedCopy(plain);
        const written = write(plain, string, offset, room);
        assert.equal(write(pinned, string, offset, room), written);
        assert.deepEqual(pinned, plain);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test(`${name}: another copy's pinned view is never written to`, () => {
    const string = 'abcdef0123456789';
    const plain = new Uint8Array(32).fill(0xee);
    const room = roomFor(string, 16, size);
    const written = write(plain, string, 3, room);
    const pinned = pinnedCopy(new Uint8Array(32).fill(0xee));
    const others = new Uint8Array(32).fill(0xdd);
    pinElsewhere(others);
    // The second time nothing is pinned here any more.
    for (let i = 0; i < 2; i++) {
      pinned.fill(0xee);
      assert.equal(write(pinned, string, 3, room), written);
      assert.deepEqual(pinned, plain);
    }
    assert.ok(others.every((byte) => byte === 0xdd));
  });
}

test('pin: what the address lacks to a multiple', () => {
  const memory = new ArrayBuffer(1000);
  const first = crossings.pin(new Uint8Array(memory), ALIGNMENT);
  assert.ok(first >= 0 && first < ALIGNMENT);
  for (let offset = 0; offset < 200; offset++) {
    const gap = crossings.pin(new Uint8Array(memory, offset), ALIGNMENT);
    assert.equal((offset + gap - first) % ALIGNMENT, 0);
    assert.ok(gap >= 0 && gap < ALIGNMENT);
  }
});

test('a pinned view that is detached is written to no more', () => {
  const pinned = pinnedCopy(new Uint8Array(100));
  structuredClone(pinned.buffer, { transfer: [pinned.buffer] });
  assert.equal(crossings.utf8Write(pinned, 'text', 0, 100), 0);
});

test('a write to nothing pinned says so', () => {
  numbers[3] = 0;
  native.utf8WritePinned('text');
  assert.equal(numbers[0], -1);
});
