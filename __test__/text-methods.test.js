'use strict';

/** lib/text-methods.js and lib/text-range.js: every xSlice and xWrite against native's. */

const { containers, differential, fc, host, recipe, values } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { SLICES } = require('./support/names');

/** The writes whose bounds native checks in C++, alike on every host. */
const PLAIN_WRITES = ['base64Write', 'base64urlWrite', 'hexWrite', 'ucs2Write'];

/** The writes whose bounds native checks in JavaScript: on Node 22 in another way, on 20 not at all. */
const BOUNDED_WRITES = ['asciiWrite', 'latin1Write', 'utf8Write'];

const receiver = () =>
  fc.oneof(
    { weight: 8, arbitrary: containers.anyBuffer() },
    { weight: 1, arbitrary: containers.otherContainer() },
    { weight: 1, arbitrary: values.oddity() },
  );

const bound = () => values.numberish(values.offset());

/** Before Node 24 a start past the end is an error even when the range is empty. */
const sliceDiffers = (mine, theirs) =>
  host < 24 && mine.outcome.value?.string === '' && theirs.outcome.message === 'Index out of range'
    ? '22-slice-start-past-end'
    : undefined;

for (const name of SLICES) {
  differential(`${name}: receivers and bounds`, {
    input: fc.tuple(receiver(), bound(), bound()),
    run: ({ Buffer }, [self, start, end]) => Buffer.prototype[name].call(self, start, end),
    explained: sliceDiffers,
  });

  differential(`${name}: ranges inside the buffer`, {
    input: fc.tuple(containers.buffer(), fc.nat(40), fc.nat(60)),
    run: ({ Buffer }, [self, start, end]) => {
      const to = Math.min(end, self.byteLength);
      return Buffer.prototype[name].call(self, Math.min(start, to), to);
    },
  });
}

/**
 * Node 20 and 22 check the bounds of these writes in other orders and with other errors (rows `22-write-…` and
 * `20-write-…` of docs/compatibility.md): more cases differ than agree. What they must give on every host is in
 * the table below, and what lies inside the buffer is compared on all.
 */
const comparable = host < 24 ? PLAIN_WRITES : [...PLAIN_WRITES, ...BOUNDED_WRITES];

for (const name of comparable) {
  differential(`${name}: receivers, strings and bounds`, {
    input: fc.tuple(
      receiver(),
      fc.oneof(
        { weight: 9, arbitrary: values.string() },
        { weight: 1, arbitrary: values.oddity() },
      ),
      bound(),
      bound(),
    ),
    run: ({ Buffer }, [self, string, offset, length]) =>
      Buffer.prototype[name].call(self, string, offset, length),
  });
}

for (const name of [...PLAIN_WRITES, ...BOUNDED_WRITES]) {
  differential(`${name}: ranges inside the buffer`, {
    input: fc.tuple(containers.buffer(), values.string(), fc.nat(40), fc.nat(60)),
    run: ({ Buffer }, [self, string, offset, length]) => {
      const at = Math.min(offset, self.byteLength);
      return Buffer.prototype[name].call(self, string, at, Math.min(length, self.byteLength - at));
    },
  });
}

/**
 * A Buffer whose own `byteLength` lies: the checked writes look at it, C++ does not. It never claims more than there is,
 * for then native aborts ("offset <= dst_length") once its caller is optimised; the table below has that case.
 */
const liar = () =>
  fc
    .tuple(
      fc.uint8Array({ minLength: 8, maxLength: 12 }),
      fc.constantFrom(0, 3, 8, -1, Number.NaN, '4', 1n, undefined, null),
    )
    .map(([bytes, byteLength]) =>
      recipe(`byteLength ${String(byteLength)} of ${bytes.length}`, (context) => {
        const self = containers.MAKERS.buffer(context, bytes);
        return Object.defineProperty(self, 'byteLength', {
          get() {
            context.log.push('byteLength');
            return byteLength;
          },
        });
      }),
    );

for (const name of [...SLICES, ...comparable]) {
  differential(`${name}: an own byteLength that lies`, {
    input: fc.tuple(liar(), values.string(8), bound(), bound()),
    run: ({ Buffer }, [self, string, offset, length]) =>
      name.endsWith('Slice')
        ? Buffer.prototype[name].call(self, offset, length)
        : Buffer.prototype[name].call(self, string, offset, length),
    explained: sliceDiffers,
  });
}

/** A Buffer whose own `byteLength` is another one at the second look. */
const changing = () =>
  fc.tuple(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.nat(8)).map(([bytes, second]) =>
    recipe(`byteLength 8, then ${second}`, (context) => {
      let looks = 0;
      return Object.defineProperty(containers.MAKERS.buffer(context, bytes), 'byteLength', {
        get() {
          context.log.push('byteLength');
          return looks++ === 0 ? 8 : second;
        },
      });
    }),
  );

if (host >= 24) {
  differential('write: an own byteLength that changes', {
    input: fc.tuple(changing(), values.string(8), values.anyEncoding()),
    run: ({ Buffer }, [self, string, encoding]) =>
      Buffer.prototype.write.call(self, string, encoding),
  });
}

const OUTSIDE = {
  offset: 'RangeError ERR_BUFFER_OUT_OF_BOUNDS: "offset" is outside of buffer bounds',
  length: 'RangeError ERR_BUFFER_OUT_OF_BOUNDS: "length" is outside of buffer bounds',
};
const NO_BUFFER = 'TypeError ERR_INVALID_ARG_TYPE: argument must be a buffer';
const NO_STRING = 'TypeError ERR_INVALID_ARG_TYPE: argument must be a string';

/** `[arguments, outcome]` of a checked write of 'abcdefgh' into six bytes. */
const BOUNDED_CASES = [
  [[], 6],
  [[undefined, undefined], 6],
  [[1], 5],
  [[1, 2], 2],
  [[6], 0],
  [[6, 0], 0],
  [[6, 1], OUTSIDE.length],
  [[7], OUTSIDE.offset],
  [[7, 100], OUTSIDE.offset],
  [[-1], OUTSIDE.offset],
  [[-0.5], OUTSIDE.offset],
  [[0, -0.5], OUTSIDE.length],
  [[0, 7], OUTSIDE.length],
  [[2, 5], OUTSIDE.length],
  [[2.9, 1.9], 1],
  [[5.5], 0],
  [[1, 5.5], OUTSIDE.length],
  [[Number.NaN], 0],
  [[Number.NaN, 2], 2],
  [[0, Number.NaN], 0],
  [[Number.POSITIVE_INFINITY], OUTSIDE.offset],
  [[0, Number.POSITIVE_INFINITY], OUTSIDE.length],
  [[null], 6],
  [[0, null], 0],
  [['1', '2'], 2],
  [['x', 2], 2],
  [[1n, 2n], 2],
  [[[2]], 4],
  [[2 ** 32], OUTSIDE.offset],
  [[Symbol('s')], 'TypeError -: Cannot convert a Symbol value to a number'],
];

for (const name of BOUNDED_WRITES) {
  expectations(`${name}: bounds`, [
    ...BOUNDED_CASES.map(([args, expected]) => [
      `(${args.map(String).join(', ')})`,
      (Buffer) => Buffer.alloc(6)[name]('abcdefgh', ...args),
      expected,
    ]),
    ['no string', (Buffer) => Buffer.alloc(6)[name](5), NO_STRING],
    ['no string, outside', (Buffer) => Buffer.alloc(6)[name](5, 7), OUTSIDE.offset],
    ['a String object', (Buffer) => Buffer.alloc(6)[name](new String('ab')), NO_STRING],
    ['an object', (Buffer) => Buffer.prototype[name].call({}, 'ab', 9), NO_BUFFER],
    [
      'an ArrayBuffer',
      (Buffer) => Buffer.prototype[name].call(new ArrayBuffer(4), 'ab', 5),
      OUTSIDE.offset,
    ],
    [
      'nothing',
      (Buffer) => Buffer.prototype[name].call(undefined, 'ab'),
      "TypeError -: Cannot read properties of undefined (reading 'byteLength')",
    ],
    [
      'a byteLength that claims more than there is',
      (Buffer) => {
        const buf = Object.defineProperty(Buffer.alloc(6), 'byteLength', { value: 100 });
        return [buf[name]('abcdefgh', 3, 50), buf.toString('latin1')];
      },
      [3, '\0\0\0abc'],
    ],
    [
      'an offset past the end that byteLength allows',
      (Buffer) =>
        Object.defineProperty(Buffer.alloc(6), 'byteLength', { value: 100 })[name]('ab', 50),
      OUTSIDE.offset,
    ],
    [
      'each argument is coerced once, in order',
      (Buffer) => {
        const log = [];
        const number = (label, value) => ({ valueOf: () => log.push(label) && value });
        return [Buffer.alloc(6)[name]('abc', number('offset', 1), number('length', 2)), ...log];
      },
      [2, 'offset', 'length'],
    ],
  ]);
}
