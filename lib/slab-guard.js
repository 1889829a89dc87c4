'use strict';

/**
 * Keeps a slab of the pool in place: somebody who detaches `buf.buffer` would take the memory from under every
 * other Buffer in the slab. Web byte streams do so with every chunk that is enqueued.
 */

const { isNode, major } = require('./host');
const {
  ArrayBuffer,
  ArrayBufferPrototypeTransfer,
  ObjectDefineProperties,
  TypeError,
} = require('./intrinsics');

/** Since Node 24 marking an ArrayBuffer as untransferable also keeps `ArrayBuffer.prototype.transfer` from detaching it. */
const IS_MARK_ENOUGH = major >= 24;

/** For Node 22, which has `transfer` but nothing against it: the slab's own methods, with the error of Node 24. */
const refuse = () => {
  throw new TypeError('ArrayBuffer is not detachable and could not be cloned.');
};
const REFUSING_METHODS = {
  transfer: { value: refuse, enumerable: false },
  transferToFixedLength: { value: refuse, enumerable: false },
};

let workerThreads;

/** Loaded with the first slab: a program that has no use for the pool does without (1 to 2 MB of memory). */
const threads = () => {
  workerThreads ??= require('node:worker_threads');
  return workerThreads;
};

/** Whether a slab can be kept in place. Bun has the function for it, and throws ERR_NOT_IMPLEMENTED out of it. */
const canGuard = () => {
  try {
    threads().markAsUntransferable(new ArrayBuffer(0));
    return true;
  } catch {
    return false;
  }
};

/**
 * Whether a slab may be Rust's memory in this thread.
 *
 * Such memory is freed when its thread ends. Before Node 24 somebody can still move it to another ArrayBuffer (a web byte
 * stream does), and send that to a thread that lives longer; on Node 22 this ended with a damaged heap. The main
 * thread ends last, so only workers go without there. Deno drops such memory after the engine that it is told to, and
 * panics at the end of the process.
 *
 * @returns {boolean}
 */
const isExternalSafe = () => isNode && (IS_MARK_ENOUGH || threads().isMainThread);

/**
 * Makes a slab untransferable, and where the host can do it, undetachable. Before Node 24 an external ArrayBuffer is
 * not transferred anyway.
 *
 * From Node 24 on, an external ArrayBuffer is moved first, without copying. Node's exit hook detaches the ArrayBuffer
 * object that the addon made, and aborts the process when that is refused ("v8::FromJust Maybe value is Nothing"). The
 * object that the memory is moved to is unknown to that hook; Rust's finaliser goes with the memory.
 *
 * @param {ArrayBuffer} slab
 * @param {boolean} isExternal whether the memory is Rust's
 * @returns {ArrayBuffer} the slab to use; the argument may be detached
 */
const guardSlab = (slab, isExternal) => {
  if (IS_MARK_ENOUGH) {
    const guarded = isExternal ? ArrayBufferPrototypeTransfer(slab) : slab;
    threads().markAsUntransferable(guarded);
    return guarded;
  }
  if (!isExternal) threads().markAsUntransferable(slab);
  if (ArrayBufferPrototypeTransfer !== undefined) ObjectDefineProperties(slab, REFUSING_METHODS);
  return slab;
};

module.exports = { canGuard, guardSlab, isExternalSafe };
