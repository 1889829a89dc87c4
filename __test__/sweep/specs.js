'use strict';

/**
 * What an argument can be: the grammar's lower half.
 *
 * A spec is JSON, so that a program can be printed, shrunk and kept: a number, string, boolean or null stands for itself,
 * everything else is an array that begins with a tag (see `MAKERS`). It is built once per side, out of that side's own
 * memories and Buffers, so that the two sides share nothing mutable.
 */

const vm = require('node:vm');
const { detach, spy } = require('../support/objects');

/** By the names that specs have; support/containers.js leaves out some that its tests make in other ways. */
const VIEW_CLASSES = {
  Uint8Array,
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

/** Another realm's classes. */
const realm = vm.runInNewContext('({ Uint8Array, ArrayBuffer })');

/** What user code does to the memory in the middle of a call. Each is tried: memory that is gone already stays gone. */
const ACTIONS = {
  detach(side, index) {
    const memory = side.memories[index];
    if (memory instanceof ArrayBuffer && !side.isDetached(index)) detach(memory);
  },
  resize(side, index, size) {
    const memory = side.memories[index];
    if (side.isDetached(index)) return;
    if (memory.resizable) memory.resize(Math.min(size, memory.maxByteLength));
    else if (memory.growable) {
      memory.grow(Math.max(memory.byteLength, Math.min(size, memory.maxByteLength)));
    }
  },
  write(side, index, at, byte) {
    const window = side.windows[index];
    if (at < window.length) window[at] = byte;
  },
  throw() {
    throw new SyntaxError('thrown in the middle');
  },
  none() {},
};

const act = (side, [name, ...args]) => {
  side.log.push(name);
  ACTIONS[name](side, ...args);
};

/** An object that acts, and turns into a value, when it is coerced. */
const coercible = (side, how, value, action) => {
  const give = (label) => (hint) => {
    side.log.push(hint === undefined ? label : `${label} ${hint}`);
    act(side, action);
    return build(side, value);
  };
  switch (how) {
    case 'valueOf':
      return { valueOf: give('valueOf') };
    case 'toString':
      return { toString: give('toString') };
    case 'toPrimitive':
      return { [Symbol.toPrimitive]: give('toPrimitive') };
    default:
      return { valueOf: give('valueOf'), toString: give('toString') };
  }
};

/** A list or array-like, one of whose elements acts when it is read. */
const getting = (side, object, key, action) => {
  const kept = object[key];
  Object.defineProperty(object, key, {
    get() {
      side.log.push(`get ${String(key)}`);
      act(side, action);
      return kept;
    },
    enumerable: true,
    configurable: true,
  });
  return object;
};

/** The same view once more, with own properties that lie. */
const lying = (side, slot, name, value) => {
  const view = side.slots[slot];
  if (!ArrayBuffer.isView(view) || side.isProxy(view)) return view;
  const { FastBuffer } = side.world;
  const { buffer, byteOffset, length } = side.factsOf(view);
  let copy;
  // Of the pool's memory the two sides have different parts.
  if (!side.memories.includes(buffer)) return view;
  try {
    copy = new FastBuffer(buffer, byteOffset, length);
  } catch {
    return view;
  }
  return Object.defineProperty(copy, name, { value: build(side, value), configurable: true });
};

const viewOf = (side, name, index, offset, length) => {
  const View = VIEW_CLASSES[name];
  try {
    return new View(side.memories[index], offset, length);
  } catch {
    return new View(new ArrayBuffer(0));
  }
};

/** Tag -> (side, ...rest of the spec) => value. */
const MAKERS = {
  undefined: () => undefined,
  number: (_side, text) => Number(text),
  '-0': () => -0,
  bigint: (_side, text) => BigInt(text),
  symbol: () => Symbol.iterator,
  repeat: (_side, unit, count) => unit.repeat(count),
  /** A string that V8 holds as two parts. */
  rope: (_side, a, b) => a + b,
  slot: (side, index) => side.slots[index],
  memory: (side, index) => side.memories[index],
  bytes: (side, index) => side.windows[index],
  view: viewOf,
  object: coercible,
  list: (side, items) => items.map((item) => build(side, item)),
  like: (side, length, items) =>
    Object.assign(
      { length: build(side, length) },
      items.map((item) => build(side, item)),
    ),
  getting: (side, inner, key, action) => getting(side, build(side, inner), key, action),
  spy: (side, inner) => {
    const target = build(side, inner);
    return typeof target === 'object' && target !== null ? spy(target, side.log) : target;
  },
  proxy: (side, inner) => {
    const target = build(side, inner);
    return typeof target === 'object' && target !== null ? new Proxy(target, {}) : target;
  },
  lie: lying,
  boxed: (side, inner) => Object(build(side, inner)),
  json: (_side, data) => ({ type: 'Buffer', data }),
  primitive: (side, inner) => ({ [Symbol.toPrimitive]: () => build(side, inner) }),
  valued: (side, inner) => ({ valueOf: () => build(side, inner) }),
  function: () =>
    function named(_a) {
      return 1;
    },
  date: () => new Date(7),
  regexp: () => /re/,
  bare: () => Object.create(null),
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  },
  /** A view, or new memory, of another realm's classes. */
  realm: (side, name, index) => new realm[name](name === 'Uint8Array' ? side.memories[index] : 8),
  /** An own property that calls attention to what reads it. */
  tagged: (side, inner, key) => {
    const target = build(side, inner);
    if (typeof target !== 'object' || target === null || side.slots.includes(target)) return target;
    return getting(side, target, key === 'tag' ? Symbol.toStringTag : Symbol.species, ['none']);
  },
  named: (_side, name) => ({ constructor: { name } }),
};

/** @returns {unknown} the value that a spec stands for, on one side */
const build = (side, spec) =>
  Array.isArray(spec) ? MAKERS[spec[0]](side, ...spec.slice(1)) : spec;

/** Whether any part of a spec satisfies a question. */
const anyPart = (spec, question) =>
  Array.isArray(spec) && (question(spec) || spec.some((part) => anyPart(part, question)));

const isMeddling = ([tag, ...rest]) =>
  (tag === 'object' || tag === 'getting') && (rest[2][0] === 'detach' || rest[2][0] === 'resize');

/** Whether building or reading a spec's value can take memory away. */
const meddles = (spec) => anyPart(spec, isMeddling);

const isLie = ([tag]) => tag === 'lie';

/** Whether a spec has a view in it whose own properties lie. */
const lies = (spec) => anyPart(spec, isLie);

const SIXTEEN_BITS = /^(ucs-?2|utf-?16le)$/i;

/** Whether the name of a 16-bit encoding is anywhere in a spec, be it what an object turns into. */
const namesSixteenBits = (spec) =>
  typeof spec === 'string'
    ? SIXTEEN_BITS.test(spec)
    : Array.isArray(spec) && spec.some(namesSixteenBits);

module.exports = { ACTIONS, act, anyPart, build, lies, meddles, namesSixteenBits };
