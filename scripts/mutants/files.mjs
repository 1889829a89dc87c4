import { join } from 'node:path';

/** The files that are mutated, with the tests that have to notice. */
const TESTS = {
  'bounds.js': ['read-integers', 'write-integers', 'bigints', 'floats'],
  'compare.js': ['compare'],
  'copy.js': ['copy'],
  'fill.js': ['fill', 'allocate'],
  'search.js': ['search', 'tiers'],
  'text-range.js': ['text-methods', 'text'],
};

/** Names in lib/. */
export const FILES = Object.keys(TESTS);

/** @returns {string[]} test files, the one that fails most first */
export function testsOf(file) {
  return TESTS[file].map((name) => join('__test__', `${name}.test.js`));
}
