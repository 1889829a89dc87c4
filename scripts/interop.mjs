// `npm run test:interop [-- LINE...]`: what Buffers meet in Node, with large contents, on the oldest and the newest
// supported line. `npm test` runs the same with smaller ones, on the Node that runs it.
import './support/require-node.mjs';

import { setup } from './setup.mjs';
import { testOnLine } from './support/node-line.mjs';
import { checkLines, LINES } from './support/nodes.mjs';
import { runMain } from './support/say.mjs';
import { summarise } from './support/steps.mjs';
import { interopFiles } from './support/test-runners.mjs';

await runMain(() => {
  const lines =
    process.argv.length > 2 ? checkLines(process.argv.slice(2)) : [LINES.at(0), LINES.at(-1)];
  setup();
  const suite = { what: 'the interop tests', folder: 'interop', files: interopFiles() };
  return summarise(
    lines.map((line) => testOnLine(line, { ...suite, env: { FERROBUF_INTEROP: 'all' } })),
  );
});
