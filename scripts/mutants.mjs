// `npm run test:mutants [-- FILE...]`: would the tests notice? Files of lib/ with one small mistake each, made on purpose, run
// against their tests. A mutant that no test fails on is a missing test, or the same as the original: then it is in
// mutants/reasons-*.mjs with the reason (docs/testing.md).
import './support/require-node.mjs';

import { availableParallelism } from 'node:os';

import { reasonFor, unusedReasons } from './mutants/equivalent.mjs';
import { FILES, testsOf } from './mutants/files.mjs';
import { mutantsOf } from './mutants/mutations.mjs';
import { Tree } from './mutants/tree.mjs';
import { setup } from './setup.mjs';
import { runMain, say, seconds, UserError } from './support/say.mjs';

await runMain(async () => {
  const files = readArguments();
  setup();
  const trees = Array.from({ length: availableParallelism() }, (_, index) => new Tree(index));
  const total = { passed: 0, failed: 0 };
  try {
    for (const file of files) {
      const { killed, survivors } = await tryMutants(file, trees);
      total.passed += killed;
      total.failed += survivors;
    }
  } finally {
    for (const tree of trees) tree.remove();
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

function readArguments() {
  const names = process.argv.slice(2).map((name) => name.replace(/^lib\//, ''));
  const unknown = names.find((name) => !FILES.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      `No tests are named for lib/${unknown}. They are for: ${FILES.join(', ')}.`,
    );
  }
  return names.length === 0 ? FILES : names;
}

/** All mutants of a file, as many at a time as there are trees. */
async function tryMutants(file, trees) {
  const start = performance.now();
  const tests = testsOf(file);
  const original = await trees[0].run(tests);
  if (!original.ok) throw new UserError(`The tests of lib/${file} fail without a mutant.`);
  const left = mutantsOf(trees[0].read(file));
  const count = left.length;
  const results = [];
  const work = async (tree) => {
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
      tree.write(file, mutant.text);
      const { ok } = await tree.run(tests, original.time);
      if (ok) results.push(mutant);
    }
    tree.restore(file);
  };
  await Promise.all(trees.map(work));
  const survivors = results.filter((mutant) => reasonFor(file, mutant) === undefined);
  const explained = results.length - survivors.length;
  const killed = count - results.length;
  for (const { line, before, after } of survivors) {
    console.log(`FAILED lib/${file}:${line}\n  - ${before}\n  + ${after}`);
  }
  for (const { code } of unusedReasons(file, results)) {
    say(`lib/${file}: there is a reason for what does not survive: ${code}`);
  }
  say(
    `lib/${file}: ${count} mutants, ${killed} killed, ${explained} equivalent, ` +
      `${survivors.length} survived, ${seconds(performance.now() - start)}`,
  );
  return { killed: killed + explained, survivors: survivors.length };
}
