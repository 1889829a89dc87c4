// `npm run test:matrix [-- LINE...]`: the JS suite on each supported Node line (20, 22, 24, 26), with
// Node binaries from the npm package `node`. FERROBUF_NODES_DIR names a folder to keep them in;
// without it that is .ferrobuf/nodes.
import './support/require-node.mjs';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { setup } from './setup.mjs';
import { checkLines, LINES, nodeBinary } from './support/nodes.mjs';
import { CACHE } from './support/paths.mjs';
import { capture } from './support/run.mjs';
import { runMain, say } from './support/say.mjs';
import { summarise } from './support/steps.mjs';
import {
  countNodeTests,
  nodeTestCommand,
  SUITE_TIMEOUT_MS,
  testFiles,
} from './support/test-runners.mjs';

const LOGS = join(CACHE, 'matrix');

// Not here: the soak is of the clock's time, not of the Node line; `npm test` runs it, and `npm run bench:memory` runs
// the long one on each line.
const ONLY_IN_TESTS = /soak\.test\.js$/;

// How much of a failing suite's output is shown: its summary of failures stands at the end.
const SHOWN_LINES = 120;

await runMain(() => {
  const lines = process.argv.length > 2 ? checkLines(process.argv.slice(2)) : LINES;
  setup();
  mkdirSync(LOGS, { recursive: true });
  return summarise(lines.map(runSuite));
});

function runSuite(line) {
  const node = nodeBinary(line);
  const version = capture([node, '--version']).output.trim();
  say(`Node ${version}: running the JS suite ...`);
  const start = performance.now();
  const files = testFiles().filter((file) => !ONLY_IN_TESTS.test(file));
  const { ok, output } = capture(nodeTestCommand(node, files), { timeout: SUITE_TIMEOUT_MS });
  const counts = countNodeTests(output);
  const log = join(LOGS, `node-${line}.log`);
  writeFileSync(log, output);
  if (!ok || counts.passed === 0) {
    console.log(output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
    say(`Node ${version}: failed; the whole output is in ${log}`);
    counts.failed = Math.max(counts.failed, 1);
  }
  return { name: `Node ${version}`, time: performance.now() - start, ...counts };
}
