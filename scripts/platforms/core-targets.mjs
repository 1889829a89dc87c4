/**
 * Where the core's own tests are run, beside this machine: what differs there is the vectors, the order of bytes, and the
 * width of `usize`. They are linked with musl, statically: such a program needs nothing of its platform but the processor.
 *
 * @typedef {object} CoreTarget
 * @property {string} triple
 * @property {string} what it is there for
 * @property {string} [emulator] of qemu's; none where the kernel runs it by itself
 */

/** @type {CoreTarget[]} */
export const CORE_TARGETS = [
  { triple: 'aarch64-unknown-linux-musl', what: 'NEON', emulator: 'qemu-aarch64' },
  { triple: 's390x-unknown-linux-musl', what: 'big-endian', emulator: 'qemu-s390x' },
  { triple: 'i686-unknown-linux-musl', what: '32 bits' },
  { triple: 'armv7-unknown-linux-musleabihf', what: '32 bits, ARM', emulator: 'qemu-arm' },
];
