'use strict';

/**
 * Keeps a slab of the pool in place: somebody who detaches `buf.buffer` would take the memory from under every
 * other Buffer in the slab. Web byte streams do so with every chunk that is enqueued.
 */

const { major } = require('./host');
const { ArrayBufferPrototypeTransfer, ObjectDefineProperties, TypeError } = require('./intrinsics');

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

let markAsUntransferable;

const mark = (slab) => {
  // Loaded with the first slab: a program that has no use for the pool does without.
  markAsUntransferable ??= require('node:worker_threads').markAsUntransferable;
  markAsUntransferable(slab);
};

/**
 * Makes a slab untransferable, and where the host can do it, undetachable.
 *
 * An external ArrayBuffer is moved first, without copying. Node's exit hook detaches the ArrayBuffer object
 * that the addon made, and aborts the process when that is refused ("v8::FromJust Maybe value is Nothing", Node 24 and 26).
 * The object that the memory is moved to is unknown to that hook; Rust's finaliser goes with the memory.
 *
 * @param {ArrayBuffer} slab
 * @param {boolean} isExternal whether the memory is Rust's
 * @returns {ArrayBuffer} the slab to use; the argument may be detached
 */
const guardSlab = (slab, isExternal) => {
  if (ArrayBufferPrototypeTransfer === undefined) {
    if (!isExternal) mark(slab);
    return slab;
  }
  const guarded = isExternal ? ArrayBufferPrototypeTransfer(slab) : slab;
  mark(guarded);
  if (!IS_MARK_ENOUGH) ObjectDefineProperties(guarded, REFUSING_METHODS);
  return guarded;
};

module.exports = { guardSlab };
