'use strict';

/**
 * Whether Node was told to give out zeros only (`--zero-fill-buffers`).
 *
 * There is no interface that tells. The flag may come from the command line, NODE_OPTIONS or a configuration file, and a
 * worker does not see the main thread's; so native is asked for what the flag is about. Where it gives out bytes
 * that somebody left behind, there is no flag. The answer is on the safe side: without such bytes it is yes.
 */

const { NativeBuffer } = require('./fast-buffer');
const {
  ArrayBufferPrototypeTransfer,
  TypedArrayPrototypeGetBuffer,
  Uint8Array,
} = require('./intrinsics');

/** Of no round size: an allocator keeps what was freed by size, and nothing else should ask for this one meanwhile. */
const SIZE = 777;

/** The first one tells with glibc. Some allocators choose at random among what is free. */
const ATTEMPTS = 8;

const MARK = 0xa5;

const givesLeftovers = () => {
  const marked = new Uint8Array(SIZE);
  for (let i = 0; i < SIZE; i++) marked[i] = MARK;
  // Frees the memory at once.
  ArrayBufferPrototypeTransfer(TypedArrayPrototypeGetBuffer(marked), 0);
  const fresh = NativeBuffer.allocUnsafeSlow(SIZE);
  for (let i = 0; i < SIZE; i++) if (fresh[i] === MARK) return true;
  return false;
};

const findLeftovers = () => {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (givesLeftovers()) return true;
    }
  } catch {
    // Somebody has replaced native's function by one that throws.
  }
  return false;
};

/**
 * Node 20 has no way to free memory at once. It does not matter there: its Node-API honours the flag, which that of
 * Node 24 and 26 does not.
 */
const isZeroFilled = ArrayBufferPrototypeTransfer !== undefined && !findLeftovers();

module.exports = { isZeroFilled };
