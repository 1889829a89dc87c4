'use strict';

/** Behaviours of text and search that have gone wrong in real Buffers, each pinned against native. */

const { table } = require('./support/differential');
const { expectations } = require('./support/expectations');

/** Rows of one call over many inputs: `[label, run]`. */
const over = (inputs, call) =>
  inputs.map((input) => [JSON.stringify(input), (world) => call(world.Buffer, input, world)]);

const BASE64 = [
  ' YWJj',
  'YWJj ',
  '\n\tYWJj\r\n',
  'YW Jj',
  'YW=Jj',
  '=bad',
  'a=bad',
  'bad=bad',
  'YWJj=YWJj',
  'YWJj==YWJj',
  'YQ==YQ==',
  'YW-_YW+/',
  '-_-_',
  '+/+/',
  'Y',
  'YW',
  'YWJ',
  'YWJj',
  'YR==',
  'YWK=',
  '====',
  '=',
  'Y===',
  '*YW*Jj*',
  'YWJjé',
  'YWJj\u0141',
  '\u0141\u0141\u0141\u0141',
  'YWJj'.repeat(20),
  ` ${'YWJj'.repeat(20)}`,
  `${'YWJj'.repeat(20)}=bad`,
  `${'YWJj\n'.repeat(20)}`,
  `${'YW-_YW+/'.repeat(10)}Y`,
];

table(
  'base64: white space, padding in the middle, both alphabets',
  over(BASE64, (Buffer, text, { FastBuffer }) => {
    const results = [];
    for (const encoding of ['base64', 'base64url']) {
      for (const room of [100, 7, 2, 1, 0]) {
        const buf = new FastBuffer(room);
        results.push(buf.write(text, encoding), buf.toString('latin1'));
      }
      results.push(Buffer.byteLength(text, encoding));
    }
    return results;
  }),
);

const HEX = [
  '',
  'a',
  'ab',
  'abc',
  'abxx',
  'xxab',
  'ab cd',
  'abcx',
  'ABCDEF',
  'aBcDeF',
  '0x12',
  'ab\u0141A',
  'gg',
  '12é4',
  'ab'.repeat(40),
  `${'ab'.repeat(40)}x`,
  `${'ab'.repeat(30)}xxabab`,
  '\u0131\u0132',
  '12\ud800',
];

table(
  'hex: stops at the first bad pair, leaves an odd digit out',
  over(HEX, (Buffer, text, { FastBuffer }) => {
    const results = [Buffer.byteLength(text, 'hex')];
    for (const room of [100, 3, 1, 0]) {
      const buf = new FastBuffer(room);
      results.push(buf.write(text, 'hex'), buf.toString('hex'));
    }
    return results;
  }),
);

/** Every malformed beginning: how many U+FFFD it becomes is what decoders have disagreed about. */
const MALFORMED = [
  [0x80],
  [0xbf],
  [0xc0],
  [0xc1, 0x80],
  [0xc2],
  [0xc2, 0x41],
  [0xe0],
  [0xe0, 0x80],
  [0xe0, 0x9f, 0x80],
  [0xe0, 0xa0],
  [0xe0, 0xa0, 0x41],
  [0xe1, 0x80],
  [0xed, 0xa0, 0x80],
  [0xed, 0x9f],
  [0xed, 0xbf, 0xbf],
  [0xef, 0xbf],
  [0xf0],
  [0xf0, 0x80, 0x80, 0x80],
  [0xf0, 0x8f, 0xbf, 0xbf],
  [0xf0, 0x90],
  [0xf0, 0x90, 0x80],
  [0xf0, 0x90, 0x80, 0x41],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf4, 0x8f, 0xbf],
  [0xf5, 0x80, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xfe],
  [0xff],
  [0xef, 0xbb, 0xbf],
  [0xef, 0xbb],
  [0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80],
];

table(
  'utf8: as many U+FFFD as native makes of every malformed sequence',
  over(MALFORMED, (_Buffer, bytes, { FastBuffer }) => {
    const results = [];
    for (const tail of [
      [],
      [0x41],
      [0xc3, 0xa9],
      bytes,
      Array(60).fill(0x42),
      Array(60).fill(0x80),
    ]) {
      for (const head of [[], [0x41], [0xe2, 0x82, 0xac], Array(40).fill(0x43)]) {
        results.push(FastBuffer.from([...head, ...bytes, ...tail]).toString());
      }
    }
    return results;
  }),
);

const SURROGATES = [
  '\ud800',
  '\udc00',
  '\udc00\ud800',
  '\ud800\ud800',
  'a\ud800',
  '\ud800a',
  'a\udfffb',
  '\ud83d\ude00',
  '\ud83d\ud83d\ude00',
  '\ud83d\ude00\ude00',
  '\ud800'.repeat(30),
  `${'a'.repeat(40)}\ud800`,
  `${'\ud83d\ude00'.repeat(20)}\ud83d`,
];

table(
  'lone surrogates: every encoding, room for none to all of it',
  over(SURROGATES, (Buffer, text, { FastBuffer }) => {
    const results = [];
    for (const encoding of ['utf8', 'ucs2', 'latin1', 'ascii', 'hex', 'base64']) {
      results.push(Buffer.byteLength(text, encoding));
      for (const room of [0, 1, 2, 3, 4, 5, 6, 7, 8, 200]) {
        const buf = new FastBuffer(room).fill(0xee);
        results.push(buf.write(text, encoding), buf.toString('latin1'));
      }
    }
    return results;
  }),
);

table('ascii: reading masks the top bit, writing is that of latin1', [
  [
    'short',
    ({ FastBuffer }) => [
      FastBuffer.from([0xe9, 0x61, 0xff, 0x80]).toString('ascii'),
      FastBuffer.from([0xe9, 0x61, 0xff, 0x80]).asciiSlice(),
      new FastBuffer(4).write('é\u0141\u20ac', 'ascii'),
    ],
  ],
  [
    'long',
    ({ FastBuffer }) => {
      const buf = new FastBuffer(300);
      return [
        buf.write('é\u0141'.repeat(150), 'ascii'),
        buf.toString('ascii'),
        buf.toString('latin1'),
      ];
    },
  ],
]);

table('utf16le: at odd offsets, and with one byte left', [
  [
    'odd offset',
    ({ FastBuffer }) => [
      new FastBuffer(9).write('abcd', 1, 'ucs2'),
      new FastBuffer(8).write('abcd', 1, 'ucs2'),
    ],
  ],
  ['one byte left', ({ FastBuffer }) => new FastBuffer(5).write('abc', 4, 'utf16le')],
  ['no byte left', ({ FastBuffer }) => new FastBuffer(4).write('abc', 4, 'utf16le')],
  [
    'odd lengths, long',
    ({ FastBuffer }) => {
      const buf = new FastBuffer(201);
      return [
        buf.write('\u20ac'.repeat(150), 1, 200, 'ucs2'),
        buf.toString('ucs2', 1),
        buf.toString('ucs2'),
        buf.write('x'.repeat(150), 2, 'ucs2'),
      ];
    },
  ],
  ['an odd range', ({ FastBuffer }) => FastBuffer.from([1, 2, 3, 4, 5]).toString('ucs2', 1, 4)],
  ['one byte', ({ FastBuffer }) => FastBuffer.from([65]).toString('ucs2')],
]);

table('write: of nothing, and slices without arguments', [
  ["write('', length)", ({ FastBuffer }) => new FastBuffer(3).write('', 3)],
  ["write('', 0)", ({ FastBuffer }) => new FastBuffer(0).write('', 0)],
  ["write('', 1) into nothing", ({ FastBuffer }) => new FastBuffer(0).write('', 1)],
  ["write('', length + 1)", ({ FastBuffer }) => new FastBuffer(3).write('', 4)],
  ['latin1Slice()', ({ FastBuffer }) => FastBuffer.from([0xe9, 0x62]).latin1Slice()],
  ['utf8Slice()', ({ FastBuffer }) => FastBuffer.from([0xc3, 0xa9]).utf8Slice()],
  ['hexSlice() of nothing', ({ FastBuffer }) => new FastBuffer(0).hexSlice()],
  [
    'a character that does not fit',
    ({ FastBuffer }) => {
      const buf = new FastBuffer(5).fill(0xee);
      return [buf.write('ab\u20ac\u20ac'), buf.toString('hex')];
    },
  ],
  [
    'a long text that does not fit',
    ({ FastBuffer }) => {
      const buf = new FastBuffer(100).fill(0xee);
      return [buf.write('\u20ac'.repeat(80)), buf.toString('hex')];
    },
  ],
]);

const HAYSTACK = 'abcabcabc';
const LAST = [
  ['b', Number.NaN],
  ['b', null],
  ['b', undefined],
  ['b', {}],
  ['b', []],
  ['b', ''],
  ['b', 'latin1'],
  ['abc', 6],
  ['abc', 5],
  ['abc', 7],
  ['abc', -1],
  ['abc', -9],
  ['abc', -10],
  ['', undefined],
  ['', 3],
  ['', 99],
  ['', -99],
  ['x'.repeat(20), undefined],
  ['c', 0],
  ['a', 0],
  ['a', -0],
  ['abcabcabc', 0],
  ['abcabcabca', undefined],
  [99, Number.NaN],
  [99, null],
  [355, 8],
];

table(
  'lastIndexOf: NaN, null, long, empty and 16-bit needles',
  LAST.flatMap(([value, at]) =>
    ['utf8', 'ucs2', 'latin1'].map((encoding) => [
      `${String(value)}, ${String(at)}, ${encoding}`,
      ({ Buffer, FastBuffer }) => {
        const hay = new FastBuffer(HAYSTACK.length * 2);
        const written = hay.write(HAYSTACK, encoding);
        return Buffer.prototype.lastIndexOf.call(hay.subarray(0, written), value, at, encoding);
      },
    ]),
  ),
);

table(
  '16-bit search: odd offsets, odd lengths, a match across units',
  [0, 1, 2, 3, 4, 5, 6, 7, 17, 18, 19, -1, -2, -3, -5].flatMap((at) =>
    ['a', 'ca', 'bc', '\u6261', 'abcabcabc'].map((value) => [
      `${value}, ${at}`,
      ({ FastBuffer }) => {
        const hay = new FastBuffer(HAYSTACK.length * 2);
        hay.write(HAYSTACK, 'ucs2');
        return [
          hay.indexOf(value, at, 'ucs2'),
          hay.lastIndexOf(value, at, 'ucs2'),
          hay.includes(value, at, 'ucs2'),
        ];
      },
    ]),
  ),
);

/** Around the size at which Node makes a string external (1,031,913 code units). */
const LARGE = [1_031_912, 1_031_913, 1_031_914];

table(
  'strings around the size at which Node changes its way of making them',
  LARGE.flatMap((size) =>
    ['latin1', 'ascii', 'utf8', 'ucs2', 'hex', 'base64'].flatMap((encoding) =>
      [0x61, 0xe9].map((byte) => [
        `${size} units, ${encoding}, bytes of 0x${byte.toString(16)}`,
        ({ FastBuffer }) => {
          const bytes = { ucs2: 2, hex: 0.5, base64: 0.75 }[encoding] ?? 1;
          const buf = new FastBuffer(Math.ceil(size * bytes)).fill(byte);
          const text = buf.toString(encoding);
          const back = new FastBuffer(buf.length);
          const written = back.write(text, encoding);
          let sum = 0;
          for (let i = 0; i < text.length; i += 997) sum = (sum * 31 + text.charCodeAt(i)) | 0;
          return [text.length, sum, text.slice(-5), written, back.subarray(-9)];
        },
      ]),
    ),
  ),
);

table(
  'a two-byte string around that size',
  LARGE.map((size) => [
    `${size} units`,
    ({ Buffer, FastBuffer }) => {
      const text = '\u20ac'.repeat(size);
      const buf = new FastBuffer(size * 3);
      return [
        buf.write(text),
        buf.toString() === text,
        Buffer.byteLength(text),
        buf.write(text, 'ucs2'),
      ];
    },
  ]),
);

/** One byte more than the longest string has units: memory that is never touched costs nothing. */
const TOO_LONG = 0x1fffffe8 + 1;
const TOO_LONG_ERROR =
  'Error ERR_STRING_TOO_LONG: Cannot create a string longer than 0x1fffffe8 characters';

expectations('toString of more than a string holds', [
  ...['latin1', 'ascii', 'utf8'].map((encoding) => [
    encoding,
    (Buffer) => Buffer.alloc(TOO_LONG).toString(encoding),
    TOO_LONG_ERROR,
  ]),
  ['hex', (Buffer) => Buffer.alloc(2 ** 28).toString('hex'), TOO_LONG_ERROR],
  ['base64', (Buffer) => Buffer.alloc(2 ** 29).toString('base64'), TOO_LONG_ERROR],
  ['ucs2', (Buffer) => Buffer.alloc(2 * TOO_LONG).toString('ucs2'), TOO_LONG_ERROR],
]);
