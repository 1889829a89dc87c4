import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';

import { ROOT } from './paths.mjs';
import { UserError } from './say.mjs';

const TEST_FOLDER = '__test__';

// Native Buffer never returns from some searches, so a test that meets one by accident hangs. Each
// file takes a minute or two on two busy cores. Node 20 and 22 stop a file that takes too long; from
// Node 24 on this limit holds for each test only, and cannot stop one that never yields.
const FILE_TIMEOUT_MS = 10 * 60_000;

/** When a run of the whole JS suite is stopped, whatever it hangs in. */
export const SUITE_TIMEOUT_MS = 20 * 60_000;

/** @returns {string[]} the files of the JS suite, relative to the top folder */
export function testFiles() {
  const files = readdirSync(join(ROOT, TEST_FOLDER), { recursive: true })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => join(TEST_FOLDER, file))
    .sort();
  if (files.length === 0) throw new UserError(`There is no test below ${TEST_FOLDER}.`);
  return files;
}

/** @returns {string[]} those of the test files that use the differential harness */
export function differentialFiles() {
  const files = testFiles().filter((file) =>
    /support\/differential'/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  if (files.length === 0) throw new UserError('No test uses __test__/support/differential.js.');
  return files;
}

/** @returns {string[]} the tests of what Buffers meet in Node */
export function interopFiles() {
  return testFiles().filter((file) => /^__test__[\\/]interop[\\/]/.test(file));
}

/** What depends on whose memory a slab is. */
const OF_MEMORY =
  /^(memory\/|(memory-usage|pinned|pool|pool-zero-fill|slab|unpooled|register\/identity)\.test)/;

/** @returns {string[]} the tests of the pool and of memory */
export function memoryFiles() {
  return testFiles().filter((file) =>
    OF_MEMORY.test(relative(TEST_FOLDER, file).replaceAll(sep, '/')),
  );
}

/**
 * The command that runs the JS suite. It names each file, because Node 20 takes no glob patterns.
 *
 * @param {string} node the Node binary to run it on
 * @param {string[]} [files] without it, all
 * @returns {string[]}
 */
export function nodeTestCommand(node, files = testFiles()) {
  return [
    node,
    '--test',
    '--test-reporter=spec',
    `--test-timeout=${FILE_TIMEOUT_MS}`,
    // By itself the runner leaves one core idle: half of two. 350 s of CPU time are to be had in one line of CI, and five times.
    `--test-concurrency=${availableParallelism()}`,
    ...files,
  ];
}

/** Reads the counts that close the output of Node's test runner (spec reporter). */
export function countNodeTests(output) {
  const last = (word) => Number([...output.matchAll(RUNNER_LINE[word])].at(-1)?.[1] ?? 0);
  return {
    passed: last('pass'),
    failed: last('fail') + last('cancelled'),
    skipped: last('skipped') + last('todo'),
  };
}

const RUNNER_LINE = Object.fromEntries(
  ['pass', 'fail', 'cancelled', 'skipped', 'todo'].map((word) => [
    word,
    new RegExp(`^ℹ ${word} (\\d+)$`, 'gm'),
  ]),
);

/** Adds up the result lines of `cargo test`: one for the library, one for each other target. */
export function countCargoTests(output) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const lines = output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/gm);
  for (const [, passed, failed, ignored] of lines) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
    counts.skipped += Number(ignored);
  }
  return counts;
}

/** Counts the lines of scripts/test-types.mjs: `ok COMBINATION` or `FAILED COMBINATION`. */
export function countVerdicts(output) {
  const count = (verdict) => output.match(new RegExp(`^${verdict} `, 'gm'))?.length ?? 0;
  return { passed: count('ok'), failed: count('FAILED'), skipped: 0 };
}
