'use strict';

/**
 * lib/char-codes.js, decode.js, encode.js, tiny-search.js and view-bytes.js: what is done in plain JavaScript gives the
 * same as the crossing, at every length on both sides of the thresholds.
 */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const charCodes = require('../lib/char-codes');
const crossing = require('../lib/crossing');
const crossings = require('../lib/crossing-text');
const decode = require('../lib/decode');
const encode = require('../lib/encode');
const native = require('../lib/native');
const tinySearch = require('../lib/tiny-search');
const { viewBytes } = require('../lib/view-bytes');
const { containers, fc, values } = require('./support/differential');

/** Longer than every threshold, by far. */
const LONGEST = 96;

/** Three kinds of content for every length. */
const contentsOf = (length) => [
  Uint8Array.from({ length }, (_, i) => (i * 37 + length) % 128),
  Uint8Array.from({ length }, (_, i) => (i * 91 + 3 * length + 7) % 256),
  Uint8Array.from({ length }, (_, i) => (i === length - 1 ? 0xff : 0x41)),
];

/** The functions of decode.js and the crossings that they save. */
const DECODERS = [
  ['ascii', native.asciiSlice],
  ['base64', native.base64Slice],
  ['base64url', native.base64urlSlice],
  ['hex', native.hexSlice],
  ['latin1', native.latin1Slice],
  ['utf16le', native.ucs2Slice],
  ['utf8', native.utf8Slice],
];

for (const [name, crossing] of DECODERS) {
  test(`decode.${name}: the same with and without a crossing`, () => {
    for (let length = 0; length <= LONGEST; length++) {
      for (const content of contentsOf(length)) {
        for (const start of [0, 1, 7]) {
          const bytes = new Uint8Array(length + 16).fill(0xee);
          bytes.set(content, start);
          const end = start + length;
          assert.equal(decode[name](bytes, start, end), crossing(bytes, start, end));
        }
      }
    }
  });
}

/** The crossings that copy a string straight into the target want to know how many bytes; `size` is that of a unit. */
const copying = (crossing, size) => (buf, string, offset, length) =>
  crossing(buf, string, offset, size * Math.min(string.length, Math.floor(length / size)));

/** The functions of encode.js and their crossings. */
const ENCODERS = [
  ['base64', crossings.base64Write],
  ['hex', crossings.hexWrite],
  ['latin1', copying(crossings.latin1Write, 1)],
  ['utf16le', copying(crossings.ucs2Write, 2)],
  ['utf8', crossings.utf8Write],
];

const textOfAnyTier = () =>
  fc.oneof(
    values.string(LONGEST),
    values.stringOf(values.CHARACTERS.base64(), LONGEST),
    values.stringOf(values.CHARACTERS.hex(), LONGEST),
    fc
      .tuple(
        values.stringOf(values.CHARACTERS.base64(), 30),
        values.oneOf(['=', '==', '===', ' ', '\n=']),
      )
      .map(([text, tail]) => text + tail),
  );

for (const [name, crossing] of ENCODERS) {
  test(`encode.${name}: the same with and without a crossing`, () => {
    const room = fc.oneof(fc.nat(12), fc.nat(3 * LONGEST));
    fc.assert(
      fc.property(textOfAnyTier(), fc.nat(9), room, (string, offset, length) => {
        const mine = new Uint8Array(offset + length + 8).fill(0xee);
        const theirs = Uint8Array.from(mine);
        const written = encode[name](mine, string, offset, length);
        assert.equal(written, crossing(theirs, string, offset, length));
        assert.deepEqual(mine, theirs);
      }),
      { numRuns: 4000, seed: 1 },
    );
  });
}

test('encode.*ByteLength: what the crossing, and native, tell', () => {
  fc.assert(
    fc.property(textOfAnyTier(), (string) => {
      assert.equal(encode.utf8ByteLength(string), native.byteLengthUtf8(string));
      assert.equal(encode.base64ByteLength(string), Buffer.byteLength(string, 'base64'));
    }),
    { numRuns: 4000, seed: 1 },
  );
});

test('char-codes: every row of every table', () => {
  const bytes = Uint8Array.from({ length: 80 }, (_, i) => (i * 53 + 11) % 256);
  const units = (start, count) => [...bytes.subarray(start, start + count)];
  for (let start = 0; start < 3; start++) {
    for (let count = 0; count <= charCodes.MAX_UNITS; count++) {
      assert.equal(
        charCodes.unitsToString(bytes, start, count),
        String.fromCharCode(...units(start, count)),
      );
    }
    for (let count = 0; count <= charCodes.MAX_HEX_BYTES; count++) {
      const digits = units(start, count).map((byte) => byte.toString(16).padStart(2, '0'));
      assert.equal(charCodes.bytesToHex(bytes, start, count), digits.join(''));
    }
    for (let count = 0; count <= charCodes.MAX_PAIRS; count++) {
      const pairs = Array.from(
        { length: count },
        (_, i) => bytes[start + 2 * i] + 256 * bytes[start + 2 * i + 1],
      );
      assert.equal(charCodes.pairsToString(bytes, start, count), String.fromCharCode(...pairs));
    }
  }
});

const few = (maxLength) =>
  fc.array(fc.constantFrom(0x61, 0x61, 0x62), { maxLength }).map((list) => Uint8Array.from(list));

test('tiny-search: the same as the crossing', () => {
  const { TINY_HAYSTACK, findByte, findBytes, isTinySearch } = tinySearch;
  assert.equal(isTinySearch(TINY_HAYSTACK + 5, 5, true), true);
  assert.equal(isTinySearch(TINY_HAYSTACK + 6, 5, true), false);
  assert.equal(isTinySearch(1000, TINY_HAYSTACK, false), true);
  assert.equal(isTinySearch(1000, TINY_HAYSTACK + 1, false), false);
  fc.assert(
    fc.property(
      few(LONGEST),
      few(5),
      fc.nat(70),
      fc.nat(70),
      fc.boolean(),
      (hay, needle, ...rest) => {
        const [from, limit, forward] = rest;
        const to = Math.min(limit, hay.length);
        const byte = 0x62;
        assert.equal(
          findByte(hay, byte, from, to, forward),
          crossing.searchByte(hay, byte, from, to, forward),
        );
        if (needle.length === 0 || needle.length > to) return;
        assert.equal(
          findBytes(hay, needle, needle.length, from, to, forward),
          crossing.searchBytes(hay, needle, from, to, forward, false),
        );
      },
    ),
    { numRuns: 4000, seed: 1 },
  );
});

test('viewBytes: the memory of any view', () => {
  const memory = new ArrayBuffer(24);
  new Uint8Array(memory).forEach((_, i, bytes) => {
    bytes[i] = i;
  });
  const bytes = new Uint8Array(memory, 8, 8);
  assert.equal(viewBytes(bytes), bytes);
  const views = [Int8Array, Uint8ClampedArray, Uint16Array, Float64Array, BigInt64Array, DataView];
  for (const View of views) {
    const elements = 8 / (View.BYTES_PER_ELEMENT ?? 1);
    assert.deepEqual(viewBytes(new View(memory, 8, elements)), bytes, View.name);
  }
  const lying = Object.defineProperty(new Uint16Array(memory), 'byteLength', { value: 2 });
  assert.equal(viewBytes(lying).length, 24);
  for (const value of [undefined, null, 1, 'abc', {}, [1], memory, new Proxy(bytes, {})]) {
    assert.equal(viewBytes(value), undefined);
  }
});

test('viewBytes: of memory that is gone, nothing', () => {
  for (const View of [Uint8Array, Uint16Array, DataView]) {
    const memory = new ArrayBuffer(16);
    const detached = new View(memory);
    containers.detach(memory);
    assert.equal(viewBytes(detached).length, 0, View.name);
    const resizable = new ArrayBuffer(16, { maxByteLength: 32 });
    const outside = new View(resizable, 8, 2);
    resizable.resize(4);
    assert.equal(viewBytes(outside).length, 0, View.name);
  }
});
