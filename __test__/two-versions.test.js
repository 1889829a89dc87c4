'use strict';

/** Two copies of ferrobuf of different versions in one process: each on its own addon, and each takes the other's Buffers. */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, before, test } = require('node:test');

const { platformName } = require('../lib/platform');
const { addonPath } = require('./support/addon-path');
const { ROOT, evaluate } = require('./support/child');

const OTHER = '99.1.0';

let folder;

before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf versions '));
  for (const part of ['index.js', 'lib']) {
    fs.cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  }
  fs.writeFileSync(join(folder, 'lib', 'version.js'), `module.exports = '${OTHER}';\n`);
  const platformPackage = join(folder, 'node_modules', '@ferrobuf', platformName());
  fs.mkdirSync(platformPackage, { recursive: true });
  fs.copyFileSync(addonPath(), join(platformPackage, 'addon.node'));
  // The functions of this addon, in a file of their own, under the other version.
  fs.writeFileSync(
    join(platformPackage, 'index.js'),
    `module.exports = { ...require('./addon.node'), version: '${OTHER}' };\n`,
  );
});

after(() => fs.rmSync(folder, { recursive: true }));

test('both work, and take each other for a Buffer', () => {
  const env = { NAPI_RS_NATIVE_LIBRARY_PATH: '' };
  const result = evaluate(
    `const one = require(${JSON.stringify(ROOT)});
    const other = require(${JSON.stringify(folder)});
    const versions = [one, other].map(({ memoryUsage }) => typeof memoryUsage);
    const addons = Object.keys(require.cache).filter((file) => file.endsWith('.node'));
    const a = one.Buffer.from('ab');
    const b = other.Buffer.from('cd');
    return {
      versions,
      addons: addons.length,
      classes: one.Buffer === other.Buffer,
      isBuffer: [one.Buffer.isBuffer(b), other.Buffer.isBuffer(a), Buffer.isBuffer(b)],
      instance: [b instanceof one.Buffer, a instanceof other.Buffer],
      mixed: [one.Buffer.concat([a, b]).toString(), other.Buffer.concat([a, b]).toString('hex')],
      compared: [a.compare(b), b.equals(one.Buffer.from('cd')), a.indexOf(other.Buffer.from('b'))],
    };`,
    [],
    env,
  );
  assert.deepEqual(result, {
    versions: ['function', 'function'],
    addons: 2,
    classes: false,
    isBuffer: [true, true, true],
    instance: [true, true],
    mixed: ['abcd', '61626364'],
    compared: [-1, true, 1],
  });
});
