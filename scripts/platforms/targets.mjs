/**
 * What the kit builds, and what of it runs on a Linux machine with an x64 processor.
 *
 * @typedef {object} Target
 * @property {string} triple
 * @property {string} library what cargo calls the result
 * @property {boolean} [isOwn] this machine's own Node runs it
 * @property {boolean} [isOnlyBuilt] nothing here can run it
 */

const SO = 'libferrobuf.so';
const DYLIB = 'libferrobuf.dylib';

/** @type {Target[]} */
export const TARGETS = [
  { triple: 'x86_64-unknown-linux-gnu', library: SO, isOwn: true },
  { triple: 'aarch64-unknown-linux-gnu', library: SO },
  // Big-endian.
  { triple: 's390x-unknown-linux-gnu', library: SO },
  { triple: 'x86_64-unknown-linux-musl', library: SO },
  // The kit has no Microsoft linker. The release is built with it; std and the C runtime differ, our code does not.
  { triple: 'x86_64-pc-windows-gnu', library: 'ferrobuf.dll' },
  { triple: 'aarch64-apple-darwin', library: DYLIB, isOnlyBuilt: true },
  { triple: 'x86_64-apple-darwin', library: DYLIB, isOnlyBuilt: true },
];
