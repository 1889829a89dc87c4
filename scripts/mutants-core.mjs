// `npm run test:mutants-core [-- FILE...]`: would the core's tests notice? cargo-mutants makes one small mistake at a time in the
// files of src/core (or in those below the FILEs), and runs the tests of that part. A mutant that no test fails on is a
// missing test, or the same as the original: then it is in mutants-core/equivalent.mjs with the reason (docs/testing.md).
import './support/require-node.mjs';

import { reasonFor, unusedReasons } from './mutants-core/equivalent.mjs';
import { requireCargoMutants, runPart } from './mutants-core/run.mjs';
import { PARTS, partOf } from './mutants-core/parts.mjs';
import { copyCore, coreFiles } from './mutants-core/tree.mjs';
import { requireToolchain } from './setup/toolchain.mjs';
import { runMain, say, seconds } from './support/say.mjs';
import { UserError } from './support/say.mjs';

await runMain(() => {
  const chosen = readArguments();
  requireToolchain();
  requireCargoMutants();
  copyCore();
  const total = { passed: 0, failed: 0 };
  for (const part of PARTS) {
    const files = chosen.filter((file) => partOf(file) === part);
    if (files.length === 0) continue;
    const { passed, failed } = tryMutants(part, files);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/** @returns {string[]} names in src/core */
function readArguments() {
  const all = coreFiles();
  const names = process.argv.slice(2).map((name) => name.replace(/^src\/core\//, ''));
  if (names.length === 0) return all;
  const within = (name) => all.filter((file) => file === name || file.startsWith(`${name}/`));
  const unknown = names.find((name) => within(name.replace(/\/$/, '')).length === 0);
  if (unknown !== undefined) throw new UserError(`There is no src/core/${unknown} to mutate.`);
  return [...new Set(names.flatMap((name) => within(name.replace(/\/$/, ''))))];
}

function tryMutants(part, files) {
  const start = performance.now();
  const { caught, timeout, unviable, missed } = runPart(part, files);
  const survivors = missed.filter((mutant) => reasonFor(mutant) === undefined);
  for (const { file, line, what, after } of survivors) {
    console.log(`FAILED src/core/${file}:${line}\n  ${what}${after === undefined ? '' : `\n  + ${after}`}`);
  }
  for (const { file, code } of unusedReasons(files, missed)) {
    say(`src/core/${file}: there is a reason for what does not survive: ${code}`);
  }
  const equivalent = missed.length - survivors.length;
  say(
    `${part.name}: ${caught} caught, ${timeout} more by the time limit, ${unviable} not compiled, ${equivalent} equivalent, ` +
      `${survivors.length} missed, ${seconds(performance.now() - start)}`,
  );
  return { passed: caught + timeout + equivalent, failed: survivors.length };
}
