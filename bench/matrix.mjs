// `npm run bench:matrix [-- OPTIONS LINE...]`: `npm run bench` on each supported Node line, and one page of them all.
import '../scripts/support/require-node.mjs';

import { setup } from '../scripts/setup.mjs';
import { LINES, nodeBinary } from '../scripts/support/nodes.mjs';
import { runMain, UserError } from '../scripts/support/say.mjs';
import { measureNode } from './measure-node.mjs';
import { readOptions, USAGE } from './options.mjs';
import { listCases, plan } from './plan.js';
import { print, save } from './report/write.mjs';

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const lines = options.lines.length > 0 ? options.lines : LINES;
  const unknown = lines.filter((line) => !LINES.includes(line));
  if (unknown.length > 0) {
    throw new UserError(`No Node line ${unknown.join(', ')}: there are ${LINES.join(', ')}.`);
  }
  const cases = plan(options.filter);
  if (options.list) return console.log(listCases(cases));
  if (options.target === undefined) setup();
  const runs = [];
  for (const line of lines) {
    const run = await measureNode(options, nodeBinary(line), cases);
    print(run, options);
    runs.push(run);
    // After each line: what was measured is there even if the rest is interrupted.
    save(runs, options, `matrix-${options.against}`);
  }
});
