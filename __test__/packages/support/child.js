/** `node child.js MODE NAME`: runs the scenarios of a file, and prints as JSON what was observed. */

const assert = require('node:assert/strict');
const { join } = require('node:path');
const { observeAll } = require('../../interop/support/observe');
const { load } = require('./installed');
const { MODES } = require('./modes');

const [mode, name] = process.argv.slice(2);

const main = async () => {
  assert.ok(MODES[mode].isInPlace(), `this is not ${mode} mode`);
  // One that takes what `require('buffer')` gives, and hands it on.
  assert.equal(load('safe-buffer').Buffer, Buffer);
  const { scenarios } = require(join(__dirname, '..', 'scenarios', name));
  const outcomes = await observeAll(scenarios(load), Buffer);
  // Not before all is written: what a package has left open must not keep the process.
  process.stdout.write(JSON.stringify(outcomes), () => process.exit());
};

main();
