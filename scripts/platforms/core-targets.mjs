/**
 * Where the core's own tests are run, beside this machine: what differs there is the vectors, the order of bytes, and the
 * width of `usize`. They are linked with musl, statically: such a program needs nothing of its platform but the processor.
 *
 * @typedef {object} CoreTarget
 * @property {string} triple
 * @property {string} what it is there for
 * @property {string} [emulator] of qemu's; none where the kernel runs it by itself
 * @property {string[]} [leftOut] tests that cannot pass there
 */

/**
 * zig's `malloc`, which is what zig links in musl's place, aligns to what C asks for, 8 on s390x. Rust's std takes 16 for
 * granted there, as glibc and musl give it.
 */
const NEEDS_MALLOC_OF_16 = ['core::memory::region::tests::is_aligned_and_as_long_as_asked'];

/** @type {CoreTarget[]} */
export const CORE_TARGETS = [
  { triple: 'aarch64-unknown-linux-musl', what: 'NEON', emulator: 'qemu-aarch64' },
  {
    triple: 's390x-unknown-linux-musl',
    what: 'big-endian',
    emulator: 'qemu-s390x',
    leftOut: NEEDS_MALLOC_OF_16,
  },
  { triple: 'i686-unknown-linux-musl', what: '32 bits' },
  { triple: 'armv7-unknown-linux-musleabihf', what: '32 bits, ARM', emulator: 'qemu-arm' },
];
