'use strict';

/** lib/views.js against native: subarray, slice, parent, offset; and what is inherited from Uint8Array. */

const { containers, differential, fc, host, table, values } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { meddling } = require('./support/objects');
const { anything, argumentsOf, honestBuffer } = require('./support/receivers');

const index = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -50, max: 50 }) },
    { weight: 3, arbitrary: values.numberish() },
    { weight: 1, arbitrary: meddling(fc.integer({ min: -9, max: 9 })) },
  );

/** Before Node 24 `length` was asked where the true length is now, and of anything. */
const receiver = host < 24 ? honestBuffer : anything;

for (const method of ['subarray', 'slice']) {
  differential(`${method}: receivers and bounds`, {
    input: fc.tuple(receiver(), argumentsOf(index(), index())),
    run: ({ Buffer }, [self, args]) => Buffer.prototype[method].apply(self, args),
  });

  differential(`${method}: properties of the receiver's own`, {
    input: fc.tuple(
      containers.plainBuffer(),
      fc.constantFrom('buffer', 'byteOffset', 'subarray', 'constructor'),
      fc.oneof(fc.nat(30), values.oddity()),
      argumentsOf(index(), index()),
    ),
    run: ({ Buffer }, [self, key, value, args]) => {
      Object.defineProperty(self, key, { value });
      return Buffer.prototype[method].apply(self, args);
    },
  });
}

differential('subarray of subarray of slice shares the memory', {
  input: fc.tuple(containers.buffer(), index(), index(), index(), index()),
  run: (_world, [self, a, b, c, d]) => {
    const view = self.subarray?.(a, b).slice?.(c).subarray(d) ?? 0;
    if (view.length > 0) view[0] = 0xaa;
    return view;
  },
  // A plain Uint8Array's `slice` copies, and what it gives is none of ours.
  known: ([self]) => (/^uint8array/.test(self.label) ? 'not ours' : undefined),
});

for (const key of ['parent', 'offset']) {
  differential(`${key}: receivers`, {
    input: anything(),
    run: ({ Buffer }, self, context) => {
      const value = Object.getOwnPropertyDescriptor(Buffer.prototype, key).get.call(self);
      // A pooled Buffer of native's can be among them only by accident: all memory here is tracked.
      context.log.push(typeof value);
      return value;
    },
  });
}

table('parent and offset', [
  ['of the prototype', ({ Buffer }) => [Buffer.prototype.parent, Buffer.prototype.offset]],
  ['of an heir of the prototype', ({ Buffer }) => Object.create(Buffer.prototype).parent],
  ['of an heir of a Buffer', ({ Buffer }) => Object.create(Buffer.alloc(1)).offset],
  ['of a Proxy', ({ Buffer }) => new Proxy(Buffer.alloc(1), {}).parent],
  [
    'of a Uint8Array made a Buffer',
    ({ Buffer }) => Object.setPrototypeOf(new Uint8Array(3), Buffer.prototype).offset,
  ],
  [
    'cannot be set',
    ({ Buffer }) => {
      Buffer.alloc(1).parent = 1;
    },
  ],
  ['cannot be deleted', ({ Buffer }) => Reflect.deleteProperty(Buffer.prototype, 'parent')],
]);

table('inherited methods make Buffers', [
  ['map', ({ Buffer }) => Buffer.from([1, 2, 3]).map((byte) => byte * 100)],
  ['filter', ({ Buffer }) => Buffer.from([1, 2, 3]).filter((byte) => byte !== 2)],
  ['slice of Uint8Array', ({ Buffer }) => Uint8Array.prototype.slice.call(Buffer.from('abc'), 1)],
  [
    'subarray of Uint8Array',
    ({ Buffer }) => Uint8Array.prototype.subarray.call(Buffer.from('abc'), 1),
  ],
  [
    'own constructor',
    ({ Buffer }) => {
      const buf = Buffer.from('abc');
      buf.constructor = { [Symbol.species]: Uint8Array };
      return [buf.map((byte) => byte), buf.subarray(1)];
    },
  ],
  [
    'toReversed, toSorted, with',
    ({ Buffer }) => ['toReversed', 'toSorted'].map((key) => Buffer.from('bca')[key]()),
  ],
  [
    'iteration',
    ({ Buffer }) => [
      [...Buffer.from('ab')],
      [...Buffer.from('ab').entries()],
      [...Buffer.from('ab').keys()],
    ],
  ],
  [
    'set, copyWithin, reverse, sort',
    ({ Buffer }) => {
      const buf = Buffer.from('abcdef');
      buf.set([1, 2], 1);
      return buf.copyWithin(0, 3).reverse().sort();
    },
  ],
]);

expectations('views of memory that is resized', [
  [
    'neither subarray nor slice tracks it',
    (Buffer) => {
      const memory = new ArrayBuffer(8, { maxByteLength: 16 });
      const buf = Buffer.from(memory);
      const views = [buf.subarray(), buf.slice(), buf.subarray(2), buf.subarray(2, 4)];
      memory.resize(16);
      return [buf.length, ...views.map(({ length }) => length)];
    },
    [16, 8, 8, 6, 2],
  ],
]);
