// `npm run bench`: ferrobuf's Buffer against native's, operation by operation. See docs/benchmarks.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import progressModule from '../examples/progress.js';
import { ROOT } from '../scripts/support/paths.mjs';
import { capture } from '../scripts/support/run.mjs';
import { runMain, say, seconds, UserError } from '../scripts/support/say.mjs';
import { runCampaign } from './campaign.mjs';
import { judge } from './classes.js';
import { readOptions, USAGE } from './options.mjs';
import { plan } from './plan.js';
import text from './report/text.js';

const RESULTS = join(ROOT, 'bench', 'results');

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const cases = plan(options.filter);
  if (cases.length === 0) throw new UserError('No case fits: --list shows them.');
  if (options.list) return list(cases);
  const run = await measureAll(options, cases);
  report(run, options);
});

function list(cases) {
  for (const { name, content, size } of cases) console.log(`${name}\t${content}\t${size}`);
  say(`${cases.length} cases`);
}

async function measureAll(options, cases) {
  const target = resolve(options.target);
  const node = options.node;
  const version = capture([node, '--version']).output.trim();
  const { against, quick } = options;
  say(`Node ${version}, ${target} against ${against}: ${cases.length} cases`);
  const start = performance.now();
  const bar = new progressModule.Progress(process.stderr, cases.length);
  const job = { node, target, against, pace: quick ? 'quick' : 'full', cases };
  const results = await runCampaign(job, {
    retries: options.retries,
    step: (label) => bar.step(label),
  });
  bar.end();
  return { version, target, against, quick, seconds: (performance.now() - start) / 1000, results };
}

function report(run, options) {
  const { results } = run;
  console.log(options.details ? text.detailTable(results) : text.ratioTable(results));
  console.log(text.classTable(judge(results)));
  const losses = text.lossTable(results);
  console.log(`Losses (below 0.95):\n${losses}`);
  console.log(text.troubles(results));
  const json = resolve(options.json ?? join(RESULTS, `${run.version}-${run.against}.json`));
  write(json, JSON.stringify(run, undefined, 1));
  if (options.losses) write(resolve(options.losses), losses);
  say(`${seconds(run.seconds * 1000)}; ${json}`);
}

function write(file, contents) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
