'use strict';

/** lib/swap.js against native, and tables of what it gives. */

const { containers, differential, fc, host, table } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { callOn, receiver } = require('./support/receivers');

const SIZES = { swap16: 2, swap32: 4, swap64: 8 };

/** On both sides of the limits of lib/swap.js, and of native's. */
const LENGTHS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 120, 128, 136, 184, 192, 200, 1024];

const content = (unit) =>
  fc.oneof(
    containers.bytes(),
    fc
      .tuple(fc.constantFrom(...LENGTHS), fc.constantFrom(0, 0, 0, 1, unit / 2, unit), fc.nat(255))
      .map(([length, more, seed]) =>
        Uint8Array.from({ length: length + more }, (_, i) => i * 7 + seed),
      ),
  );

for (const [method, unit] of Object.entries(SIZES)) {
  differential(`${method}: receivers and lengths`, {
    input: receiver(content(unit)),
    run: (world, self, context) => callOn(world, method, self, [], context),
  });

  differential(`${method}: lengths that fit, at any alignment`, {
    input: fc.tuple(fc.nat(40), fc.nat(15)),
    run: ({ FastBuffer }, [count, shift]) => {
      const memory = Uint8Array.from({ length: count * unit + 32 }, (_, i) => i);
      const buf = new FastBuffer(memory.buffer, shift, count * unit);
      return [buf[method]() === buf, [...memory]];
    },
  });
}

/** Native is the oracle from Node 24 on: older ones change from elements to bytes at other lengths. */
if (host >= 24) {
  table(
    'wider elements, around the length from which their bytes are swapped',
    Object.entries(SIZES).flatMap(([method, unit]) =>
      [Uint16Array, Float64Array, Int8Array].map((View) => [
        `${method} of a ${View.name}`,
        ({ Buffer }) =>
          Array.from({ length: 80 / unit + 1 }, (_, i) => {
            const view = View.from({ length: i * unit }, (_unused, j) => j * 3 + 1);
            Buffer.prototype[method].call(view);
            return [...view];
          }),
      ]),
    ),
  );
}

const counting = (B, length) =>
  Object.setPrototypeOf(
    Uint8Array.from({ length }, (_, i) => i + 1),
    B.prototype,
  );

expectations('elements and errors', [
  ['16 bits', (B) => [...counting(B, 4).swap16()], [2, 1, 4, 3]],
  ['32 bits', (B) => [...counting(B, 8).swap32()], [4, 3, 2, 1, 8, 7, 6, 5]],
  ['64 bits', (B) => [...counting(B, 8).swap64()], [8, 7, 6, 5, 4, 3, 2, 1]],
  [
    'twice is once too often',
    (B) => counting(B, 800).swap64().swap64().equals(counting(B, 800)),
    true,
  ],
  [
    'half an element',
    (B) => counting(B, 127).swap16(),
    'RangeError ERR_INVALID_BUFFER_SIZE: Buffer size must be a multiple of 16-bits',
  ],
  ['nothing', (B) => counting(B, 0).swap32().length, 0],
]);
