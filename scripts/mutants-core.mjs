// `npm run test:mutants-core [-- [--shard K/N] FILE...]`: would the core's tests notice? cargo-mutants makes one small mistake at
// a time in the files of src/core (or in the FILEs, or folders), and runs the tests of that part; `--shard 0/8` takes every
// eighth mutant. One that no test fails on is a missing test, or the same as the original: then it is in
// mutants-core/equivalent.mjs with the reason (docs/testing.md).
import './support/require-node.mjs';

import { parseArgs } from 'node:util';

import { reasonFor, unusedReasons } from './mutants-core/equivalent.mjs';
import { PARTS, partOf } from './mutants-core/parts.mjs';
import { hasAvx512, requireCargoMutants, runPart } from './mutants-core/run.mjs';
import { copyCore, coreFiles } from './mutants-core/tree.mjs';
import { requireToolchain } from './setup/toolchain.mjs';
import { runMain, say, seconds, UserError } from './support/say.mjs';

await runMain(() => {
  const { chosen, shard } = readArguments();
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new UserError('The mutants of the core are judged on Linux on x64 only.');
  }
  requireToolchain();
  requireCargoMutants();
  if (!hasAvx512()) {
    say('This CPU has no AVX-512: avx512.rs is left out, and mistakes at that level go unnoticed.');
  }
  copyCore();
  const total = { passed: 0, failed: 0 };
  for (const part of PARTS) {
    const files = chosen.filter((file) => partOf(file) === part);
    if (files.length === 0) continue;
    const { passed, failed } = tryMutants(part, files, shard);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/** @returns {{ chosen: string[], shard: string | undefined }} names in src/core */
function readArguments() {
  const { values, positionals } = parseArgs({
    options: { shard: { type: 'string' } },
    allowPositionals: true,
  });
  const all = coreFiles();
  const names = positionals.map((name) => name.replace(/^src\/core\//, '').replace(/\/$/, ''));
  const filesOf = (name) => all.filter((file) => file === name || file.startsWith(`${name}/`));
  const unknown = names.find((name) => filesOf(name).length === 0);
  if (unknown !== undefined) throw new UserError(`There is no src/core/${unknown} to mutate.`);
  const chosen = names.length === 0 ? all : names.flatMap(filesOf);
  return { chosen: [...new Set(chosen)], shard: values.shard };
}

function tryMutants(part, files, shard) {
  const start = performance.now();
  const { caught, timeout, unviable, missed } = runPart(part, files, shard);
  const survivors = missed.filter((mutant) => reasonFor(mutant) === undefined);
  for (const { file, line, what, after } of survivors) {
    console.log(`FAILED src/core/${file}:${line}: ${what}`);
    if (after !== undefined) console.log(`  + ${after}`);
  }
  // A shard has not tried all that there is a reason for.
  const unused = shard === undefined ? unusedReasons(files, missed) : [];
  for (const { file, code } of unused) {
    say(`src/core/${file}: there is a reason for what does not survive: ${code}`);
  }
  const equivalent = missed.length - survivors.length;
  say(
    `${part.name}: ${caught} caught, ${timeout} by the time limit, ${unviable} do not compile, ` +
      `${equivalent} equivalent, ${survivors.length} missed, ${seconds(performance.now() - start)}`,
  );
  return { passed: caught + timeout + equivalent, failed: survivors.length };
}
