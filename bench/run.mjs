// `npm run bench`: ferrobuf's Buffer against native's, operation by operation, on one Node. See docs/benchmarks.md.
import '../scripts/support/require-node.mjs';

import { setup } from '../scripts/setup.mjs';
import { runMain, UserError } from '../scripts/support/say.mjs';
import { measureNode } from './measure-node.mjs';
import { readOptions, USAGE } from './options.mjs';
import { listCases, plan } from './plan.js';
import { print, save } from './report/write.mjs';

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  if (options.lines.length > 0) throw new UserError('Node lines are for npm run bench:matrix.');
  const cases = plan(options.filter);
  if (options.list) return console.log(listCases(cases));
  if (options.target === undefined) setup();
  const run = await measureNode(options, options.node, cases);
  print(run, options);
  save([run], options, `${run.version}-${run.against}`);
});
