'use strict';

/** lib/bigints.js against native, and tables of what it gives. */

const { differential, fc, table, values } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { spy } = require('./support/objects');
const { anything, argumentsOf, callOn } = require('./support/receivers');

const READERS = ['readBigUInt64LE', 'readBigUInt64BE', 'readBigInt64LE', 'readBigInt64BE'];
const WRITERS = ['writeBigUInt64LE', 'writeBigUInt64BE', 'writeBigInt64LE', 'writeBigInt64BE'];

const LIMITS = [31n, 32n, 33n, 63n, 64n, 65n, 128n].flatMap((bits) => [
  2n ** bits - 1n,
  2n ** bits,
  -(2n ** bits),
  -(2n ** bits) - 1n,
  -(2n ** bits) + 1n,
]);

const bigint = () =>
  fc.oneof(
    { weight: 2, arbitrary: values.oneOf([0n, 1n, -1n, ...LIMITS]) },
    { weight: 3, arbitrary: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }) },
    { weight: 1, arbitrary: fc.bigInt() },
  );

const bigintish = () =>
  fc.oneof(
    { weight: 8, arbitrary: bigint() },
    { weight: 1, arbitrary: values.coercible(bigint()) },
    { weight: 1, arbitrary: values.coercible(values.number()) },
    { weight: 1, arbitrary: values.oddity() },
    { weight: 1, arbitrary: values.number() },
    { weight: 1, arbitrary: bigint().map(String) },
  );

const offset = () => values.numberish(values.offset(20));

for (const method of READERS) {
  differential(`${method}: receivers and offsets`, {
    input: fc.tuple(anything(), argumentsOf(offset())),
    run: (world, [self, args], context) => callOn(world, method, self, args, context),
  });
}

for (const method of READERS) {
  differential(`${method}: in which order bytes are read`, {
    input: fc.tuple(fc.array(values.number(), { minLength: 8, maxLength: 12 }), fc.nat(4)),
    run: ({ Buffer }, [list, at], context) =>
      Buffer.prototype[method].call(spy(list, context.log), at),
  });
}

for (const method of WRITERS) {
  differential(`${method}: receivers, values and offsets`, {
    input: fc.tuple(anything(), argumentsOf(bigintish(), offset())),
    run: (world, [self, args], context) => callOn(world, method, self, args, context),
  });
}

for (const [i, writer] of WRITERS.entries()) {
  differential(`${writer} and ${READERS[i]} inside the buffer`, {
    input: fc.tuple(bigint(), fc.nat(9), fc.uint8Array({ minLength: 20, maxLength: 20 })),
    run: ({ FastBuffer }, [value, at, content]) => {
      const buf = new FastBuffer(content);
      const read = buf[READERS[i]](at);
      const end = buf[writer](value, at);
      return { read, end, bytes: [...buf], again: buf[READERS[i]](at) };
    },
  });
}

table(
  'limits',
  WRITERS.flatMap((method) =>
    LIMITS.map((value) => [
      `${method} ${value}`,
      ({ FastBuffer }) => {
        const buf = new FastBuffer(10);
        buf[method](value, 1);
        return [...buf];
      },
    ]),
  ),
);

/** What is no BigInt is compared with the limits as what it turns into. */
const CONVERTED = {
  'an object': (value) => ({ valueOf: () => value }),
  'a number': Number,
  'a string': String,
};

table(
  'limits, as something that is no BigInt',
  WRITERS.flatMap((method) =>
    Object.entries(CONVERTED).flatMap(([what, convert]) =>
      LIMITS.map((value) => [
        `${method} ${value}, ${what}`,
        ({ FastBuffer }) => {
          const buf = new FastBuffer(10);
          buf[method](convert(value), 1);
          return [...buf];
        },
      ]),
    ),
  ),
);

const bytes = (B, ...list) => Object.setPrototypeOf(Uint8Array.from(list), B.prototype);
const eight = (B) => bytes(B, 1, 2, 3, 4, 5, 6, 7, 8);

expectations('values and errors', [
  ['little-endian', (B) => eight(B).readBigUInt64LE(), 0x0807060504030201n],
  ['big-endian', (B) => eight(B).readBigInt64BE(), 0x0102030405060708n],
  ['all bits, unsigned', (B) => bytes(B, ...Array(8).fill(255)).readBigUInt64BE(), 2n ** 64n - 1n],
  ['all bits, signed', (B) => bytes(B, ...Array(8).fill(255)).readBigInt64LE(), -1n],
  [
    'a number is no BigInt',
    (B) => eight(B).writeBigInt64LE(1),
    'TypeError -: Cannot mix BigInt and other types, use explicit conversions',
  ],
  [
    'one too many',
    (B) => eight(B).writeBigUInt64LE(2n ** 64n),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received 18_446_744_073_709_551_616n',
  ],
  [
    'one too few',
    (B) => eight(B).writeBigInt64BE(-(2n ** 63n) - 1n),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= -(2n ** 63n) and < 2n ** 63n. Received -9_223_372_036_854_775_809n',
  ],
  [
    'a write inside a conversion does not disturb the one outside',
    (B) => {
      const [outer, inner] = [eight(B), eight(B)];
      outer.writeBigUInt64BE({
        valueOf() {
          inner.writeBigUInt64BE(2n ** 64n - 1n);
          return 5n;
        },
      });
      return [...outer, ...inner];
    },
    [0, 0, 0, 0, 0, 0, 0, 5, 255, 255, 255, 255, 255, 255, 255, 255],
  ],
]);
