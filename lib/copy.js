'use strict';

/** Buffer.prototype.copy. Never crosses: `TypedArray.prototype.set` is a memmove already. */

const { byteLengthOf } = require('./byte-length');
const { invalidArgType, outOfRange } = require('./errors');
const {
  DataViewPrototypeGetByteLength,
  MAX_SAFE_INTEGER,
  MathFloor,
  NumberIsInteger,
  TypedArrayPrototypeCopyWithin,
  TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeSet,
  Uint8Array,
} = require('./intrinsics');
const { isTypedArray } = require('./validate');
const { viewBytes } = require('./view-bytes');

/**
 * Longest copy, in bytes, that is done by a loop, which takes 15 ns for 8 bytes and 25 for 24. `set` with all of a source
 * takes 11 ns whatever its length, `copyWithin` 17, and `set` with a part, which needs a view, 37. (A crossing takes
 * 40 for the two views alone.)
 */
const TINY_WITHIN = 8;
const TINY_PART = 20;

/**
 * A bound as native reads it: an integer counts as it is, however large; anything else is converted and rounded down,
 * and counts as 0 when it is not within the safe integers.
 */
const toBound = (value) => {
  if (NumberIsInteger(value)) return value;
  const number = +value;
  return number >= -MAX_SAFE_INTEGER && number <= MAX_SAFE_INTEGER ? MathFloor(number) : 0;
};

const bytesOrThrow = (value, name) => {
  const bytes = viewBytes(value);
  if (bytes === undefined) {
    throw invalidArgType(name, 'an instance of Buffer or Uint8Array', value);
  }
  return bytes;
};

/** The length of a view that is no Uint8Array. A DataView whose memory is gone has none, but V8's own TypeError. */
const otherLength = (view, bytes) =>
  isTypedArray(view) ? byteLengthOf(bytes) : DataViewPrototypeGetByteLength(view);

/** How many bytes a view has now. */
const lengthNow = (view, bytes) =>
  view === bytes ? byteLengthOf(bytes) : otherLength(view, bytes);

/** Byte by byte, from the end that is not overwritten before it is read when both lie in the same memory. */
const copyTiny = (target, to, source, from, count) => {
  const ahead =
    TypedArrayPrototypeGetByteOffset(target) + to > TypedArrayPrototypeGetByteOffset(source) + from;
  if (ahead) {
    for (let i = count - 1; i >= 0; i--) target[to + i] = source[from + i];
  } else {
    for (let i = 0; i < count; i++) target[to + i] = source[from + i];
  }
};

/**
 * Copies `count` bytes between true Uint8Arrays; both ranges lie within the true lengths and may overlap.
 * @param {Uint8Array} target
 * @param {number} to
 * @param {Uint8Array} source
 * @param {number} from
 * @param {number} count
 */
const copyBytes = (target, to, source, from, count) => {
  if (count === byteLengthOf(source)) {
    try {
      TypedArrayPrototypeSet(target, source, to);
      return;
    } catch {
      // Another thread has made the source longer than the target has room for, meanwhile.
    }
  }
  if (count <= (source === target ? TINY_WITHIN : TINY_PART)) {
    copyTiny(target, to, source, from, count);
  } else if (source === target) {
    TypedArrayPrototypeCopyWithin(target, to, from, from + count);
  } else {
    const start = TypedArrayPrototypeGetByteOffset(source) + from;
    const part = new Uint8Array(TypedArrayPrototypeGetBuffer(source), start, count);
    TypedArrayPrototypeSet(target, part, to);
  }
};

/**
 * buf.copy(target[, targetStart[, sourceStart[, sourceEnd]]])
 *
 * `this` and the target may be any views; positions and the result are bytes.
 *
 * @param {ArrayBufferView} target
 * @param {unknown} [targetStart=0] coerced; beyond the end nothing is copied
 * @param {unknown} [sourceStart=0] coerced
 * @param {unknown} [sourceEnd] coerced; default, and cut to, the length
 * @returns {number} bytes copied
 * @throws {TypeError} ERR_INVALID_ARG_TYPE
 * @throws {RangeError} ERR_OUT_OF_RANGE for a negative bound, or a `sourceStart` beyond the end
 */
function copy(target, targetStart, sourceStart, sourceEnd) {
  const source = bytesOrThrow(this, 'source');
  const destination = bytesOrThrow(target, 'target');

  let to = 0;
  if (targetStart !== undefined) {
    to = toBound(targetStart);
    if (to < 0) throw outOfRange('targetStart', '>= 0', to);
  }
  let from = 0;
  if (sourceStart !== undefined) {
    from = toBound(sourceStart);
    const length = lengthNow(this, source);
    if (from < 0 || from > length) throw outOfRange('sourceStart', `>= 0 && <= ${length}`, from);
  }
  let end;
  if (sourceEnd === undefined) {
    end = lengthNow(this, source);
  } else {
    end = toBound(sourceEnd);
    if (end < 0) throw outOfRange('sourceEnd', '>= 0', end);
  }
  const room = lengthNow(target, destination) - to;
  if (room <= 0 || end <= from) return 0;
  let count = end - from;
  if (sourceEnd !== undefined) {
    // Its coercion may have changed the length.
    const left = lengthNow(this, source) - from;
    if (count > left) count = left;
  }
  if (count > room) count = room;
  if (count <= 0) return 0;

  copyBytes(destination, to, source, from, count);
  return count;
}

module.exports = { copy, copyBytes };
