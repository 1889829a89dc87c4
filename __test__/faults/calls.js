'use strict';

/**
 * The calls that are made with faults: those of the hostile tests, and calls for what those are too small for: a function of
 * the addon that they do not reach, memory of its own, text that V8 takes over, parts.
 */

const { createHash } = require('node:crypto');
const { CALLS } = require('../hostile/calls');

/** Long text or many bytes, in few characters. */
const digest = (value) => `${value.length} ${createHash('sha1').update(value).digest('hex')}`;

const LONG = 'héllo wörld, €uro and 日本, a text that no tiny tier takes at once; '.repeat(5);
const ASCII = 'a text of ASCII, which no tiny tier takes at once; '.repeat(5);
const NARROW = 'fünf große Bäume; '.repeat(2000);

/** Texts in parts, and texts that take heap memory in the addon. */
const HEX = '00ff7f80'.repeat(6000);
const BASE64 = 'YWJjZGVmZ2hpamts'.repeat(1500);

/** Large enough for strings that V8 takes over, see src/binding/external.rs. */
const LARGE = 600_000;

const ENCODINGS = ['utf8', 'latin1', 'ascii', 'utf16le', 'hex', 'base64', 'base64url'];
const PAIRS = ['utf8', 'latin1', 'utf16le', 'ascii'];

/** What a call wrote, and what it says about it. */
const written = (B, size, write) => {
  const buf = B.alloc(size, '.');
  return [write(buf), digest(buf)];
};

const MORE_CALLS = [
  ...ENCODINGS.flatMap((encoding) => [
    [`from ${encoding}, out of the pool`, (B) => B.from(ASCII, encoding)],
    [`from much ${encoding}`, (B) => digest(B.from(encoding === 'hex' ? HEX : BASE64, encoding))],
    [`write ${encoding}`, (B) => written(B, 400, (buf) => buf.write(ASCII, 7, encoding))],
    [`write much ${encoding}`, (B) => written(B, 30_000, (buf) => buf.write(BASE64, 1, encoding))],
    [`toString of much ${encoding}`, (B) => digest(B.alloc(LARGE, NARROW).toString(encoding))],
    [`${encoding} of a part`, (B) => B.from(LONG).toString(encoding, 3, 200)],
    [`indexOf long text in ${encoding}`, (B) => B.from(ASCII).indexOf(ASCII.slice(50), encoding)],
  ]),
  ['base64 with line breaks', (B) => digest(B.from(BASE64.replace(/.{76}/g, '$&\r\n'), 'base64'))],
  ['toString of much wide text', (B) => digest(B.alloc(LARGE, '日本').toString())],
  ['from narrow text', (B) => digest(B.from(NARROW))],
  ['from much wide text', (B) => digest(B.from('日本'.repeat(20_000), 'utf16le'))],
  ['byteLength of much', (B) => [B.byteLength(NARROW), B.byteLength('日本'.repeat(9000))]],
  ['a new slab', (B) => Array.from({ length: 6 }, () => digest(B.allocUnsafe(3000).fill('ab')))],
  ['allocUnsafe outside the pool', (B) => digest(B.allocUnsafe(9000).fill(7))],
  ['allocUnsafeSlow of much', (B) => digest(B.allocUnsafeSlow(100_000).fill('abc'))],
  ['allocUnsafe, aligned', (B) => digest(B.allocUnsafe(9000, 4096).fill('abc'))],
  ['alloc of much', (B) => digest(B.alloc(100_000, 'abc'))],
  ['alloc on huge pages', (B) => B.alloc(33 << 20)[33 << 19]],
  ['concat of much', (B) => digest(B.concat([B.alloc(9000, 'a'), B.alloc(9000, 'b')]))],
  ['fill with itself', (B) => written(B, 300, (buf) => buf.fill(buf.subarray(3, 240)).length)],
  ['fill with long text', (B) => written(B, 900, (buf) => buf.fill(LONG).length)],
  ...[16, 32, 64].map((bits) => [`swap${bits} of much`, (B) => B.from(HEX)[`swap${bits}`]()[8]]),
  [
    'equals of much',
    (B) => [B.from(HEX).equals(B.from(HEX)), B.from(HEX).equals(B.from(`${HEX}0`))],
  ],
  ['compare of much', (B) => B.from(HEX).compare(B.from(`${HEX}0`))],
  ['lastIndexOf, 16 bits', (B) => B.from(LONG, 'ucs2').lastIndexOf(LONG.slice(0, 40), 'ucs2')],
  ['indexOf bytes', (B) => B.from(HEX).indexOf(B.from('80'.repeat(30)))],
  ['indexOf a byte in much', (B) => B.from(`${HEX}x`).indexOf(0x78)],
  ...PAIRS.flatMap((from) =>
    PAIRS.map((to) => [
      `transcode ${from} to ${to}`,
      (B, { transcode }) => digest(transcode(B.from(NARROW, from), from, to)),
    ]),
  ),
  ['isUtf8 and isAscii of much', (B, m) => [m.isUtf8(B.from(NARROW)), m.isAscii(B.from(HEX))]],
  ['atob of much', (_B, { atob }) => digest(atob(BASE64.repeat(10)))],
  ['atob of little in much', (_B, { atob }) => digest(atob(BASE64.repeat(10) + ' '.repeat(LARGE)))],
  ['atob of what is none', (_B, { atob }) => atob(`${BASE64}!`)],
  ['atob of wide text', (_B, { atob }) => atob('日本'.repeat(3000))],
  ['btoa of much', (_B, { btoa }) => digest(btoa(NARROW.repeat(10)))],
  ['btoa of wide text', (_B, { btoa }) => btoa('日本'.repeat(3000))],
  ['memoryUsage', (_B, { memoryUsage }) => Object.keys(memoryUsage())],
];

module.exports = { FAULTY_CALLS: [...CALLS, ...MORE_CALLS] };
