'use strict';

/** Loads ferrobuf with the calls of Node-API, or the allocations, failing that loading makes: it says so, or works. */

const { writeSync } = require('node:fs');
const { join } = require('node:path');
const { faultsOf, held, STATUSES, withFault } = require('./shim');

const ROOT = join(__dirname, '..', '..');

/** Whether all places are tried, with all statuses, or of each function the first few and the last, with two. */
const [family, isWhole] = [process.argv[2], process.argv[3] === '1'];
const FEW = 3;

const load = () => {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(ROOT) && !file.startsWith(__dirname)) delete require.cache[file];
  }
  return require(ROOT);
};

const worksAsEver = ({ Buffer }) => Buffer.from('works', 'latin1').toString('hex') === '776f726b73';

/** How much the addon holds more after something. */
const growthOf = (run) => {
  const before = held();
  run();
  return held() - before;
};

/** Of the table of functions, which all go the same way, only some rows are tried. */
const placesOf = (calls) => {
  const seen = {};
  return calls.flatMap((name, index) => {
    seen[name] = (seen[name] ?? 0) + 1;
    const isLast = !calls.includes(name, index + 1);
    return isWhole || isLast || seen[name] <= FEW ? [index + 1] : [];
  });
};

const wrong = [];
let failures = 0;
load();
const growth = growthOf(load);
const { calls } = withFault(faultsOf(family)[0], load);
const { genericFailure, pendingException } = STATUSES;
const isUsual = ({ status, onwards }) =>
  family === 'memory' || status === genericFailure || (status === pendingException && !onwards);
const faults = faultsOf(family).filter((fault) => isWhole || isUsual(fault));
for (const fault of faults) {
  for (const at of placesOf(calls)) {
    const place = `${JSON.stringify(fault)}, call ${at}, ${calls[at - 1]}`;
    writeSync(2, `${place}\n`);
    let outcome;
    const kept = growthOf(() => {
      outcome = withFault({ ...fault, at }, load);
    });
    const { error, value } = outcome;
    if (error !== undefined) {
      failures += 1;
      if (!(error instanceof Error) || error.code !== 'ERR_FERROBUF_NATIVE')
        wrong.push(`${place}: ${error}`);
      // Nothing, or what an environment that has the addon keeps to its end, or the part of it that was made.
      if (kept < 0 || kept > growth) wrong.push(`${place}: keeps ${kept}`);
    } else if (!worksAsEver(value)) {
      wrong.push(`${place}: does not work`);
    }
  }
  if (!worksAsEver(load())) wrong.push(`after ${JSON.stringify(fault)}: does not work`);
}
writeSync(1, JSON.stringify({ wrong, failures, calls: calls.length }));
