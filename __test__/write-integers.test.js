'use strict';

/** lib/write-integers.js against native, and tables of what it gives. */

const { containers, differential, fc, table, values } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { anything, argumentsOf, callOn } = require('./support/receivers');

const FIXED = [
  'writeUInt8',
  'writeUInt16LE',
  'writeUInt16BE',
  'writeUInt32LE',
  'writeUInt32BE',
  'writeInt8',
  'writeInt16LE',
  'writeInt16BE',
  'writeInt32LE',
  'writeInt32BE',
];
const VARIABLE = ['writeUIntLE', 'writeUIntBE', 'writeIntLE', 'writeIntBE'];

/** Both sides of the limits of every width. */
const LIMITS = [7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48].flatMap((bits) => [
  2 ** bits - 1,
  2 ** bits,
  -(2 ** bits),
  -(2 ** bits) - 1,
  2 ** bits - 0.5,
  -(2 ** bits) - 0.5,
]);

const number = () =>
  fc.oneof(
    { weight: 2, arbitrary: values.oneOf(LIMITS) },
    { weight: 2, arbitrary: fc.nat(127) },
    { weight: 1, arbitrary: fc.integer({ min: -(2 ** 47), max: 2 ** 48 }) },
    { weight: 1, arbitrary: values.number() },
  );

const offset = () => values.numberish(values.offset(20));

const byteLength = () =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 2, arbitrary: values.numberish() },
  );

for (const method of FIXED) {
  differential(`${method}: receivers, values and offsets`, {
    input: fc.tuple(anything(), argumentsOf(values.numberish(number()), offset())),
    run: (world, [self, args], context) => callOn(world, method, self, args, context),
  });
}

for (const method of VARIABLE) {
  differential(`${method}: receivers, values, offsets and lengths`, {
    input: fc.tuple(anything(), argumentsOf(values.numberish(number()), offset(), byteLength())),
    run: (world, [self, args], context) => callOn(world, method, self, args, context),
  });

  differential(`${method}: inside the buffer`, {
    input: fc.tuple(
      containers.plainBuffer(fc.uint8Array({ minLength: 6, maxLength: 12 })),
      number(),
      fc.nat(6),
      fc.integer({ min: 1, max: 6 }),
    ),
    run: (_world, [self, value, at, length]) =>
      self[method](value, Math.min(at, self.length - length), length),
  });
}

/** The bytes after a write into eight of 0xee, or the error's message. */
const written = (FastBuffer, method, ...args) => {
  const buf = new FastBuffer(8);
  buf.fill(0xee);
  try {
    return [buf[method](...args), ...buf];
  } catch (error) {
    return [error.message, ...buf];
  }
};

table('limits of every width', [
  ...FIXED.map((method) => [
    method,
    ({ FastBuffer }) => LIMITS.map((value) => written(FastBuffer, method, value, 2)),
  ]),
  ...VARIABLE.flatMap((method) =>
    [1, 2, 3, 4, 5, 6].map((length) => [
      `${method} of ${length}`,
      ({ FastBuffer }) => LIMITS.map((value) => written(FastBuffer, method, value, 1, length)),
    ]),
  ),
]);

const bytes = (B, size = 6) => Object.setPrototypeOf(new Uint8Array(size), B.prototype);
const after = (buf, write) => {
  write(buf);
  return [...buf];
};

expectations('history', [
  [
    'writeUIntBE of a value one too large for one byte',
    (B) => bytes(B).writeUIntBE(0x100, 0, 1),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= 0 and <= 255. Received 256',
  ],
  [
    '48 bits, one too many',
    (B) => bytes(B).writeUIntLE(2 ** 48, 0, 6),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= 0 and < 2 ** 48. Received 281_474_976_710_656',
  ],
  [
    '48 bits, signed, one too few',
    (B) => bytes(B).writeIntBE(-(2 ** 47) - 1, 0, 6),
    'RangeError ERR_OUT_OF_RANGE: The value of "value" is out of range. It must be >= -(2 ** 47) and < 2 ** 47. Received -140_737_488_355_329',
  ],
  [
    '48 bits, all',
    (B) => after(bytes(B), (b) => b.writeUIntLE(2 ** 48 - 1, 0, 6)),
    [255, 255, 255, 255, 255, 255],
  ],
  [
    '48 bits, the smallest',
    (B) => after(bytes(B), (b) => b.writeIntBE(-(2 ** 47), 0, 6)),
    [0x80, 0, 0, 0, 0, 0],
  ],
  ['NaN is 0', (B) => after(bytes(B, 1), (b) => b.writeInt8(Number.NaN)), [0]],
  ['a text', (B) => after(bytes(B, 2), (b) => b.writeUInt16BE('0x102')), [1, 2]],
  ['the offset behind', (B) => bytes(B).writeUInt32LE(1, 1), 5],
  [
    'nothing is written when the end does not fit',
    (B) =>
      after(bytes(B, 3), (b) => {
        try {
          b.writeUInt32LE(0xffffffff, 0);
        } catch {
          // Only the bytes count here.
        }
      }),
    [0, 0, 0],
  ],
]);
