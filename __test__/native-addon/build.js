'use strict';

/** Builds an addon in C with the compiler alone: Node-API needs headers, and no library. */

const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');

/** What leaves Node-API's symbols to be found in the process that loads the addon. */
const LINK = process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : [];

const compiler = process.env.CC ?? 'cc';

/** More for the compiler, as make takes it: a sanitizer, for one. */
const more = process.env.CFLAGS?.split(' ') ?? [];

/** @returns {false | string} why it cannot be built here; on CI it can, or the test fails */
const whyNot = () => {
  if (process.env.CI) return false;
  if (process.platform === 'win32') return 'the command line is that of a Unix compiler';
  const { error } = spawnSync(compiler, ['--version'], { stdio: 'ignore' });
  return error ? `there is no C compiler ${compiler} (CC names another)` : false;
};

/**
 * @param {string} [source] its one file
 * @returns {{ path: string, remove: () => void }} the addon, in a folder of its own
 * @throws {Error} with the compiler's words
 */
const buildAddon = (source = join(__dirname, 'addon.c')) => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf addon '));
  const path = join(folder, 'addon.node');
  const headers = join(dirname(require.resolve('node-api-headers')), 'include');
  const words = [
    '-shared',
    '-fPIC',
    '-O1',
    '-Wall',
    '-Wextra',
    '-Werror',
    `-I${headers}`,
    ...LINK,
    ...more,
  ];
  const { status, stderr, error } = spawnSync(compiler, [...words, '-o', path, source], {
    encoding: 'utf8',
  });
  if (status !== 0) throw error ?? new Error(stderr);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
};

module.exports = { buildAddon, whyNot };
