/**
 * Bytes: what every program that uses ferrobuf installs. The addon has 577 kB on Linux x64, linked by zig 599; docs/releasing.md tells what they
 * are. A larger addon is a reason to look at what it has come to contain
 * (`nm --size-sort` of a build with CARGO_PROFILE_RELEASE_STRIP=none), not to raise the limit.
 */
export const LARGEST_ADDON = 600_000;

/**
 * Where the same code takes more. s390x, without vectors in what the compiler may assume: 592 kB of code where x64 has 431, in std
 * as in ours, and 704 in all. musl: 611, with std compiled as a part of it.
 */
const LARGER = { 's390x-unknown-linux-gnu': 720_000, 'x86_64-unknown-linux-musl': 620_000 };

/** @returns {number} what the addon for a target must stay below */
export function addonLimit(triple) {
  return LARGER[triple] ?? LARGEST_ADDON;
}

export const LARGEST_PACKAGE = 150_000;
