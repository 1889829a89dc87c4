'use strict';

/** lib/inspect.js against native: inspect, util.inspect, toJSON, INSPECT_MAX_BYTES. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const util = require('node:util');
const {
  containers,
  differential,
  fc,
  host,
  ours,
  table,
  values,
} = require('./support/differential');
const { expectations } = require('./support/expectations');
const { spy } = require('./support/objects');
const { anything, honestBuffer } = require('./support/receivers');

/** Own `constructor` properties: Node 20 takes any for a class (20-inspect-constructor). */
const className = () => fc.constantFrom('Sub', '', 'constructor', 'a b');

const key = () =>
  fc.oneof(
    fc.constantFrom(
      'foo',
      'a b',
      '1x',
      '01',
      '-1',
      '1.5',
      '300',
      '4294967296',
      '__proto__',
      'length2',
      'é',
    ),
    fc.string({ maxLength: 4 }),
    fc.constantFrom(Symbol('s'), Symbol.for('t')),
  );

const property = () =>
  fc.record({
    key: key(),
    value: fc.oneof(
      values.string(12),
      values.number(),
      fc.constantFrom(undefined, null, true, 5n, [1, [2, [3, [4]]]], { a: { b: { c: { d: 1 } } } }),
      containers.plainBuffer(containers.bytes(4)),
    ),
    enumerable: fc.boolean(),
    isGetter: fc.boolean(),
  });

const define = (buf, properties) => {
  for (const { key: name, value, enumerable, isGetter } of properties) {
    const place = isGetter ? { get: () => value } : { value, writable: true };
    Reflect.defineProperty(buf, name, { ...place, enumerable, configurable: true });
  }
  return buf;
};

const options = () =>
  fc.record(
    {
      showHidden: fc.boolean(),
      depth: fc.constantFrom(0, 1, 2, 5, null, Number.POSITIVE_INFINITY),
      colors: fc.boolean(),
      compact: fc.constantFrom(true, false, 1, 3),
      breakLength: fc.constantFrom(1, 20, 80, Number.POSITIVE_INFINITY),
      maxArrayLength: fc.constantFrom(0, 2, null),
      maxStringLength: fc.constantFrom(0, 5, null),
      sorted: fc.boolean(),
      getters: fc.boolean(),
      numericSeparator: fc.boolean(),
    },
    { requiredKeys: [] },
  );

const SIZES = [0, 1, 2, 49, 50, 51, 52, 1023, 1024, 1025, 3000];

const sized = () =>
  fc.oneof(
    containers.plainBuffer(),
    containers.plainBuffer(fc.constantFrom(...SIZES).map((size) => new Uint8Array(size).fill(7))),
  );

differential('util.inspect: properties and options', {
  input: fc.tuple(sized(), fc.array(property(), { maxLength: 4 }), options()),
  run: (_world, [buf, properties, choice]) => util.inspect(define(buf, properties), choice),
});

differential('util.inspect: within other objects', {
  input: fc.tuple(sized(), fc.array(property(), { maxLength: 3 }), options()),
  run: (_world, [buf, properties, choice]) =>
    util.inspect({ list: [define(buf, properties)], map: new Map([[1, buf]]) }, choice),
});

/** Before Node 24 `inspect` called `hexSlice` of its receiver. */
const receiver = host < 24 ? honestBuffer : anything;

differential('inspect: receivers and arguments', {
  input: fc.tuple(
    receiver(),
    fc.oneof(values.number(), fc.constant(undefined)),
    fc.oneof(options(), values.oddity()),
  ),
  run: ({ Buffer }, [self, depth, choice]) => Buffer.prototype.inspect.call(self, depth, choice),
  // A plain Uint8Array has no hexSlice.
  known: ([self]) => (host < 24 && /^uint8array/.test(self.label) ? '22-array-inspect' : undefined),
});

differential('inspect: classes', {
  input: fc.tuple(containers.plainBuffer(containers.bytes(4)), className()),
  run: ({ FastBuffer }, [buf, name]) => {
    const Class = { [name]: class extends FastBuffer {} }[name];
    return [util.inspect(new Class(3)), util.inspect(Object.assign(buf, { constructor: Class }))];
  },
});

const maxBytes = () =>
  fc.oneof(fc.nat(60), values.numberish(), fc.constantFrom(0.5, 1.5, Number.POSITIVE_INFINITY));

differential('INSPECT_MAX_BYTES: what it takes, and what it does', {
  input: fc.tuple(maxBytes(), containers.plainBuffer(), fc.array(property(), { maxLength: 1 })),
  run: ({ module }, [limit, buf, properties]) => {
    try {
      module.INSPECT_MAX_BYTES = limit;
      return [module.INSPECT_MAX_BYTES, util.inspect(define(buf, properties))];
    } finally {
      module.INSPECT_MAX_BYTES = 50;
    }
  },
});

table('inspect: what is read, and when', [
  [
    'options',
    ({ Buffer }, context) =>
      Object.assign(Buffer.from('a'), { q: 1 }).inspect(
        2,
        spy({ showHidden: false, depth: 1 }, context.log),
      ),
  ],
  [
    'options without properties',
    ({ Buffer }, context) =>
      Buffer.from('a').inspect(2, spy({ showHidden: false, depth: 1 }, context.log)),
  ],
  [
    'constructor',
    ({ Buffer }, context) =>
      Object.assign(Buffer.from('a'), {
        constructor: spy(class Named {}, host < 22 ? [] : context.log),
      }).inspect(),
  ],
  [
    'the receiver',
    ({ Buffer }, context) => {
      // Older hosts look for `hexSlice`.
      const prototype = spy(Buffer.prototype, host < 24 ? [] : context.log);
      return Buffer.prototype.inspect.call(Object.setPrototypeOf(new Uint8Array(3), prototype));
    },
  ],
  [
    'a circle',
    ({ Buffer }) => {
      const buf = Buffer.from('a');
      buf.list = [buf];
      return util.inspect(buf, { depth: 4 }).slice(0, 60);
    },
  ],
  ['showProxy', ({ Buffer }) => util.inspect(new Proxy(Buffer.alloc(2), {}), { showProxy: true })],
  ['toLocaleString', ({ Buffer }) => Buffer.from('abc').toLocaleString('hex')],
]);

if (host > 20) {
  table('inspect: names of classes', [
    [
      'no function',
      ({ Buffer }) => Object.assign(Buffer.alloc(1), { constructor: { name: 'Zed' } }).inspect(),
    ],
    ['null', ({ Buffer }) => Object.assign(Buffer.alloc(1), { constructor: null }).inspect()],
    [
      'throwing',
      ({ Buffer }) =>
        Object.defineProperty(Buffer.alloc(1), 'constructor', {
          get() {
            throw new SyntaxError('x');
          },
        }).inspect(),
    ],
    [
      'a name that is no string',
      ({ Buffer }) => {
        const constructor = Object.defineProperty(() => {}, 'name', { value: Symbol('s') });
        return Object.assign(Buffer.alloc(1), { constructor }).inspect();
      },
    ],
    [
      'no name',
      ({ Buffer }) => {
        const constructor = () => {};
        delete constructor.name;
        return Object.assign(Buffer.alloc(1), { constructor }).inspect();
      },
    ],
  ]);
}

test('util.inspect: a large Buffer costs no list of its indices', () => {
  const buf = ours.Buffer.alloc(2 ** 28);
  const start = process.hrtime.bigint();
  const plain = util.inspect(buf);
  buf.name = 'big';
  buf.list = [1, { deep: {} }];
  const tagged = util.inspect(buf, { maxArrayLength: null });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  assert.match(plain, /^<Buffer (00 ){50}\.\.\. 268435406 more bytes>$/);
  assert.match(tagged, /more bytes, name: 'big', list: \[ 1, \{ deep: {} \} \]>$/);
  // A list would take minutes and gigabytes; this takes some milliseconds.
  assert.ok(milliseconds < 2000, `${milliseconds} ms`);
});

test('util.inspect: properties look the same on both sides of the limits', () => {
  for (const size of [1024, 1025, 2 ** 20, 2 ** 20 + 1]) {
    const buf = Object.assign(ours.Buffer.alloc(size), {
      a: 1,
      'b c': [2],
      [Symbol.for('d')]: 'e',
    });
    const expected = Object.assign(ours.Buffer.alloc(1), {
      a: 1,
      'b c': [2],
      [Symbol.for('d')]: 'e',
    });
    const tail = (value) => util.inspect(value).replace(/^.*?, /, '');
    assert.equal(tail(buf), tail(expected), `${size}`);
  }
});

// Before that native asks the receiver for its `hexSlice`.
if (host >= 24) {
  table(
    'inspect: properties that may be indices, of a view that has none',
    ['0', '7', '00', '4294967294', '4294967295', '4294967296', '4294967297'].map((name) => [
      name,
      ({ Buffer }) => {
        const view = Object.assign(new DataView(new ArrayBuffer(4)), { [name]: 5, z: 1 });
        return Buffer.prototype.inspect.call(view, 0, {});
      },
    ]),
  );
}

table(
  'inspect: lists beside more than 1 MiB',
  [0, 1, 99, 100].map((most) => [
    `${most} elements`,
    ({ Buffer }) => {
      const buf = Object.assign(Buffer.alloc(2 ** 20 + 1), { list: Array(150).fill(1) });
      return util.inspect(buf, { maxArrayLength: most });
    },
  ]),
);

table('inspect: when the properties are looked at, and what is left of them', [
  [
    'length, and a value that renders itself',
    ({ Buffer }) => {
      const log = [];
      const buf = Buffer.alloc(20);
      const length = () => {
        log.push('length');
        return 20;
      };
      Object.defineProperty(buf, 'length', { get: length });
      buf.a = { [util.inspect.custom]: () => log.push('a') };
      return [util.inspect(buf), ...log].join();
    },
  ],
  [
    'no depth is left',
    ({ Buffer }) => util.inspect(Object.assign(Buffer.from('hi'), { a: 1 }), { depth: -1 }),
  ],
  [
    'nor are there bytes',
    ({ Buffer }) => util.inspect(Object.assign(Buffer.alloc(0), { a: 1 }), { depth: -1 }),
  ],
  [
    'a tag that throws',
    ({ Buffer }) => {
      const get = () => {
        throw new Error('tag');
      };
      return util.inspect(Object.defineProperty(Buffer.alloc(65), Symbol.toStringTag, { get }));
    },
  ],
]);

differential('toJSON: receivers', {
  input: receiver(),
  run: ({ Buffer }, self) => Buffer.prototype.toJSON.call(self),
});

expectations('toJSON', [
  [
    'a Buffer',
    (Buffer) => JSON.stringify(Buffer.from('abc')),
    '{"type":"Buffer","data":[97,98,99]}',
  ],
  ['none', (Buffer) => JSON.stringify([Buffer.alloc(0)]), '[{"type":"Buffer","data":[]}]'],
  [
    'and back',
    (Buffer) => Buffer.from(JSON.parse(JSON.stringify(Buffer.from('é')))).toString(),
    'é',
  ],
]);
