'use strict';

/** lib/search.js and lib/tiny-search.js: indexOf, lastIndexOf and includes against native's. */

const {
  containers,
  differential,
  fc,
  host,
  recipe,
  table,
  values,
} = require('./support/differential');
const { expectations } = require('./support/expectations');

const METHODS = ['indexOf', 'lastIndexOf', 'includes'];

/** Two letters, so that searches find, and nearly find; lengths on both sides of the tiers' bounds. */
const few = (maxLength) =>
  fc
    .array(fc.constantFrom(0x61, 0x61, 0x61, 0x62), { maxLength })
    .map((list) => Uint8Array.from(list));

const haystack = () => fc.oneof(containers.bytes(), few(30), few(200));

const receiver = () => containers.anyBuffer(haystack());

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

const needleBytes = () => containers.anyBuffer(fc.oneof(few(6), few(60), containers.bytes(6)));

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

/** Before Node 24 there is no `end`, and no encoding after it. */
const hasEnd = host >= 24;

/** Before Node 24 a search for 16-bit units does not cut odd lengths alike. */
const isOddWide = (mine, theirs, [, , ...args]) =>
  !hasEnd && args.some((argument) => /^(ucs-?2|utf-?16le)$/i.test(String(argument?.label ?? argument)))
    ? '22-search-ucs2-odd-length'
    : undefined;

for (const name of METHODS) {
  differential(`${name}: needles and offsets`, {
    input: fc.tuple(receiver(), needle(), offset()),
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
      containers.buffer(
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

  differential(`${name}: what is no needle, and receivers`, {
    input: fc.tuple(
      fc.oneof(receiver(), containers.otherContainer(), values.oddity()),
      fc.oneof(values.oddity(), containers.otherContainer(), needle()),
      offset(),
      fc.constantFrom(undefined, 'utf8', 'hex', 'latin1', 'nonsense', ''),
    ),
    run: ({ Buffer }, [self, value, at, encoding]) =>
      Buffer.prototype[name].call(self, value, at, encoding),
    // A receiver that is a DataView makes native abort; before 24 a receiver had to be a Buffer.
    known: ([self, value]) => {
      const label = self?.label ?? '';
      if (label.startsWith('DataView')) return '24-search-data-view-receiver';
      if (label.startsWith('liar') && /length=(5|null|undefined)$/.test(label)) return 'TODO';
      return undefined;
    },
  });
}
