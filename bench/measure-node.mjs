import { cpus } from 'node:os';
import { resolve } from 'node:path';

import progressModule from '../examples/progress.js';
import { ROOT } from '../scripts/support/paths.mjs';
import { capture } from '../scripts/support/run.mjs';
import { say, UserError } from '../scripts/support/say.mjs';
import { isDoubtful, measureAgain, measureCases } from './campaign.mjs';
import { judge } from './classes.js';
import { measureNoise, noiseSample } from './noise.mjs';
import { measureStartup } from './startup.mjs';

/**
 * All that is known after a run on one Node line; it is what goes into the JSON and onto the page.
 *
 * @typedef {object} Run
 * @property {string} version of Node
 * @property {string} against
 * @property {string} pace full, quick or smoke
 * @property {string} machine
 * @property {string} created ISO date
 * @property {string} commit of the checkout that was measured, or what git said
 * @property {number} seconds
 * @property {object} [noise] see noise.mjs
 * @property {object} startup see startup.mjs
 * @property {object[]} classes see `judge` in classes.js
 * @property {object[]} results a case each
 */

/**
 * @param {object} options of options.mjs
 * @param {string} node the binary to measure
 * @param {import('./plan.js').Case[]} cases
 * @returns {Promise<Run>}
 * @throws {UserError} when there is nothing to measure, or nothing to measure it with
 */
export async function measureNode(options, node, cases) {
  if (cases.length === 0) throw new UserError('No case fits: --list shows those that there are.');
  const target = resolve(options.target ?? ROOT);
  const { against, pace, retries } = options;
  const version = versionOf(node);
  const commit = capture(['git', 'describe', '--always', '--dirty'], { cwd: target }).output.trim();
  say(`Node ${version}, ${target} (${commit}) against ${against}: ${cases.length} cases`);
  const start = performance.now();
  const startup = measureStartup(node, target, pace);
  const job = { node, target, against, pace, cases };
  const noise = await withBar(noiseSample(cases).length, (step) => measureNoise(job, step));
  const results = await withBar(cases.length, (step) => measureCases(job, step));
  const doubtful = results.filter(isDoubtful).length;
  if (doubtful > 0 && retries > 0) {
    say(`${doubtful} apparent losses: measuring them again, up to ${retries} times`);
    await withBar(doubtful, (step) => measureAgain(job, results, { retries, step }));
  }
  return {
    version,
    against,
    pace,
    machine: cpus()[0].model.trim(),
    created: new Date().toISOString(),
    commit,
    seconds: (performance.now() - start) / 1000,
    noise,
    startup,
    classes: judge(results, against),
    results,
  };
}

function versionOf(node) {
  const { ok, output } = capture([node, '--version']);
  if (!ok) throw new UserError(`${node} is not a Node binary.`);
  return output.trim();
}

async function withBar(total, work) {
  const bar = new progressModule.Progress(process.stderr, total);
  bar.even();
  try {
    return await work((label) => bar.step(label));
  } finally {
    bar.end();
  }
}
