'use strict';

/**
 * That the benchmark's machinery works: what it covers, what it judges, and a run of a few cases from the command line
 * to the JSON and the page. How fast anything is does not belong in a test.
 */

const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { test } = require('node:test');

const { operations } = require('../bench/cases');
const { judge } = require('../bench/classes');
const { plan } = require('../bench/plan');

const ROOT = join(__dirname, '..');

/** Second names of functions that are measured under their first. */
const ALIASES = /^(read|write)(Big)?Uint|^toLocaleString$|^constructor$/;

test('every method and static of native is measured', () => {
  const calls = operations.map(({ call }) => call).join('\n');
  const statics = Object.keys(Buffer).filter((name) => typeof Buffer[name] === 'function');
  const names = [...Object.keys(Buffer.prototype), ...statics].filter(
    (name) => !ALIASES.test(name),
  );
  assert.deepEqual(
    names.filter((name) => !new RegExp(`\\.${name}\\b`).test(calls)),
    [],
  );
});

test('no two cases are the same', () => {
  const keys = plan({}).map(({ name, content, size }) => `${name}, ${content}, ${size}`);
  assert.equal(new Set(keys).size, keys.length);
});

test('filters choose by word, size, content and class', () => {
  const chosen = plan({ words: ['TOSTRING utf8'], sizes: [24], contents: ['cjk'] });
  assert.deepEqual(chosen, [
    { name: 'toString utf8', group: 'bytes to string', content: 'cjk', size: 24 },
  ]);
  assert.ok(plan({ quick: true }).length < plan({}).length);
  assert.ok(plan({ classes: ['hex'] }).every(({ name }) => /hex/i.test(name)));
  assert.deepEqual(plan({ words: ['no such operation'] }), []);
});

test('a class is judged by its worst case, the mean by the mean', () => {
  const base = { name: 'copy', content: 'random', size: 8 };
  const results = [
    { ...base, ratio: 0.9 },
    { ...base, ratio: 10 },
    { ...base, failure: 'not measured' },
  ];
  const [any, mean, ...others] = judge(results, 'native');
  assert.deepEqual(others, []);
  assert.equal(any.isReached, false);
  assert.equal(any.short, 1);
  assert.equal(any.worst.ratio, 0.9);
  assert.equal(any.count, 2);
  assert.equal(mean.isReached, true);
  assert.ok(Math.abs(mean.mean - 3) < 1e-9);
  assert.deepEqual(judge(results, 'buffer-package'), [mean]);
});

const isTime = ({ median, low, high }) => low > 0 && low <= median && median <= high;

test('a run ends with results of every case, in the JSON and on the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf-bench-'));
  try {
    const json = join(folder, 'run.json');
    const filters = [
      'equals',
      'swap16',
      'toString hex',
      'readInt8',
      'transcode latin1 utf8',
      'parent',
    ];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'bench', 'run.mjs'),
        ...['--smoke', '--target', ROOT, '--retries', '1', '--size', '8,4K', '--json', json],
        ...filters.flatMap((words) => ['--filter', words]),
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout + stderr);
    assert.equal(stderr, '', 'no progress bar in a pipe');
    assert.match(stdout, /any operation, size and content/);

    const { runs } = JSON.parse(readFileSync(json, 'utf8'));
    assert.equal(runs.length, 1);
    const [run] = runs;
    assert.equal(run.version, process.version);
    const cases = plan({ words: filters, sizes: [8, 4096] });
    assert.equal(run.results.length, cases.length);
    assert.ok(run.noise.count > 0);
    for (const [index, result] of run.results.entries()) {
      const { name, content, size, agreed, reference, ours, ratio } = result;
      assert.deepEqual({ name, content, size }, pick(cases[index]));
      assert.equal(agreed, true, name);
      assert.ok(isTime(reference) && isTime(ours) && ratio > 0, name);
      if (result.attempts) assert.equal(result.attempts.length, 2, name);
    }

    const page = readFileSync(join(folder, 'run.html'), 'utf8');
    assert.doesNotMatch(page, /(src|href)=|@import|url\(/, 'no external requests');
    const [, data] = /<script id="data"[^>]*>([^<]*)</.exec(page);
    assert.deepEqual(JSON.parse(data).runs, runs);
    const [, script] = /<script>\n([\s\S]*)<\/script>/.exec(page);
    assert.doesNotThrow(() => new Function(script));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const pick = ({ name, content, size }) => ({ name, content, size });
