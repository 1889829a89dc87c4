'use strict';

/**
 * lib/encode-long.js and narrow.js: strings that the core reads, in parts and straight into the target, against the obvious
 * way to encode them. The lengths straddle every threshold; what lies around the target must stay as it was.
 */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const encode = require('../lib/encode');
const { NARROW_PART, PART } = require('../lib/encode-long');
const { isNarrow } = require('../lib/narrow');

/** Around the thresholds: of the tiny tier, of a short string in binding/strings.rs, of the way for long ones, of a part. */
const LENGTHS = [
  33,
  64,
  128,
  511,
  512,
  1024,
  2047,
  2048,
  2049,
  PART - 1,
  PART,
  PART + 1,
  NARROW_PART - 1,
  NARROW_PART,
  2 * NARROW_PART + 3,
];

const repeat = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** A text of every kind with `length` units. What is special stands at the ends, and where one part meets the next. */
const textsOf = (length) => {
  const plain = repeat('The quick brown fox. ', length);
  const at = (place, unit) => plain.slice(0, place) + unit + plain.slice(place + unit.length);
  return [
    plain,
    at(length - 1, 'é'),
    at(length - 2, 'é'),
    at(0, 'é'),
    repeat('déjà ', length),
    repeat('漢字かな', length),
    repeat('x😀', length),
    repeat('😀', length),
    at(length - 1, 'Ł'),
    at(length >> 1, 'Ł'),
    at(Math.min(PART, length) - 1, '😀').slice(0, length),
    at(Math.min(PART, length) - 1, '\ud800'),
    at(length - 1, '\udc00'),
  ];
};

/** Bytes of a text in UTF-8, whole characters only. */
const utf8 = (text, room) => {
  const all = new TextEncoder().encode(text);
  if (all.length <= room) return all;
  let end = room;
  while ((all[end] & 0xc0) === 0x80) end--;
  return all.subarray(0, end);
};

const latin1 = (text, room) => {
  const all = [];
  for (let i = 0; i < text.length && i < room; i++) all.push(text.charCodeAt(i) & 0xff);
  return all;
};

const utf16le = (text, room) => {
  const all = [];
  for (let i = 0; i < text.length && all.length + 2 <= room; i++) {
    all.push(text.charCodeAt(i) & 0xff, text.charCodeAt(i) >> 8);
  }
  return all;
};

const UNTOUCHED = 0xee;

/** Encodes into the middle of a larger memory, at an even and an odd address, and looks at all of it. */
const check = (name, text, expected, room) => {
  for (const offset of [8, 9]) {
    const memory = new Uint8Array(offset + room + 9).fill(UNTOUCHED);
    const wanted = Uint8Array.from(memory);
    wanted.set(expected, offset);
    assert.equal(encode[name](memory, text, offset, room), expected.length);
    assert.equal(Buffer.compare(memory, wanted), 0, `${name}, ${text.length} units, room ${room}`);
  }
};

for (const [name, model, widest] of [
  ['utf8', utf8, 3],
  ['latin1', latin1, 1],
  ['utf16le', utf16le, 2],
]) {
  test(`encode.${name}: long strings, any room`, () => {
    for (const length of LENGTHS) {
      for (const text of textsOf(length)) {
        const needed = model(text, Number.POSITIVE_INFINITY).length;
        for (const room of [widest * length + 7, needed + 1, needed, needed - 1, length, 40]) {
          check(name, text, model(text, room), room);
        }
      }
    }
  });
}

test('encode.utf8: what follows in another part is not put where a character had no room', () => {
  for (const [unit, size] of [
    ['漢', PART],
    ['😀', PART / 2],
    ['é', NARROW_PART],
  ]) {
    const text = unit.repeat(size) + 'a'.repeat(NARROW_PART);
    const end = utf8(unit.repeat(size), Number.POSITIVE_INFINITY).length;
    for (let room = end - 9; room < end + 9; room++) check('utf8', text, utf8(text, room), room);
  }
});

test('encode.utf8ByteLength: long strings', () => {
  for (const length of LENGTHS) {
    for (const text of textsOf(length)) {
      const needed = utf8(text, Number.POSITIVE_INFINITY).length;
      assert.equal(encode.utf8ByteLength(text), needed);
    }
  }
});

/** Some bytes, and their digits. */
const bytesOf = (length) => Uint8Array.from({ length }, (_, i) => (i * 167 + (i >> 8)) & 0xff);

test('encode.hex: long strings, to the first pair that is none', () => {
  for (const length of LENGTHS) {
    const bytes = bytesOf(length);
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    for (const room of [length + 7, length, length - 1, 25]) {
      check('hex', digits, bytes.subarray(0, room), room);
      for (const bad of [0, 24, NARROW_PART / 2 - 1, NARROW_PART / 2, length - 1]) {
        if (bad >= length) continue;
        const text = `${digits.slice(0, 2 * bad)}x${digits.slice(2 * bad + 1)}`;
        check('hex', text, bytes.subarray(0, Math.min(bad, room)), room);
      }
    }
  }
});

test('encode.base64: long strings, with lines, padding and garbage', () => {
  const far = 'QUJD'.repeat(2 * NARROW_PART);
  for (const length of LENGTHS) {
    const bytes = bytesOf(length);
    const text = btoa(String.fromCharCode(...bytes));
    const lines = text.replace(/.{76}/g, '$&\r\n');
    const sparse = text.replace(/.{5}/g, '$& ! ');
    const gap = `${text.slice(0, 3)}${'\n'.repeat(2 * NARROW_PART)}${text.slice(3)}`;
    for (const room of [length + 7, length, length - 1, length >> 1]) {
      const expected = bytes.subarray(0, room);
      for (const clean of [text, lines, sparse, gap, `\n${text}`, text.replace(/=/g, '')]) {
        check('base64', clean, expected, room);
      }
      if (length % 3 === 0) continue;
      // What follows the padding is not looked at, however long it is.
      check('base64', lines + lines, expected, room);
      check('base64', text + far, expected, room);
    }
  }
});

test('isNarrow: by content, whatever the form', () => {
  const wide = `${'a'.repeat(5000)}\u0100`;
  assert.equal(isNarrow('a'.repeat(5000)), true);
  assert.equal(isNarrow('\xff'.repeat(5000)), true);
  assert.equal(isNarrow(wide), false);
  assert.equal(isNarrow(`${wide}${'a'.repeat(5000)}b`), false);
  assert.equal(isNarrow('漢'.repeat(100)), false);
  assert.equal(isNarrow(`${'a'.repeat(100)}\ud800${'b'.repeat(11)}`), false);
  // A part of a string in two bytes per unit that has none above 255 itself.
  assert.equal(isNarrow(wide.slice(0, 4000)), true);
  assert.equal(isNarrow('x'), true);
});

test('isNarrow leaves no trace in RegExp', () => {
  /(b)c/.exec('abcd');
  isNarrow(`${'a'.repeat(3000)}\u0100${'b'.repeat(20)}`);
  assert.deepEqual([RegExp.lastMatch, RegExp.$1, RegExp.input], ['bc', 'b', 'abcd']);
});

test('isNarrow does not depend on what becomes of RegExp later', () => {
  const { test: original } = RegExp.prototype;
  RegExp.prototype.test = () => assert.fail('patched');
  try {
    assert.equal(isNarrow(`${'a'.repeat(3001)}\u0100${'b'.repeat(20)}`), false);
  } finally {
    RegExp.prototype.test = original;
  }
});
