'use strict';

/** Runs the differential files once more, in processes of their own, under other conditions. */

const { execFile } = require('node:child_process');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '..');

/** Enough for every branch to be met; the promised number is for the first run. */
const RUNS = '300';

const USES_HARNESS = /^(const .*|\}) = require\('.\/support\/differential'\);$/m;

/** The differential files, by name. */
const suites = readdirSync(FOLDER).filter(
  (file) =>
    file.endsWith('.test.js') && USES_HARNESS.test(readFileSync(join(FOLDER, file), 'utf8')),
);

/**
 * @param {string} file one of {@link suites}
 * @param {Record<string, string>} conditions environment variables
 * @returns {Promise<{ stdout: string, code: number }>} the TAP report
 */
const rerun = (file, conditions) => {
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--test-reporter=tap', join(FOLDER, file)],
      { env: { ...env, FERROBUF_RUNS: RUNS, ...conditions }, maxBuffer: 2 ** 26 },
      (error, stdout) => resolve({ stdout, code: error?.code ?? 0 }),
    );
  });
};

module.exports = { rerun, suites };
