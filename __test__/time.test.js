'use strict';

/**
 * No input costs more than time in proportion to its length. Families of inputs that are bad for this or that algorithm, at a
 * length at which anything quadratic would take minutes; what is measured is this process's CPU time, which other
 * processes do not add to.
 */

const assert = require('node:assert/strict');
const { it } = require('node:test');
const { Buffer, atob, isUtf8, transcode } = require('..');

/** Bytes of each input. Quadratic work of 1 ns a step takes 18 minutes. */
const SIZE = 2 ** 20;

/**
 * CPU nanoseconds that a byte may cost. Making a list of a million parts takes 33 (Node 20, a busy shared EPYC), everything
 * else less than 6, most below 1. Work that is not linear takes thousands.
 */
const MOST_PER_BYTE = 500;

const bytes = (unit, size = SIZE) => Buffer.alloc(size, unit);

/** The words that are worst for searches that remember a period. */
const fibonacci = (size) => {
  let [shorter, longer] = ['a', 'ab'];
  while (longer.length < size) [shorter, longer] = [longer, longer + shorter];
  return Buffer.from(longer.slice(0, size), 'latin1');
};

/** 0, 1, 0, 2, 0, 1, 0, 3, ...: each prefix comes again, a little changed. */
const ruler = (size) => {
  const buf = Buffer.alloc(size);
  for (let i = 0; i < size; i++) buf[i] = 97 + (31 - Math.clz32((i + 1) & -(i + 1)));
  return buf;
};

const withByteAt = (buf, at, byte) => {
  const changed = Buffer.from(buf);
  changed[at] = byte;
  return changed;
};

const HAYSTACKS = {
  'one letter': bytes('a'),
  'two letters': bytes('ab'),
  'a letter in 64': bytes(`${'a'.repeat(63)}b`),
  Fibonacci: fibonacci(SIZE),
  ruler: ruler(SIZE),
};

const LENGTHS = [2, 16, 64, 300, 4096, 65_536, SIZE / 2];

/** Needles of a length that nearly match everywhere: the other byte at an end, or in the middle. */
const needlesOf = (haystack, length) =>
  [0, length >> 1, length - 1].map((at) => withByteAt(haystack.subarray(0, length), at, 0x7a));

const searchAll = (haystack, wide) => {
  let calls = 0;
  for (const length of LENGTHS) {
    for (const needle of needlesOf(haystack, length)) {
      if (wide) {
        haystack.indexOf(needle, 0, 'ucs2');
        haystack.lastIndexOf(needle, undefined, 'ucs2');
      } else {
        haystack.indexOf(needle);
        haystack.lastIndexOf(needle);
      }
      calls += 2;
    }
  }
  return calls * haystack.length;
};

const repeat = (unit) => unit.repeat(SIZE / unit.length);

/** `[name, () => how many bytes were worked on]` */
const CASES = [
  ...Object.entries(HAYSTACKS).flatMap(([name, haystack]) => [
    [`search in ${name}`, () => searchAll(haystack, false)],
    [`search for 16-bit units in ${name}`, () => searchAll(haystack, true)],
    [`search at an odd address in ${name}`, () => searchAll(haystack.subarray(1, -2), true)],
  ]),
  ['includes of a long text', () => bytes('a').includes(`${'a'.repeat(5000)}b`) || SIZE],
  ['fill with a long pattern', () => bytes(0).fill(`${'a'.repeat(SIZE / 2)}b`) && SIZE],
  ['fill with an odd pattern', () => bytes(0).fill('abc') && SIZE],
  ['fill with itself', () => bytes('ab').fill(HAYSTACKS.ruler.subarray(0, 7777)) && SIZE],
  ['compare of equals', () => bytes('a').compare(withByteAt(bytes('a'), SIZE - 1, 1)) && SIZE],
  ['base64 of nothing but spaces', () => Buffer.from(repeat(' '), 'base64').length || SIZE],
  ['base64 with a space after each digit', () => Buffer.from(repeat('Y \n\t'), 'base64') && SIZE],
  ['base64 of nothing but padding', () => Buffer.from(repeat('='), 'base64').length || SIZE],
  ['base64 of wide units', () => Buffer.from(repeat('\u0141Y'), 'base64') && SIZE],
  ['atob of spaces', () => atob(repeat(' ')).length || SIZE],
  ['hex that ends early', () => Buffer.from(`${'61'.repeat(SIZE / 2)}z`, 'hex') && SIZE],
  ['lone surrogates', () => Buffer.from(repeat('\ud800')) && SIZE],
  ['surrogates in the wrong order', () => Buffer.from(repeat('\udc00\ud800')) && SIZE],
  ['narrow text with one wide unit', () => Buffer.from(`${repeat('a')}\u20ac`) && SIZE],
  ['nothing but continuation bytes', () => bytes(0x80).toString() && SIZE],
  ['characters that are cut', () => bytes('\u20ac').fill(0xe2).toString() && SIZE],
  ['UTF-8 that is wrong at its end', () => isUtf8(withByteAt(bytes('a'), SIZE - 1, 0xff)) || SIZE],
  [
    'transcode of what has no equivalent',
    () => transcode(bytes('\u20ac'), 'utf8', 'latin1') && SIZE,
  ],
  ['many small parts', () => Buffer.concat(Array(SIZE / 16).fill(bytes('a', 16))) && SIZE],
  ['a rope of many parts', () => Buffer.from(Array(SIZE).fill('a').join('') + repeat('b')) && SIZE],
];

for (const [name, run] of CASES) {
  it(`${name} takes time in proportion`, () => {
    const before = process.cpuUsage();
    const worked = run();
    const { user, system } = process.cpuUsage(before);
    const perByte = ((user + system) * 1000) / worked;
    assert.ok(perByte < MOST_PER_BYTE, `${perByte.toFixed(1)} ns a byte`);
  });
}
