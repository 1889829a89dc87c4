import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { nodeBinary } from './nodes.mjs';
import { CACHE } from './paths.mjs';
import { capture } from './run.mjs';
import { say } from './say.mjs';
import { countNodeTests, nodeTestCommand, SUITE_TIMEOUT_MS } from './test-runners.mjs';

// How much of a failing suite's output is shown: its summary of failures stands at the end.
const SHOWN_LINES = 120;

/**
 * Runs tests on a Node line, and keeps the output in a file.
 *
 * @param {string} line one of the supported Node lines
 * @param {object} options
 * @param {string} options.what they are, for the log line
 * @param {string} options.folder below .ferrobuf, for the output
 * @param {string[]} options.files
 * @param {Record<string, string>} [options.env] added to the environment
 * @returns {import('./steps.mjs').Counts & { name: string, time: number }} a row for `summarise`
 */
export function testOnLine(line, { what, folder, files, env = {} }) {
  const node = nodeBinary(line);
  const version = capture([node, '--version']).output.trim();
  say(`Node ${version}: running ${what} ...`);
  const start = performance.now();
  const { ok, output } = capture(nodeTestCommand(node, files), {
    timeout: SUITE_TIMEOUT_MS,
    env: { ...process.env, ...env },
  });
  const counts = countNodeTests(output);
  const logs = join(CACHE, folder);
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `node-${line}.log`);
  writeFileSync(log, output);
  if (!ok || counts.passed === 0) {
    console.log(output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
    say(`Node ${version}: failed; the whole output is in ${log}`);
    counts.failed = Math.max(counts.failed, 1);
  }
  return { name: `Node ${version}`, time: performance.now() - start, ...counts };
}
