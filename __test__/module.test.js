'use strict';

/** lib/module.js: atob, btoa, isAscii, isUtf8 and transcode against native's. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const {
  containers,
  differential,
  fc,
  host,
  ours,
  recipe,
  table,
  values,
} = require('./support/differential');
const { expectations } = require('./support/expectations');

const input = () =>
  fc.oneof(
    { weight: 6, arbitrary: values.string() },
    { weight: 2, arbitrary: values.stringOf(values.CHARACTERS.base64dirty(), 12) },
    { weight: 1, arbitrary: values.stringOf(fc.constantFrom('Y', 'W', 'J', '=', ' ', '\t'), 9) },
    { weight: 1, arbitrary: values.oddity() },
    { weight: 1, arbitrary: values.coercible(values.string(8)) },
    { weight: 1, arbitrary: values.number() },
  );

const maybe = (arbitrary) =>
  fc.oneof(fc.constant([]), fc.tuple(arbitrary), fc.tuple(arbitrary, arbitrary));

for (const name of ['atob', 'btoa']) {
  differential(`${name}: any input`, {
    input: maybe(input()),
    run: ({ module }, args) => module[name](...args),
  });
}

differential('atob of btoa', {
  input: values.stringOf(values.CHARACTERS.latin1(), 60),
  run: ({ module }, string) => module.atob(module.btoa(string)) === string,
});

/** One unit above 255 whose low byte is a digit of base64: whoever reads the text in a byte a unit does not see it. */
const oneWide = (length, at) => `${'A'.repeat(at)}\u0141${'A'.repeat(length - at - 1)}`;

table(
  'atob and btoa of one wide unit',
  [4, 16, 24, 40, 1020, 1024, 1028, 4096].flatMap((length) =>
    [0, 1, length >> 2, (length >> 1) + 1, length - 2, length - 1].flatMap((at) =>
      ['atob', 'btoa'].map((name) => [
        `${name}, ${length} units, wide at ${at}`,
        ({ module }) => module[name](oneWide(length, at)),
      ]),
    ),
  ),
);

/** Text in utf8, cut, damaged and whole. */
const utf8Bytes = () =>
  fc
    .tuple(values.string(30), fc.nat(120), fc.option(fc.tuple(fc.nat(100), fc.nat(255))))
    .map(([string, end, damage]) => {
      const bytes = Uint8Array.from(new TextEncoder().encode(string).slice(0, end));
      if (damage !== null && damage[0] < bytes.length) bytes[damage[0]] = damage[1];
      return bytes;
    });

const anyBytes = () => fc.oneof(containers.bytes(), utf8Bytes());

const anyInput = () =>
  fc.oneof(
    { weight: 6, arbitrary: containers.anyBuffer(anyBytes()) },
    { weight: 3, arbitrary: containers.otherContainer(anyBytes()) },
    { weight: 1, arbitrary: values.oddity() },
  );

/** Before Node 24 detached memory is ERR_INVALID_STATE. */
const detachedDiffers = (_mine, theirs) =>
  host < 24 && theirs.outcome.code === 'ERR_INVALID_STATE' ? '22-is-utf8-detached' : undefined;

for (const name of ['isAscii', 'isUtf8']) {
  differential(`${name}: any input`, {
    input: anyInput(),
    run: ({ module }, value) => module[name](value),
    explained: detachedDiffers,
  });
}

/** Native aborts on a Buffer without bytes whose own `length` says that it has some. */
const abortsOnLie = ([source]) =>
  source?.label?.startsWith('liar(0') ? 'every-transcode-lying-length' : undefined;

const TRANSCODABLE = ['utf8', 'UTF-8', 'ucs2', 'utf16le', 'Latin1', 'binary', 'ascii'];

differential('transcode: the encodings that it knows', {
  input: fc.tuple(
    containers.anyBuffer(anyBytes()),
    values.oneOf(TRANSCODABLE),
    values.oneOf(TRANSCODABLE),
  ),
  run: ({ module }, [source, from, to]) => module.transcode(source, from, to),
  known: abortsOnLie,
});

/** One byte above 127, at each place of what is looked at without a crossing (64 bytes), and a little behind. */
table(
  'isAscii and isUtf8 of one byte that is not ASCII',
  Array.from({ length: 80 }, (_, at) =>
    [at + 1, at + 9, 64, 80]
      .filter((length) => length > at)
      .map((length) => [
        `${length} bytes, at ${at}`,
        ({ module }) => {
          const bytes = new Uint8Array(length).fill(0x7f);
          bytes[at] = 0x80;
          return [module.isAscii(bytes), module.isUtf8(bytes)];
        },
      ]),
  ).flat(),
);

/** A value that turns into an encoding's name, or claims the length of one, or both. */
const named = fc
  .tuple(values.encoding(), fc.oneof(fc.integer({ min: 2, max: 10 }), values.oddity()))
  .map(([name, length]) =>
    recipe(`{length ${String(length?.label ?? length)}, toString ${name}}`, (context) => ({
      length,
      toString() {
        context.log.push('toString');
        return name;
      },
    })),
  );

const stringObject = values
  .encoding()
  .map((name) => recipe(`String(${name})`, () => new String(name)));

const anyName = () =>
  fc.oneof(
    { weight: 4, arbitrary: values.anyEncoding() },
    { weight: 1, arbitrary: named },
    { weight: 1, arbitrary: stringObject },
  );

// On Node 20 a Buffer has at most 4 GiB. Ours does not read the 2 GiB of zeros; native writes 4 GiB before it gives up, which
// takes 8 s.
table(
  'transcode to more than a Buffer can hold',
  [['latin1', ({ module }) => module.transcode(new Uint8Array(2 ** 31 + 1), 'latin1', 'utf16le')]],
  {
    skip:
      (host >= 22 && 'a Buffer can hold more than there is memory') ||
      (process.env.FERROBUF_RUNS !== undefined && 'once is enough: in the first run'),
  },
);

test('transcode of ASCII to more than a Buffer can hold', {
  skip: host >= 22 && 'as above',
}, () => {
  assert.throws(() => ours.module.transcode(new Uint8Array(2 ** 31 + 1), 'ascii', 'utf16le'), {
    code: 'ERR_BUFFER_TOO_LARGE',
    message: 'Cannot create a Buffer larger than 0x100000000 bytes',
  });
});

differential('transcode: any sources and encodings', {
  input: fc.tuple(anyInput(), anyName(), anyName()),
  run: ({ module }, [source, from, to]) => module.transcode(source, from, to),
  known: abortsOnLie,
});

const INVALID = 'InvalidCharacterError 5: Invalid character';
const NOT_ENCODED = 'InvalidCharacterError 5: The string to be decoded is not correctly encoded.';

expectations('the module functions on every host', [
  ['atob skips white space', (_, { atob }) => atob('\tY\nW\fJ\rj '), 'abc'],
  ['atob does not skip a vertical tab', (_, { atob }) => atob('YWJ\vj'), INVALID],
  ['atob wants padding whole', (_, { atob }) => atob('YQ='), INVALID],
  ['atob wants no padding', (_, { atob }) => atob('YQ'), 'a'],
  ['atob of padding alone', (_, { atob }) => atob('===='), INVALID],
  ['atob of one digit', (_, { atob }) => atob('Y'), NOT_ENCODED],
  ['atob of the other alphabet', (_, { atob }) => atob('-_-_'), INVALID],
  ['atob of null', (_, { atob }) => atob(null), '\x9e\xe9e'],
  [
    'atob of nothing',
    (_, { atob }) => atob(),
    'TypeError ERR_MISSING_ARGS: The "input" argument must be specified',
  ],
  ['btoa of a unit above 255', (_, { btoa }) => btoa('a\u0100'), INVALID],
  ['btoa of units above 127', (_, { btoa }) => btoa('\xff\xfe'), '//4='],
  [
    'isAscii of a detached ArrayBuffer',
    (_, { isAscii }) => {
      const memory = new ArrayBuffer(2);
      containers.detach(memory);
      return isAscii(memory);
    },
    true,
  ],
  [
    'isUtf8 of a detached view',
    (_, { isUtf8 }) => {
      const view = new Uint8Array(2);
      containers.detach(view.buffer);
      return isUtf8(view);
    },
    true,
  ],
  [
    'transcode to an unknown encoding',
    (Buffer, { transcode }) => transcode(Buffer.from('a'), 'utf8', 'hex'),
    'Error U_ILLEGAL_ARGUMENT_ERROR: Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]',
  ],
  [
    'transcode of a lone surrogate',
    (Buffer, { transcode }) => transcode(Buffer.from([0, 0xd8]), 'ucs2', 'utf8'),
    'Error U_INVALID_CHAR_FOUND: Unable to transcode Buffer [U_INVALID_CHAR_FOUND]',
  ],
  [
    'errors of transcode have the number of ICU',
    (Buffer, { transcode }) =>
      ['hex', 'utf8'].map((to) => {
        try {
          return transcode(Buffer.from([0, 0xd8]), 'ucs2', to);
        } catch (error) {
          return error.errno;
        }
      }),
    [1, 10],
  ],
  [
    'transcode makes a Buffer in memory of its own',
    (Buffer, { transcode }) => {
      const made = transcode(Buffer.from('é€'), 'utf8', 'latin1');
      return [made instanceof Buffer, made.byteOffset, made.buffer.byteLength, ...made];
    },
    [true, 0, 2, 0xe9, 0x3f],
  ],
  [
    'transcode of a Buffer whose length lies about no bytes',
    (Buffer, { transcode }) =>
      transcode(Object.defineProperty(Buffer.alloc(0), 'length', { value: 3 }), 'utf8', 'ucs2')
        .byteLength,
    0,
  ],
  [
    'transcode of no bytes asks for no encoding',
    (Buffer, { transcode }) => transcode(Buffer.alloc(0), 'nonsense').length,
    0,
  ],
]);
