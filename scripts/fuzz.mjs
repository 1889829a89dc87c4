// `npm run test:fuzz [-- MINUTES]`: the differential tests again and again, each round with another
// seed, until one fails, MINUTES are over, or Ctrl-C. FERROBUF_RUNS sets the cases of each property
// in a round; with FERROBUF_SEED there is one round, with that seed.
import './support/require-node.mjs';

import { randomInt } from 'node:crypto';

import { setup } from './setup.mjs';
import { capture } from './support/run.mjs';
import { runMain, say, seconds, UserError } from './support/say.mjs';
import { countNodeTests, differentialFiles, nodeTestCommand } from './support/test-runners.mjs';

// What `npm test` runs as well; more at a time would only make the report of a failure rarer.
const RUNS = process.env.FERROBUF_RUNS ?? '2000';

await runMain(() => {
  setup();
  const files = differentialFiles();
  const end = performance.now() + minutes() * 60_000;
  const given = process.env.FERROBUF_SEED;
  if (given !== undefined) return runRound(files, given) ? 0 : 1;
  while (performance.now() < end) {
    if (!runRound(files, String(randomInt(2 ** 31)))) return 1;
  }
  return 0;
});

function minutes() {
  const word = process.argv[2];
  const count = word === undefined ? Infinity : Number(word);
  if (!(count > 0)) throw new UserError(`MINUTES must be a positive number, not ${word}.`);
  return count;
}

/** @returns {boolean} whether all properties held */
function runRound(files, seed) {
  const start = performance.now();
  const env = { ...process.env, FERROBUF_SEED: seed, FERROBUF_RUNS: RUNS };
  const { ok, output } = capture(nodeTestCommand(process.execPath, files), { env });
  const { passed, failed } = countNodeTests(output);
  if (ok && passed > 0) {
    say(`seed ${seed}: ${passed} tests passed in ${seconds(performance.now() - start)}`);
    return true;
  }
  console.log(output);
  say(`seed ${seed}: ${failed} tests failed. To run them again:`);
  say(`FERROBUF_SEED=${seed} FERROBUF_RUNS=${RUNS} npm run test:fuzz`);
  return false;
}
