import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { ROOT } from '../../scripts/support/paths.mjs';
import { say, seconds } from '../../scripts/support/say.mjs';
import format from './format.js';
import html from './html.js';
import text from './text.js';

const RESULTS = join(ROOT, 'bench', 'results');

/** Prints a run's tables. */
export function print(run, { details }) {
  const { results, classes, startup, noise, against } = run;
  console.log(`\nratio = time of ${against} / time of ferrobuf\n`);
  console.log(details ? text.detailTable(results) : text.ratioTable(results));
  console.log(text.classTable(classes));
  console.log(`Below the limit of every operation:\n${text.lossTable(results)}`);
  console.log(text.troubles(results));
  const verdict = startup.over <= startup.limit ? 'reached' : 'NOT reached';
  console.log(
    `require('ferrobuf'): ${startup.over.toFixed(1)} ms over an empty module, at most ${startup.limit}: ${verdict}`,
  );
  if (noise !== undefined) {
    const { count, low, high } = noise;
    console.log(
      `Noise: native against native, ${count} cases: ${format.ratioText(low)} to ${format.ratioText(high)} (5th to 95th percentile)`,
    );
  }
  say(`Node ${run.version}: ${seconds(run.seconds * 1000)}`);
}

/**
 * Writes the JSON, the page, and the losses as text.
 *
 * @param {import('../measure-node.mjs').Run[]} runs
 * @param {object} options of options.mjs
 * @param {string} name of the files, where the options name none
 */
export function save(runs, options, name) {
  const json = resolve(options.json ?? join(RESULTS, `${name}.json`));
  const page = resolve(options.html ?? json.replace(/(\.json)?$/, '.html'));
  write(json, `${JSON.stringify({ runs }, undefined, 1)}\n`);
  write(page, html.page(runs));
  if (options.losses) write(resolve(options.losses), runs.map(losses).join('\n'));
  say(`results: ${json}`);
  say(`page: ${page}`);
}

const losses = ({ version, commit, results }) =>
  `Node ${version}, ${commit}\n${text.lossTable(results)}`;

function write(file, contents) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
