/** Programs in other runtimes, where `npm run test:runtimes` has installed them. */

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { join } = require('node:path');
const { cleanEnvironment, ROOT } = require('../../support/child');

const FOLDER = join(ROOT, '.ferrobuf', 'runtimes');
const BIN = join(FOLDER, 'node_modules', '.bin');

// The longest file allocates a lot: 3 s, and on a busy machine 20.
const TIMEOUT_MS = 3 * 60_000;

/** @type {Record<string, string[]>} */
const COMMANDS = {
  bun: [join(BIN, 'bun'), 'run'],
  deno: [join(BIN, 'deno'), 'run', '--allow-all', '--quiet'],
};

/**
 * @param {string} name of {@link COMMANDS}, or `node`
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns {{ status: number | null, stdout: string, stderr: string }}
 */
const run = (name, args, cwd = ROOT) => {
  const [command, ...words] = name === 'node' ? [process.execPath] : COMMANDS[name];
  return spawnSync(command, [...words, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...cleanEnvironment(), NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
    timeout: TIMEOUT_MS,
  });
};

/** Runs a program, and reads the JSON that it prints. */
const outputOf = (name, args, cwd) => {
  const { status, stdout, stderr } = run(name, args, cwd);
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: status ${status}\n${stderr}`);
  return JSON.parse(stdout);
};

/** A folder of an application that has ferrobuf as a dependency. */
const application = () => {
  const folder = join(FOLDER, 'application');
  const modules = join(folder, 'node_modules');
  fs.mkdirSync(modules, { recursive: true });
  fs.rmSync(join(modules, 'ferrobuf'), { force: true });
  fs.symlinkSync(ROOT, join(modules, 'ferrobuf'), 'junction');
  return folder;
};

module.exports = { NAMES: Object.keys(COMMANDS), application, outputOf, run };
