'use strict';

/** Generates specs (see specs.js): numbers, texts, encodings, containers, and objects that do something when they are coerced. */

const { weighted } = require('./random');
const { ENCODING_NAMES } = require('../support/names');

const u = ['undefined'];

const number = (text) => ['number', text];

/**
 * Bounds of types and tiers, and numbers that are nearly something else. Not the list of support/values.js, which may change with
 * the tests that use it: a program is made of its seed, so here neither the order nor the contents may.
 */
const NUMBERS = [
  0,
  ['-0'],
  1,
  -1,
  2,
  3,
  7,
  8,
  16,
  31,
  32,
  33,
  64,
  127,
  128,
  129,
  255,
  256,
  257,
  -128,
  -129,
  0.5,
  -0.5,
  1.5,
  2.9,
  32767,
  32768,
  65535,
  65536,
  -32768,
  -32769,
  2 ** 24,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 32 + 1,
  -(2 ** 32),
  2 ** 39,
  2 ** 40 - 1,
  2 ** 40,
  -(2 ** 39),
  -(2 ** 39) - 1,
  2 ** 47,
  2 ** 48 - 1,
  2 ** 48,
  -(2 ** 47) - 1,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  2 ** 64,
  1e300,
  -1e300,
  5e-324,
  3.4e38,
  3.5e38,
  number('NaN'),
  number('Infinity'),
  number('-Infinity'),
];

/** Values that are neither numbers nor texts nor bytes. */
const ODDITIES = [
  u,
  null,
  true,
  false,
  ['bigint', '0'],
  ['bigint', '5'],
  ['bigint', '-1'],
  ['bigint', '9223372036854775808'],
  ['bigint', '18446744073709551616'],
  ['symbol'],
  ['like', u, []],
  ['list', []],
  ['list', [3]],
  ['function'],
  ['date'],
  ['regexp'],
  ['bare'],
  ['named', 'Foo'],
];

const SPELLINGS = [
  'UTF8',
  'Utf-8',
  'UCS2',
  'utf16LE',
  'UTF-16LE',
  'Latin1',
  'BINARY',
  'BASE64',
  'base64URL',
  'Hex',
];

const NO_ENCODINGS = [
  '',
  'utf',
  'utf88',
  ' utf8',
  'utf-16',
  'latin-1',
  'buffer',
  'constructor',
  '__proto__',
  'ütf8',
];

const offset = (r) => {
  const kind = r.below(16);
  if (kind < 11) return r.below(24);
  if (kind === 11) return u;
  if (kind === 12) return -r.below(24);
  if (kind === 13) return r.below(300);
  return r.pick(NUMBERS);
};

const anyNumber = (r) => {
  const kind = r.below(8);
  if (kind < 4) return r.pick(NUMBERS);
  if (kind < 6) return r.between(-300, 300);
  if (kind === 6) return r.next() - 2 ** 31;
  return (r.next() - 2 ** 31) / (1 + r.below(1e6));
};

const bigint = (r) => [
  'bigint',
  String(
    BigInt(r.pick([1, -1])) * ((BigInt(r.next()) << BigInt(r.below(34))) + BigInt(r.below(3))),
  ),
];

const ALPHABETS = [
  [...'ab'],
  [...'ab'],
  [...'0123456789abcdefABCDEF'],
  [...'ABCXYZabcxyz0189+/-_'],
  [...'ABCDabcd0189+/-_==  \n\r\t!*é\u0141'],
  [...'aé\u00ff\u0080'],
  [...'a\u0161\u20ac\uffff\u0100'],
  ['a', '\ud83d', '\ude00', '\ud800', '\udfff', '\u{1f600}'],
  ['\0', '\x7f', '\n', ' '],
  ['\u{10ffff}', '\u{10000}', '日', '本'],
];

const shortText = (r, most = 12) => {
  const alphabet = r.pick(ALPHABETS);
  let text = '';
  for (let i = r.below(most + 1); i > 0; i--) text += r.pick(alphabet);
  return text;
};

/** Lengths on both sides of the tiers of lib/. */
const REPEATS = [2, 3, 5, 8, 12, 16, 24, 40, 64, 100];
const LONG_REPEATS = [200, 512, 700, 2049, 4100];

const text = (r) => {
  const kind = r.below(16);
  if (kind < 11) return shortText(r);
  if (kind === 11) return ['rope', shortText(r), shortText(r, 30)];
  if (kind < 15) return ['repeat', shortText(r, 6), r.pick(REPEATS)];
  return r.oneIn(6) ? ['repeat', shortText(r, 8), r.pick(LONG_REPEATS)] : '';
};

/** A text without lone surrogates: of those native is afraid in a search. */
const wellFormed = (r) => {
  const made = text(r);
  if (typeof made === 'string') return made.toWellFormed();
  return made.map((part) => (typeof part === 'string' ? part.toWellFormed() : part));
};

const action = (r, memories) => {
  const index = r.below(memories);
  switch (r.below(8)) {
    case 0:
    case 1:
      return ['detach', index];
    case 2:
    case 3:
    case 4:
      return ['resize', index, r.pick([0, 1, 3, 8, 15, 40, 80, 200])];
    case 5:
      return ['write', index, r.below(32), r.below(200)];
    case 6:
      return ['throw'];
    default:
      return ['none'];
  }
};

const HOWS = ['valueOf', 'toString', 'toPrimitive', 'both'];

/** An object that turns into what `inner` generates, and acts. */
const coercible = (r, memories, inner) => ['object', r.pick(HOWS), inner(r), action(r, memories)];

/** Mostly what `inner` generates, now and then in an object, as a text, or something else. */
const maybe = (r, memories, inner, rarity = 12) => {
  if (!r.oneIn(rarity)) return inner(r);
  const kind = r.below(4);
  if (kind < 2) return coercible(r, memories, inner);
  if (kind === 2) return r.pick(ODDITIES);
  const made = inner(r);
  return typeof made === 'number' ? String(made) : made;
};

const encoding = (r) => (r.oneIn(6) ? r.pick(SPELLINGS) : r.pick(ENCODING_NAMES));

const anyEncoding = (r, memories) => {
  const kind = r.below(16);
  if (kind < 11) return encoding(r);
  if (kind < 13) return u;
  if (kind === 13) return r.pick(NO_ENCODINGS);
  if (kind === 14) return r.pick(ODDITIES);
  return coercible(r, memories, encoding);
};

const VIEWS = weighted([
  [4, 'Uint8Array'],
  [1, 'Int8Array'],
  [1, 'Uint8ClampedArray'],
  [1, 'Int16Array'],
  [2, 'Uint16Array'],
  [1, 'Int32Array'],
  [1, 'Uint32Array'],
  [1, 'Float32Array'],
  [1, 'Float64Array'],
  [1, 'BigInt64Array'],
  [2, 'DataView'],
]);

const view = (r, memories) => [
  'view',
  r.pick(VIEWS),
  r.below(memories),
  8 * r.below(3),
  r.oneIn(3) ? u : r.below(4),
];

const elements = (r) => {
  const items = [];
  const most = r.oneIn(5) ? 40 : 6;
  for (let i = r.below(most); i > 0; i--) items.push(r.oneIn(8) ? r.pick(NUMBERS) : r.below(512));
  return items;
};

const LENGTHS = [
  0,
  1,
  3,
  20,
  100,
  -1,
  ['-0'],
  2.5,
  '2',
  'x',
  null,
  u,
  ['bigint', '2'],
  true,
  2 ** 31,
  2 ** 33,
  number('NaN'),
];

/** Of array-likes, which are read element by element: nothing that takes seconds. */
const SMALL_LENGTHS = LENGTHS.filter((length) => typeof length !== 'number' || length < 1000);

module.exports = {
  ENCODING_NAMES,
  LENGTHS,
  NUMBERS,
  ODDITIES,
  SMALL_LENGTHS,
  action,
  anyEncoding,
  anyNumber,
  bigint,
  coercible,
  elements,
  encoding,
  maybe,
  offset,
  shortText,
  text,
  u,
  view,
  wellFormed,
};
