'use strict';

/** One side of a program: the memories and Buffers that it works on, native's or ferrobuf's. */

const { types } = require('node:util');
const { Random } = require('./random');

/** Long enough for the largest memory that a program has, wherever in it the content begins. */
const CONTENT = 16_384;

const content = (seed, unit) => {
  const r = new Random(seed);
  const bytes = new Uint8Array(CONTENT);
  for (let i = 0; i < CONTENT; ) i = unit(bytes, i, r);
  return bytes;
};

const each = (byte) => (bytes, i, r) => {
  bytes[i] = byte(r);
  return i + 1;
};

const WORDS = ['héllo ', 'wörld', 'a', '日本', '\u{1f600}', 'zz', '€', 'abab', '\ufffd'].map(
  (word) => new TextEncoder().encode(word),
);

/** What memory is filled with, the same in each process: name -> bytes of which a program takes a part. */
const CONTENTS = {
  zeros: new Uint8Array(CONTENT),
  few: content(
    1,
    each((r) => 0x61 + Number(r.oneIn(4))),
  ),
  any: content(
    2,
    each((r) => r.below(256)),
  ),
  ascii: content(
    3,
    each((r) => r.between(0x20, 0x7e)),
  ),
  digits: content(
    4,
    each((r) => r.pick('0123456789abcdef').charCodeAt(0)),
  ),
  text: content(5, (bytes, i, r) => {
    const word = r.pick(WORDS);
    bytes.set(word.subarray(0, CONTENT - i), i);
    return i + word.length;
  }),
  units: content(6, (bytes, i, r) => {
    bytes[i] = 0x61 + Number(r.oneIn(4));
    bytes[i + 1] = Number(r.oneIn(9));
    return i + 2;
  }),
};

const MEMORIES = {
  plain: (size) => new ArrayBuffer(size),
  shared: (size) => new SharedArrayBuffer(size),
  resizable: (size, room) => new ArrayBuffer(size, { maxByteLength: room }),
  growable: (size, room) => new SharedArrayBuffer(size, { maxByteLength: room }),
};

const accessor = (key) =>
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), key).get;
const bufferOf = accessor('buffer');
const offsetOf = accessor('byteOffset');
const lengthOf = accessor('byteLength');

/** Memory of programs that are over, by kind and size: making it anew takes a third of a program's time. */
const spare = new Map();

const keyOf = ([kind, size, room]) => `${kind} ${size} ${room}`;

const takeMemory = (plan) => {
  const [kind, size, room] = plan;
  return spare.get(keyOf(plan))?.pop() ?? MEMORIES[kind](size, room);
};

/** The makers of a program's first Buffers, for each class. */
const makersOf = ({ FastBuffer }) => {
  class Sub extends FastBuffer {}
  return {
    Buffer: (memory, offset, length) => new FastBuffer(memory, offset, length),
    Uint8Array: (memory, offset, length) => new Uint8Array(memory, offset, length),
    subclass: (memory, offset, length) => new Sub(memory, offset, length),
    tracking: (memory, offset, length) =>
      memory.resizable || memory.growable
        ? new FastBuffer(memory, offset)
        : new FastBuffer(memory, offset, length),
  };
};

const makers = new Map();

class Side {
  /**
   * @param {object} world one of support/worlds.js
   * @param {object} program
   */
  constructor(world, { memories, slots }) {
    this.world = world;
    this.Buffer = world.Buffer;
    this.module = world.module;
    /** What was coerced and done, in order. */
    this.log = [];
    this.memories = memories.map(takeMemory);
    /** All the bytes of each memory, whatever length it has. */
    this.windows = this.memories.map((memory) => new Uint8Array(memory));
    memories.forEach(([, size, , kind, from], i) => {
      this.windows[i].set(CONTENTS[kind].subarray(from, from + size));
    });
    if (!makers.has(world)) makers.set(world, makersOf(world));
    const make = makers.get(world);
    this.slots = slots.map(([maker, index, offset, length]) =>
      make[maker](this.memories[index], offset, length),
    );
  }

  /** Leaves the memory that is as it was made to programs to come. */
  release({ memories }) {
    for (const [i, plan] of memories.entries()) {
      const memory = this.memories[i];
      if (this.isDetached(i)) continue;
      if (memory.resizable) memory.resize(plan[1]);
      if (memory.byteLength !== plan[1]) continue;
      const key = keyOf(plan);
      if (!spare.has(key)) spare.set(key, []);
      spare.get(key).push(memory);
    }
  }

  isDetached(index) {
    const memory = this.memories[index];
    // A window of nothing may be of memory that is there: only `detached` and `slice` know.
    if (memory.detached !== undefined) return memory.detached;
    if (this.windows[index].byteLength > 0 || !(memory instanceof ArrayBuffer)) return false;
    try {
      memory.slice(0);
      return false;
    } catch {
      return true;
    }
  }

  isProxy(value) {
    return types.isProxy(value);
  }

  /** Where a typed array truly lies; nothing for other views. */
  factsOf(view) {
    if (!types.isTypedArray(view)) return { buffer: new ArrayBuffer(0), byteOffset: 0, length: 0 };
    return {
      buffer: bufferOf.call(view),
      byteOffset: offsetOf.call(view),
      length: lengthOf.call(view),
    };
  }
}

module.exports = { Side, bufferOf, lengthOf, offsetOf };
