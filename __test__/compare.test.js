'use strict';

/** lib/compare.js against native, and tables of what it gives. */

const { containers, differential, fc, host, recipe, values } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { anything, argumentsOf, callOn, honestBuffer } = require('./support/receivers');

/** Lengths on both sides of the limits of lib/compare.js. */
const LENGTHS = [
  0, 1, 7, 8, 9, 16, 17, 39, 40, 41, 42, 43, 44, 57, 128, 186, 187, 191, 192, 193, 300,
];

/** Two contents that are alike, but for one byte at most, and a few bytes at the end. */
const alike = () =>
  fc
    .tuple(
      fc.constantFrom(...LENGTHS),
      fc.nat(),
      fc.constantFrom(0, 0, 1, 0x80, 0xff),
      fc.constantFrom(0, 0, 0, 1, 5),
    )
    .map(([length, at, difference, more]) => {
      const a = Uint8Array.from({ length }, (_, i) => (i * 31) & 0xff);
      const b = Uint8Array.from({ length: length + more }, (_, i) => (i * 31) & 0xff);
      if (length > 0) b[at % length] ^= difference;
      return at % 2 === 0 ? [a, b] : [b, a];
    });

const make = (kind, content) =>
  recipe(`${kind}(${content.length})`, (context) => containers.MAKERS[kind](context, content));

const alikeBuffers = () =>
  fc
    .tuple(
      alike(),
      fc.constantFrom(...Object.keys(containers.MAKERS)),
      fc.constantFrom(...Object.keys(containers.MAKERS)),
    )
    .map(([[a, b], kind1, kind2]) => [make(kind1, a), make(kind2, b)]);

differential('Buffer.compare: anything', {
  input: fc.tuple(anything(), anything()),
  run: ({ Buffer }, [a, b]) => Buffer.compare(a, b),
});

differential('Buffer.compare: contents that are alike', {
  input: alikeBuffers(),
  run: ({ Buffer }, [a, b]) => [Buffer.compare(a, b), Buffer.compare(b, a), Buffer.compare(a, a)],
});

differential('equals: anything', {
  input: fc.tuple(anything(), anything()),
  run: (world, [self, other], context) => callOn(world, 'equals', self, [other], context),
});

differential('equals: contents that are alike', {
  input: alikeBuffers(),
  run: ({ Buffer }, [a, b]) => [
    Buffer.prototype.equals.call(a, b),
    Buffer.prototype.equals.call(b, a),
    Buffer.prototype.equals.call(a, a),
  ],
});

differential('equals: views with wider elements', {
  input: fc.tuple(alike(), fc.constantFrom(Uint16Array, Float32Array, Int8Array, BigInt64Array)),
  run: ({ Buffer }, [[a, b], View]) => {
    const whole = a.length - (a.length % View.BYTES_PER_ELEMENT);
    const self = new View(a.slice(0, whole).buffer);
    return Buffer.prototype.equals.call(self, b.slice(0, whole));
  },
});

differential('compare: one argument', {
  input: fc.tuple(anything(), argumentsOf(anything())),
  run: (world, [self, args], context) => callOn(world, 'compare', self, args, context),
});

const bound = () => values.numberish(values.offset(48));

/** No liars: with bounds, native aborts the process on some of their lengths. */
differential('compare: bounds', {
  input: fc.tuple(
    honestBuffer(),
    argumentsOf(
      fc.oneof({ weight: 9, arbitrary: honestBuffer() }, { weight: 1, arbitrary: values.oddity() }),
      bound(),
      bound(),
      bound(),
      bound(),
    ),
  ),
  run: (world, [self, args], context) => callOn(world, 'compare', self, args, context),
});

differential('compare: ranges inside contents that are alike', {
  input: fc.tuple(alikeBuffers(), fc.nat(9), fc.nat(330), fc.nat(9), fc.nat(330)),
  run: ({ Buffer }, [[a, b], ...bounds]) => {
    const [from1, to1, from2, to2] = bounds;
    const [end1, end2] = [Math.min(to1, b.length), Math.min(to2, a.length)];
    return Buffer.prototype.compare.call(a, b, from1, end1, from2, end2);
  },
});

differential('compare: other receivers, with bounds', {
  input: fc.tuple(
    fc.oneof(containers.otherContainer(), values.oddity()),
    containers.buffer(),
    fc.nat(9),
    fc.nat(9),
    fc.nat(9),
    fc.nat(9),
  ),
  run: ({ Buffer }, [self, target, ...bounds]) =>
    Buffer.prototype.compare.call(self, target, ...bounds),
});

differential('compare: a DataView, which has no length, with some bounds', {
  input: fc.tuple(containers.bytes(), containers.buffer(), fc.array(fc.option(fc.nat(9)))),
  run: ({ Buffer }, [content, target, bounds]) => {
    const view = new DataView(Uint8Array.from(content).buffer);
    // An end of the receiver cannot be checked against its length.
    const args = bounds.slice(0, 3).map((bound) => bound ?? undefined);
    return Buffer.prototype.compare.call(view, target, ...args);
  },
});

/** Of the lengths that are no number, native survives these, with bounds that start at 0. */
const strangeLength = () =>
  fc.constantFrom(
    Number.NaN,
    undefined,
    null,
    '2',
    'x',
    1.5,
    -1,
    0,
    2,
    9,
    Number.POSITIVE_INFINITY,
    1n,
  );

const withLength = (buf, length) => Object.defineProperty(buf, 'length', { value: length });

differential('compare: bounds, and lengths that lie', {
  input: fc.tuple(
    fc.constantFrom('target', 'receiver', 'both'),
    strangeLength(),
    fc.constantFrom([0], [0, undefined, 0], [undefined, undefined, 0]),
    // Not shorter than most of them say: native compares what lies behind.
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 10, maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 10, maxLength: 60 }),
  ),
  run: ({ Buffer }, [who, length, bounds, one, other]) => {
    const [self, target] = [Buffer.from(one), Buffer.from(other)];
    if (who !== 'receiver') withLength(target, length);
    if (who !== 'target') withLength(self, length);
    return self.compare(target, ...bounds);
  },
});

const bytes = (B, ...list) => Object.setPrototypeOf(Uint8Array.from(list), B.prototype);
const lying = (B, length, ...list) =>
  Object.defineProperty(bytes(B, ...list), 'length', { value: length });
const last = (B, length, value) => {
  const buf = Object.setPrototypeOf(new Uint8Array(length), B.prototype);
  buf[length - 1] = value;
  return buf;
};

/**
 * Where one byte among zeros is not seen. Zeros, because a look at a wrong place finds there what it should find, while
 * contents without repetitions only make it slower.
 */
const unseen = (B) => {
  const missed = [];
  for (const length of [8, 16, 40, 41, 64, 192, 193]) {
    const zeros = Object.setPrototypeOf(new Uint8Array(length), B.prototype);
    for (let at = 0; at < length; at++) {
      const other = Object.setPrototypeOf(new Uint8Array(length), B.prototype);
      other[at] = 1;
      const orders = [
        B.compare(zeros, other) === -1,
        B.compare(other, zeros) === 1,
        zeros.compare(other, at, length, at) === -1,
        other.compare(zeros, at, length, at) === 1,
        !zeros.equals(other),
        !other.equals(zeros),
      ];
      if (orders.includes(false)) missed.push([length, at]);
    }
  }
  return missed;
};

const HUGE = 2 ** 32 + (host >= 22 ? 4096 : 0);

expectations('orders and errors', [
  ['a prefix comes first', (B) => B.compare(bytes(B, 1), bytes(B, 1, 0)), -1],
  ['bytes are unsigned', (B) => B.compare(bytes(B, 0x80), bytes(B, 0x7f)), 1],
  ['a lying length counts for nothing', (B) => lying(B, 0, 1, 2).equals(bytes(B, 1, 2)), true],
  [
    'a range that claims too much compares the bytes that are there, then what was claimed',
    (B) => lying(B, 100, 1, 2).compare(bytes(B, 1, 2, 3), 0, 3, 0, 50),
    1,
  ],
  [
    'a difference in the bytes that are there decides',
    (B) => lying(B, 100, 1, 2).compare(bytes(B, 1, 3), 0, 2, 0, 50),
    -1,
  ],
  [
    'a target that claims too much',
    (B) => bytes(B, 1, 2, 3).compare(lying(B, 100, 1, 2), 0, 90),
    -1,
  ],
  [
    'a length that is no number',
    (B) => lying(B, Number.NaN, 1, 2).compare(bytes(B, 1, 3), 0, 2),
    -1,
  ],
  [
    'a start behind the bytes that are there',
    (B) => lying(B, 100, 1, 2).compare(bytes(B, 1), 0, 1, 50, 60),
    'RangeError ERR_OUT_OF_RANGE: The value of "sourceStart" is out of range.',
  ],
  [
    'the target is checked first',
    (B) => B.prototype.compare.call(1, 2),
    'TypeError ERR_INVALID_ARG_TYPE: The "target" argument must be an instance of Buffer or Uint8Array. Received type number (2)',
  ],
  ['one byte among zeros, wherever it is', unseen, []],
  ['past 4 GiB', (B) => last(B, HUGE, 1).compare(last(B, 64, 1), 0, 64, HUGE - 64, HUGE), 0],
  [
    'past 4 GiB, from the addon',
    (B) => last(B, HUGE, 1).compare(last(B, 200, 2), 0, 200, HUGE - 200, HUGE),
    -1,
  ],
]);
