// `npm run test:packages [-- [--write] LINE...]`: real packages with native Buffer, with ferrobuf's, and in register
// mode, on the Node that runs this, or on other lines. `--write` puts the table of what is run into docs/interop.md;
// without it, a table that is out of date is a failure.
import './support/require-node.mjs';

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { installPackages } from './setup/packages.mjs';
import { setup } from './setup.mjs';
import { testOnLine } from './support/node-line.mjs';
import { checkLines, LINES } from './support/nodes.mjs';
import { ROOT } from './support/paths.mjs';
import { runMain } from './support/say.mjs';
import { summarise } from './support/steps.mjs';

const require = createRequire(import.meta.url);

const PAGE = join(ROOT, 'docs', 'interop.md');
const TABLE = /(?<=<!-- packages: .* -->\n)[\s\S]*?(?=<!-- end -->)/;
const SUITE = join('__test__', 'packages', 'suite.js');

/** The line of this Node, so that one command needs no other. */
const OWN = LINES.filter((line) => line === process.versions.node.split('.')[0]);

await runMain(() => {
  const words = process.argv.slice(2);
  const lines = checkLines(words.filter((word) => word !== '--write'));
  setup();
  installPackages();
  const suite = { what: 'real packages', folder: 'packages-log', files: [SUITE] };
  return summarise([
    checkTable(words.includes('--write')),
    ...(lines.length > 0 ? lines : OWN).map((line) => testOnLine(line, suite)),
  ]);
});

/** @returns {object} a row for `summarise` */
function checkTable(isWritten) {
  const start = performance.now();
  const page = readFileSync(PAGE, 'utf8');
  const updated = page.replace(TABLE, () => table());
  if (isWritten) writeFileSync(PAGE, updated);
  const isCurrent = isWritten || page === updated;
  return {
    name: isCurrent ? 'docs/interop.md' : 'docs/interop.md is out of date: run with --write',
    time: performance.now() - start,
    passed: Number(isCurrent),
    failed: Number(!isCurrent),
    skipped: 0,
  };
}

function table() {
  // Not before the packages are installed.
  const { catalogue } = require('../__test__/packages/support/catalogue.js');
  const { load, versionOf } = require('../__test__/packages/support/installed.js');
  const rows = catalogue.map(({ name, what, scenarios, ownTests = [] }) => {
    const count = Object.keys(scenarios(load)).length;
    return `| ${name} | ${versionOf(name)} | ${count} | ${ownTests.length || ''} | ${what} |`;
  });
  return [
    '| package | version | scenarios | own test files | what is run |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
