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

/** What has the last word on those that survive: calls of everything, and what was found by them. */
const LAST = 'sweep';

/** Names in lib/. */
export const FILES = Object.keys(TESTS);

/** @returns {string[]} test files */
export function testsOf(file) {
  return [...TESTS[file], LAST].map((name) => join('__test__', `${name}.test.js`));
}
