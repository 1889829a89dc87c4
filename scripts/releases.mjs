// `npm run test:releases [-- VERSION...]`: older releases of the Node lines. Native differs from release to release; ferrobuf
// does what it does on the newest of the line, which the whole suite compares with native. So each release is asked whether
//
// - the main job, and what Buffers meet in Node (`__test__/interop`), agree with the native Buffer of that release;
// - a list of calls, most of them odd ones, has the outcomes that it has on the line's newest release.
import './support/require-node.mjs';

import { join } from 'node:path';

import CHILD_FLAGS from '../__test__/hostile/child-flags.js';
import { setup } from './setup.mjs';
import { LINES, nodeBinary } from './support/nodes.mjs';
import { ROOT } from './support/paths.mjs';
import { capture } from './support/run.mjs';
import { runMain, say, UserError } from './support/say.mjs';
import { summarise } from './support/steps.mjs';
import { interopFiles } from './support/test-runners.mjs';

/** The first of each line, and some in between; and the lines with odd numbers, which package.json allows, by their last. */
const RELEASES = [
  ...['20.0.0', '20.6.1', '20.9.0', '20.12.2', '20.16.0', '21.7.3'],
  ...['22.0.0', '22.7.0', '22.12.0', '22.17.0', '23.11.1'],
  ...['24.0.0', '24.6.0', '24.12.0', '25.9.0', '26.0.0', '26.5.1'],
];

/** One that hangs would stop the campaign. */
const TIMEOUT_MS = 120_000;

await runMain(() => {
  const releases = process.argv.length > 2 ? process.argv.slice(2) : RELEASES;
  setup();
  return summarise(releases.map(tryRelease));
});

/** @returns {import('./support/steps.mjs').Counts & { name: string, time: number }} a row for `summarise` */
function tryRelease(release) {
  const start = performance.now();
  const node = nodeBinary(release);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const verdict = (what, ok, output) => {
    counts[ok ? 'passed' : 'failed']++;
    if (!ok) say(`Node ${release}: ${what} failed:\n${output.trimEnd()}`);
  };
  for (const file of [join('examples', 'main-job.js'), ...interopFiles()]) {
    const { ok, output } = run(node, file);
    verdict(file, ok, output);
  }
  const line = newestOf(release);
  const [there, here] = [node, nodeBinary(line)].map(outcomesOn);
  const names = Object.keys(here).filter((name) => here[name] !== there[name]);
  const shown = names.map((name) => `${name}: ${there[name]}\n  Node ${line}: ${here[name]}\n`);
  verdict('outcomes', names.length === 0 && Object.keys(here).length > 0, shown.join(''));
  return { name: `Node ${release}`, time: performance.now() - start, ...counts };
}

/** The line that a release is compared with: its own, or the one before. */
function newestOf(release) {
  const major = Number.parseInt(release, 10);
  const line = LINES.findLast((candidate) => Number(candidate) <= major);
  if (line === undefined) throw new UserError(`There is no line for Node ${release}.`);
  return line;
}

/** @returns {Record<string, string>} by the name of the call */
function outcomesOn(node) {
  const { ok, output } = run(node, join('__test__', 'hostile', 'outcomes-child.js'), CHILD_FLAGS);
  return ok ? JSON.parse(output) : { 'all calls': output };
}

function run(node, file, flags = []) {
  return capture([node, ...flags, file], { cwd: ROOT, timeout: TIMEOUT_MS });
}
