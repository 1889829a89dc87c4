'use strict';

/** Memory outside the pool: V8's own, exactly as long as asked for, transferable. */

const { numbers } = require('./block');
const { memoryAllocationFailed } = require('./errors');
const { FastBuffer } = require('./fast-buffer');
const { kMaxLength, major } = require('./host');
const identity = require('./identity');
const { TypedArrayPrototypeGetBuffer, Uint8Array } = require('./intrinsics');
const native = require('./native');
const { isZeroFilled } = require('./zero-fill');

/** V8 keeps memory up to this size in its heap: it is there, or the process ends. Not to watch it saves 10 ns of 40. */
const IN_HEAP = 64;

/**
 * Shortest memory that is not zeroed, when its contents may be arbitrary. To get it costs a crossing and a second view
 * of it, together 0.4 to 0.6 us more than to have V8 make zeros; these cost 0.2 us at 4 KiB, 1 to 2 at 8 KiB and 20 at
 * 64 KiB, the page faults included.
 */
const UNINITIALISED_FROM = 8 * 1024;

/**
 * From this size on glibc maps memory anew, and unmaps it when it is freed (the largest M_MMAP_THRESHOLD that it adjusts
 * itself to). Shorter memory comes out of its heap as a rule, warm, and goes back there.
 */
const MAPPED_FROM = 32 * 1024 * 1024;

/**
 * Node 20 and 22 end the process when they have no memory for a Buffer that an addon asks for, so the addon looks
 * first. What is mapped anew is not worth any risk: its zeros cost nothing.
 */
const MUST_PROBE = major < 24 ? 1 : 0;
const UNINITIALISED_UP_TO = MUST_PROBE ? MAPPED_FROM : kMaxLength;

/**
 * Shortest memory that is asked to lie on huge pages. At 32 MiB, alloc and fill takes 14 ms instead of 56 to 65; at 16
 * there is nothing to gain, and in a heap the advice would outlive the Buffer. See docs/architecture.md, "Large buffers".
 */
const HUGE_FROM = MAPPED_FROM;

/** Native's error in place of V8's, which has no code. Whatever else V8 throws (the stack is full) is left alone. */
const allocationError = (error) =>
  error.message === 'Array buffer allocation failed' ? memoryAllocationFailed() : error;

/** @returns {Uint8Array | undefined} undefined: V8's zeros are the better choice, or the only one */
const uninitialised = (size) => {
  if (isZeroFilled || size > UNINITIALISED_UP_TO) return undefined;
  numbers[0] = size;
  numbers[1] = MUST_PROBE;
  return native.createUninitialised();
};

/**
 * @param {number} size checked by the caller; a fraction is cut off
 * @returns {FastBuffer} of zeros
 * @throws {RangeError} V8's own, without a code, as native's `alloc`
 */
const allocateZeroed = (size) => {
  const buf = new FastBuffer(size);
  if (size >= HUGE_FROM) native.preferHugePages(buf);
  return buf;
};

/**
 * Node-API gives a Buffer of native's class. In register mode that is ours: no second view has to be made, and collected.
 * `concat` of 64 KiB takes 21 us of CPU time then, not 26 (Node 26; native 21), most of it the collector's.
 */
const ofOurClass = identity.isNatives
  ? (memory) => memory
  : (memory) => new FastBuffer(TypedArrayPrototypeGetBuffer(memory));

const allocateLarge = (size) => {
  const memory = uninitialised(size);
  if (memory === undefined) return allocateZeroed(size);
  const buf = ofOurClass(memory);
  if (size >= HUGE_FROM) native.preferHugePages(buf);
  return buf;
};

/**
 * @param {number} size checked by the caller; a fraction is cut off
 * @returns {FastBuffer} of arbitrary contents, which may be other people's: the caller overwrites them, all of them, or
 *   hands them out to somebody who asked for just that
 * @throws {RangeError} ERR_MEMORY_ALLOCATION_FAILED
 */
const allocateUnpooled = (size) => {
  if (size <= IN_HEAP) return new FastBuffer(size);
  try {
    return size < UNINITIALISED_FROM ? new FastBuffer(size) : allocateLarge(size);
  } catch (error) {
    throw allocationError(error);
  }
};

/**
 * {@link allocateUnpooled} for whoever wants the memory, and no Buffer: one view less is made.
 * @param {number} size
 * @returns {Uint8Array} of whatever class
 * @throws {RangeError} ERR_MEMORY_ALLOCATION_FAILED
 */
const allocateMemory = (size) => {
  try {
    const memory = size < UNINITIALISED_FROM ? undefined : uninitialised(size);
    return memory ?? new Uint8Array(size);
  } catch (error) {
    throw allocationError(error);
  }
};

module.exports = { HUGE_FROM, allocateMemory, allocateUnpooled, allocateZeroed };
