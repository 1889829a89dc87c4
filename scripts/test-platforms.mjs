// `npm run test:platforms -- DIR [TRIPLE...]`: builds the addon for other platforms with the kit in DIR, and runs the
// differential tests on it under those platforms' Nodes, in emulators. CONTRIBUTING.md, "Other platforms".
import './support/require-node.mjs';

import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { addonLimit } from './package/limits.mjs';
import { kitAt, PLATFORM_CACHE } from './platforms/kit.mjs';
import { chosenTargets, TARGETS } from './platforms/targets.mjs';
import { setup } from './setup.mjs';
import { ROOT } from './support/paths.mjs';
import { runMain, say } from './support/say.mjs';
import { summarise } from './support/steps.mjs';
import { countNodeTests, differentialFiles } from './support/test-runners.mjs';

// An emulator takes twenty times as long; the many cases are for the machine itself.
const RUNS = process.env.FERROBUF_RUNS ?? '200';

// A process of the other platform cannot start one of its own by itself: the kernel does not know its binaries.
const STARTS_PROCESSES = /child_process|support\/(?:child|output-of)'/;

// How much of a failing file's output is shown: its summary of failures stands at the end.
const SHOWN_LINES = 60;

await runMain(() => {
  const [folder, ...triples] = process.argv.slice(2);
  const kit = kitAt(folder);
  const targets = chosenTargets(TARGETS, triples);
  setup();
  const files = differentialFiles().filter(
    (file) => !STARTS_PROCESSES.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  mkdirSync(PLATFORM_CACHE, { recursive: true });
  return summarise(targets.map((target) => testOn(target, kit, files)));
});

function testOn(target, kit, files) {
  const { triple, isOnlyBuilt } = target;
  const start = performance.now();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const row = () => ({ name: triple, time: performance.now() - start, ...counts });
  const library = kit.build(target);
  counts[library === undefined ? 'failed' : 'passed'] += 1;
  if (library === undefined) return row();
  const { size } = statSync(library);
  const most = addonLimit(triple);
  say(`${triple}: ${size} bytes, of less than ${most}`);
  counts[size < most ? 'passed' : 'failed'] += 1;
  if (isOnlyBuilt) {
    say(`${triple}: built; nothing here can run it.`);
    return row();
  }
  // Node takes a file for an addon by its ending.
  const addon = join(PLATFORM_CACHE, `${triple}.node`);
  copyFileSync(library, addon);
  say(`${triple}: ${identityOf(target, kit)}, ${files.length} files of tests ...`);
  for (const file of files) add(counts, runFile(file, target, kit, addon));
  return row();
}

/** Which Node it is: the proof that the tests run where they should. */
function identityOf(target, kit) {
  const facts = '[process.platform, process.arch, os.endianness(), process.version].join()';
  return kit.run(target, ['-p', facts]).output.trim();
}

function runFile(file, target, kit, addon) {
  const expected = target.oldOracle?.[basename(file)];
  if (expected?.length === 0) return { passed: 0, failed: 0, skipped: 1 };
  const env = { NAPI_RS_NATIVE_LIBRARY_PATH: addon, FERROBUF_RUNS: RUNS };
  const { ok, output } = kit.run(target, ['--test-reporter=spec', file], env);
  const counts = countNodeTests(output);
  const skipped = counts.failed > 0 ? (expected ?? []).filter((name) => failed(name, output)) : [];
  counts.failed -= skipped.length;
  counts.skipped += skipped.length;
  if (counts.failed === 0 && counts.passed > 0 && (ok || skipped.length > 0)) return counts;
  const log = join(PLATFORM_CACHE, `${target.triple}-${basename(file)}.log`);
  writeFileSync(log, output);
  console.log(output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
  say(`${target.triple}: ${file} failed; the whole output is in ${log}`);
  return { ...counts, failed: Math.max(counts.failed, 1) };
}

function failed(name, output) {
  return output.includes(`\n✖ ${name} (`);
}

function add(counts, more) {
  for (const key of Object.keys(counts)) counts[key] += more[key];
}
