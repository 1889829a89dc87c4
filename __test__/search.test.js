'use strict';

/** lib/search.js and lib/tiny-search.js: indexOf, lastIndexOf and includes against native's. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const {
  containers,
  differential,
  fc,
  host,
  ours,
  recipe,
  values,
} = require('./support/differential');
const { expectations } = require('./support/expectations');

const METHODS = ['indexOf', 'lastIndexOf', 'includes'];

/** Before Node 24 there is no `end`, and no encoding after it. */
const hasEnd = host >= 24;

/** Two letters, so that searches find, and nearly find; lengths on both sides of the tiers' bounds. */
const few = (maxLength) =>
  fc
    .array(fc.constantFrom(0x61, 0x61, 0x61, 0x62), { maxLength })
    .map((list) => Uint8Array.from(list));

/** Past the limit from which on the core looks for one rare byte first: there are a few of them, or many. */
const long = () =>
  fc
    .tuple(few(60), fc.integer({ min: 500, max: 1500 }), fc.array(fc.nat(1499), { maxLength: 30 }))
    .map(([part, length, places]) => {
      const bytes = Uint8Array.from({ length }, (_, i) => part[i % part.length] ?? 0x61);
      for (const at of places) if (at < length) bytes[at] = 0x62;
      return bytes;
    });

const haystack = () => fc.oneof(containers.bytes(), few(30), few(200), long());

/** Native of 20 and 22 did not look at the property `length`; that of 24 and 26 aborts when it is no number. */
const liar = () =>
  fc
    .tuple(haystack(), fc.constantFrom(0, 1, 3, 100, -1, 2 ** 31, 2 ** 33, Number.NaN, 2.5))
    .map(([bytes, length]) =>
      recipe(`liar(${bytes.length}: ${bytes.join(' ')}) length=${length}`, (context) =>
        containers.liar(context, bytes, length),
      ),
    );

const { buffer, shared, subclass, tracking, uint8array, unaligned } = containers.MAKERS;
/** Before Node 24 `includes` asks the receiver for its `indexOf`, so that only a Buffer will do. */
const ALIGNED = { buffer, shared, subclass, tracking, ...(hasEnd ? { uint8array } : {}) };

/**
 * At an odd address native's 16-bit search does not return, on any host (row `every-search-unaligned-units`): where the
 * encoding may be utf16le the haystack is aligned. What ferrobuf makes of the others is below.
 */
const aligned = () => containers.made({ ...ALIGNED, ...containers.HOLLOW }, haystack());

const receiver = () =>
  fc.oneof({ weight: 8, arbitrary: aligned() }, { weight: hasEnd ? 1 : 0, arbitrary: liar() });

/** Before Node 24 what is no Buffer fails in other ways (rows `22-object-includes`, `22-null-index-of`). */
const otherReceiver = () => fc.oneof(containers.otherContainer(), values.oddity());

const byteReceiver = () =>
  fc.oneof(
    { weight: 1, arbitrary: receiver() },
    { weight: 1, arbitrary: containers.made({ ...ALIGNED, unaligned }, haystack()) },
  );

/** Native of 24 aborts on a lone surrogate in utf8 (row `24-search-lone-surrogate`), 20 and 22 look for other bytes. */
const wellFormed = (arbitrary) =>
  arbitrary.map((text) => (typeof text === 'string' ? text.toWellFormed() : text));

const needleString = () =>
  wellFormed(
    fc.oneof(
      values.stringOf(values.CHARACTERS.few(), 12),
      values.stringOf(values.CHARACTERS.few(), 60),
      values.string(6),
      fc.constantFrom('a', 'b', 'ab', '', '61', '6161', 'YWE', 'é', '\u0161'),
    ),
  );

const needleBytes = () =>
  containers.made(
    { ...ALIGNED, ...containers.HOLLOW },
    fc.oneof(few(6), few(60), containers.bytes(6)),
  );

const needle = () =>
  fc.oneof(
    { weight: 4, arbitrary: needleString() },
    { weight: 3, arbitrary: needleBytes() },
    { weight: 2, arbitrary: values.number() },
    { weight: 1, arbitrary: fc.constantFrom(0x61, 0x62) },
  );

const offset = () => values.numberish(values.offset());

/** What native survives as an `end`: anything but a number or undefined makes it abort. */
const end = () => fc.oneof(fc.constant(undefined), values.offset(), values.number());

/** Before Node 24 a search for 16-bit units does not cut odd lengths alike. */
const isOddWide = (_mine, _theirs, [, , at, encoding = 'ucs2']) =>
  !hasEnd && [at, encoding].some((name) => /^(ucs-?2|utf-?16le)$/i.test(String(name)))
    ? '22-search-ucs2-odd-length'
    : undefined;

for (const name of METHODS) {
  differential(`${name}: needles and offsets`, {
    input: fc.tuple(byteReceiver(), needle(), offset()),
    run: ({ Buffer }, [self, value, at]) => Buffer.prototype[name].call(self, value, at),
  });

  differential(`${name}: the encoding third or second`, {
    input: fc.tuple(receiver(), needle(), offset(), values.encoding(), fc.boolean()),
    run: ({ Buffer }, [self, value, at, encoding, second]) =>
      second
        ? Buffer.prototype[name].call(self, value, encoding)
        : Buffer.prototype[name].call(self, value, at, encoding),
    explained: isOddWide,
  });

  if (hasEnd) {
    differential(`${name}: an end, and any encoding after it`, {
      input: fc.tuple(receiver(), needle(), offset(), end(), values.anyEncoding()),
      run: ({ Buffer }, [self, value, at, to, encoding]) =>
        Buffer.prototype[name].call(self, value, at, to, encoding),
    });
  }

  differential(`${name}: 16-bit units`, {
    input: fc.tuple(
      containers.made(
        ALIGNED,
        fc
          .array(fc.constantFrom(0x61, 0x61, 0x62, 0x161), { maxLength: 60 })
          .map((units) => new Uint8Array(Uint16Array.from(units).buffer)),
      ),
      fc
        .array(fc.constantFrom('a', 'a', 'b', '\u0161'), { minLength: 1, maxLength: 5 })
        .map((units) => units.join('')),
      fc.oneof(offset(), fc.integer({ min: -130, max: 130 })),
    ),
    run: ({ Buffer }, [self, value, at]) => Buffer.prototype[name].call(self, value, at, 'utf16le'),
    explained: isOddWide,
  });

  differential(`${name}: 16-bit units in an odd number of bytes, from the end`, {
    input: fc.tuple(
      containers.made(
        ALIGNED,
        fc
          .array(fc.constantFrom(0x61, 0x62), { maxLength: 20 })
          .map(
            (units) => new Uint8Array([...new Uint8Array(Uint16Array.from(units).buffer), 0x61]),
          ),
      ),
      fc.constantFrom('', 'a', 'b', 'ab', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
      fc.integer({ min: -50, max: 0 }),
    ),
    run: ({ Buffer }, [self, value, at]) => Buffer.prototype[name].call(self, value, at, 'ucs2'),
    explained: isOddWide,
  });

  differential(`${name}: receivers, and what is no needle`, {
    input: fc.tuple(
      fc.oneof(receiver(), hasEnd ? otherReceiver() : receiver()),
      fc.oneof(values.oddity(), containers.otherContainer(), needle()),
      offset(),
      fc.constantFrom(undefined, 'utf8', 'hex', 'latin1', 'nonsense', ''),
    ),
    run: ({ Buffer }, [self, value, at, encoding]) =>
      Buffer.prototype[name].call(self, value, at, encoding),
    known: ([self]) =>
      self?.label?.startsWith('DataView') ? '24-search-data-view-receiver' : undefined,
  });
}

for (const name of METHODS) {
  differential(`${name}: how often an offset at the limits of 32 bits is coerced`, {
    input: fc.constantFrom(
      0x7ffffffe,
      0x7fffffff,
      0x80000000,
      -0x7fffffff,
      -0x80000000,
      -0x80000001,
    ),
    run: ({ Buffer }, number) => {
      let count = 0;
      const at = { valueOf: () => ++count && number };
      return [Buffer.from('abc')[name]('b', at), count];
    },
  });

  test(`${name}: 16-bit units at an odd address, as at an even one`, () => {
    const units = fc
      .array(fc.constantFrom(0x61, 0x61, 0x62, 0x161), { maxLength: 60 })
      .map((list) => new Uint8Array(Uint16Array.from(list).buffer));
    const needleUnits = fc
      .array(fc.constantFrom('a', 'a', 'b', '\u0161'), { minLength: 1, maxLength: 5 })
      .map((list) => list.join(''));
    const at = fc.integer({ min: -130, max: 130 });
    fc.assert(
      fc.property(units, needleUnits, at, fc.boolean(), (bytes, string, start, asBytes) => {
        const odd = ours.Buffer.from(new ArrayBuffer(bytes.length + 1), 1);
        odd.set(bytes);
        const even = ours.Buffer.from(new ArrayBuffer(bytes.length));
        even.set(bytes);
        let value = string;
        if (asBytes) {
          value = ours.Buffer.from(new ArrayBuffer(2 * string.length + 1), 1);
          value.write(string, 'utf16le');
        }
        assert.equal(odd[name](value, start, 'ucs2'), even[name](string, start, 'ucs2'));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
}

const NO_ENCODING = (text) => `TypeError ERR_UNKNOWN_ENCODING: Unknown encoding: ${text}`;

/** What must hold on every host, where native differs, aborts or never returns. */
expectations('search on every host', [
  ['an end', (Buffer) => Buffer.from('abcabc').indexOf('c', 0, 2), -1],
  ['an end is cut to the length', (Buffer) => Buffer.from('abc').indexOf('c', 0, 99), 2],
  ['a negative end is the beginning', (Buffer) => Buffer.from('abc').indexOf('a', 0, -1), -1],
  ['2 ** 63 as the end, too', (Buffer) => Buffer.from('abc').indexOf('a', 0, 2 ** 63), -1],
  ['an end below that', (Buffer) => Buffer.from('abc').indexOf('a', 0, 2 ** 63 - 1024), 0],
  ['NaN as the end is the beginning', (Buffer) => Buffer.from('abc').indexOf('', 2, Number.NaN), 0],
  [
    'an end does not move a negative start',
    (Buffer) => Buffer.from('abcab').indexOf('a', -2, 4),
    3,
  ],
  [
    'an encoding after what is no end',
    (Buffer) => [null, {}, true].map((end) => Buffer.from('abc').indexOf('62', 0, end, 'hex')),
    [1, 1, 1],
  ],
  [
    'an unknown encoding after what is no end',
    (Buffer) => Buffer.from('abc').indexOf('62', 0, null, 'nope'),
    NO_ENCODING('nope'),
  ],
  ['an encoding after the end', (Buffer) => Buffer.from('abc').indexOf('62', 0, 3, 'hex'), 1],
  [
    'an encoding after no end',
    (Buffer) => Buffer.from('abc').indexOf('62', 0, undefined, 'hex'),
    1,
  ],
  ['an end after an encoding', (Buffer) => Buffer.from('abc').indexOf('62', 'hex', 1), -1],
  ['lastIndexOf with an end', (Buffer) => Buffer.from('abcabc').lastIndexOf(99, undefined, 5), 2],
  ['includes with an end', (Buffer) => Buffer.from('abcabc').includes(99, 0, 2), false],
  [
    'null as the end, a string',
    (Buffer) => Buffer.from('abc').indexOf('b', 1, null),
    NO_ENCODING('null'),
  ],
  ['null as the end, a byte', (Buffer) => Buffer.from('abc').indexOf(98, 1, null), 1],
  ['null as the end, bytes', (Buffer) => Buffer.from('abc').indexOf(Buffer.from('b'), 1, null), 1],
  [
    'an object as the end is an encoding',
    (Buffer) => Buffer.from('abc').indexOf('62', 0, { toString: () => 'hex' }),
    1,
  ],
  ['a DataView', (Buffer) => Buffer.prototype.indexOf.call(new DataView(new ArrayBuffer(4)), 0), 0],
  [
    'an own length that is no number is no limit',
    (Buffer) =>
      Object.defineProperty(Buffer.from('abc'), 'length', { value: '1' }).lastIndexOf('c'),
    2,
  ],
  [
    'an own length is the default end',
    (Buffer) => Object.defineProperty(Buffer.from('abc'), 'length', { value: 2 }).indexOf('c'),
    -1,
  ],
  [
    'a unit from 128 to 255 is two bytes in utf8, one in latin1',
    (Buffer) => {
      const both = Buffer.from([0xe9, 0xc3, 0xa9]);
      return [
        both.indexOf('é'),
        both.lastIndexOf('é'),
        both.indexOf('é', 'latin1'),
        both.indexOf('é', 'ascii'),
      ];
    },
    [1, 1, 0, 0],
  ],
  [
    'the first unit that is two bytes in utf8',
    (Buffer) => Buffer.from([0x80, 0xc2, 0x80]).indexOf('\x80'),
    1,
  ],
  [
    'the first unit that latin1 lacks',
    (Buffer) => Buffer.from([1, 0]).indexOf('\u0100', 'latin1'),
    1,
  ],
  [
    'a long text in each encoding',
    (Buffer) => {
      const text = 'aé\u0161'.repeat(30);
      return ['utf8', 'latin1', 'ascii', 'ucs2'].map((encoding) =>
        Buffer.concat([Buffer.alloc(4), Buffer.from(text, encoding)]).indexOf(text, encoding),
      );
    },
    [4, 4, 4, 4],
  ],
  ['a lone surrogate', (Buffer) => Buffer.from('x\ufffd').indexOf('\ud800'), 1],
  [
    'a lone surrogate backwards',
    (Buffer) => Buffer.from('x\ufffd').lastIndexOf('\udc00x\ud800'),
    -1,
  ],
  ['a lone surrogate in the middle', (Buffer) => Buffer.from('ax\ufffdb').indexOf('x\ud800b'), 1],
  ['a unit above 255 in latin1', (Buffer) => Buffer.from('abc').indexOf('\u0162', 0, 'latin1'), 1],
  [
    'an odd needle of 16-bit units',
    (Buffer) => Buffer.from('abcde').indexOf(Buffer.from('xy'), 'ucs2'),
    -1,
  ],
  [
    'an odd offset begins at its unit',
    (Buffer) => Buffer.from('abc', 'ucs2').indexOf('a', 1, 'ucs2'),
    0,
  ],
]);
