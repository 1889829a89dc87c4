'use strict';

/** lib/from.js against native: Buffer.from of every kind of value, of, copyBytesFrom. Single values are in from-values.test.js. */

const vm = require('node:vm');
const {
  containers,
  differential,
  fc,
  host,
  recipe,
  table,
  values,
} = require('./support/differential');
const { expectations } = require('./support/expectations');
const { meddling, spy, stepping } = require('./support/objects');
const { argumentsOf } = require('./support/receivers');
const { track } = require('./support/recipes');
const { HALF, shapeAndBytesOf } = require('./support/shapes');

differential('from: strings and encodings', {
  input: fc.tuple(values.string(), values.anyEncoding()),
  run: ({ Buffer }, args) => shapeAndBytesOf(Buffer.from(...args)),
});

differential('from: strings around the size that is pooled', {
  input: fc.tuple(
    fc.constantFrom('a', 'é', '\u20ac', '\ud83d\ude00', 'zz', 'YWJj', ' ', 'ab'),
    fc.constantFrom(1, 2, 3, 4),
    fc.integer({ min: -3, max: 3 }),
    values.encoding(),
  ),
  run: ({ Buffer }, [unit, share, more, encoding]) =>
    shapeAndBytesOf(Buffer.from(unit.repeat(Math.trunc(HALF / share) + more), encoding)),
  // Strings of 32 KiB take their time, and there are 672 combinations.
  runs: 300,
});

const MEMORIES = {
  ArrayBuffer: (size) => new ArrayBuffer(size),
  SharedArrayBuffer: (size) => new SharedArrayBuffer(size),
  resizable: (size) => new ArrayBuffer(size, { maxByteLength: size + 20 }),
  growable: (size) => new SharedArrayBuffer(size, { maxByteLength: size + 20 }),
  'of another realm': (size) => vm.runInNewContext(`new ArrayBuffer(${size})`),
  'shared, of another realm': (size) => vm.runInNewContext(`new SharedArrayBuffer(${size})`),
};

const memory = () =>
  fc
    .tuple(fc.constantFrom(...Object.keys(MEMORIES)), fc.nat(24))
    .map(([kind, size]) =>
      recipe(`${kind}(${size})`, (context) => track(context, MEMORIES[kind](size))),
    );

const place = () =>
  fc.oneof(
    { weight: 5, arbitrary: fc.nat(26) },
    { weight: 3, arbitrary: values.numberish() },
    { weight: 1, arbitrary: values.anyEncoding() },
    { weight: 1, arbitrary: meddling(fc.nat(24)) },
  );

/** Why Node 20 gives another length: it does not track the memory's, and rounds after having subtracted the offset. */
const rowOfNode20 = (source, [offset]) => {
  if (host !== 20) return undefined;
  if (/^(resizable|growable)/.test(source.label)) return '20-from-resizable';
  const isWhole = typeof offset !== 'object' && Number.isInteger(Number(offset));
  return isWhole ? undefined : '20-from-fractional-offset';
};

differential('from: ArrayBuffers, offsets and lengths', {
  input: fc.tuple(memory(), argumentsOf(place(), place())),
  run: ({ Buffer }, [buffer, args], context) => {
    const buf = Buffer.from(buffer, ...args);
    context.log.push(buf.byteOffset);
    // Whether it tracks the length of the memory.
    const before = buf.length;
    if (buffer.resizable) buffer.resize(buffer.maxByteLength);
    if (buffer.growable) buffer.grow(buffer.maxByteLength);
    return [before, buf];
  },
  explained: (_mine, _theirs, [source, args]) => rowOfNode20(source, args),
});

/** Lengths that are read as lengths, without anything that big being made. */
const oddLength = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.nat(40) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        -1,
        -0,
        0.5,
        1.5,
        2.9,
        Number.NaN,
        Number.NEGATIVE_INFINITY,
        '2',
        'x',
        null,
        undefined,
        true,
        2n,
        Symbol.iterator,
        [],
        {},
      ),
    },
  );

const element = () =>
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -300, max: 600 }) },
    { weight: 3, arbitrary: values.numberish() },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const arrayLike = () =>
  fc.tuple(fc.array(element(), { maxLength: 40 }), oddLength()).map(([elements, length]) =>
    recipe(`{length: ${String(length)}, …${fc.stringify(elements)}}`, () => ({
      ...elements.map((value) => (typeof value === 'object' && value !== null ? 7 : value)),
      length,
    })),
  );

const sparse = () =>
  fc.tuple(fc.array(fc.nat(255), { maxLength: 40 }), fc.nat(39)).map(([list, hole]) =>
    recipe(`[${list}] with a hole at ${hole}`, () => {
      const array = [...list];
      delete array[hole];
      return array;
    }),
  );

differential('from: arrays and array-likes', {
  input: fc.oneof(fc.array(element(), { maxLength: 40 }), arrayLike(), sparse()),
  run: ({ Buffer }, value) => shapeAndBytesOf(Buffer.from(value)),
});

differential('from: what is read of an array or array-like, and when', {
  input: fc.oneof(fc.array(element(), { maxLength: 20 }), arrayLike(), sparse()),
  run: ({ Buffer }, value, context) =>
    shapeAndBytesOf(Buffer.from(spy(Object(value), context.log))),
});

const bytesOfAnyKind = () =>
  fc.oneof(
    { weight: 4, arbitrary: containers.buffer() },
    { weight: 1, arbitrary: containers.made(containers.HOLLOW, containers.bytes()) },
    { weight: 4, arbitrary: containers.otherContainer() },
  );

differential('from: Buffers, typed arrays, views', {
  input: fc.tuple(bytesOfAnyKind(), argumentsOf(place(), place())),
  run: ({ Buffer }, [value, args]) => Buffer.from(value, ...args),
  explained: (_mine, _theirs, [source, args]) => rowOfNode20(source, args),
});

/** What `valueOf`, `Symbol.toPrimitive` and the properties that are looked for may give. */
const content = () =>
  fc.oneof(
    values.string(8),
    fc.array(fc.nat(255), { maxLength: 5 }),
    containers.plainBuffer(containers.bytes(6)),
    fc.constantFrom(undefined, null, 0, 5, '', true, 3n, NaN),
    values.oddity(),
  );

const optional = (arbitrary) => fc.option(arbitrary, { nil: undefined, freq: 3 });

const converting = () =>
  fc
    .record({
      valueOf: optional(content()),
      toPrimitive: optional(content()),
      length: optional(oddLength()),
      buffer: optional(fc.constantFrom('memory', 5)),
      type: optional(fc.constantFrom('Buffer', 'buffer')),
      data: optional(content()),
      callable: fc.boolean(),
    })
    .map((plan) => Object.values(plan));

const makeConverting = ([valueOf, toPrimitive, length, buffer, type, data, callable], log) => {
  const give = (name, value) => {
    if (!callable) return value;
    return (...args) => {
      log.push(`${name}(${args})`);
      return value;
    };
  };
  return {
    ...(valueOf !== undefined && { valueOf: give('valueOf', valueOf) }),
    ...(toPrimitive !== undefined && { [Symbol.toPrimitive]: give('toPrimitive', toPrimitive) }),
    ...(length !== undefined && { length }),
    ...(buffer !== undefined && { buffer: buffer === 'memory' ? new ArrayBuffer(4) : buffer }),
    ...(type !== undefined && { type }),
    ...(data !== undefined && { data }),
  };
};

differential('from: objects that convert', {
  input: fc.tuple(converting(), optional(values.anyEncoding())),
  run: ({ Buffer }, [plan, encoding], context) =>
    shapeAndBytesOf(Buffer.from(spy(makeConverting(plan, context.log), context.log), encoding)),
});

differential('from: anything else', {
  input: argumentsOf(
    fc.oneof(values.oddity(), values.number(), values.coercible(content()), fc.boolean()),
    place(),
    place(),
  ),
  run: ({ Buffer }, args) => Buffer.from(...args),
});

const LENGTHS = [0, 1, 2, 3, 5, 20, 2.5, -1, NaN, '2', undefined, 2n];

if (host >= 24) {
  differential('from: a length that is another each time it is read', {
    input: fc.array(fc.constantFrom(...LENGTHS), { minLength: 1, maxLength: 6 }),
    run: ({ Buffer }, lengths) => Buffer.from(stepping(lengths)),
    // Fewer elements than there is memory for: native leaves in the rest what was there.
    explained: (mine, theirs) =>
      mine.outcome.value?.length === theirs.outcome.value?.length &&
      mine.outcome.value?.bytes.endsWith('00')
        ? 'every-from-shrinking-length'
        : undefined,
  });
}

differential('of: items', {
  input: fc.array(element(), { maxLength: 40 }),
  run: ({ Buffer }, items) => shapeAndBytesOf(Buffer.of(...items)),
});

table('of: receivers', [
  ['Array', ({ Buffer }) => Buffer.of.call(Array, 1, 2)],
  ['none', ({ Buffer }) => (0, Buffer.of)(1)],
  [
    'new',
    ({ Buffer }) => {
      try {
        return new Buffer.of(1);
      } catch (error) {
        return error.name;
      }
    },
  ],
]);

differential('copyBytesFrom: views, offsets and lengths', {
  input: argumentsOf(
    fc.oneof({ weight: 4, arbitrary: bytesOfAnyKind() }, { weight: 1, arbitrary: values.oddity() }),
    fc.oneof(fc.nat(20), values.numberish()),
    fc.oneof(fc.nat(20), values.numberish()),
  ),
  run: ({ Buffer }, args) => shapeAndBytesOf(Buffer.copyBytesFrom(...args)),
});

const overridden = () =>
  Object.defineProperties(new Uint8Array([1, 2, 3]), {
    length: { value: 9 },
    byteLength: { value: 9 },
    byteOffset: { value: 9 },
    buffer: { value: null },
    slice: { value: null },
    subarray: { value: null },
  });

class Thrower extends Uint16Array {
  static get [Symbol.species]() {
    throw new SyntaxError('species');
  }
}

expectations('copyBytesFrom: properties of the view play no part', [
  ['own properties', (Buffer) => [...Buffer.copyBytesFrom(overridden(), 1)], [2, 3]],
  [
    'species',
    (Buffer) => [...Buffer.copyBytesFrom(new Thrower([1, 2, 300]), 1)],
    [...new Uint8Array(Uint16Array.of(2, 300).buffer)],
  ],
  ['large', (Buffer) => Buffer.copyBytesFrom(new Float64Array(9000), 1).buffer.byteLength, 71_992],
]);
