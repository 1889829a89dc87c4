// `npm run test:core-targets -- DIR [TRIPLE...]`: the core's Rust tests on other processors, built with the kit in DIR and run
// in emulators: NEON, big-endian, 32 bits. CONTRIBUTING.md, "Other platforms".
import './support/require-node.mjs';

import { basename } from 'node:path';

import { CORE_TARGETS } from './platforms/core-targets.mjs';
import { kitAt } from './platforms/kit.mjs';
import { chosenTargets } from './platforms/targets.mjs';
import { capture } from './support/run.mjs';
import { runMain, say } from './support/say.mjs';
import { summarise } from './support/steps.mjs';
import { countCargoTests } from './support/test-runners.mjs';

/** An emulator takes ten times as long as the machine, which takes a minute when it is busy. */
const RUN_TIMEOUT_MS = 30 * 60_000;

/** How much of a failing program's output is shown: its summary of failures stands at the end. */
const SHOWN_LINES = 60;

await runMain(() => {
  const [folder, ...triples] = process.argv.slice(2);
  const kit = kitAt(folder);
  const targets = chosenTargets(CORE_TARGETS, triples);
  return summarise(targets.map((target) => testOn(target, kit)));
});

function testOn(target, kit) {
  const { triple, what } = target;
  const start = performance.now();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const programs = kit.buildTests(target);
  if (programs.length === 0) counts.failed += 1;
  for (const program of programs) {
    say(`${triple}: running ${basename(program)} ...`);
    const more = runProgram(program, target, kit);
    for (const key of Object.keys(counts)) counts[key] += more[key];
  }
  return { name: `${triple} (${what})`, time: performance.now() - start, ...counts };
}

function runProgram(program, target, kit) {
  const emulator = kit.emulator(target);
  const leftOut = (target.leftOut ?? []).flatMap((name) => ['--skip', name]);
  const command = [...emulator, program, ...leftOut];
  // Some tests start their own program again.
  const env = { ...process.env, ...(emulator.length > 0 && { FERROBUF_EMULATOR: emulator[0] }) };
  const { ok, output } = capture(command, { env, timeout: RUN_TIMEOUT_MS });
  const counts = countCargoTests(output);
  if (ok && counts.failed === 0 && counts.passed > 0) return counts;
  console.log(output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
  say(`${target.triple} failed; to run it again: ${command.join(' ')}`);
  return { ...counts, failed: Math.max(counts.failed, 1) };
}
