// `npm run test:fuzz-core [-- SECONDS [TARGET...]]`: the core under coverage-guided fuzzing, each target of `fuzz/` for
// SECONDS at each CPU level, or at that of FERROBUF_CPU alone. What was found interesting stays in .ferrobuf/fuzz/corpus, so
// that the next run goes on from there (docs/testing.md). With `--distil` in place of SECONDS, nothing is fuzzed: the least of
// the corpus that reaches the same code becomes the seeds in fuzz/seeds, with which each corpus begins.
import './support/require-node.mjs';

import { buildTargets, targetNames } from './fuzz-core/build.mjs';
import { fuzz } from './fuzz-core/run.mjs';
import { distil } from './fuzz-core/seeds.mjs';
import { Checks } from './support/checks.mjs';
import { runMain, say, UserError } from './support/say.mjs';

const SECONDS = 30;

/** Those of src/core/arch; what the CPU cannot do is ignored there. The highest comes first: it has the most code. */
const LEVELS = ['avx512', 'avx2', 'generic'];

await runMain(async () => {
  const { duration, targets } = readArguments();
  const levels = process.env.FERROBUF_CPU === undefined ? LEVELS : [process.env.FERROBUF_CPU];
  const program = buildTargets(targets);
  const checks = new Checks();
  const check = (name, run) => checks.run(name, () => say(`${name}: ${run()}`));
  for (const target of targets) {
    if (duration === undefined) {
      await check(`${target}, seeds`, () => distil(program(target), target, levels));
      continue;
    }
    for (const level of levels) {
      await check(`${target}, ${level}`, () => fuzz(program(target), target, level, duration));
    }
  }
  return checks.close();
});

/** @returns {{ duration: number | undefined, targets: string[] }} undefined: no fuzzing, but new seeds */
function readArguments() {
  const [word = String(SECONDS), ...names] = process.argv.slice(2);
  const duration = word === '--distil' ? undefined : Number(word);
  if (duration !== undefined && !(Number.isInteger(duration) && duration > 0)) {
    throw new UserError(`SECONDS must be a positive integer, not ${word}.`);
  }
  const all = targetNames();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new UserError(`There is no target ${unknown}. These are: ${all.join(', ')}.`);
  }
  return { duration, targets: names.length === 0 ? all : names };
}
