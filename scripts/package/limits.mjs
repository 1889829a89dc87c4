/**
 * Bytes: what every program that uses ferrobuf installs. The addon has 569 kB on Linux x64, linked by zig 592; docs/releasing.md tells what they
 * are. A larger addon is a reason to look at what it has come to contain
 * (`nm --size-sort` of a build with CARGO_PROFILE_RELEASE_STRIP=none), not to raise the limit.
 */
export const LARGEST_ADDON = 600_000;
export const LARGEST_PACKAGE = 150_000;
