'use strict';

// The loader, in processes of its own: which file it takes, and which it refuses. What it says then: native-error.test.js.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { join } = require('node:path');
const { after, test } = require('node:test');

const { complaintAbout } = require('../lib/binary');
const { platformName } = require('../lib/platform');
const manifest = require('../package.json');
const { addonPath } = require('./support/addon-path');
const {
  ADDON,
  installPlatformPackage,
  load,
  packageFolder,
  removeCopies,
} = require('./support/loader-copy');

after(removeCopies);

const EXPORTS = Object.keys(require('../lib/native'));

test('beside the package, in a folder with spaces and letters of all kinds', () => {
  const path = packageFolder('beside');
  fs.copyFileSync(addonPath(), join(path, ADDON));
  assert.deepEqual(load(path).loaded, EXPORTS);
});

test('as the platform package', () => {
  const path = packageFolder('dependent');
  installPlatformPackage(path);
  assert.deepEqual(load(path).loaded, EXPORTS);
});

test('as the platform package, where only Node finds it', () => {
  const path = packageFolder('below');
  installPlatformPackage(path, { inside: true });
  assert.deepEqual(load(path).loaded, EXPORTS);
});

test('as NAPI_RS_NATIVE_LIBRARY_PATH says', () => {
  const path = packageFolder('custom');
  const env = { NAPI_RS_NATIVE_LIBRARY_PATH: addonPath() };
  assert.deepEqual(load(path, { env }).loaded, EXPORTS);
});

test('a file that may only be read', () => {
  const path = packageFolder('read-only');
  fs.copyFileSync(addonPath(), join(path, ADDON));
  fs.chmodSync(join(path, ADDON), 0o444);
  assert.deepEqual(load(path).loaded, EXPORTS);
});

test('a file that is cut off, anywhere, is refused before it can end the process', () => {
  const path = packageFolder('truncated');
  const whole = fs.readFileSync(addonPath());
  for (const length of [0, 3, 60, 1000, 5000, whole.length >> 1, whole.length - 1]) {
    fs.writeFileSync(join(path, ADDON), whole.subarray(0, length));
    const { code, message } = load(path);
    assert.equal(code, 'ERR_FERROBUF_NATIVE', `${length} bytes`);
    assert.match(message, /not all of it|cut off/);
  }
});

test('a damaged file beside the package: the platform package is tried as well', () => {
  const path = packageFolder('damaged');
  fs.writeFileSync(join(path, ADDON), 'no addon');
  installPlatformPackage(path);
  assert.deepEqual(load(path).loaded, EXPORTS);
});

test('no process is started, and no report made', () => {
  const path = packageFolder('quiet');
  installPlatformPackage(path);
  const before = `
    const never = (name) => () => { throw new Error(name); };
    process.report.getReport = never('getReport');
    const childProcess = require('node:child_process');
    for (const name of Object.keys(childProcess)) childProcess[name] = never(name);`;
  assert.deepEqual(load(path, { before }).loaded, EXPORTS);
});

test('the version is one, in all places', () => {
  const cargo = fs.readFileSync(join(__dirname, '..', 'Cargo.toml'), 'utf8');
  assert.equal(/^version = "(.+)"$/m.exec(cargo)[1], manifest.version);
  assert.equal(require('../lib/version'), manifest.version);
  assert.equal(require('../lib/native').version, manifest.version);
});

test('the C library, by the head of Node, and by a report where that does not tell', () => {
  const { execPath, platform } = process;
  const { getReport } = process.report;
  const own = platformName();
  const fake = join(packageFolder('heads'), 'node');
  const nameOf = (head) => {
    fs.writeFileSync(fake, head);
    return platformName();
  };
  try {
    Object.defineProperty(process, 'platform', { value: 'linux' });
    process.execPath = fake;
    process.report.getReport = () => assert.fail('no report is needed');
    assert.equal(nameOf('\0/lib/ld-musl-x86_64.so.1\0'), `linux-${process.arch}-musl`);
    assert.equal(nameOf('\0/lib64/ld-linux-x86-64.so.2\0'), `linux-${process.arch}-gnu`);
    assert.equal(nameOf('\0/lib/ld64.so.1\0'), `linux-${process.arch}-gnu`);

    process.report.getReport = () => ({ header: {} });
    assert.equal(nameOf('neither'), `linux-${process.arch}-musl`);
    process.report.getReport = () => ({ header: { glibcVersionRuntime: '2.36' } });
    assert.equal(nameOf('neither'), `linux-${process.arch}-gnu`);
    process.execPath = join(fake, 'nowhere');
    assert.equal(platformName(), `linux-${process.arch}-gnu`);
  } finally {
    Object.defineProperty(process, 'platform', { value: platform });
    process.execPath = execPath;
    process.report.getReport = getReport;
  }
  assert.equal(platformName(), own);
});

const noElf = process.platform !== 'linux' && 'the addon here is in another format';

test('what is for Linux is not for macOS or Windows', { skip: noElf }, () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform');
  const complaintOn = (value) => {
    Object.defineProperty(process, 'platform', { ...platform, value });
    try {
      return complaintAbout(addonPath());
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  };
  assert.deepEqual(['linux', 'android', 'freebsd'].map(complaintOn), [
    undefined,
    undefined,
    undefined,
  ]);
  for (const other of ['darwin', 'win32']) {
    const expected = `a binary for ${process.arch} (ELF), and this Node is one for ${other}-${process.arch}`;
    assert.equal(complaintOn(other), expected);
  }
});
