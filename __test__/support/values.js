'use strict';

/** Arbitraries for arguments: primitives, numbers, strings, encodings, and objects that coerce. */

const fc = require('fast-check');
const { ENCODING_NAMES } = require('./names');
const { recipe } = require('./recipes');

const oneOf = (values) => fc.constantFrom(...values);

const SPECIAL_NUMBERS = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  15,
  16,
  17,
  31,
  32,
  33,
  63,
  64,
  127,
  128,
  255,
  256,
  -128,
  -129,
  0.5,
  -0.5,
  1.5,
  2.9,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  2 ** 15,
  2 ** 16,
  2 ** 24,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 31 + 1,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 32 + 1,
  2 ** 40,
  2 ** 47,
  2 ** 48,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 60,
  2 ** 64,
  -(2 ** 31),
  -(2 ** 31) - 1,
  -(2 ** 32),
  -(2 ** 53),
  1e300,
  -1e300,
  5e-324,
  1.1e-20,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
];

/** Any number, the awkward ones often. */
const number = () =>
  fc.oneof(
    { weight: 4, arbitrary: oneOf(SPECIAL_NUMBERS) },
    { weight: 3, arbitrary: fc.integer({ min: -10, max: 80 }) },
    { weight: 1, arbitrary: fc.integer() },
    { weight: 1, arbitrary: fc.double() },
  );

/** An offset or length: mostly near a small buffer's bounds. */
const offset = (max = 40) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max }) },
    { weight: 2, arbitrary: number() },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const SYMBOL = Symbol('a symbol');

/** Values that are no numbers, strings or byte containers. */
const oddity = () =>
  oneOf([
    undefined,
    null,
    true,
    false,
    0n,
    1n,
    5n,
    -1n,
    2n ** 63n,
    2n ** 64n,
    -(10n ** 40n),
    SYMBOL,
    Symbol('a symbol whose description is long'),
    recipe('{}', () => ({})),
    recipe('[]', () => []),
    recipe('[3]', () => [3]),
    recipe('() => 1', () => {
      // An arrow, for Bun prints the source of other functions in its own way.
      const one = () => 1;
      return one;
    }),
    recipe('new Date(7)', () => new Date(7)),
    recipe('Object.create(null)', () => Object.create(null)),
    recipe('/re/', () => /re/),
  ]);

const CHARACTERS = {
  ascii: () => fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code)),
  printable: () => fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  latin1: () => fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)),
  bmp: () => fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  surrogates: () =>
    fc.integer({ min: 0xd7f0, max: 0xe010 }).map((code) => String.fromCharCode(code)),
  astral: () =>
    fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  hex: () => oneOf([...'0123456789abcdefABCDEF']),
  base64: () => oneOf([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_']),
  base64dirty: () => oneOf([...'ABCDabcd0189+/-_==  \n\r\t!*é\u0141\u{1f600}']),
  few: () => oneOf([...'ab']),
};

const stringOf = (characters, maxLength) =>
  fc.array(characters, { maxLength }).map((parts) => parts.join(''));

/** A string of any make: one- and two-byte, lone surrogates, hex-like, base64-like, sometimes long. */
const string = (maxLength = 40) =>
  fc.oneof(
    ...Object.values(CHARACTERS).map((make) => stringOf(make(), maxLength)),
    fc.oneof(stringOf(CHARACTERS.surrogates(), maxLength), fc.constant('')),
    // Long ones: repeated so that generation stays cheap.
    fc
      .tuple(
        fc.oneof(...Object.values(CHARACTERS).map((make) => stringOf(make(), 12))),
        fc.integer({ min: 1, max: 200 }),
      )
      .map(([unit, count]) => unit.repeat(count)),
  );

const randomCase = (name, bits) =>
  [...name].map((letter, index) => ((bits >> index) & 1 ? letter.toUpperCase() : letter)).join('');

/** A name of an encoding, in any case. */
const encoding = () =>
  fc.oneof(
    { weight: 5, arbitrary: oneOf(ENCODING_NAMES) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(oneOf(ENCODING_NAMES), fc.integer({ min: 0, max: 1023 }))
        .map(([name, bits]) => randomCase(name, bits)),
    },
  );

/** What callers put where an encoding belongs, right or wrong. */
const anyEncoding = () =>
  fc.oneof(
    { weight: 8, arbitrary: encoding() },
    { weight: 2, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: oneOf([
        '',
        'utf',
        'utf88',
        'utf 8',
        ' utf8',
        'utf-16',
        'latin-1',
        'base65',
        'buffer',
        'constructor',
        '__proto__',
        'ütf8',
      ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .oneof(encoding(), oneOf(['', 'utf', 'a name that is too long']))
        .map((name) => recipe(`new String(${fc.stringify(name)})`, () => new String(name))),
    },
    { weight: 1, arbitrary: oddity() },
    { weight: 1, arbitrary: number() },
    { weight: 1, arbitrary: coercible(encoding()) },
  );

/** An object that turns into one of `inner`'s values, logging each coercion; some throw, some return objects. */
const coercible = (inner) =>
  fc
    .tuple(oneOf(['valueOf', 'toString', 'toPrimitive', 'both', 'throws', 'returnsObject']), inner)
    .map(([how, value]) =>
      recipe(`{coerces by ${how} to ${fc.stringify(value)}}`, (context) => {
        const say = (name) => {
          context.log.push(name);
          return value;
        };
        switch (how) {
          case 'valueOf':
            return { valueOf: () => say('valueOf') };
          case 'toString':
            return { toString: () => say('toString') };
          case 'toPrimitive':
            return { [Symbol.toPrimitive]: (hint) => say(`toPrimitive ${hint}`) };
          case 'both':
            return { valueOf: () => say('valueOf'), toString: () => say('toString') };
          case 'throws':
            return {
              valueOf() {
                context.log.push('throw');
                throw new SyntaxError('thrown by valueOf');
              },
            };
          default:
            return { valueOf: () => ({}), toString: () => ({}) };
        }
      }),
    );

/** A number, or what coerces to one, or what does not. */
const numberish = (numbers = number()) =>
  fc.oneof(
    { weight: 10, arbitrary: numbers },
    { weight: 1, arbitrary: oddity() },
    { weight: 1, arbitrary: coercible(numbers) },
    { weight: 1, arbitrary: numbers.map(String) },
    { weight: 1, arbitrary: oneOf(['', ' 3 ', '0x10', 'abc', '1e1']) },
  );

module.exports = {
  CHARACTERS,
  ENCODING_NAMES,
  SPECIAL_NUMBERS,
  SYMBOL,
  anyEncoding,
  coercible,
  encoding,
  number,
  numberish,
  oddity,
  offset,
  oneOf,
  string,
  stringOf,
};
