'use strict';

// The loader, in processes of its own: which file it takes, and what it says when there is none.

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, test } = require('node:test');

const { platformName } = require('../lib/platform');
const { addonPath } = require('./support/addon-path');

const LIB = join(__dirname, '..', 'lib');
const ADDON = `ferrobuf.${platformName()}.node`;

const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf loader żółw '));
after(() => fs.rmSync(folder, { recursive: true }));

/** A copy of the loader alone, in a package folder of its own. */
function packageFolder(name) {
  const path = join(folder, name);
  fs.mkdirSync(join(path, 'lib'), { recursive: true });
  for (const part of ['native.js', 'platform.js']) {
    fs.copyFileSync(join(LIB, part), join(path, 'lib', part));
  }
  return path;
}

/** Loads a copy. @returns {{ loaded?: object, code?: string, message?: string }} */
function load(path, env = {}) {
  const script = `
    let result;
    try { result = { loaded: Object.keys(require(process.argv[1])) }; }
    catch ({ code, message }) { result = { code, message }; }
    console.log(JSON.stringify(result));`;
  const { NAPI_RS_NATIVE_LIBRARY_PATH, ...inherited } = process.env;
  const words = ['-e', script, join(path, 'lib', 'native.js')];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...inherited, ...env },
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

const EXPORTS = Object.keys(require('../lib/native'));

test('beside the package, in a folder with spaces and letters of all kinds', () => {
  const path = packageFolder('beside');
  fs.copyFileSync(addonPath(), join(path, ADDON));
  assert.deepEqual(load(path).loaded, EXPORTS);
});

test('as the platform package', () => {
  const path = packageFolder('dependent');
  const platformPackage = join(path, 'node_modules', '@ferrobuf', platformName());
  fs.mkdirSync(platformPackage, { recursive: true });
  fs.writeFileSync(join(platformPackage, 'package.json'), JSON.stringify({ main: ADDON }));
  fs.copyFileSync(addonPath(), join(platformPackage, ADDON));
  assert.deepEqual(load(path).loaded, EXPORTS);
});

test('as NAPI_RS_NATIVE_LIBRARY_PATH says', () => {
  const path = packageFolder('custom');
  assert.deepEqual(load(path, { NAPI_RS_NATIVE_LIBRARY_PATH: addonPath() }).loaded, EXPORTS);
});

test('nowhere: one error that names what was tried and what to do', () => {
  const path = packageFolder('nowhere');
  const { code, message } = load(path);
  assert.equal(code, 'ERR_FERROBUF_NATIVE');
  const [head, ...lines] = message.split('\n');
  assert.equal(
    head,
    `ferrobuf has no native addon for ${platformName()} (Node ${process.version}). Tried:`,
  );
  assert.equal(lines[0], `  ${join(path, ADDON)}: not there`);
  assert.equal(lines[1], `  @ferrobuf/${platformName()}: not there`);
  assert.match(lines[2], /npm run build/);
});

test('a damaged file: the error says why, and the next candidate is tried', () => {
  const path = packageFolder('damaged');
  fs.writeFileSync(join(path, ADDON), 'no addon');
  const { code, message } = load(path);
  assert.equal(code, 'ERR_FERROBUF_NATIVE');
  assert.ok(!message.includes(`${ADDON}: not there`), message);
  assert.match(message, /@ferrobuf\/[\w-]+: not there/);
});

test('a wrong NAPI_RS_NATIVE_LIBRARY_PATH is not passed over', () => {
  const path = packageFolder('wrong');
  fs.copyFileSync(addonPath(), join(path, ADDON));
  const { code, message } = load(path, { NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere.node' });
  assert.equal(code, 'ERR_FERROBUF_NATIVE');
  assert.match(message, /\n {2}\/nowhere\.node: not there\nNAPI_RS_NATIVE_LIBRARY_PATH names/);
});
