// `npm run bench:memory [-- LINE... OPTIONS]`: what memory ferrobuf takes beside native Buffer, each measurement in a
// process of its own. See docs/benchmarks-memory.md.
import '../../scripts/support/require-node.mjs';

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import progressModule from '../../examples/progress.js';
import { checkLines, installedLines, nodeBinary } from '../../scripts/support/nodes.mjs';
import { ROOT } from '../../scripts/support/paths.mjs';
import { capture } from '../../scripts/support/run.mjs';
import { runMain, say, seconds } from '../../scripts/support/say.mjs';
import { readOptions, USAGE } from './options.mjs';
import { rowTable } from './report.mjs';

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const start = performance.now();
  const results = [];
  for (const node of binaries(options.lines)) results.push(await measureLine(node, options));
  const file = resolve(options.json ?? join(ROOT, 'bench', 'results', 'memory.json'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ options, results }, undefined, 1));
  say(`${seconds(performance.now() - start)}; ${file}`);
  return closingLine(results);
});

/** Those that the user names, else those that are there, else the Node that runs this. */
function binaries(words) {
  const lines = words.length > 0 ? checkLines(words) : installedLines();
  return lines.length > 0 ? lines.map(nodeBinary) : [process.execPath];
}

async function measureLine(node, options) {
  const version = capture([node, '--version']).output.trim();
  const session = { node, version, options };
  const sections = {};
  for (const name of options.sections) {
    const { title, steps, measure } = await import(`./${name}.mjs`);
    console.log(`\nNode ${version}. ${title}`);
    const bar = new progressModule.Progress(process.stderr, steps(options));
    const rows = await measure({ ...session, bar });
    bar.end();
    console.log(rowTable(rows));
    sections[name] = rows;
  }
  return { version, sections };
}

/** The counts, as every check of the project prints them. @returns {number} the exit status */
function closingLine(results) {
  const rows = results.flatMap(({ sections }) => Object.values(sections).flat());
  const count = (verdict) => rows.filter(({ ok }) => ok === verdict).length;
  console.log(`\n${count(true)} passed, ${count(false)} failed`);
  return count(false) === 0 ? 0 : 1;
}
