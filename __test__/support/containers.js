'use strict';

/** Arbitraries for byte containers: Buffers of every make, typed arrays, array buffers, array-likes. */

const fc = require('fast-check');
const { recipe, track } = require('./recipes');

const fillFrom = (buffer, bytes, at) => {
  const view = new Uint8Array(buffer);
  view.fill(0xee);
  view.set(bytes, at);
  return buffer;
};

/** Memory with guard bytes (0xEE) around the content, so that a write outside shows. */
const GUARD = 8;

const ordinaryMemory = (context, bytes) =>
  track(context, fillFrom(new ArrayBuffer(bytes.length + 2 * GUARD), bytes, GUARD));

const detach = (buffer) => structuredClone(buffer, { transfer: [buffer] });

/** How to make a Uint8Array-like of the world over given bytes: name -> (context, bytes) => value. */
const MAKERS = {
  buffer: (context, bytes) =>
    new context.world.FastBuffer(ordinaryMemory(context, bytes), GUARD, bytes.length),
  unaligned: (context, bytes) => {
    const memory = track(context, fillFrom(new ArrayBuffer(bytes.length + 2 * GUARD), bytes, 3));
    return new context.world.FastBuffer(memory, 3, bytes.length);
  },
  uint8array: (context, bytes) =>
    new Uint8Array(ordinaryMemory(context, bytes), GUARD, bytes.length),
  shared: (context, bytes) => {
    const memory = track(
      context,
      fillFrom(new SharedArrayBuffer(bytes.length + 2 * GUARD), bytes, GUARD),
    );
    return new context.world.FastBuffer(memory, GUARD, bytes.length);
  },
  subclass: (context, bytes) => {
    class Sub extends context.world.FastBuffer {}
    return new Sub(ordinaryMemory(context, bytes), GUARD, bytes.length);
  },
  tracking: (context, bytes) => {
    const memory = new ArrayBuffer(bytes.length, { maxByteLength: bytes.length + 64 });
    new Uint8Array(memory).set(bytes);
    track(context, memory);
    return new context.world.FastBuffer(memory);
  },
};

/** Makers of buffers that have no bytes although they once had. */
const HOLLOW = {
  detached: (context, bytes) => {
    const memory = ordinaryMemory(context, bytes);
    const value = new context.world.FastBuffer(memory, GUARD, bytes.length);
    detach(memory);
    return value;
  },
  outOfBounds: (context, bytes) => {
    const memory = new ArrayBuffer(bytes.length + 8, { maxByteLength: bytes.length + 64 });
    track(context, memory);
    const value = new context.world.FastBuffer(memory, 4, bytes.length);
    memory.resize(0);
    return value;
  },
};

/** A Buffer whose own `length` property lies. */
const liar = (context, bytes, length) => {
  const value = MAKERS.buffer(context, bytes);
  Object.defineProperty(value, 'length', { value: length, configurable: true });
  return value;
};

const label = (name, bytes) => `${name}(${bytes.length}: ${[...bytes.slice(0, 48)].join(' ')})`;

const bytes = (maxLength = 40) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.uint8Array({ maxLength }) },
    // Few values, so that searches and comparisons meet equal stretches.
    {
      weight: 2,
      arbitrary: fc
        .array(fc.constantFrom(0x61, 0x62), { maxLength })
        .map((list) => Uint8Array.from(list)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: maxLength, maxLength: maxLength * 4 }) },
  );

const made = (makers, content) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(makers)), content)
    .map(([name, list]) => recipe(label(name, list), (context) => makers[name](context, list)));

/** A Buffer or Uint8Array with real bytes: ordinary, unaligned, shared, of a subclass, length-tracking. */
const buffer = (content = bytes()) => made(MAKERS, content);

/** An ordinary Buffer of the world. */
const plainBuffer = (content = bytes()) => made({ buffer: MAKERS.buffer }, content);

/** `buffer()`, sometimes detached, out of bounds, or lying about its length. */
const anyBuffer = (content = bytes()) =>
  fc.oneof(
    { weight: 12, arbitrary: buffer(content) },
    { weight: 1, arbitrary: made(HOLLOW, content) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          content,
          fc.constantFrom(0, 1, 3, 100, -1, 2 ** 31, 2 ** 33, Number.NaN, '5', undefined, null),
        )
        .map(([list, length]) =>
          recipe(`${label('liar', list)} length=${String(length)}`, (context) =>
            liar(context, list, length),
          ),
        ),
    },
  );

const OTHER_VIEWS = [
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigUint64Array,
];

/** Typed arrays that are no Uint8Array, DataViews, ArrayBuffers, array-likes and Proxies. */
const otherContainer = (content = bytes()) =>
  fc.oneof(
    fc.tuple(fc.constantFrom(...OTHER_VIEWS), content).map(([View, list]) =>
      recipe(label(View.name, list), (context) => {
        const length = list.length - (list.length % View.BYTES_PER_ELEMENT);
        const memory = track(context, fillFrom(new ArrayBuffer(length), list.slice(0, length), 0));
        return new View(memory);
      }),
    ),
    content.map((list) =>
      recipe(
        label('DataView', list),
        (context) => new DataView(ordinaryMemory(context, list), GUARD, list.length),
      ),
    ),
    content.map((list) =>
      recipe(label('ArrayBuffer', list), (context) => ordinaryMemory(context, list)),
    ),
    content.map((list) =>
      recipe(label('SharedArrayBuffer', list), (context) =>
        track(context, fillFrom(new SharedArrayBuffer(list.length + GUARD), list, 0)),
      ),
    ),
    content.map((list) => recipe(label('array', list), () => [...list])),
    content.map((list) =>
      recipe(label('array-like', list), () => ({ ...list, length: list.length })),
    ),
    content.map((list) =>
      recipe(label('proxy', list), (context) => new Proxy(MAKERS.buffer(context, list), {})),
    ),
  );

module.exports = {
  GUARD,
  HOLLOW,
  MAKERS,
  anyBuffer,
  buffer,
  bytes,
  detach,
  liar,
  made,
  otherContainer,
  plainBuffer,
};
