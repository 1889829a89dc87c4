'use strict';

/**
 * Whether Node was told to give out zeros only (`--zero-fill-buffers`).
 *
 * There is no interface that tells. The flag may come from the command line, NODE_OPTIONS or a configuration file, and a
 * worker does not see the main thread's; so native is asked for what the flag is about. Where it gives out bytes
 * that somebody left behind, there is no flag. The answer is on the safe side: without such bytes it is yes.
 */

const { numbers } = require('./block');
const { NativeBuffer } = require('./fast-buffer');
const { major } = require('./host');
const native = require('./native');

/** Of no round size: an allocator keeps what was freed by size, and nothing else should ask for this one meanwhile. */
const SIZE = 777;

/** The first one tells with glibc. Some allocators choose at random among what is free. */
const ATTEMPTS = 8;

const MARK = 0xa5;

const givesLeftovers = () => {
  // Not an ArrayBuffer that is detached: see `leave_behind` in src/binding/allocate.rs.
  numbers[0] = SIZE;
  numbers[1] = MARK;
  native.leaveBehind();
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

/** The Node-API of Node 20 and 22 honours the flag, that of Node 24 and 26 does not. */
const isZeroFilled = major >= 24 && !findLeftovers();

module.exports = { isZeroFilled };
