'use strict';

/** Scripts in processes of their own, with ferrobuf's folder as working directory. */

const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const REGISTER = join(ROOT, 'register.js');

/** The environment without what a test runner, or the mode of the tests, puts into it. */
const cleanEnvironment = () => {
  const { NODE_TEST_CONTEXT, NODE_OPTIONS, FERROBUF_MODE, ...env } = process.env;
  return env;
};

/**
 * Runs `node`.
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {{ status: number | null, stdout: string, stderr: string }}
 */
const node = (args, env = {}) =>
  spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...cleanEnvironment(), ...env },
  });

/**
 * Evaluates the body of an async function in a new process.
 * @param {string} body CommonJS, or an ES module when the flags say so; what it returns must survive JSON
 * @param {string[]} [flags] of node
 * @param {Record<string, string>} [env]
 * @returns {unknown} what the body returned
 */
const evaluate = (body, flags = [], env = {}) => {
  const script = `(async () => { ${body} })().then((value) => console.log(JSON.stringify(value)));`;
  const { status, stdout, stderr } = node([...flags, '-e', script], env);
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
  return JSON.parse(stdout);
};

module.exports = { REGISTER, ROOT, cleanEnvironment, evaluate, node };
