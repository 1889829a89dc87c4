'use strict';

/** Buffers of a given size: `Buffer.alloc`, `allocUnsafe`, `allocUnsafeSlow`. */

const { invalidArgValue, outOfRange } = require('./errors');
const { FastBuffer } = require('./fast-buffer');
const { fillRange } = require('./fill');
const { hasAlignment, kMaxLength } = require('./host');
const { MAX_SAFE_INTEGER, MathMax, TypedArrayPrototypeGetBuffer } = require('./intrinsics');
const native = require('./native');
const { MAX_POOLED_ALIGNMENT, takePooled, takePooledAligned, unpooledSize } = require('./pool');
const { allocateUnpooled, allocateZeroed } = require('./unpooled');
const { validateInteger, validateNumber } = require('./validate');

/** @throws {TypeError} ERR_INVALID_ARG_TYPE, {RangeError} ERR_OUT_OF_RANGE */
const validateSize = (size) => {
  // What is wrong is told apart off the hot path.
  if (typeof size === 'number' && size >= 0 && size <= kMaxLength) return;
  validateNumber(size, 'size', 0, kMaxLength, validateSize);
};

/**
 * What `allocUnsafe` does with a size that has been checked.
 * @param {number} size
 * @returns {FastBuffer} of arbitrary contents
 */
const allocate = (size) => {
  if (size <= 0) return new FastBuffer();
  if (size < unpooledSize()) {
    const pooled = takePooled(size);
    if (pooled !== undefined) return pooled;
  }
  return allocateUnpooled(size);
};

/** The largest alignment. */
const MAX_ALIGNMENT = 2 ** 30;

/** Memory starts at a multiple of this by itself, and an alignment below it costs as much room. */
const MIN_ALIGNMENT = 8;

/**
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 * @throws {RangeError} ERR_OUT_OF_RANGE, also for a size that leaves no room to align
 */
const validateAlignment = (alignment, size) => {
  validateInteger(alignment, 'alignment', 1, MAX_ALIGNMENT);
  if ((alignment & (alignment - 1)) !== 0) {
    throw invalidArgValue('alignment', alignment, 'must be a power of two');
  }
  const limit = MAX_SAFE_INTEGER - MathMax(alignment, MIN_ALIGNMENT);
  if (size > limit) throw outOfRange('size', `<= ${limit}`, size);
};

/** {@link allocateUnpooled} at an address that is a multiple of `alignment`: longer memory, of which the start is skipped. */
const allocateUnpooledAligned = (size, alignment) => {
  if (size <= 0) return new FastBuffer();
  const memory = allocateUnpooled(size + MathMax(alignment, MIN_ALIGNMENT));
  const gap = native.alignmentGap(memory, alignment);
  return new FastBuffer(TypedArrayPrototypeGetBuffer(memory), gap, size);
};

const allocateAligned = (size, alignment) => {
  if (size > 0 && alignment <= MAX_POOLED_ALIGNMENT && size < unpooledSize()) {
    const pooled = takePooledAligned(size, alignment);
    if (pooled !== undefined) return pooled;
  }
  return allocateUnpooledAligned(size, alignment);
};

/**
 * Buffer.alloc(size[, fill[, encoding]])
 * @param {number} size bytes; a fraction is cut off
 * @param {unknown} fill default 0; what `buf.fill` takes
 * @param {unknown} encoding of `fill`, when that is a string
 * @returns {FastBuffer} with memory of its own
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING, ERR_INVALID_ARG_VALUE
 * @throws {RangeError} ERR_OUT_OF_RANGE, ERR_MEMORY_ALLOCATION_FAILED (V8's own error when nothing is to be filled)
 */
function alloc(size, fill, encoding) {
  validateSize(size);
  if (fill === undefined || fill === 0 || size <= 0) return allocateZeroed(size);
  return fillRange(allocateUnpooled(size), fill, 0, undefined, encoding);
}

/**
 * Buffer.allocUnsafe(size[, alignment])
 * @param {number} size bytes; a fraction is cut off
 * @param {number} [alignment] of the memory's address, on Node 26: a power of two up to 2^30
 * @returns {FastBuffer} of arbitrary contents, out of the pool when it is less than half of `Buffer.poolSize`
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 * @throws {RangeError} ERR_OUT_OF_RANGE, ERR_MEMORY_ALLOCATION_FAILED
 */
function allocUnsafe(size, alignment) {
  validateSize(size);
  if (!hasAlignment || alignment === undefined) return allocate(size);
  validateAlignment(alignment, size);
  return allocateAligned(size, alignment);
}

/**
 * Buffer.allocUnsafeSlow(size[, alignment]): {@link allocUnsafe} outside the pool.
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 * @throws {RangeError} ERR_OUT_OF_RANGE, ERR_MEMORY_ALLOCATION_FAILED
 */
function allocUnsafeSlow(size, alignment) {
  validateSize(size);
  if (!hasAlignment || alignment === undefined) return allocateUnpooled(size);
  validateAlignment(alignment, size);
  return allocateUnpooledAligned(size, alignment);
}

module.exports = {
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  allocate,
};
