'use strict';

/**
 * Keeps a slab of the pool in place: somebody who detaches `buf.buffer` would take the memory from under every
 * other Buffer in the slab. Web byte streams do so with every chunk that is enqueued.
 */

const { isNode, major } = require('./host');
const { ArrayBuffer, ArrayBufferPrototypeTransfer } = require('./intrinsics');

/** Since Node 24 marking an ArrayBuffer as untransferable also keeps `ArrayBuffer.prototype.transfer` from detaching it. */
const IS_MARK_ENOUGH = major >= 24;

let workerThreads;

/** Loaded with the first slab: a program that has no use for the pool does without (1 to 2 MB of memory). */
const threads = () => {
  workerThreads ??= require('node:worker_threads');
  return workerThreads;
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
 * Makes a slab of V8's memory untransferable, and where the host can do it, undetachable: as native's.
 * @param {ArrayBuffer} slab
 */
const guardOwn = (slab) => {
  threads().markAsUntransferable(slab);
};

/**
 * The same for one of Rust's memory. Before Node 24 an external ArrayBuffer is not transferred anyway.
 *
 * From Node 24 on it is moved first, without copying. Node's exit hook detaches the ArrayBuffer object that the addon
 * made, and aborts the process when that is refused ("v8::FromJust Maybe value is Nothing"). The object that the memory
 * is moved to is unknown to that hook; Rust's finaliser goes with the memory.
 *
 * @param {ArrayBuffer} slab
 * @returns {ArrayBuffer} the slab to use; the argument may be detached
 */
const guardExternal = (slab) => {
  if (!IS_MARK_ENOUGH) return slab;
  const moved = ArrayBufferPrototypeTransfer(slab);
  guardOwn(moved);
  return moved;
};

/** Whether a slab can be kept in place. Bun has the function for it, and throws ERR_NOT_IMPLEMENTED out of it. */
const canGuard = () => {
  try {
    guardOwn(new ArrayBuffer(0));
    return true;
  } catch {
    return false;
  }
};

module.exports = { canGuard, guardExternal, guardOwn, isExternalSafe };
