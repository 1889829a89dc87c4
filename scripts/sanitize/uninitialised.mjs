import { instrumentedStep } from './instrumented.mjs';

const MEMORY_SANITIZER = {
  name: 'Core under MemorySanitizer',
  flags: '-Zsanitizer=memory -Zsanitizer-memory-track-origins',
  options: ['MSAN_OPTIONS=allocator_may_return_null=1'],
  folder: 'uninitialised',
};

/**
 * Bytes that nobody has written: MemorySanitizer ends a test in which they decide anything, be it the comparison of a result.
 *
 * @param {string} triple
 * @param {string | undefined} kit see {@link instrumentedStep}
 * @returns {import('../support/steps.mjs').Step[]}
 */
export function uninitialisedSteps(triple, kit) {
  return [instrumentedStep(MEMORY_SANITIZER, triple, kit)];
}
