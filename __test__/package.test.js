'use strict';

/** What a release is made of: files that follow from package.json, sizes, the glibc that a binary needs. */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, before, test } = require('node:test');

const { PLATFORMS } = require('../lib/native-error');
const manifest = require('../package.json');

const ROOT = join(__dirname, '..');

let folder;
before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf package '));
});
after(() => fs.rmSync(folder, { recursive: true }));

const readJson = (...path) => JSON.parse(fs.readFileSync(join(...path), 'utf8'));

test('a platform package says where it fits, and holds the file that the loader asks for', () => {
  const folders = fs.readdirSync(join(ROOT, 'npm'));
  assert.deepEqual(folders.sort(), PLATFORMS);
  for (const platform of folders) {
    const { name, version, main, files, os, cpu, libc } = readJson(
      ROOT,
      'npm',
      platform,
      'package.json',
    );
    assert.equal(name, `@ferrobuf/${platform}`);
    assert.equal(version, manifest.version);
    assert.equal(main, `ferrobuf.${platform}.node`);
    assert.deepEqual(files, [main, 'THIRD-PARTY-LICENSES.md']);
    assert.deepEqual([os[0], cpu[0]], platform.split('-').slice(0, 2));
    assert.equal(libc !== undefined, platform.startsWith('linux-'), platform);
  }
  const libraryOf = (platform) => readJson(ROOT, 'npm', platform, 'package.json').libc;
  assert.deepEqual(libraryOf('linux-x64-gnu'), ['glibc']);
  assert.deepEqual(libraryOf('linux-arm-gnueabihf'), ['glibc']);
  assert.deepEqual(libraryOf('linux-x64-musl'), ['musl']);
});

test('files that follow from package.json are up to date, the version in all places', async () => {
  const { derivedFiles, outdatedFiles } = await import('../scripts/package/files.mjs');
  assert.deepEqual(outdatedFiles(), []);
  const places = derivedFiles().map(({ path }) => path);
  for (const path of [
    'Cargo.toml',
    'Cargo.lock',
    join('fuzz', 'Cargo.lock'),
    join('lib', 'version.js'),
  ]) {
    assert.ok(places.includes(path), path);
    const { text } = derivedFiles().find((file) => file.path === path);
    assert.ok(text.includes(`${manifest.version}`));
  }
});

test('the highest version of glibc: by numbers, and of whole names', async () => {
  const { compareVersions, glibcFloor, neededGlibc } = await import('../scripts/package/glibc.mjs');
  const binary = (text) => {
    fs.writeFileSync(join(folder, 'binary'), text);
    return neededGlibc(join(folder, 'binary'));
  };
  assert.equal(binary('\0GLIBC_2.9\0GLIBC_2.17\0GLIBC_2.2.5\0GCC_3.0\0'), '2.17');
  assert.equal(binary('\0GLIBC_PRIVATE\0GLIBC_2.14\0 GLIBC_2.99 \0'), '2.14');
  assert.equal(binary('\0musl\0'), undefined);
  assert.ok(compareVersions('2.17', '2.9') > 0);
  assert.ok(compareVersions('2.17', '2.17.1') < 0);
  assert.equal(compareVersions('2.17', '2.17'), 0);
  assert.equal(glibcFloor('armv7-unknown-linux-gnueabihf'), '2.17');
  assert.equal(glibcFloor('s390x-unknown-linux-gnu'), '2.28');
  assert.equal(glibcFloor('x86_64-unknown-linux-musl'), undefined);
});

test('what keeps a release from being published is told, all of it at once', async () => {
  const { complaints } = await import('../scripts/release/checks.mjs');
  const { addonLimit, LARGEST_ADDON } = await import('../scripts/package/limits.mjs');
  const packages = [
    { triple: 'x86_64-unknown-linux-gnu', binary: 'good.node' },
    { triple: 'x86_64-unknown-linux-gnu', binary: 'new.node' },
    { triple: 'x86_64-unknown-linux-musl', binary: 'glibc.node' },
    { triple: 'x86_64-unknown-linux-gnu', binary: 'large.node' },
    { triple: 's390x-unknown-linux-gnu', binary: 'verbose.node' },
    { triple: 's390x-unknown-linux-gnu', binary: 'large-verbose.node' },
    { triple: 'x86_64-unknown-linux-gnu', binary: 'missing.node' },
  ];
  const files = {
    'good.node': '\0GLIBC_2.17\0',
    'new.node': '\0GLIBC_2.18\0',
    'glibc.node': '\0GLIBC_2.2.5\0',
    'large.node': '.'.repeat(LARGEST_ADDON),
    'verbose.node': '.'.repeat(LARGEST_ADDON),
    'large-verbose.node': '.'.repeat(addonLimit('s390x-unknown-linux-gnu')),
  };
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(folder, name), text);
  const told = complaints({ tag: 'v0.0.0', packages, binaries: folder }).join('\n');
  assert.match(told, /^The tag is v0\.0\.0, and package\.json has version/m);
  assert.match(told, /new\.node needs glibc 2\.18, the limit is 2\.17\.$/m);
  assert.match(told, /glibc\.node needs glibc 2\.2\.5, the limit is none at all\.$/m);
  assert.ok(told.includes(`large.node has ${LARGEST_ADDON} bytes, the limit is ${LARGEST_ADDON}.`));
  assert.match(told, /^There is no .*missing\.node\.$/m);
  assert.match(told, /large-verbose\.node has/);
  assert.doesNotMatch(told, /(?:good|\/verbose)\.node/);
});
