import { spawn, spawnSync } from 'node:child_process';
import { basename } from 'node:path';

import { ROOT } from './paths.mjs';

const STOPPED = '\nStopped: it did not end in the time it has.\n';

/** The npm that started this script, or the one on the PATH when none did: [command, ...args]. */
export function npmCommand() {
  const started = process.env.npm_execpath;
  if (started && basename(started) === 'npm-cli.js') return [process.execPath, started];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/**
 * Runs a command to its end, or to `options.timeout` (milliseconds), and keeps what it prints.
 *
 * @returns {{ ok: boolean, missing: boolean, output: string }} `missing`: there is no such command
 */
export function capture([command, ...args], options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    // npm and the test suites print far more than Node's default of 1 MiB.
    maxBuffer: 1 << 28,
    shell: command.endsWith('.cmd'),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  const missing = error?.code === 'ENOENT';
  const end = error?.code === 'ETIMEDOUT' ? STOPPED : '';
  return { ok: status === 0, missing, output: `${stdout ?? ''}${stderr ?? ''}${end}` };
}

/**
 * Runs a command to its end, or to `options.timeout` (milliseconds), shows what it prints as it
 * comes, and keeps it too.
 *
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function showAndCapture([command, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    const chunks = [];
    const keep = (stream) => (chunk) => {
      chunks.push(chunk);
      stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}` }));
    child.on('close', (status) => {
      if (child.killed) keep(process.stdout)(Buffer.from(STOPPED));
      resolve({ ok: status === 0, output: Buffer.concat(chunks).toString() });
    });
  });
}

/**
 * Runs a command to its end with this process's own output, its input closed.
 *
 * @returns {number} its exit status; 1 when it could not start or a signal ended it
 */
export function show([command, ...args], options = {}) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  return status ?? 1;
}
