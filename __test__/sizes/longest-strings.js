'use strict';

/** Texts as long as V8 allows, and one unit more: what an encoding makes of as many bytes as fit. */

const assert = require('node:assert/strict');

/** Bytes whose text is the longest of its encoding, as a function of the limit; and a digit of theirs. */
const LONGEST = {
  latin1: { bytesFor: (units) => units, byte: 0xe9, unit: 'é' },
  ascii: { bytesFor: (units) => units, byte: 0x61, unit: 'a' },
  utf8: { bytesFor: (units) => units, byte: 0x61, unit: 'a' },
  utf16le: { bytesFor: (units) => 2 * units, byte: 0x61, unit: '\u6161' },
  hex: { bytesFor: (units) => Math.floor(units / 2), byte: 0xaa, unit: 'a' },
  base64: { bytesFor: (units) => Math.floor(units / 4) * 3, byte: 0, unit: 'A' },
  base64url: { bytesFor: (units) => Math.floor((units * 3) / 4), byte: 0, unit: 'A' },
};

const OVER = { utf16le: 2 };

/**
 * @param {BufferConstructor} Class
 * @param {number} limit units of V8's longest string
 */
const checkLongest = (Class, encoding, limit) => {
  const { bytesFor, byte, unit } = LONGEST[encoding];
  const size = bytesFor(limit);
  const all = Class.alloc(size + (OVER[encoding] ?? 1), byte);
  assert.throws(() => all.toString(encoding), { code: 'ERR_STRING_TOO_LONG' });
  const buf = all.subarray(0, size);
  const string = buf.toString(encoding);
  assert.ok(string.length <= limit && string.length > limit - 4, `${string.length}`);
  for (const at of [0, string.length >> 1, string.length - 1]) assert.equal(string[at], unit);
  assert.equal(Class.byteLength(string, encoding), byteLengthOf(encoding, string));
  assert.equal(Class.from(string, encoding).equals(buf), true);
  assert.equal(all.fill(1).write(string, encoding), size);
  assert.deepEqual([all[size - 1], all[size]], [byte, 1]);
};

/** A lower-case é is one byte in Latin-1; all other texts here are ASCII, or counted by their length alone. */
const byteLengthOf = (encoding, { length }) => {
  if (encoding === 'utf16le') return 2 * length;
  if (encoding === 'hex') return length >>> 1;
  return encoding.startsWith('base64') ? (length * 3) >>> 2 : length;
};

module.exports = { checkLongest, encodings: Object.keys(LONGEST) };
