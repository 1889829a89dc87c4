'use strict';

/** Copies of the loader alone, in package folders of their own, and what loading one gives. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { platformName } = require('../../lib/platform');
const { addonPath } = require('./addon-path');

const LIB = join(__dirname, '..', '..', 'lib');
const ADDON = `ferrobuf.${platformName()}.node`;
const PARTS = [
  'binary.js',
  'host.js',
  'intrinsics.js',
  'native-error.js',
  'native.js',
  'platform.js',
  'version.js',
];

const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf loader \u017c\u00f3\u0142w '));
const removeCopies = () => fs.rmSync(folder, { recursive: true });

/**
 * A copy of the loader, where a program that depends on ferrobuf would have it.
 * @param {string} name of the program's folder
 * @param {{ version?: string }} [options] another version of the package
 * @returns {string} the package's folder
 */
const packageFolder = (name, { version } = {}) => {
  const path = join(folder, name, 'node_modules', 'ferrobuf');
  fs.mkdirSync(join(path, 'lib'), { recursive: true });
  for (const part of PARTS) fs.copyFileSync(join(LIB, part), join(path, 'lib', part));
  if (version !== undefined) {
    fs.writeFileSync(join(path, 'lib', 'version.js'), `module.exports = '${version}';\n`);
  }
  return path;
};

/**
 * Installs a platform package where a copy finds it.
 * @param {string} path of the copy
 * @param {{ platform?: string, main?: string, inside?: boolean }} [options] `main`: a program that stands in for the addon;
 *   `inside`: not beside the package, but below it
 */
const installPlatformPackage = (path, { platform = platformName(), main, inside } = {}) => {
  const target = join(path, inside ? 'node_modules' : '..', '@ferrobuf', platform);
  fs.mkdirSync(target, { recursive: true });
  if (main === undefined) fs.copyFileSync(addonPath(), join(target, ADDON));
  else fs.writeFileSync(join(target, 'main.js'), main);
  const manifest = { main: main === undefined ? ADDON : 'main.js' };
  fs.writeFileSync(join(target, 'package.json'), JSON.stringify(manifest));
};

/**
 * Loads a copy in a process of its own.
 * @param {string} path
 * @param {{ env?: object, flags?: string[], before?: string }} [options] `before`: what the process runs first
 * @returns {{ loaded?: string[], code?: string, message?: string, cause?: string }} the addon's exports, or the error
 */
const load = (path, { env = {}, flags = [], before = '' } = {}) => {
  const script = `${before}
    let result;
    try { result = { loaded: Object.keys(require(process.argv[1])) }; }
    catch ({ code, message, cause }) { result = { code, message, cause: cause.message }; }
    console.log(JSON.stringify(result));`;
  const { NAPI_RS_NATIVE_LIBRARY_PATH, ...inherited } = process.env;
  const words = [...flags, '-e', script, join(path, 'lib', 'native.js')];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...inherited, ...env },
  });
  assert.deepEqual({ status, signal, stderr }, { status: 0, signal: null, stderr: '' });
  return JSON.parse(stdout);
};

module.exports = { ADDON, installPlatformPackage, load, packageFolder, removeCopies };
