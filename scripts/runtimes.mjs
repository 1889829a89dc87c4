// `npm run test:runtimes`: ferrobuf's Buffer in Bun and Deno, compared with what it gives in Node. Both tell that they
// are a Node 24, so that line is what they are compared with.
import './support/require-node.mjs';

import { join } from 'node:path';

import { installRuntimes } from './setup/runtimes.mjs';
import { setup } from './setup.mjs';
import { testOnLine } from './support/node-line.mjs';
import { runMain } from './support/say.mjs';
import { summarise } from './support/steps.mjs';

const LINE = '24';
const SUITE = join('__test__', 'runtimes', 'suite.js');

await runMain(() => {
  setup();
  installRuntimes();
  const suite = { what: 'Bun and Deno beside it', folder: 'runtimes-log', files: [SUITE] };
  return summarise([testOnLine(LINE, suite)]);
});
