'use strict';

/**
 * That the benchmark of applications works, from the command line to the JSON, with those that need no packages. How
 * fast anything is does not belong in a test.
 */

const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { test } = require('node:test');

const { cleanEnvironment, ROOT } = require('./support/child');

const RUN = join(ROOT, 'bench', 'apps', 'run.mjs');

const run = (...args) =>
  spawnSync(process.execPath, [RUN, ...args], { encoding: 'utf8', env: cleanEnvironment() });

/** Those without packages, which `npm test` does not install; one of each program. */
const CHOSEN = ['HTTP echo 1 KiB', 'tokens', 'attachments 4 KiB', 'gzip file to hex 1 MiB'];

test('a run ends with figures of every application and mode, in the JSON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf-bench-'));
  try {
    const json = join(folder, 'apps.json');
    const only = CHOSEN.join(',').toLowerCase();
    const { status, stdout, stderr } = run('--smoke', '--only', only, '--json', json);
    assert.equal(status, 0, stdout + stderr);
    assert.equal(stderr, '', 'no progress bar in a pipe');

    const { runs } = JSON.parse(readFileSync(json, 'utf8'));
    assert.deepEqual(
      runs.map(({ version }) => version),
      [process.version],
    );
    const [{ results }] = runs;
    assert.deepEqual(
      results.map(({ name }) => name),
      CHOSEN,
    );
    for (const { name, samples, ratios } of results) {
      assert.ok(stdout.includes(name));
      assert.deepEqual(Object.keys(samples), ['native', 'again', 'import', 'register']);
      for (const figures of Object.values(samples).flat()) {
        assert.ok(figures.elapsed > 0 && figures.cpu >= 0, name);
      }
      assert.deepEqual(Object.keys(ratios), ['again', 'import', 'register']);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the work without its server', () => {
  const { status, stdout, stderr } = run('--smoke', '--alone', '--only', 'tokens,gzip');
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /^tokens +[\d.]+ µs {2}import [\d.]+ {2}register [\d.]+$/m);
  assert.doesNotMatch(stdout, /gzip/);
});

test('what cannot be measured is said, and how to ask', () => {
  for (const args of [['--only', 'nothing of ours'], ['--no-such-option'], ['19']]) {
    const { status, stderr } = run(...args);
    assert.equal(status, 1);
    assert.match(stderr, /\[ferrobuf\] /);
  }
});
