/** Runs a package's scenarios, or its own tests, in each mode. */

const { execFile } = require('node:child_process');
const { cleanEnvironment } = require('../../support/child');
const { MODULES } = require('./installed');
const { MODES } = require('./modes');
const { dirname, join } = require('node:path');

const CHILD = require.resolve('./child');

// The longest takes some 3 s.
const TIMEOUT_MS = 60_000;

const node = (args, options) =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { env: cleanEnvironment(), maxBuffer: 2 ** 26, timeout: TIMEOUT_MS, ...options },
      (error, stdout, stderr) => resolve({ error, stdout, stderr }),
    );
  });

/** @returns {Promise<Record<string, object>>} the outcomes of the scenarios by their names */
const observeIn = async (mode, name) => {
  const { error, stdout, stderr } = await node([...MODES[mode].flags, CHILD, mode, name]);
  if (error === null && stdout !== '') return JSON.parse(stdout);
  throw new Error(`${name}, ${mode}: ${error?.message ?? 'it ended early'}\n${stderr}`);
};

/**
 * @param {string} mode
 * @param {string} file below node_modules
 * @returns {Promise<{ failed: boolean, lines: string[], output: string }>} the verdicts of its TAP
 */
const runOwnTest = async (mode, file) => {
  const path = join(MODULES, file);
  const result = await node([...MODES[mode].flags, '--test-reporter=tap', path], {
    cwd: dirname(path),
  });
  const { error, stdout, stderr } = result;
  const lines = stdout.match(/^(not )?ok \d+.*$/gm) ?? [];
  return { failed: error !== null, lines, output: `${stdout}${stderr}` };
};

module.exports = { observeIn, runOwnTest };
