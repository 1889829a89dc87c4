'use strict';

/** lib/encodings.js: the table, the look-up, isEncoding, encodeToBytes. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const encodings = require('../lib/encodings');
const { differential, fc, native, values } = require('./support/differential');

/** Every spelling, and the canonical name behind it. */
const SPELLINGS = {
  utf8: 'utf8',
  'utf-8': 'utf8',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
  latin1: 'latin1',
  binary: 'latin1',
  ascii: 'ascii',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hex',
};

test('lookup: every spelling, in any case', () => {
  for (const [spelling, name] of Object.entries(SPELLINGS)) {
    for (let bits = 0; bits < 2 ** spelling.length; bits++) {
      const mixed = [...spelling]
        .map((letter, index) => ((bits >> index) & 1 ? letter.toUpperCase() : letter))
        .join('');
      assert.equal(encodings.lookup(mixed)?.name, name, mixed);
    }
  }
});

test('lookup: what is no encoding', () => {
  const none = ['', 'utf', 'utf 8', 'utf8 ', 'utf16', 'latin-1', 'base-64', 'hexa', 'buffer'];
  // Letters that lower-casing turns into others, but not into those of a name.
  const unlikely = ['lat\u0130n1', 'a\u017fcii', 'b\u0131nary', 'base64url\u0130', '__proto__'];
  for (const name of [...none, ...unlikely, 'x'.repeat(100)]) {
    assert.equal(encodings.lookup(name), undefined, name);
  }
});

test('the records have one shape, and the ids that the binding knows', () => {
  const names = new Set(Object.values(SPELLINGS));
  for (const name of names) {
    const ops = encodings[name];
    assert.deepEqual(Object.keys(ops), ['name', 'id', 'write', 'slice', 'byteLength']);
    assert.equal(ops.name, name);
    assert.equal(ops.id, encodings[name.toUpperCase()]);
  }
  const { UTF8, LATIN1, UTF16LE, ASCII } = encodings;
  assert.deepEqual([UTF8, LATIN1, UTF16LE, ASCII], [0, 1, 2, 3]);
});

differential('isEncoding: anything', {
  input: fc.oneof(values.anyEncoding(), values.string(12)),
  run: ({ Buffer }, encoding) => Buffer.isEncoding(encoding),
});

test('encodeToBytes: as native encodes', () => {
  fc.assert(
    fc.property(values.string(), values.encoding(), (string, encoding) => {
      const bytes = encodings.encodeToBytes(string, encodings.lookup(encoding));
      const expected = native.during(() => native.Buffer.from(string, encoding));
      assert.equal(Object.getPrototypeOf(bytes), Uint8Array.prototype);
      assert.deepEqual(bytes, new Uint8Array(expected));
    }),
    { numRuns: 4000, seed: 1 },
  );
});
