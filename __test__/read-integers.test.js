'use strict';

/** lib/read-integers.js against native, and tables of what it gives. */

const { containers, differential, fc, table, values } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { anything, argumentsOf, callOn, receiver } = require('./support/receivers');

const FIXED = [
  'readUInt8',
  'readUInt16LE',
  'readUInt16BE',
  'readUInt32LE',
  'readUInt32BE',
  'readInt8',
  'readInt16LE',
  'readInt16BE',
  'readInt32LE',
  'readInt32BE',
];
const VARIABLE = ['readUIntLE', 'readUIntBE', 'readIntLE', 'readIntBE'];

const offset = () => values.numberish(values.offset(20));

const byteLength = () =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 2, arbitrary: values.numberish() },
  );

for (const method of FIXED) {
  differential(`${method}: receivers and offsets`, {
    input: fc.tuple(anything(), argumentsOf(offset())),
    run: (world, [self, args], context) => callOn(world, method, self, args, context),
  });
}

for (const method of VARIABLE) {
  differential(`${method}: receivers, offsets and lengths`, {
    input: fc.tuple(receiver(), argumentsOf(offset(), byteLength())),
    run: (world, [self, args], context) => callOn(world, method, self, args, context),
  });

  differential(`${method}: inside the buffer`, {
    input: fc.tuple(
      containers.plainBuffer(fc.uint8Array({ minLength: 6, maxLength: 12 })),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(6),
    ),
    run: (_world, [self, length, at]) => self[method](Math.min(at, self.length - length), length),
  });
}

/** Every byte 0x00, 0x7f, 0x80 or 0xff, in all combinations: the signs, and the limits of all widths. */
const EDGES = [0x00, 0x7f, 0x80, 0xff];
const corners = (length) =>
  Array.from({ length: EDGES.length ** length }, (_, code) =>
    Array.from(
      { length },
      (_unused, i) => EDGES[Math.floor(code / EDGES.length ** i) % EDGES.length],
    ),
  );

table('corners of every width', [
  ...FIXED.map((method) => [
    method,
    ({ FastBuffer }) => corners(4).map((bytes) => new FastBuffer(bytes)[method](0)),
  ]),
  ...VARIABLE.flatMap((method) =>
    [1, 2, 3, 4, 5, 6].map((length) => [
      `${method} of ${length}`,
      ({ FastBuffer }) => corners(length).map((bytes) => new FastBuffer(bytes)[method](0, length)),
    ]),
  ),
]);

const of = (Buffer, ...bytes) => Object.setPrototypeOf(Uint8Array.from(bytes), Buffer.prototype);

expectations('48 bits, and what is wrong with the arguments', [
  ['the largest', (B) => of(B, 255, 255, 255, 255, 255, 255).readUIntLE(0, 6), 2 ** 48 - 1],
  ['the smallest', (B) => of(B, 0, 0, 0, 0, 0, 0x80).readIntLE(0, 6), -(2 ** 47)],
  ['minus one', (B) => of(B, 255, 255, 255, 255, 255, 255).readIntBE(0, 6), -1],
  ['no minus zero', (B) => Object.is(of(B, 0, 0, 0, 0, 0, 0).readIntBE(0, 6), 0), true],
  ['a plain array', (B) => B.prototype.readUInt16BE.call([1, 2]), 258],
  [
    'missing arguments',
    (B) => of(B, 1).readUIntLE(),
    'TypeError ERR_INVALID_ARG_TYPE: The "offset" argument must be of type number. Received undefined',
  ],
  [
    'seven bytes',
    (B) => of(B, 1, 2, 3, 4, 5, 6, 7).readUIntBE('x', 7),
    'RangeError ERR_OUT_OF_RANGE: The value of "byteLength" is out of range. It must be >= 1 and <= 6. Received 7',
  ],
  [
    'an offset past the end',
    (B) => of(B, 1, 2).readUInt16LE(1),
    'RangeError ERR_OUT_OF_RANGE: The value of "offset" is out of range. It must be >= 0 and <= 0. Received 1',
  ],
  [
    'a field longer than the buffer',
    (B) => of(B, 1).readUInt16LE(0),
    'RangeError ERR_BUFFER_OUT_OF_BOUNDS: Attempt to access memory outside buffer bounds',
  ],
]);
