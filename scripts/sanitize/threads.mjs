import { join } from 'node:path';

import { CACHE } from '../support/paths.mjs';
import { countCargoTests } from '../support/test-runners.mjs';
import { CORE, instrumentedStep } from './instrumented.mjs';

const THREAD_SANITIZER = {
  name: 'Core under ThreadSanitizer',
  flags: '-Zsanitizer=thread',
  // Some tests ask for more memory than there can be; by itself the sanitizer takes that for an error.
  options: ['TSAN_OPTIONS=halt_on_error=1:allocator_may_return_null=1'],
  folder: 'threads',
};

/**
 * What threads do to each other in the core: by loom, which tries every order, and by ThreadSanitizer, which sees every access.
 *
 * @param {string} triple
 * @param {string | undefined} kit see {@link instrumentedStep}
 * @returns {import('../support/steps.mjs').Step[]}
 */
export function threadSteps(triple, kit) {
  return [
    {
      name: 'Models, by loom',
      command: [
        ...['env', 'RUSTFLAGS=--cfg loom', 'cargo', ...CORE],
        ...['--target-dir', join(CACHE, 'loom'), 'memory::models::'],
      ],
      count: countCargoTests,
    },
    instrumentedStep(THREAD_SANITIZER, triple, kit),
  ];
}
