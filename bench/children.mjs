import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { UserError } from '../scripts/support/say.mjs';

const CHILD = fileURLToPath(new URL('child.js', import.meta.url));

/**
 * @typedef {object} Job
 * @property {string} node the binary that runs it
 * @property {string} target folder of the checkout that is measured
 * @property {'native' | 'buffer-package' | 'self'} against
 * @property {'full' | 'quick' | 'smoke'} pace see measure.js
 * @property {import('./plan.js').Case[]} cases
 */

/**
 * Measures the cases of a job in one fresh process.
 *
 * @param {Job} job
 * @param {(spec: import('./plan.js').Case) => void} onCase called when a case begins
 * @returns {Promise<object[]>} for each case a result of measure.js, or `{ failure }`; a UserError when one of the sides
 *   cannot be loaded
 */
export function measureInChild({ node, ...job }, onCase) {
  return new Promise((resolve, reject) => {
    // Warnings (deprecations of `slice`, `parent`, …) would tear the progress bar.
    const child = spawn(node, ['--expose-gc', '--no-warnings', CHILD], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const results = [];
    child.on('message', ({ broken, begun, done, result, failure }) => {
      if (broken !== undefined) reject(new UserError(broken));
      if (begun !== undefined) onCase(begun);
      if (done !== undefined) results.push(result ?? { failure });
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const failure = `the process ended with ${signal ?? `status ${status}`}`;
      while (results.length < job.cases.length) results.push({ failure });
      resolve(results);
    });
    child.send(job);
  });
}

/** Cases of the same operation stand together: they are measured in one process. */
export function groupByOperation(cases) {
  const groups = new Map();
  for (const spec of cases) {
    if (!groups.has(spec.name)) groups.set(spec.name, []);
    groups.get(spec.name).push(spec);
  }
  return [...groups.values()];
}
