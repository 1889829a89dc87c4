// `npm run bench:apps [-- LINE... OPTIONS]`: whole applications with native Buffer, with ferrobuf's, and in register
// mode, loaded from a second process. See docs/benchmarks-apps.md.
import '../../scripts/support/require-node.mjs';

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import progressModule from '../../examples/progress.js';
import { installPackages } from '../../scripts/setup/packages.mjs';
import { nodeBinary } from '../../scripts/support/nodes.mjs';
import { ROOT } from '../../scripts/support/paths.mjs';
import { capture } from '../../scripts/support/run.mjs';
import { runMain, say, seconds } from '../../scripts/support/say.mjs';
import { measureAlone, withoutServer } from './alone.mjs';
import { LIMIT, measureApplication, PACES } from './campaign.mjs';
import { readOptions, USAGE } from './options.mjs';
import { resultTable } from './report.mjs';

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  if (options.chosen.some(({ packages }) => packages)) installPackages();
  const binaries = options.lines.length > 0 ? options.lines.map(nodeBinary) : [process.execPath];
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf-apps-'));
  const runs = [];
  try {
    for (const node of binaries) {
      if (options.alone) measureAll({ node, folder }, options);
      else runs.push(await measureLine({ node, folder }, options));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (options.alone) return 0;
  const file = resolve(options.json ?? join(ROOT, 'bench', 'results', 'apps.json'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ pace: options.pace, runs }, undefined, 1)}\n`);
  say(`${seconds(performance.now() - start)}; ${file}`);
  return options.pace === 'smoke' ? 0 : closingLine(runs.flatMap(({ results }) => results));
});

function versionOf(node) {
  return capture([node, '--version']).output.trim();
}

function measureAll(session, { chosen, pace }) {
  console.log(
    `\nNode ${versionOf(session.node)}, without servers: native's time, and its ratio to the mode's, above 1 it is faster\n`,
  );
  for (const application of withoutServer(chosen)) {
    console.log(measureAlone(session, application, pace));
  }
}

async function measureLine(session, { chosen, pace }) {
  const version = versionOf(session.node);
  const commit = capture(['git', 'describe', '--always', '--dirty']).output.trim();
  const { sets, rounds, batch } = PACES[pace];
  console.log(
    `\nNode ${version}: ${sets} times ${rounds} batches of ${batch} ms; ratios of native's time to the mode's, above 1 it is faster\n`,
  );
  const bar = new progressModule.Progress(process.stderr, chosen.length * sets);
  const results = [];
  for (const application of chosen) {
    const whole = { ...session, pace: PACES[pace] };
    results.push(await measureApplication(whole, application, (label) => bar.step(label)));
  }
  bar.end();
  console.log(resultTable(results));
  const machine = cpus()[0].model.trim();
  return { version, commit, machine, created: new Date().toISOString(), results };
}

/** The counts, as every check of the project prints them. @returns {number} the exit status */
function closingLine(results) {
  const passed = results.filter(({ ok }) => ok).length;
  console.log(`Register mode is at ${LIMIT} of native's CPU time or above, or it has failed (!).`);
  console.log(`\n${passed} passed, ${results.length - passed} failed`);
  return passed === results.length ? 0 : 1;
}
