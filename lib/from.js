'use strict';

/** Buffers out of other values: `Buffer.from`, `Buffer.of`, `Buffer.copyBytesFrom`. */

const { lookup, utf8 } = require('./encodings');
const {
  bufferOutOfBounds,
  invalidArgType,
  invalidArgTypeOf,
  unknownEncoding,
} = require('./errors');
const { FastBuffer } = require('./fast-buffer');
const {
  ArrayIsArray,
  MathMin,
  MathTrunc,
  NumberIsNaN,
  RangeError,
  SymbolToPrimitive,
  TypedArrayPrototypeFill,
  TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeGetLength,
  TypedArrayPrototypeSet,
  Uint8Array,
} = require('./intrinsics');
const { encodePooled, takePooled, unpooledSize } = require('./pool');
const { HUGE_FROM, allocateUnpooled } = require('./unpooled');
const {
  isAnyArrayBuffer,
  isProxy,
  isTypedArray,
  isUint8Array,
  validateInteger,
} = require('./validate');

/** A string into memory of its own: as long as the encoding may need, while the Buffer is as long as what was written. */
const encodeUnpooled = (string, ops, room) => {
  const buf = allocateUnpooled(room);
  const written = ops.write(buf, string, 0, room, true);
  if (written === room) return buf;
  // The rest stays within reach, through `buf.buffer`.
  TypedArrayPrototypeFill(buf, 0, written);
  return new FastBuffer(TypedArrayPrototypeGetBuffer(buf), 0, written);
};

/** The encoding that an argument names; what is no string, and the empty string, name none. */
const encodingOf = (encoding) => {
  if (typeof encoding !== 'string' || encoding === '') return utf8;
  const ops = lookup(encoding);
  if (ops === undefined) throw unknownEncoding(encoding);
  return ops;
};

/** Native's estimate of what a code unit may need. */
const MAX_BYTES_PER_UNIT = 4;

/** @throws {TypeError} ERR_UNKNOWN_ENCODING */
const fromString = (string, encoding) => {
  const ops = encodingOf(encoding);
  const length = string.length;
  if (length === 0) return new FastBuffer();
  const limit = unpooledSize();
  if (length >= limit) return encodeUnpooled(string, ops, ops.byteLength(string));
  // A short string is not measured: the estimate saves 5 to 60 ns, and costs nothing but the end of a slab.
  let room = length * MAX_BYTES_PER_UNIT;
  if (room >= limit) room = ops.byteLength(string);
  const pooled = room < limit ? encodePooled(string, ops, room) : undefined;
  return pooled ?? encodeUnpooled(string, ops, ops.byteLength(string));
};

/**
 * A Buffer over memory that exists: no copy. Without a length it tracks the length of resizable memory.
 * @throws {RangeError} ERR_BUFFER_OUT_OF_BOUNDS, or V8's own
 * @throws {TypeError} V8's own: detached memory, a Symbol or BigInt for a number
 */
const fromArrayBuffer = (memory, byteOffset, length) => {
  let offset = 0;
  if (byteOffset !== undefined) {
    offset = +byteOffset;
    if (NumberIsNaN(offset)) offset = 0;
  }
  // After the coercion, which may have detached or resized it.
  const most = memory.byteLength - offset;
  if (most < 0) throw bufferOutOfBounds('offset');
  if (length === undefined) return new FastBuffer(memory, offset);
  const count = +length;
  if (!(count > 0)) return new FastBuffer(memory, offset, 0);
  if (count > most) throw bufferOutOfBounds('length');
  return new FastBuffer(memory, offset, count);
};

/**
 * Copies bytes into memory of their own. V8 does it in one step, in which there is no telling it to take huge pages, and
 * these are worth two (64 MiB in 26 ms instead of 105 on Node 24).
 */
const copyLarge = (source, length) => {
  let buf;
  try {
    buf = allocateUnpooled(length);
  } catch {
    // Native's error when there is no memory is V8's.
    return new FastBuffer(source);
  }
  const bytes = new Uint8Array(
    TypedArrayPrototypeGetBuffer(source),
    TypedArrayPrototypeGetByteOffset(source),
    // Shared memory may be growing meanwhile.
    length,
  );
  TypedArrayPrototypeSet(buf, bytes, 0);
  return buf;
};

const copyUnpooled = (source) => {
  const length = TypedArrayPrototypeGetLength(source);
  return length >= HUGE_FROM && isUint8Array(source)
    ? copyLarge(source, length)
    : new FastBuffer(source);
};

/**
 * Copies the elements of a typed array, each made a byte.
 * @param {TypedArray} source
 * @param {number} claimed its property `length`, which may lie. Where it claims too much, native gives out memory that is
 *   not the caller's; here the truth counts. Where it claims too little, copying fails as it does in native.
 */
const fromTypedArray = (source, claimed) => {
  if (claimed < unpooledSize()) {
    const length = TypedArrayPrototypeGetLength(source);
    const buf = takePooled(claimed > length ? length : claimed);
    if (buf !== undefined) {
      TypedArrayPrototypeSet(buf, source, 0);
      return buf;
    }
  }
  return copyUnpooled(source);
};

/** Up to so many elements a loop is faster than `TypedArray.prototype.set`: 20 against 29 ns for 16 on Node 24, 29 and 29 on Node 20. */
const TINY_ELEMENTS = 16;

/** A number of elements as `TypedArray.prototype.set` reads it. */
const toCount = (length) => {
  const count = MathTrunc(length);
  return count > 0 ? count : 0;
};

/** Copies an array-like into a Buffer that its `length` was long enough for when it was last read. Bytes left over are zeros. */
const copyElements = (buf, source) => {
  const length = TypedArrayPrototypeGetLength(buf);
  if (length > TINY_ELEMENTS) {
    // `set` writes as many elements as there are when it begins. Of an array, that can be told without being noticed.
    const isWhole = ArrayIsArray(source) && !isProxy(source) && source.length === length;
    if (!isWhole) TypedArrayPrototypeFill(buf, 0);
    TypedArrayPrototypeSet(buf, source, 0);
    return;
  }
  const count = toCount(source.length);
  if (count > length) throw new RangeError('offset is out of bounds');
  let i = 0;
  for (; i < count; i++) buf[i] = source[i];
  for (; i < length; i++) buf[i] = 0;
};

/** How often `length` and the elements are read is visible to getters and proxies, here and below: as often as native does. */
const fromArrayLike = (source) => {
  const { length } = source;
  if (length <= 0) return new FastBuffer();
  if (isTypedArray(source)) return fromTypedArray(source, length);
  if (length < unpooledSize()) {
    // What else `new FastBuffer(source)` would read, and whether it takes a proxy, depends on the engine.
    const buf = takePooled(+length) ?? new FastBuffer(+length | 0);
    copyElements(buf, source);
    return buf;
  }
  return new FastBuffer(source);
};

/** @returns {FastBuffer | undefined} undefined when there is nothing in the object that could be the content */
const fromObject = (value) => {
  if (value.length !== undefined || isAnyArrayBuffer(value.buffer)) {
    return typeof value.length === 'number' ? fromArrayLike(value) : new FastBuffer();
  }
  if (value.type === 'Buffer' && ArrayIsArray(value.data)) return fromArrayLike(value.data);
  return undefined;
};

/**
 * Buffer.from(value[, encodingOrOffset[, length]])
 * @param {unknown} value a string; an ArrayBuffer or SharedArrayBuffer, which the result shares; an array, array-like or typed
 *   array, which is copied; what `JSON.stringify` makes of a Buffer; an object that `valueOf` or `Symbol.toPrimitive` make one of these
 * @param {unknown} encodingOrOffset the encoding of a string (default utf8), the byte offset into an ArrayBuffer (default 0)
 * @param {unknown} length of the part of an ArrayBuffer, in bytes (default: all that follows)
 * @returns {FastBuffer}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING
 * @throws {RangeError} ERR_BUFFER_OUT_OF_BOUNDS
 */
function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromString(value, encodingOrOffset);
  if (typeof value === 'object' && value !== null) {
    // What is a typed array is asked first because that costs 1 ns, and the other question 5 to 9.
    if (!isTypedArray(value) && isAnyArrayBuffer(value)) {
      return fromArrayBuffer(value, encodingOrOffset, length);
    }
    // biome-ignore lint/complexity/useOptionalChain: a `valueOf` of 0 or '' is passed over, not called
    const inner = value.valueOf && value.valueOf();
    if (
      inner != null &&
      inner !== value &&
      (typeof inner === 'string' || typeof inner === 'object')
    ) {
      return from(inner, encodingOrOffset, length);
    }
    const buf = fromObject(value);
    if (buf !== undefined) return buf;
    if (typeof value[SymbolToPrimitive] === 'function') {
      const primitive = value[SymbolToPrimitive]('string');
      if (typeof primitive === 'string') return fromString(primitive, encodingOrOffset);
    }
  }
  throw invalidArgTypeOf(
    'The first argument',
    'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object',
    value,
  );
}

/** Written as a method because native's `of` is one: it is no constructor. */
const { of } = {
  /**
   * Buffer.of(...items)
   * @param {...unknown} items made bytes
   * @returns {FastBuffer} with memory of its own
   */
  of(...items) {
    const { length } = items;
    const buf = allocateUnpooled(length);
    for (let i = 0; i < length; i++) buf[i] = items[i];
    return buf;
  },
};

/**
 * Buffer.copyBytesFrom(view[, offset[, length]])
 * @param {TypedArray} view whose memory is copied
 * @param {number} [offset] elements to skip, default 0
 * @param {number} [length] elements to copy, default and at most all that follow
 * @returns {FastBuffer}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 * @throws {RangeError} ERR_OUT_OF_RANGE
 */
function copyBytesFrom(view, offset, length) {
  if (!isTypedArray(view)) throw invalidArgType('view', 'an instance of TypedArray', view);
  const elements = TypedArrayPrototypeGetLength(view);
  if (elements === 0) return new FastBuffer();
  let start = 0;
  if (offset !== undefined) {
    validateInteger(offset, 'offset', 0);
    if (offset >= elements) return new FastBuffer();
    start = offset;
  }
  let count = elements - start;
  if (length !== undefined) {
    validateInteger(length, 'length', 0);
    count = MathMin(count, length);
  }
  if (count === 0) return new FastBuffer();
  const size = TypedArrayPrototypeGetByteLength(view) / elements;
  const bytes = new Uint8Array(
    TypedArrayPrototypeGetBuffer(view),
    TypedArrayPrototypeGetByteOffset(view) + start * size,
    count * size,
  );
  return fromTypedArray(bytes, count * size);
}

module.exports = { copyBytesFrom, from, of };
