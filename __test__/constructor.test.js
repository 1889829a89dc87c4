'use strict';

/** The constructor in lib/buffer.js against native: with and without new, as a base class, isBuffer, instanceof. */

const { containers, differential, fc, table, values } = require('./support/differential');
const { argumentsOf } = require('./support/receivers');
const { shapeAndBytesOf } = require('./support/shapes');

// DEP0005 has its own tests (deprecations.test.js); here it would be said twice in the middle of the report.
process.noDeprecation = true;

const isRealistic = (value) => typeof value !== 'number' || !(value > 2 ** 20 && value < 2 ** 53);

const argument = () =>
  fc.oneof(
    { weight: 3, arbitrary: values.string(20) },
    { weight: 3, arbitrary: values.numberish().filter(isRealistic) },
    { weight: 3, arbitrary: containers.buffer() },
    { weight: 2, arbitrary: containers.otherContainer() },
    { weight: 1, arbitrary: values.oddity() },
  );

const second = () =>
  fc.oneof(values.anyEncoding(), fc.nat(20), values.numberish().filter(isRealistic));

const HOW = {
  call: (Buffer, args) => Buffer(...args),
  'new': (Buffer, args) => new Buffer(...args),
  'Buffer.call': (Buffer, args) => Buffer.call({}, ...args),
  super: (Buffer, args) => new (class Sub extends Buffer {})(...args),
  'Reflect.construct': (Buffer, args) => Reflect.construct(Buffer, args, Array),
};

/** Node 20 rounds an offset late: 20-from-fractional-offset. Everything else about offsets is in from.test.js. */
const isWhole = ([first, offset]) =>
  !/^ArrayBuffer|^Shared/.test(first?.label) || offset === undefined || Number.isInteger(offset);

differential('Buffer(…): arguments, however it is called', {
  input: fc.tuple(
    fc.constantFrom(...Object.keys(HOW)),
    argumentsOf(argument(), second(), fc.nat(20)).filter(isWhole),
  ),
  run: ({ Buffer }, [how, args]) => {
    const buf = HOW[how](Buffer, args);
    return [buf, buf.length < 1000 && buf.buffer.byteLength > 1000 ? shapeAndBytesOf(buf) : 0];
  },
});

const subclass = (Buffer) =>
  class Sub extends Buffer {
    constructor(...args) {
      super(...args);
      this.mark = 1;
    }

    own() {}
  };

const withPatched = (Class, key, body) => {
  const before = Class[key];
  const calls = [];
  Class[key] = (...args) => {
    calls.push(args);
    return before(...args);
  };
  try {
    return [body(), calls];
  } finally {
    Class[key] = before;
  }
};

table('statics that a program has patched', [
  ['alloc', ({ Buffer }) => withPatched(Buffer, 'alloc', () => new Buffer(3))],
  ['from', ({ Buffer }) => withPatched(Buffer, 'from', () => Buffer('61', 'hex', 7))],
]);

table('subclasses', [
  [
    'an instance is a plain Buffer',
    ({ Buffer }) => {
      const buf = new (subclass(Buffer))('abc');
      return [
        buf.mark,
        buf.own,
        buf instanceof Buffer,
        Object.getPrototypeOf(buf) === Buffer.prototype,
      ];
    },
  ],
  [
    'and none of the subclass',
    ({ Buffer }) => {
      const Sub = subclass(Buffer);
      return [new Sub(1), Sub.from('a'), Sub.alloc(1), Buffer.alloc(1)].map(
        (buf) => buf instanceof Sub,
      );
    },
  ],
  [
    'statics are inherited',
    ({ Buffer }) => [
      subclass(Buffer).from('a'),
      subclass(Buffer).of(1),
      subclass(Buffer).byteLength('é'),
    ],
  ],
  [
    'poolSize of a subclass counts for nothing',
    ({ Buffer }) => {
      const Sub = subclass(Buffer);
      Sub.poolSize = 0;
      return Sub.allocUnsafe(3).buffer.byteLength > 3;
    },
  ],
  [
    'species',
    ({ Buffer }) => {
      const Sub = subclass(Buffer);
      const { name, length } = Buffer[Symbol.species];
      return [Sub[Symbol.species] === Buffer[Symbol.species], name, length];
    },
  ],
  [
    'of FastBuffer',
    ({ Buffer }) => {
      class Sub extends Buffer[Symbol.species] {}
      const buf = new Sub(3);
      return [
        buf instanceof Sub,
        buf instanceof Buffer,
        Buffer.isBuffer(buf),
        buf.toString('hex'),
        buf.subarray(1),
        buf.map((_, i) => i),
      ];
    },
  ],
  [
    'in the old way',
    ({ Buffer }) => {
      function Old() {}
      Old.prototype = Object.create(Buffer.prototype);
      Object.setPrototypeOf(Old, Buffer);
      return [
        new Old() instanceof Old,
        new Old() instanceof Buffer,
        Buffer.isBuffer(new Old()),
        Buffer.alloc(1) instanceof Old,
      ];
    },
  ],
  [
    'new.target',
    ({ Buffer }) => Object.getPrototypeOf(Reflect.construct(Buffer, [2], Map)) === Buffer.prototype,
  ],
]);

/** What may or may not be a Buffer. */
const CANDIDATES = {
  'a Buffer': ({ Buffer }) => Buffer.alloc(1),
  'a Uint8Array': () => new Uint8Array(1),
  'a Uint8Array made one': ({ Buffer }) =>
    Object.setPrototypeOf(new Uint8Array(1), Buffer.prototype),
  'the prototype': ({ Buffer }) => Buffer.prototype,
  'an heir of the prototype': ({ Buffer }) => Object.create(Buffer.prototype),
  'an heir of a Buffer': ({ Buffer }) => Object.create(Buffer.alloc(1)),
  'a function that inherits': ({ Buffer }) => Object.setPrototypeOf(() => {}, Buffer.prototype),
  'a Proxy': ({ Buffer }) => new Proxy(Buffer.alloc(1), {}),
  'the class': ({ Buffer }) => Buffer,
  'the species': ({ Buffer }) => Buffer[Symbol.species],
  'no prototype': () => Object.create(null),
  null: () => null,
  undefined: () => undefined,
  'a number': () => 5,
  'a string': () => 'Buffer',
};

table(
  'isBuffer and instanceof',
  Object.entries(CANDIDATES).map(([label, make]) => [
    label,
    (world) => {
      const value = make(world);
      return [
        world.Buffer.isBuffer(value),
        value instanceof world.Buffer,
        (0, world.Buffer.isBuffer)(value),
      ];
    },
  ]),
);

table('instanceof with a strange right side', [
  ['its function', ({ Buffer }) => Buffer[Symbol.hasInstance].name],
  ['no receiver', ({ Buffer }) => Buffer[Symbol.hasInstance].call(undefined, Buffer.alloc(1))],
  ['an object', ({ Buffer }) => Buffer[Symbol.hasInstance].call({}, Buffer.alloc(1))],
  ['another class', ({ Buffer }) => Buffer[Symbol.hasInstance].call(Uint8Array, Buffer.alloc(1))],
  [
    'revoked Proxy',
    ({ Buffer }) => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return Buffer.isBuffer(proxy);
    },
  ],
]);
