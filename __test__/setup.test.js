'use strict';

// The set-up of `npm start` and `npm test` where something is missing: each case is a copy of the
// scripts in a folder of its own, with a PATH that holds only what the case says.

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { after, test } = require('node:test');

const { platformName } = require('../lib/platform');
const { addonPath } = require('./support/addon-path');

const ROOT = join(__dirname, '..');
const ADDON = `ferrobuf.${platformName()}.node`;

// The tools on the made-up PATH are shell scripts.
const options = {
  skip: process.platform === 'win32' ? 'the stand-ins for tools are shell scripts' : false,
};

const folders = [];
after(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true });
});

/** Where the stand-in for cargo says that it has put the library. */
const LIBRARY = 'libferrobuf.so';

/** Its build takes no time, leaves a line in a log, and says where the library is. */
const CARGO = `if [ "$1" != rustc ]; then echo cargo 1.95.0; exit; fi
echo "$@" >> builds.log
[ ! -e fail ] || exit 1
cp "$REAL_ADDON" ${LIBRARY}
echo '{"reason":"compiler-artifact","target":{"kind":["custom-build"]},"filenames":["/nowhere.so"]}'
echo '{"reason":"compiler-artifact","target":{"kind":["cdylib"]},"filenames":["${LIBRARY}"]}'
echo '{"reason":"build-finished","success":true}'`;

/** What each tool answers when all is well. */
const TOOLS = {
  npm: 'mkdir -p node_modules && cp -r esbuild node_modules/esbuild',
  cargo: CARGO,
  rustc: 'echo rustc 1.95.0',
  cc: 'echo cc 12',
};

/** Stands in for esbuild, with a process less. */
const ESBUILD = 'exports.transformSync = (code) => ({ code });';

/**
 * A checkout with the project's own scripts and stand-ins for everything else.
 *
 * @param {Record<string, string | undefined>} [tools] shell commands; undefined: not installed
 */
function checkout(tools = {}) {
  const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf set-up '));
  folders.push(folder);
  for (const part of ['scripts', 'lib', 'package.json', 'package-lock.json', 'Cargo.toml']) {
    fs.cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  }
  fs.mkdirSync(join(folder, 'src'));
  fs.writeFileSync(join(folder, 'src', 'lib.rs'), '// a source\n');
  fs.mkdirSync(join(folder, 'examples'));
  fs.writeFileSync(join(folder, 'examples', 'main-job.js'), "console.log('main job runs');\n");
  fs.mkdirSync(join(folder, 'esbuild'));
  fs.writeFileSync(join(folder, 'esbuild', 'index.js'), ESBUILD);
  fs.mkdirSync(join(folder, 'bin'));
  for (const [name, command] of Object.entries({ ...TOOLS, ...tools })) {
    if (command === undefined) continue;
    fs.writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  }
  return folder;
}

const COREUTILS = dirname(['/bin/mkdir', '/usr/bin/mkdir'].find(fs.existsSync) ?? '');

function start(folder, extra = {}) {
  // `mkdir` and `cp` for npm's stand-in, by links, so that nothing else of the machine is found.
  for (const tool of ['mkdir', 'cp']) {
    const link = join(folder, 'bin', tool);
    if (!fs.existsSync(link)) fs.symlinkSync(join(COREUTILS, tool), link);
  }
  const env = { PATH: join(folder, 'bin'), REAL_ADDON: addonPath(), ...extra };
  const script = join(folder, 'scripts', 'start.mjs');
  const result = spawnSync(process.execPath, [script], { encoding: 'utf8', env, cwd: folder });
  return { status: result.status, output: result.stdout + result.stderr };
}

const builds = (folder) => {
  const log = join(folder, 'builds.log');
  return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n') : [];
};

const MISSING = [
  [
    'no cargo',
    { cargo: undefined },
    /Rust is needed .* there is no `cargo` on the PATH\.\nInstall Rust [\d.]+ or newer/,
  ],
  [
    'no rustc',
    { rustc: undefined },
    /Rust is needed .* there is no `rustc` on the PATH\.\nInstall Rust/,
  ],
  [
    'rustup without a toolchain',
    { cargo: 'echo "error: no default toolchain" >&2; exit 1' },
    /`cargo --version` fails: error: no default toolchain\.\nInstall Rust/,
  ],
  [
    'an old Rust',
    { rustc: 'echo "rustc 1.70.0 (90c541806 2023-05-31)"' },
    /Rust [\d.]+ or newer is needed, and this is `rustc 1\.70\.0 .*\nUpdate it \(`rustup update/,
  ],
  ['no linker', { cc: undefined }, /The C linker `cc` is needed .*\nInstall /],
  ['no npm', { npm: undefined }, /npm is needed, and it is not on the PATH/],
  [
    'npm fails',
    { npm: 'echo "npm error network down" >&2; exit 1' },
    /`npm ci` failed:\n\nnpm error network down\n\nCheck that the npm registry can be reached/,
  ],
];

for (const [name, tools, message] of MISSING) {
  test(`${name}: a clear message, status 1, and no main job`, options, () => {
    const { status, output } = start(checkout(tools));
    assert.match(output, message);
    assert.equal(status, 1);
    assert.ok(!output.includes('main job runs'));
    assert.ok(!/^ {4}at /m.test(output), 'no stack trace');
  });
}

test('an old Node: a clear message, status 1', options, () => {
  const folder = checkout();
  const path = join(folder, 'package-lock.json');
  const lock = JSON.parse(fs.readFileSync(path, 'utf8'));
  lock.packages['node_modules/@napi-rs/cli'].engines.node = '^98.1.0 || >=99.2.0';
  fs.writeFileSync(path, JSON.stringify(lock));
  const { status, output } = start(folder);
  assert.match(
    output,
    /^ferrobuf: to build it, Node \^98\.1\.0 \|\| >=99\.2\.0 is needed, and this/,
  );
  assert.equal(status, 1);
});

test('the range of Node versions', async () => {
  const { rangeTakes } = await import('../scripts/support/node-version.mjs');
  const range = '^20.17.0 || ^22.13.0 || >= 23.5.0';
  const taken = ['20.17.0', '20.20.2', '22.13.1', '23.5.0', '24.0.0', '26.10.0'];
  const refused = ['14.21.3', '18.20.8', '20.0.0', '20.16.9', '21.9.0', '22.12.5', '23.4.9'];
  for (const version of taken) assert.ok(rangeTakes(range, version), version);
  for (const version of refused) assert.ok(!rangeTakes(range, version), version);
});

test('a failed build: status 1, and the next run tries again', options, () => {
  const folder = checkout();
  fs.writeFileSync(join(folder, 'fail'), '');
  const failed = start(folder);
  assert.match(failed.output, /The addon could not be built/);
  assert.equal(failed.status, 1);
  fs.unlinkSync(join(folder, 'fail'));
  assert.equal(start(folder).status, 0);
  assert.equal(builds(folder).length, 2);
});

test('the first run installs and builds, the second does neither', options, () => {
  const folder = checkout();
  const first = start(folder);
  assert.equal(first.status, 0, first.output);
  assert.match(first.output, /running `npm ci`/);
  assert.match(first.output, /main job runs/);
  // Without `--crate-type` there is no link-time optimisation.
  assert.match(builds(folder)[0], /^rustc --release --lib --crate-type cdylib --locked /);
  const second = start(folder);
  assert.equal(second.status, 0, second.output);
  assert.match(second.output, /Dependencies: up to date\.\n.*is up to date\.\nmain job runs/);
  assert.equal(builds(folder).length, 1);
});

const CHANGES = [
  ['a source', (folder) => fs.appendFileSync(join(folder, 'src', 'lib.rs'), '// more\n')],
  ['a new source', (folder) => fs.writeFileSync(join(folder, 'src', 'new.rs'), '')],
  ['Cargo.toml', (folder) => fs.appendFileSync(join(folder, 'Cargo.toml'), '# more\n')],
  ['a damaged binary', (folder) => fs.truncateSync(join(folder, ADDON), 100)],
  ['a deleted binary', (folder) => fs.unlinkSync(join(folder, ADDON))],
  [
    'another compiler',
    (folder) => fs.writeFileSync(join(folder, 'bin', 'rustc'), '#!/bin/sh\necho rustc 1.99.0\n'),
  ],
];

for (const [name, change] of CHANGES) {
  test(`${name}: the addon is built again`, options, () => {
    const folder = checkout();
    assert.equal(start(folder).status, 0);
    change(folder);
    assert.equal(start(folder).status, 0);
    assert.equal(builds(folder).length, 2);
  });
}

test('a binary that fits needs no Rust', options, () => {
  const folder = checkout();
  assert.equal(start(folder).status, 0);
  for (const tool of ['cargo', 'rustc', 'cc']) fs.unlinkSync(join(folder, 'bin', tool));
  const { status, output } = start(folder);
  assert.equal(status, 0, output);
  assert.match(output, /main job runs/);
});

test('a changed lock file: dependencies are installed again', options, () => {
  const folder = checkout();
  assert.equal(start(folder).status, 0);
  fs.appendFileSync(join(folder, 'package-lock.json'), '\n');
  const { status, output } = start(folder);
  assert.equal(status, 0, output);
  assert.match(output, /node_modules is not from this lock file; running `npm ci`/);
});

test('NAPI_RS_NATIVE_LIBRARY_PATH: nothing is built, and a bad path is told', options, () => {
  const good = checkout({ cargo: undefined });
  assert.equal(start(good, { NAPI_RS_NATIVE_LIBRARY_PATH: addonPath() }).status, 0);
  assert.deepEqual(builds(good), []);
  const { status, output } = start(good, { NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere.node' });
  assert.equal(status, 1);
  assert.match(output, /cannot load \/nowhere\.node: Error: Cannot find module/);
});
