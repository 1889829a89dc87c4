'use strict';

/** Views of the same memory: `subarray`, `slice`, and the old accessors `parent` and `offset`. */

const { FastBuffer, isBufferInstance } = require('./fast-buffer');
const { MathTrunc, TypedArrayPrototypeGetLength } = require('./intrinsics');

/** A relative index as `Array.prototype.slice` takes it: what is negative counts from the end, and all is brought into range. */
const toBound = (index, length) => {
  const whole = MathTrunc(index);
  if (whole > 0) return whole < length ? whole : length;
  // NaN is neither.
  return whole < 0 && whole + length > 0 ? whole + length : 0;
};

/**
 * buf.subarray([start[, end]])
 * @param {unknown} start default 0
 * @param {unknown} end default the length
 * @returns {FastBuffer} of fixed length, also over memory whose length the receiver tracks
 * @throws {TypeError} V8's own: no typed array as `this`, detached memory, a Symbol or BigInt for a number
 * @throws {RangeError} V8's own, when a coercion has shrunk the memory
 */
function subarray(start, end) {
  const length = TypedArrayPrototypeGetLength(this);
  const from = toBound(start, length);
  const to = end === undefined ? length : toBound(end, length);
  return new FastBuffer(this.buffer, this.byteOffset + from, to > from ? to - from : 0);
}

/**
 * buf.slice([start[, end]]): what the receiver's `subarray` gives.
 * @see subarray
 */
function slice(start, end) {
  return this.subarray(start, end);
}

/** The property `parent`: a Buffer's memory, and `undefined` for what is none. (Native's getters are called plain `get`.) */
const parent = {
  __proto__: null,
  enumerable: true,
  get() {
    return isBufferInstance(this) ? this.buffer : undefined;
  },
};

/** The property `offset`: where a Buffer starts in its memory, in bytes. */
const offset = {
  __proto__: null,
  enumerable: true,
  get() {
    return isBufferInstance(this) ? this.byteOffset : undefined;
  },
};

module.exports = { offset, parent, slice, subarray };
