'use strict';

/** lib/fill.js against native, and tables of what it gives. */

const {
  containers,
  differential,
  fc,
  host,
  native,
  recipe,
  table,
  values,
} = require('./support/differential');
const { expectations } = require('./support/expectations');
const { argumentsOf, callOn, receiver } = require('./support/receivers');

const bound = () => values.numberish(values.offset(48));

/** Native takes an object that converts to a negative integer for 0 or for that number, depending on V8's representation of it. */
const converted = () =>
  fc.oneof(
    values.oddity(),
    values.coercible(fc.oneof(fc.nat(300), fc.double({ min: 0, max: 1e10 }), values.string(5))),
  );

const text = () => fc.oneof(values.string(), values.string(3));

const value = () =>
  fc.oneof(
    { weight: 3, arbitrary: text() },
    { weight: 2, arbitrary: values.number() },
    { weight: 2, arbitrary: containers.anyBuffer() },
    { weight: 1, arbitrary: containers.anyBuffer(fc.uint8Array({ minLength: 1, maxLength: 5 })) },
    { weight: 1, arbitrary: containers.otherContainer() },
    { weight: 1, arbitrary: converted() },
  );

const boundOrEncoding = () =>
  fc.oneof({ weight: 3, arbitrary: bound() }, { weight: 1, arbitrary: values.anyEncoding() });

differential('fill: receivers, values, bounds and encodings', {
  input: fc.tuple(
    receiver(),
    argumentsOf(value(), boundOrEncoding(), boundOrEncoding(), values.anyEncoding()),
  ),
  run: (world, [self, args], context) => callOn(world, 'fill', self, args, context),
});

/** On both sides of the limits of lib/fill.js. */
const LENGTHS = [
  0, 1, 15, 16, 17, 31, 32, 33, 34, 64, 100, 127, 128, 129, 1000, 3000, 4095, 4096, 4097, 5000,
];

const target = () =>
  fc
    .tuple(fc.constantFrom(...LENGTHS), fc.constantFrom(...Object.keys(containers.MAKERS)))
    .map(([length, kind]) =>
      recipe(`${kind}(${length})`, (context) =>
        containers.MAKERS[kind](context, new Uint8Array(length)),
      ),
    );

differential('fill: a text in a known encoding, all lengths', {
  input: fc.tuple(target(), text(), values.encoding(), fc.nat(9), fc.nat(9)),
  run: ({ Buffer }, [self, string, encoding, start, less]) =>
    Buffer.prototype.fill.call(
      self,
      string,
      Math.min(start, self.length),
      Math.max(0, self.length - less),
      encoding,
    ),
});

differential('fill: a pattern of bytes, all lengths', {
  input: fc.tuple(
    target(),
    fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 9 }),
      fc.uint8Array({ minLength: 10, maxLength: 200 }),
    ),
    fc.nat(9),
  ),
  run: ({ Buffer }, [self, pattern, start]) =>
    Buffer.prototype.fill.call(self, pattern, Math.min(start, self.length)),
});

// Native copies what overlaps with memcpy, which some C libraries do byte by byte (s390x, musl): no oracle there.
const isMoved = native.during(() => {
  const bytes = native.Buffer.from([1, 2, 3]);
  return bytes.fill(bytes.subarray(0, 2), 1)[2] === 2;
});

if (isMoved) {
  differential('fill: a pattern that lies in the target', {
    input: fc.tuple(
      fc.constantFrom(...LENGTHS),
      fc.nat(),
      fc.integer({ min: 1, max: 90 }),
      fc.nat(40),
      fc.nat(20),
    ),
    run: ({ FastBuffer }, [length, at, size, start, less]) => {
      const buf = new FastBuffer(Uint8Array.from({ length: length + 1 }, (_, i) => i * 7).buffer);
      const from = at % buf.length;
      const pattern = new Uint8Array(buf.buffer, from, Math.min(size, buf.length - from));
      buf.fill(pattern, Math.min(start, buf.length), Math.max(0, buf.length - less));
      return [...buf];
    },
  });
}

differential('fill: a number, all lengths', {
  input: fc.tuple(target(), values.number(), fc.nat(9), fc.nat(9)),
  run: ({ Buffer }, [self, number, start, less]) =>
    Buffer.prototype.fill.call(
      self,
      number,
      Math.min(start, self.length),
      Math.max(0, self.length - less),
    ),
});

differential('fill: a value whose conversion changes the length of the memory', {
  input: fc.tuple(fc.integer({ min: 1, max: 64 }), fc.nat(40), fc.nat(40)),
  run: ({ FastBuffer }, [size, start, end]) => {
    const memory = new ArrayBuffer(40, { maxByteLength: 64 });
    const buf = new FastBuffer(memory);
    const shrinking = {
      valueOf() {
        memory.resize(size);
        return 5;
      },
    };
    buf.fill(shrinking, Math.min(start, end), end);
    return [...buf];
  },
});

const bytes = (B, length) => Object.setPrototypeOf(new Uint8Array(length), B.prototype);
const list = (buf) => [...buf];
const detachOnConversion = (buf) => ({
  valueOf() {
    structuredClone(buf.buffer, { transfer: [buf.buffer] });
    return 5;
  },
});

expectations('history', [
  ['an empty text is zeros', (B) => list(bytes(B, 2).fill(9).fill('')), [0, 0]],
  ['an empty text in hex too', (B) => list(bytes(B, 2).fill(9).fill('', 'hex')), [0, 0]],
  [
    'an empty pattern',
    (B) => bytes(B, 2).fill(new Uint8Array(0)),
    "TypeError ERR_INVALID_ARG_VALUE: The argument 'value' is invalid. Received Uint8Array(0) []",
  ],
  [
    'nothing that decodes',
    (B) => bytes(B, 2).fill('zz', 'hex'),
    "TypeError ERR_INVALID_ARG_VALUE: The argument 'value' is invalid. Received 'zz'",
  ],
  ['nothing that decodes, for nothing', (B) => bytes(B, 0).fill('zz', 'hex').length, 0],
  [
    'hex up to the first bad pair',
    (B) => list(bytes(B, 3).fill('abzz', 'hex')),
    [0xab, 0xab, 0xab],
  ],
  ['a character that is cut', (B) => list(bytes(B, 4).fill('€')), [0xe2, 0x82, 0xac, 0xe2]],
  ['the first unit that is two bytes', (B) => list(bytes(B, 3).fill('\x80')), [0xc2, 0x80, 0xc2]],
  ['a lone surrogate', (B) => list(bytes(B, 3).fill('\ud800')), [0xef, 0xbf, 0xbd]],
  ['half a unit', (B) => list(bytes(B, 3).fill('a', 'utf16le')), [0x61, 0, 0x61]],
  ['one unit in one byte', (B) => list(bytes(B, 1).fill('\u1234', 'utf16le')), [0x34]],
  ['without an offset there is no end', (B) => list(bytes(B, 2).fill(9, undefined, 1)), [9, 9]],
  ['after an encoding neither', (B) => list(bytes(B, 2).fill('a', 'utf8', 1)), [0x61, 0x61]],
  [
    'the encoding is checked before the bounds',
    (B) => bytes(B, 2).fill('a', -1, 5, 'nope'),
    'TypeError ERR_UNKNOWN_ENCODING: Unknown encoding: nope',
  ],
  [
    'a length that is too long',
    (B) => Object.defineProperty(bytes(B, 2), 'length', { value: 9 }).fill('ab'),
    'RangeError ERR_BUFFER_OUT_OF_BOUNDS: Attempt to access memory outside buffer bounds',
  ],
  [
    'a length between two integers',
    (B) => list(Object.defineProperty(bytes(B, 4), 'length', { value: 3.5 }).fill(1)),
    [1, 1, 1, 0],
  ],
  [
    'the same, where a loop would be too long',
    (B) => list(Object.defineProperty(bytes(B, 40), 'length', { value: 38.5 }).fill(1)).slice(37),
    [1, 0, 0],
  ],
  ...[
    ['utf8', 'a', [0x61, 0x61]],
    ['ascii', 'a', [0x61, 0x61]],
    ['latin1', '\xe9', [0xe9, 0xe9]],
    ['utf8', '\xe9', [0xa9c3, 0]],
    ['utf16le', 'a', [0x61, 0]],
    ['ascii', '\xe9', [0xe9e9, 0]],
  ].map(([encoding, text, expected]) => [
    `elements of two bytes, ${JSON.stringify(text)} in ${encoding}`,
    (B) => list(B.prototype.fill.call(new Uint16Array(2), text, 0, undefined, encoding)),
    expected,
  ]),
  [
    'a value that detaches the memory',
    (B) => {
      const buf = bytes(B, 4);
      return buf.fill(detachOnConversion(buf)).length;
    },
    0,
  ],
  [
    'a value that converts to a negative integer',
    (B) => list(bytes(B, 1).fill({ valueOf: () => -1 })),
    [255],
  ],
  [
    'past 4 GiB',
    (B) => {
      const size = 2 ** 32 + (host >= 22 ? 4096 : 0);
      const big = bytes(B, size);
      big.fill('ab', size - 7, size - 1).fill(9, size - 8, size - 7);
      return list(big.subarray(size - 9));
    },
    [0, 9, 0x61, 0x62, 0x61, 0x62, 0x61, 0x62, 0],
  ],
]);

table(
  'values that are nothing, around the longest that is shown whole',
  [125, 126, 127, 128, 200].map((length) => [
    `${length} units`,
    ({ Buffer }) => Buffer.alloc(3).fill('z'.repeat(length), 'hex'),
  ]),
);
