'use strict';

/** Loads ferrobuf with each call of Node-API, or each allocation, failing that loading makes: it says so, or works. */

const { writeSync } = require('node:fs');
const { join } = require('node:path');
const { faultsOf, withFault } = require('./shim');

const ROOT = join(__dirname, '..', '..');

const load = () => {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(ROOT) && !file.startsWith(__dirname)) delete require.cache[file];
  }
  return require(ROOT);
};

const worksAsEver = ({ Buffer }) => Buffer.from('works', 'latin1').toString('hex') === '776f726b73';

const family = process.argv[2];
const wrong = [];
let failures = 0;
let calls = 0;
for (const fault of faultsOf(family)) {
  for (let at = 1; ; at++) {
    const name = `${JSON.stringify(fault)} at ${at}`;
    writeSync(2, `${name}\n`);
    const outcome = withFault({ ...fault, at }, load);
    calls = outcome.calls.length;
    if (calls < at) break;
    const { error, value } = outcome;
    if (error === undefined) {
      if (!worksAsEver(value)) wrong.push(`${name}, ${outcome.calls[at - 1]}: does not work`);
    } else {
      failures += 1;
      if (error.code !== 'ERR_FERROBUF_NATIVE' || !(error instanceof Error))
        wrong.push(`${name}, ${outcome.calls[at - 1]}: ${error}`);
    }
    if (!worksAsEver(load())) wrong.push(`after ${name}: does not work`);
  }
}
writeSync(1, JSON.stringify({ wrong, failures, calls }));
