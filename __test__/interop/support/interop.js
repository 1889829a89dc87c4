'use strict';

/**
 * Scenarios with real parts of Node, each a function of `Buffer`. What can be observed of it must be the same with
 *
 * - native Buffer: the oracle;
 * - ferrobuf's (import mode), whose instances meet the native ones that Node's own modules make;
 * - both in turns, in either order (mixed), so that each call gets instances of two classes;
 * - `ferrobuf/register`, in a process of its own that runs the same file again.
 *
 * `FERROBUF_INTEROP=all` makes the contents larger (see samples.js): `npm run test:interop`.
 */

const assert = require('node:assert/strict');
const { execFile } = require('node:child_process');
const { describe, it } = require('node:test');
const { cleanEnvironment, REGISTER } = require('../../support/child');
const { native, ours } = require('../../support/worlds');
const { alternating } = require('./alternating');
const { observe, observeAll } = require('./observe');

/** Set in the process that is registered: it prints what it observes, and tests nothing. */
const REGISTERED = 'FERROBUF_INTEROP_REGISTERED';

// Loopback, threads and child processes take milliseconds; a test that waits for ever shall say which it is.
const TIMEOUT_MS = 20_000;

const IN_THIS_PROCESS = {
  import: () => ours.Buffer,
  'ferrobuf first': () => alternating(ours.Buffer, native.Buffer),
  'native first': () => alternating(native.Buffer, ours.Buffer),
};

/** Runs a test file again in a registered process. @returns {Promise<Record<string, object>>} the outcomes by name */
const observeRegistered = (file) =>
  new Promise((resolve, reject) => {
    const env = { ...cleanEnvironment(), [REGISTERED]: '1' };
    const options = { env, maxBuffer: 2 ** 26, timeout: 2 * TIMEOUT_MS };
    execFile(process.execPath, ['--require', REGISTER, file], options, (error, stdout, stderr) => {
      // Nothing printed: it ended with a scenario still waiting.
      if (error === null && stdout !== '') resolve(JSON.parse(stdout));
      else reject(new Error(`the registered process failed: ${error?.message}\n${stderr}`));
    });
  });

const printOutcomes = async (scenarios) => {
  assert.ok(native.Buffer[Symbol.for('ferrobuf.register')], 'ferrobuf is not registered');
  process.stdout.write(JSON.stringify(await observeAll(scenarios, native.Buffer)));
};

/**
 * Registers a test for each scenario.
 *
 * @param {string} subject
 * @param {Record<string, import('./observe').Scenario>} scenarios an error that is wanted must be caught in the scenario (`errorOf`)
 * @param {Record<string, { modes: string[], row: string }>} [differs] scenarios that see two classes: in which of the
 *   modes, and the row of docs/compatibility.md that tells why
 */
const interop = (subject, scenarios, differs = {}) => {
  const file = process.argv[1];
  if (process.env[REGISTERED] !== undefined) return printOutcomes(scenarios);
  const registered = observeRegistered(file);
  // Each test awaits it, and fails with it.
  registered.catch(() => {});
  return describe(subject, () => {
    for (const [name, scenario] of Object.entries(scenarios)) {
      it(name, { timeout: TIMEOUT_MS }, async () => {
        const expected = await observe(scenario, native.Buffer);
        assert.ok(!expected.thrown, `native itself fails: ${expected.stack}`);
        for (const [mode, bufferOf] of Object.entries(IN_THIS_PROCESS)) {
          const isTold = differs[name]?.modes.includes(mode);
          const check = isTold ? assert.notDeepEqual : assert.deepEqual;
          check(await observe(scenario, bufferOf()), expected, mode);
        }
        assert.deepEqual((await registered)[name], expected, 'register');
      });
    }
  });
};

module.exports = { interop };
