// `npm run test:matrix [-- [--memory] LINE...]`: the JS suite, or the part of it about the pool and memory, on each supported
// Node line (20, 22, 24, 26), with Node binaries from the npm package `node`. FERROBUF_NODES_DIR names a folder to keep them in;
// without it that is .ferrobuf/nodes.
import './support/require-node.mjs';

import { setup } from './setup.mjs';
import { testOnLine } from './support/node-line.mjs';
import { checkLines, LINES } from './support/nodes.mjs';
import { runMain } from './support/say.mjs';
import { summarise } from './support/steps.mjs';
import { memoryFiles, testFiles } from './support/test-runners.mjs';

// Not here: the soak is of the clock's time, not of the Node line; `npm test` runs it, and `npm run bench:memory` runs
// the long one on each line.
const ONLY_IN_TESTS = /soak\.test\.js$/;

await runMain(() => {
  const words = process.argv.slice(2);
  const isMemory = words[0] === '--memory';
  const given = checkLines(isMemory ? words.slice(1) : words);
  setup();
  const suite = isMemory
    ? { what: 'the tests of memory', files: memoryFiles() }
    : { what: 'the JS suite', files: testFiles().filter((file) => !ONLY_IN_TESTS.test(file)) };
  const lines = given.length === 0 ? LINES : given;
  return summarise(lines.map((line) => testOnLine(line, { ...suite, folder: 'matrix' })));
});
