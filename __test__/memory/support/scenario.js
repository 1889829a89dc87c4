'use strict';

/**
 * Scenarios: short programs about threads, ends of processes and lack of memory, each in a process of its own, because
 * the fault looked for is a crash or a hang. What a scenario prints, its exit code and its signal are compared with
 * what was expected, and with native Buffer's own.
 */

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { it } = require('node:test');

const CHILD = join(__dirname, 'scenario-child.js');

/** How often each scenario runs: 1 in `npm test`; a campaign sets more. */
const REPETITIONS = Number(process.env.FERROBUF_REPETITIONS ?? 1);

/** A hang is a failure. Under a sanitizer everything takes many times as long. */
const TIME_LIMIT = 60_000 * Number(process.env.FERROBUF_PATIENCE ?? 1);

/**
 * @typedef {object} Outcome how a process ended
 * @property {number | null} status exit code
 * @property {string | null} signal what killed it
 * @property {string} output standard output
 * @property {string} errors standard error
 */

/**
 * @param {string[]} command
 * @param {Record<string, string>} [env] beside this process's own
 * @returns {Promise<Outcome>}
 */
const runProcess = (command, env) =>
  new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), {
      // A runner of tests tells its children to report to it, and these are none of its tests.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIME_LIMIT,
      killSignal: 'SIGKILL',
    });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        texts[name] += text;
      });
    }
    child.on('error', reject);
    child.on('close', (status, signal) =>
      resolve({ status, signal, output: texts.stdout, errors: texts.stderr }),
    );
  });

/**
 * Runs a function in a process of its own. It is passed as text: it must not refer to anything outside itself.
 *
 * @param {(tools: object, require: Function) => unknown} run
 * @param {object} [options]
 * @param {'ferrobuf' | 'native'} [options.world]
 * @param {unknown} [options.input] what JSON can carry
 * @param {string[]} [options.flags] of Node
 * @param {Record<string, string>} [options.env]
 * @param {string[]} [options.wrapper] a command that starts Node
 * @returns {Promise<Outcome>}
 */
const runScenario = (run, options = {}) => {
  const { world = 'ferrobuf', input, flags = ['--expose-gc'], env, wrapper = [] } = options;
  return runProcess([...wrapper, process.execPath, ...flags, CHILD], {
    ...env,
    FERROBUF_SCENARIO: JSON.stringify({ source: String(run), world, input }),
  });
};

const endOf = ({ status, signal, output }) => ({ status, signal, output });

/**
 * A test: the scenario in ferrobuf's world ends as expected, and in native's world, too.
 *
 * @param {string} name
 * @param {object} expected
 * @param {string | string[]} expected.output its lines
 * @param {number} [expected.status] exit code
 * @param {false | string} [expected.skip] why it is not run here
 * @param {string} [expected.oursAlone] why native's world is not asked
 * @param {(tools: object, require: Function) => unknown} run
 * @param {Parameters<typeof runScenario>[1]} [options]
 */
const scenario = (name, { output, status = 0, skip = false, oursAlone }, run, options) => {
  const expected = { status, signal: null, output: [output].flat().concat('').join('\n') };
  const isAsExpected = async (world) => {
    const outcome = await runScenario(run, { ...options, world });
    assert.deepEqual(endOf(outcome), expected, `${world}: ${outcome.errors}`);
  };
  it(name, { skip }, async () => {
    for (let i = 0; i < REPETITIONS; i++) await isAsExpected('ferrobuf');
    if (oursAlone === undefined) await isAsExpected('native');
  });
};

module.exports = { REPETITIONS, endOf, runProcess, runScenario, scenario };
