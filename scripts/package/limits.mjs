/**
 * Bytes: what every program that uses ferrobuf installs. Of the addon 634 kB (Linux x64), 160 are std's panic messages and traces,
 * which no stable setting leaves out, and 68 the crate `napi` with what it takes along for the registration. A larger addon is a reason to look at what it has come to contain
 * (`nm --size-sort` of a build with CARGO_PROFILE_RELEASE_STRIP=none), not to raise the limit.
 */
export const LARGEST_ADDON = 640_000;
export const LARGEST_PACKAGE = 150_000;
