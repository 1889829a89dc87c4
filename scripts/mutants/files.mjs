import { join } from 'node:path';

/** The files that are mutated, with the tests that have to notice. */
const TESTS = {
  'allocate.js': ['allocate', 'unpooled', 'pool'],
  'bigints.js': ['bigints', 're-entrant-numbers'],
  'binary.js': ['native-error', 'native'],
  'block.js': ['crossing', 'two-copies', 'pinned', 'bigints'],
  'bounds.js': ['read-integers', 'write-integers', 'bigints', 'floats'],
  'buffer.js': ['identity', 'constructor', 'properties'],
  'byte-length.js': ['text'],
  'char-codes.js': ['tiers', 'short-text', 'text'],
  'compare.js': ['compare'],
  'concat.js': ['concat'],
  'copy.js': ['copy'],
  'crossing-text.js': ['text', 'text-methods', 'long-strings', 'pinned', 'two-copies'],
  'crossing.js': ['crossing', 'two-copies', 'search', 'compare', 'fill', 'module'],
  'decode.js': ['short-text', 'text', 'text-methods', 'encodings', 'long-strings', 'tiers'],
  'deprecations.js': ['deprecations'],
  'descriptors.js': ['properties', 'register/restore'],
  'encode-long.js': ['text', 'text-methods', 'encodings', 'long-strings', 'tiers'],
  'encode.js': ['short-text', 'text', 'text-methods', 'encodings', 'tiers', 'fill', 'search'],
  'encodings.js': ['encodings', 'text', 'fill', 'module'],
  'errors.js': ['errors', 'error-shape', 'stacks', 'fill'],
  'fast-buffer.js': ['identity', 'constructor', 'views'],
  'fill.js': ['fill', 'allocate'],
  'floats.js': ['floats', 're-entrant-numbers'],
  'from.js': ['from', 'from-values', 'from-memory', 'constructor'],
  'host-base64.js': ['host-base64', 'text', 'encodings'],
  'host-encoder.js': ['host-encoder', 'text', 'encodings'],
  'inspect.js': ['inspect'],
  'intrinsics.js': ['intrinsics', 'host-base64', 'hostile-globals'],
  'load.js': ['load'],
  'members.js': ['properties', 'module', 'identity'],
  'module.js': ['module', 'errors'],
  'narrow.js': ['text', 'tiers', 'text-methods'],
  'native-error.js': ['native-error'],
  'native.js': ['native', 'load'],
  'platform.js': ['native', 'native-error'],
  'pool.js': ['pool', 'pool-zero-fill', 'slab', 'allocate'],
  'read-integers.js': ['read-integers', 're-entrant-numbers'],
  'received.js': ['received', 'errors'],
  'register-load.js': ['register/processes', 'register/identity'],
  'register-plan.js': ['register/restore', 'register/refusal'],
  'register.js': ['register/processes', 'register/restore', 'register/refusal', 'register/realms'],
  'registration.js': ['register/processes', 'two-versions'],
  'search.js': ['search', 'tiers'],
  'slab-guard.js': ['slab', 'pool'],
  'swap.js': ['swap'],
  'text-methods.js': ['text-methods', 'text'],
  'text-range.js': ['text-methods', 'text'],
  'text.js': ['short-text', 'text', 'text-methods', 'text-history', 'tiers'],
  'tiny-search.js': ['search', 'tiers'],
  'trials.js': ['host-encoder', 'host-base64', 'text-history'],
  'unpooled.js': ['unpooled', 'allocate', 'memory/faults'],
  'validate.js': ['errors', 'error-shape', 'allocate', 'read-integers', 'write-integers'],
  'view-bytes.js': ['copy', 'concat', 'from-memory', 'views'],
  'views.js': ['views', 'pool', 'from-memory'],
  'web-base64.js': ['module', 'text'],
  'write-integers.js': ['write-integers', 're-entrant-numbers'],
  'zero-fill.js': ['pool-zero-fill', 'allocate'],
};

/** What has the last word on those that survive: calls of everything, and what was found by them. */
const LAST = 'sweep';

/** Names in lib/. */
export const FILES = Object.keys(TESTS);

/** @returns {string[]} test files */
export function testsOf(file) {
  return [...TESTS[file], LAST].map((name) => join('__test__', `${name}.test.js`));
}
