// `npm run test:fuzz-core [-- SECONDS [TARGET...]]`: the core under coverage-guided fuzzing, each target of `fuzz/` for
// SECONDS at each CPU level, or at that of FERROBUF_CPU alone. What was found interesting stays in .ferrobuf/fuzz/corpus, so
// that the next run goes on from there (docs/testing.md).
import './support/require-node.mjs';

import { buildTargets, targetNames } from './fuzz-core/build.mjs';
import { fuzz } from './fuzz-core/run.mjs';
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
  for (const target of targets) {
    for (const level of levels) {
      await checks.run(`${target}, ${level}`, () => {
        say(`${target}, ${level}: ${fuzz(program(target), target, level, duration)}`);
      });
    }
  }
  return checks.close();
});

function readArguments() {
  const [word = String(SECONDS), ...names] = process.argv.slice(2);
  const duration = Number(word);
  if (!(Number.isInteger(duration) && duration > 0)) {
    throw new UserError(`SECONDS must be a positive integer, not ${word}.`);
  }
  const all = targetNames();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new UserError(`There is no target ${unknown}. These are: ${all.join(', ')}.`);
  }
  return { duration, targets: names.length === 0 ? all : names };
}
