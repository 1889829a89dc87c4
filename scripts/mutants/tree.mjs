import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ADDON, CACHE, ROOT } from '../support/paths.mjs';

/** What the tests load. Of `dist`, which load.js has tests for, nothing is taken once a file of lib/ is another. */
const COPIED = [
  '__test__',
  'dist',
  'lib',
  'index.js',
  'index.mjs',
  'register.js',
  'package.json',
  'Cargo.toml',
  'README.md',
  ADDON,
];

/** Cases of each property: a mutant that only one case in some hundreds shows is rare, and each takes a whole run. */
const RUNS = '500';
const SWEEP_CALLS = '10000';

/** A mutant may loop for ever, or find its failure late. */
const SLOWER = 5;
const LEAST_TIME = 20_000;

/** The first failure is enough. */
const FAILURE = /^ *not ok /m;

/** A copy of the checkout, in which files can be mutated while somebody works in the checkout itself. */
export class Tree {
  #folder;

  constructor(index) {
    this.#folder = join(CACHE, 'mutants', String(index));
    this.remove();
    mkdirSync(this.#folder, { recursive: true });
    for (const name of COPIED) {
      const options = { recursive: true, preserveTimestamps: true };
      cpSync(join(ROOT, name), join(this.#folder, name), options);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(this.#folder, 'node_modules'));
  }

  /** @param {string} file in lib/ */
  read(file) {
    return readFileSync(join(ROOT, 'lib', file), 'utf8');
  }

  write(file, text) {
    writeFileSync(join(this.#folder, 'lib', file), text);
  }

  restore(file) {
    this.write(file, this.read(file));
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * Runs test files, one after the other, until one fails.
   *
   * @param {string[]} tests
   * @param {number} [usual] milliseconds that all take without a mutant
   * @returns {Promise<{ ok: boolean, time: number }>}
   */
  async run(tests, usual) {
    const start = performance.now();
    const most = usual === undefined ? undefined : Math.max(LEAST_TIME, Math.ceil(SLOWER * usual));
    for (const test of tests) {
      if (!(await this.#passes(test, most))) return { ok: false, time: performance.now() - start };
    }
    return { ok: true, time: performance.now() - start };
  }

  #passes(test, timeout) {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ['--test-reporter=tap', test], {
        cwd: this.#folder,
        env: { ...process.env, FERROBUF_RUNS: RUNS, FERROBUF_SWEEP_CALLS: SWEEP_CALLS },
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout,
        killSignal: 'SIGKILL',
      });
      child.stdout.setEncoding('utf8').on('data', (text) => {
        if (FAILURE.test(text)) child.kill('SIGKILL');
      });
      child.on('close', (status) => resolve(status === 0));
    });
  }
}
