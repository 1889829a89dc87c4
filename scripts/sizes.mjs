// `npm run test:sizes [-- LINE...]`: every operation on Buffers of 2 to 5 GiB, and the longest strings, on all Node lines or on
// some. Needs 12 GiB of memory: two of the largest Buffers at a time.
import './support/require-node.mjs';

import { freemem } from 'node:os';
import { join } from 'node:path';

import { setup } from './setup.mjs';
import { testOnLine } from './support/node-line.mjs';
import { checkLines, LINES } from './support/nodes.mjs';
import { runMain, UserError } from './support/say.mjs';
import { summarise } from './support/steps.mjs';

const NEEDED_GIB = 12;
const GIB = 2 ** 30;

const SUITE = join('__test__', 'sizes', 'suite.js');

await runMain(() => {
  const lines = checkLines(process.argv.slice(2));
  const free = freemem() / GIB;
  if (free < NEEDED_GIB) {
    throw new UserError(
      `${NEEDED_GIB} GiB of free memory are needed; there are ${free.toFixed(1)}.`,
    );
  }
  setup();
  const suite = {
    what: 'the sizes',
    folder: 'sizes',
    files: [SUITE],
    env: { NODE_OPTIONS: '--expose-gc' },
  };
  return summarise((lines.length > 0 ? lines : LINES).map((line) => testOnLine(line, suite)));
});
