'use strict';

/**
 * The pool: small Buffers share slabs of `Buffer.poolSize` bytes.
 *
 * Slabs are Rust's memory (`native.createSlab`); where that is refused (budget, no external ArrayBuffers on this
 * host, no memory) or not safe, V8's takes their place, and nothing else changes. What is pooled, and where in a slab it lies,
 * is native's: less than half of `poolSize`, at multiples of 8.
 */

const { pin } = require('./crossing-text');
const { utf8 } = require('./encodings');
const { FastBuffer } = require('./fast-buffer');
const { hasAlignment } = require('./host');
const { fillAscii, mayBeAscii } = require('./host-encoder');
const { MathTrunc, TypedArrayPrototypeGetBuffer, Uint8Array } = require('./intrinsics');
const native = require('./native');
const { canGuard, guardOwn, isExternalSafe } = require('./slab-guard');
const { allocateMemory } = require('./unpooled');

/** Every pooled Buffer starts at a multiple of it. */
const ALIGNMENT = 8;

/** The strictest alignment that the pool serves on hosts where `allocUnsafe` takes one. */
const MAX_POOLED_ALIGNMENT = 64;

/**
 * On those hosts a slab starts at the first such address, and is longer by what that may cost, because V8's memory can
 * start anywhere. Native does the same, and `buf.buffer.byteLength` tells.
 */
const SLACK = hasAlignment ? MAX_POOLED_ALIGNMENT : 0;

/** The switch for those who want no external ArrayBuffers, see docs/memory.md. In a worker, its own environment counts. */
const isExternalWanted = process.env.FERROBUF_EXTERNAL_MEMORY !== '0';

/** Whether there can be slabs, and whether they may be Rust's: asked with the first one. */
let isPossible;
let isExternalAllowed;

/** The constructor whose `poolSize` counts. */
let owner;

/** The current slab and all of its bytes; where the part that is used begins and ends; the first free byte of that part. */
let slab;
let bytes = new Uint8Array(0);
let base = 0;
let end = 0;
let next = 0;

/** @param {{ poolSize: unknown }} constructor the one whose `poolSize` programs set */
const bindPool = (constructor) => {
  owner = constructor;
};

/**
 * The size from which on a Buffer is not pooled. Ask once per allocation: `poolSize` may be an accessor.
 * @returns {number}
 * @throws {TypeError} V8's own, when `poolSize` is a BigInt or a Symbol
 */
const unpooledSize = () => owner.poolSize >>> 1;

/** @returns {Uint8Array} all of a new slab that nobody can take away, as far as the host lets us */
const makeSlab = (size) => {
  // No length, even where the slack would make it one: V8's error.
  if (size < 0) return new Uint8Array(size);
  isExternalAllowed ??= isExternalWanted && isExternalSafe();
  const external = isExternalAllowed && size > 0 ? native.createSlab(size + SLACK) : undefined;
  if (external !== undefined) return new Uint8Array(external);
  const memory = allocateMemory(size + SLACK);
  guardOwn(TypedArrayPrototypeGetBuffer(memory));
  return memory;
};

/**
 * Makes a new slab the current one, where slabs can be kept in place.
 * @throws {RangeError} V8's own, when `poolSize` is no length of an array
 */
const refill = () => {
  const size = MathTrunc(owner.poolSize);
  isPossible ??= canGuard();
  if (!isPossible) return;
  const fresh = makeSlab(size);
  const gap = pin(fresh, MAX_POOLED_ALIGNMENT);
  bytes = fresh;
  slab = TypedArrayPrototypeGetBuffer(fresh);
  base = SLACK === 0 ? 0 : gap;
  end = base + size;
  next = base;
};

/**
 * Whether the current slab has room, after a refill when need be. A slab that somebody managed to detach has none: its
 * elements are gone, which is cheaper to ask than its length (1 ns of 18 for an `allocUnsafe(8)`). Without room after a
 * refill (`poolSize` gave two different answers; there is no pool on this host) the caller takes memory outside the pool.
 */
const hasRoom = (size) => {
  if (size <= end - next && bytes[0] !== undefined) return true;
  refill();
  return size <= end - next;
};

/** What `offset` lacks to a multiple of `alignment`, a power of two. Right beyond 2^31, too. */
const paddingTo = (offset, alignment) => -offset & (alignment - 1);

/** Marks the next `length` bytes, and what they lack to the next Buffer's place, as taken. */
const take = (length) => {
  const free = next + length;
  next = free + paddingTo(free, ALIGNMENT);
};

/**
 * Takes a Buffer out of the pool; its contents are arbitrary. The memory is taken before anything else can run:
 * what a caller's user code allocates meanwhile never shares it.
 * @param {number} size below {@link unpooledSize}; a fraction is cut off
 * @returns {FastBuffer | undefined} undefined: not from the pool this time
 */
const takePooled = (size) => {
  const length = size | 0;
  if (!hasRoom(length)) return undefined;
  const start = next;
  take(length);
  return new FastBuffer(slab, start, length);
};

/**
 * {@link takePooled} at an address that is a multiple of `alignment`, which {@link SLACK} makes possible.
 * @param {number} size
 * @param {number} alignment a power of two up to {@link MAX_POOLED_ALIGNMENT}
 * @returns {FastBuffer | undefined}
 */
const takePooledAligned = (size, alignment) => {
  const padding = paddingTo(next - base, alignment);
  // A refill leaves nothing to pad.
  if (hasRoom(padding + size) && next !== base) next += padding;
  return takePooled(size);
};

/**
 * Encodes a string into the pool.
 * @param {string} string
 * @param {import('./encodings').EncodingOps} ops
 * @param {number} room what the encoding needs at most, below {@link unpooledSize}
 * @returns {FastBuffer | undefined} as long as what was written; the rest of the room stays free
 */
const encodePooled = (string, ops, room) => {
  if (!hasRoom(room)) return undefined;
  const start = next;
  if (ops === utf8 && mayBeAscii(string)) {
    const buf = new FastBuffer(slab, start, string.length);
    if (fillAscii(buf, string)) {
      take(string.length);
      return buf;
    }
  }
  const written = ops.write(bytes, string, start, room);
  take(written);
  return new FastBuffer(slab, start, written);
};

module.exports = {
  MAX_POOLED_ALIGNMENT,
  bindPool,
  encodePooled,
  takePooled,
  takePooledAligned,
  unpooledSize,
};
