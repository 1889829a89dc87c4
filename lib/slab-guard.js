'use strict';

/**
 * Keeps a slab of the pool in place: somebody who detaches `buf.buffer` would take the memory from under every
 * other Buffer in the slab. Web byte streams do so with every chunk that is enqueued.
 */

const { isNode, major } = require('./host');
const { ArrayBuffer } = require('./intrinsics');

/**
 * From Node 24 on native's slabs cannot be detached at all, and ours must not be either. Node-API has no way to memory of ours
 * for which that holds. Such a slab can be marked, as V8's memory is, but Node's exit hook detaches the ArrayBuffer that the
 * addon made, and ends the process when that is refused. To move the memory to another ArrayBuffer first (`transfer`)
 * works, and is what we did; but whoever detaches anything makes V8 look at every access to a typed array, in the whole process
 * and for good: a loop over the bytes of 64 KiB took 127 us instead of 67 (Node 26), 64 KiB of WebSocket echo 1.5 times as
 * long (docs/benchmarks-apps.md).
 */
const IS_DETACHING_REFUSED = major >= 24;

let workerThreads;

/**
 * Loaded with the first slab: a program that has no use for the pool does without (1 to 2 MB of memory). What it exports may be
 * replaced later on.
 */
const threads = () => {
  if (workerThreads === undefined) {
    const { isMainThread, markAsUntransferable } = require('node:worker_threads');
    workerThreads = { isMainThread, markAsUntransferable };
  }
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
const isExternalSafe = () => isNode && !IS_DETACHING_REFUSED && threads().isMainThread;

/**
 * Makes a slab of V8's memory untransferable, and where the host can do it, undetachable: as native's. An external ArrayBuffer
 * is not transferred anyway.
 * @param {ArrayBuffer} slab
 */
const guardOwn = (slab) => {
  threads().markAsUntransferable(slab);
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

module.exports = { canGuard, guardOwn, isExternalSafe };
