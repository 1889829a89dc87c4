'use strict';

/** lib/from.js against native: Buffer.from of single values, which from.test.js does not generate. */

const vm = require('node:vm');
const { table } = require('./support/differential');
const { HALF, shapeAndBytesOf } = require('./support/shapes');

class Odd {}

table('from: single values', [
  ['boxed string', ({ Buffer }) => Buffer.from(new String('abc'))],
  ['boxed string, encoding', ({ Buffer }) => Buffer.from(new String('6162'), 'hex')],
  [
    'boxed string without valueOf',
    ({ Buffer }) => Buffer.from(Object.assign(new String('ab'), { valueOf: undefined })),
  ],
  ['boxed number', ({ Buffer }) => Buffer.from(new Number(5))],
  ['date', ({ Buffer }) => Buffer.from(new Date(0))],
  ['function', ({ Buffer }) => Buffer.from(function named(_a, _b) {})],
  ['class instance', ({ Buffer }) => Buffer.from(new Odd())],
  [
    'arguments',
    ({ Buffer }) =>
      (function f() {
        return Buffer.from(arguments);
      })(1, 2, 3),
  ],
  ['Set', ({ Buffer }) => Buffer.from(new Set([1]))],
  ['Map', ({ Buffer }) => Buffer.from(new Map([[1, 2]]))],
  [
    'revoked proxy',
    ({ Buffer }) => {
      const { proxy, revoke } = Proxy.revocable([], {});
      revoke();
      return Buffer.from(proxy);
    },
  ],
  [
    'valueOf that gives itself',
    ({ Buffer }) => {
      const value = { length: 1, 0: 9, valueOf: () => value };
      return Buffer.from(value);
    },
  ],
  [
    'toJSON of a Buffer',
    ({ Buffer }) => Buffer.from(JSON.parse(JSON.stringify(Buffer.from('abc')))),
  ],
  ['array of another realm', ({ Buffer }) => Buffer.from(vm.runInNewContext('[1, 2, 3]'))],
  [
    'Uint8Array of another realm',
    ({ Buffer }) => Buffer.from(vm.runInNewContext('new Uint8Array([1, 2])')),
  ],
  ['string of another realm', ({ Buffer }) => Buffer.from(vm.runInNewContext('new String("ab")'))],
  [
    'element that throws',
    ({ Buffer }) =>
      Buffer.from([
        1,
        {
          valueOf() {
            throw new SyntaxError('x');
          },
        },
      ]),
  ],
  [
    'element that shortens the array',
    ({ Buffer }) => {
      const array = [
        1,
        {
          valueOf() {
            array.length = 1;
            return 2;
          },
        },
        3,
        4,
      ];
      return Buffer.from(array);
    },
  ],
  [
    'element that lengthens the array',
    ({ Buffer }) => {
      const array = [
        1,
        {
          valueOf() {
            array.push(5);
            return 2;
          },
        },
        3,
      ];
      return Buffer.from(array);
    },
  ],
  // Without a length, Node 20 takes the property for the length of the result: 20-from-own-byte-length.
  [
    'ArrayBuffer with a byteLength of its own',
    ({ Buffer }) =>
      Buffer.from(Object.defineProperty(new ArrayBuffer(4), 'byteLength', { value: 10 }), 1, 5),
  ],
  [
    'ArrayBuffer without prototype',
    ({ Buffer }) => Buffer.from(Object.setPrototypeOf(new ArrayBuffer(4), null), 0, 4),
  ],
  ['large array', ({ Buffer }) => Buffer.from(new Array(40_000).fill(7))],
  [
    'large array with its own iterator',
    ({ Buffer }) =>
      Buffer.from(
        Object.assign(new Array(40_000).fill(7), {
          *[Symbol.iterator]() {
            yield 1;
          },
        }),
      ),
  ],
  [
    'small array with its own iterator',
    ({ Buffer }) =>
      Buffer.from(
        Object.assign([7, 8], {
          *[Symbol.iterator]() {
            yield 1;
          },
        }),
      ),
  ],
  ['impossible length', ({ Buffer }) => Buffer.from({ length: 2 ** 53 })],
  ['without receiver, with new', ({ Buffer }) => [(0, Buffer.from)('a'), new Buffer.from('b')]],
]);

/** Containers of so many elements. */
const CONTAINERS = {
  'typed array': (length) => new Uint8Array(length).fill(7),
  'wide typed array': (length) => new Uint16Array(length).fill(263),
  array: (length) => Array(length).fill(7),
  'array-like': (length) => ({ length, 1: 7 }),
};

table(
  'from: containers around the size from which memory is not pooled',
  Object.entries(CONTAINERS).flatMap(([name, make]) =>
    [-1, 0, 1].map((more) => [
      `${name} of half of the pool, ${more} more`,
      ({ Buffer }) => shapeAndBytesOf(Buffer.from(make(HALF + more))),
    ]),
  ),
);
