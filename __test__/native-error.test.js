'use strict';

// What the loader says when there is no addon: one error, which names what is the matter and what to do about it.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { join } = require('node:path');
const { after, describe, test } = require('node:test');

const { parseTriple } = require('@napi-rs/cli');
const { PLATFORMS } = require('../lib/native-error');
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

const PLATFORM = platformName();

/** Loads a copy that must fail. @returns {string[]} the lines of the message */
const linesOf = (path, options) => {
  const { code, message } = load(path, options);
  assert.equal(code, 'ERR_FERROBUF_NATIVE');
  const [head, ...lines] = message.split('\n');
  assert.match(head, /^ferrobuf has no native addon for [\w-]+ \(Node v[\d.]+\)\. Tried:$/);
  return lines;
};

/** The last line: what to do. */
const adviceOf = (path, options) => linesOf(path, options).at(-1);

/** The process believes to run elsewhere. */
const pretending = (facts) =>
  Object.entries(facts)
    .map(([key, value]) => `Object.defineProperty(process, '${key}', { value: '${value}' });`)
    .join('');

test('nowhere: what was tried, and how a package or a checkout gets it', () => {
  const path = packageFolder('nowhere');
  const lines = linesOf(path);
  assert.deepEqual(lines.slice(0, -1), [
    `  ${join(path, ADDON)}: not there`,
    `  @ferrobuf/${PLATFORM}: not there`,
    `  ${join(path, 'lib', ADDON)}: not there`,
  ]);
  assert.match(lines.at(-1), /^It is an optional dependency\. Reinstall without `--omit=optional`/);
  assert.match(lines.at(-1), /npm run build/);
});

test('what the advice refers to is in the package: npm packs README.md whatever "files" says', () => {
  const [, section] = /README\.md of ferrobuf, "(.+?)"/.exec(adviceOf(packageFolder('reference')));
  const readme = fs.readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
  assert.ok(readme.includes(`\n## ${section}\n`), section);
});

describe('a copy in node_modules whose package.json', () => {
  const withManifest = (name, text) => {
    const path = packageFolder(name);
    fs.writeFileSync(join(path, 'package.json'), JSON.stringify(text));
    return path;
  };

  test('names no platform packages: it was packed from a checkout', () => {
    const path = withManifest('packed', { name: 'ferrobuf' });
    assert.match(adviceOf(path), /^This copy comes from a checkout, .* `npm start` there/);
  });

  test('names them: they were left out', () => {
    const optionalDependencies = { [`@ferrobuf/${PLATFORM}`]: '0.1.0' };
    const path = withManifest('released', { name: 'ferrobuf', optionalDependencies });
    assert.match(adviceOf(path), /^It is an optional dependency/);
  });
});

describe('a lock file', () => {
  const withLock = (name, packages) => {
    const path = packageFolder(name);
    const text = JSON.stringify({ packages });
    fs.writeFileSync(join(path, '..', '..', 'package-lock.json'), text);
    return path;
  };

  test('that lacks this platform: the bug of npm', () => {
    const path = withLock('lock', { 'node_modules/@ferrobuf/darwin-arm64': {} });
    assert.match(adviceOf(path), /^package-lock\.json does not have it: .*issues\/4828.*Delete/);
  });

  test('that has it: it was left out', () => {
    const path = withLock('omitted', { [`node_modules/@ferrobuf/${PLATFORM}`]: {} });
    assert.match(adviceOf(path), /^It is an optional dependency/);
  });
});

describe('the package of another platform', () => {
  const OTHERS = [
    ['linux-x64-musl', 'another C library (glibc or musl)'],
    ['linux-arm64-gnu', 'another architecture (Node may be running under emulation, e.g. Rosetta)'],
    ['darwin-x64', 'another platform'],
  ];
  // Which one differs in what depends on where this runs, so the process believes to run on one of them.
  const before = `${pretending({ platform: 'linux', arch: 'x64' })}
    process.execPath = '/nowhere';
    process.report.getReport = () => ({ header: { glibcVersionRuntime: '2.36' } });`;

  for (const [platform, difference] of OTHERS) {
    test(platform, () => {
      const path = packageFolder(`other-${platform}`);
      installPlatformPackage(path, { platform });
      const advice = adviceOf(path, { before });
      assert.ok(
        advice.startsWith(`What is installed is @ferrobuf/${platform}, for ${difference}. `),
        advice,
      );
    });
  }
});

test('the package of this platform without its binary', () => {
  const path = packageFolder('incomplete');
  installPlatformPackage(path);
  fs.rmSync(join(path, '..', '@ferrobuf', PLATFORM, ADDON));
  assert.match(adviceOf(path), /^Its package is there, the binary in it is not: .*Reinstall/);
});

test('a stand-in that throws something other than an error', () => {
  for (const thrown of ['null', "'text'"]) {
    const path = packageFolder(`throws ${thrown}`);
    installPlatformPackage(path, { main: `throw ${thrown};` });
    assert.equal(linesOf(path).length, 4);
  }
});

test('the cause: what keeps an addon that is there from being loaded, or what Node says of one that is not', () => {
  const path = packageFolder('cause', { version: '99.0.0' });
  assert.match(load(path).cause, new RegExp(`^Cannot find module '@ferrobuf/${PLATFORM}'`));
  installPlatformPackage(path);
  assert.match(load(path).cause, /^version .*, and ferrobuf is 99\.0\.0$/);
});

test('a platform without a binary', () => {
  const path = packageFolder('unsupported');
  const advice = adviceOf(path, { before: pretending({ platform: 'sunos', arch: 'sparc' }) });
  assert.match(advice, /^There is no binary for sunos-sparc, only for android-arm64, .*Rust/);
});

test('another version: both are named', () => {
  const path = packageFolder('version', { version: '99.0.0' });
  installPlatformPackage(path);
  const lines = linesOf(path);
  const { version } = manifest;
  assert.equal(lines.at(-3), `  @ferrobuf/${PLATFORM}: version ${version}, and ferrobuf is 99.0.0`);
  assert.match(lines.at(-1), /must be of one version\. Reinstall/);
});

test('an addon from before there were versions', () => {
  const path = packageFolder('versionless');
  installPlatformPackage(path, { main: '' });
  assert.match(linesOf(path).at(-3), /: of no known version, and ferrobuf is /);
});

describe('a file that is no addon of this platform', () => {
  /** A file of a format, with the processor's number at its place. */
  const binary = (magic, at, machine) => {
    const bytes = Buffer.alloc(1024);
    Buffer.from(magic, 'hex').copy(bytes);
    bytes.writeUInt32LE(128, 60);
    bytes.writeUInt16LE(machine, at);
    return bytes;
  };
  const ELF = '7f454c460201';
  const isElf = !['darwin', 'win32'].includes(process.platform);
  const elfMachine = process.arch === 'arm64' ? 62 : 183;
  const FILES = [
    ['text', Buffer.from('not an addon at all'), 'no native binary, or not all of it'],
    ['nothing', Buffer.alloc(0), 'no native binary, or not all of it'],
    ['ELF', binary(ELF, 18, elfMachine), isElf ? /^a binary for (arm64|x64) \(ELF\)/ : /\(ELF\)/],
    ['Windows', binary('4d5a', 132, 0xaa64), /^a binary for arm64 \(PE\)/],
    ['macOS', binary('cffaedfe0c000001', 1000, 0), /^a binary for arm64 \(Mach-O\)/],
    ['macOS, universal', binary('cafebabe', 1000, 0), /^a binary for \w+ \(Mach-O\)/],
  ];
  // Elsewhere one of them would be right, and the loader's own complaint about it stands here.
  const skip = process.platform !== 'linux' && 'Linux binaries are what is loaded here';

  for (const [name, bytes, complaint] of FILES) {
    test(name, { skip }, () => {
      const path = packageFolder(`foreign ${name}`);
      fs.writeFileSync(join(path, ADDON), bytes);
      const lines = linesOf(path);
      const told = lines[0].replace(`  ${join(path, ADDON)}: `, '');
      if (typeof complaint === 'string') assert.equal(told, complaint);
      else assert.match(told, complaint);
      assert.match(lines.at(-1), /^The file has been damaged, or is for another machine\./);
    });
  }
});

test('a C library that is too old', () => {
  const path = packageFolder('glibc');
  const main = 'throw new Error("/lib/libc.so.6: version `GLIBC_2.99\' not found")';
  installPlatformPackage(path, { main });
  assert.match(adviceOf(path), /^The C library here is older than the binary needs\./);
});

test('NAPI_RS_NATIVE_LIBRARY_PATH: nothing else is tried', () => {
  const path = packageFolder('wrong');
  fs.copyFileSync(addonPath(), join(path, ADDON));
  const lines = linesOf(path, { env: { NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere.node' } });
  assert.equal(lines[0], '  /nowhere.node: not there');
  assert.match(lines[1], /^NAPI_RS_NATIVE_LIBRARY_PATH names the only file that is tried/);
});

test('Node was told to load no addons', () => {
  const path = packageFolder('forbidden');
  fs.copyFileSync(addonPath(), join(path, ADDON));
  assert.match(adviceOf(path, { flags: ['--no-addons'] }), /^Node has been told not to load it\./);
});

test('the platforms are those of package.json', () => {
  const names = manifest.napi.targets.map((triple) => parseTriple(triple).platformArchABI);
  assert.deepEqual(PLATFORMS, names.sort());
});
