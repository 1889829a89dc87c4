// `npm run test:matrix [-- LINE...]`: the JS suite on each supported Node line (20, 22, 24, 26), with
// Node binaries from the npm package `node`. FERROBUF_NODES_DIR names a folder to keep them in;
// without it that is .ferrobuf/nodes.
import './support/require-node.mjs';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { setup } from './setup.mjs';
import { NODE_LINES, nodeBinary } from './support/nodes.mjs';
import { CACHE } from './support/paths.mjs';
import { capture } from './support/run.mjs';
import { runMain, say, UserError } from './support/say.mjs';
import { summarise } from './support/steps.mjs';
import { countNodeTests, nodeTestCommand, SUITE_TIMEOUT_MS } from './support/test-runners.mjs';

const LOGS = join(CACHE, 'matrix');

// How much of a failing suite's output is shown: its summary of failures stands at the end.
const SHOWN_LINES = 120;

await runMain(() => {
  const lines = process.argv.length > 2 ? process.argv.slice(2) : NODE_LINES;
  const unknown = lines.filter((line) => !NODE_LINES.includes(line));
  if (unknown.length > 0) {
    throw new UserError(`No Node line ${unknown.join(', ')}: there are ${NODE_LINES.join(', ')}.`);
  }
  setup();
  mkdirSync(LOGS, { recursive: true });
  return summarise(lines.map(runSuite));
});

function runSuite(line) {
  const node = nodeBinary(line);
  const version = capture([node, '--version']).output.trim();
  say(`Node ${version}: running the JS suite ...`);
  const start = performance.now();
  const { ok, output } = capture(nodeTestCommand(node), { timeout: SUITE_TIMEOUT_MS });
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
