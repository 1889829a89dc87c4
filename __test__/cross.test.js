'use strict';

/** `npm run build -- --target`: it takes the toolchain as it finds it, and says what is missing. The tools here are stand-ins. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { after, test } = require('node:test');

const ROOT = join(__dirname, '..');
const MODULE = pathToFileURL(join(ROOT, 'scripts', 'setup', 'cross.mjs'));

const options = {
  skip: process.platform === 'win32' ? 'the stand-ins for tools are shell scripts' : false,
};

const folders = [];
after(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true });
});

/** A build that fails, with its arguments in its output. */
const building = (name) =>
  `if [ "$1" = --version ]; then echo ${name} 1.95.0; else echo "${name} $*" "$RUSTFLAGS" >&2; exit 1; fi`;

/** A Rust that has the standard library of every target. */
const TOOLS = {
  cargo: building('cargo'),
  rustc: 'if [ "$1" = --version ]; then echo rustc 1.95.0; else echo /; fi',
  'cargo-zigbuild': building('cargo-zigbuild'),
};

const build = (triple, tools = {}, env = {}) => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf tools '));
  folders.push(folder);
  for (const [name, command] of Object.entries({ ...TOOLS, ...tools })) {
    if (command === undefined) continue;
    fs.writeFileSync(join(folder, name), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  }
  const script = `import(${JSON.stringify(MODULE)}).then((m) => m.buildForTarget('${triple}')).catch((e) => console.log(e.message));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: { PATH: folder, ...env },
  });
  return stdout + stderr;
};

test('a target that there is not: those that there are', options, () => {
  assert.match(
    build('vax-dec-vms'),
    /There is no target vax-dec-vms\. package\.json names x86_64-/,
  );
});

test('no Rust', options, () => {
  assert.match(build('s390x-unknown-linux-gnu', { cargo: undefined }), /Rust is needed to build/);
});

test('no standard library for the target', options, () => {
  const rustc = 'if [ "$1" = --version ]; then echo rustc 1.95.0; else echo /nowhere/lib; fi';
  assert.match(
    build('s390x-unknown-linux-gnu', { rustc }),
    /standard library for s390x-unknown-linux-gnu is not installed\.\nInstall it \(`rustup target add/,
  );
});

test('no linker: zig, or one that is named', options, () => {
  const zigless = { 'cargo-zigbuild': undefined };
  assert.match(
    build('aarch64-unknown-linux-musl', zigless),
    /no cargo-zigbuild\.\nInstall it and zig .* CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER/,
  );
  const named = { CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER: 'cc' };
  assert.match(
    build('aarch64-unknown-linux-musl', zigless, named),
    /^cargo rustc --release --lib --crate-type cdylib .*--target aarch64-unknown-linux-musl .*-crt-static$/m,
  );
});

test('a build is against the oldest glibc that is promised', options, () => {
  assert.match(
    build('x86_64-unknown-linux-gnu'),
    /^cargo-zigbuild rustc --release --lib --crate-type cdylib .*--target x86_64-unknown-linux-gnu\.2\.17 $/m,
  );
  assert.match(build('s390x-unknown-linux-gnu'), /--target s390x-unknown-linux-gnu\.2\.28 /);
  assert.match(build('x86_64-unknown-linux-gnu'), /The addon could not be built/);
});

test("Android's needs the NDK", options, () => {
  assert.match(build('aarch64-linux-android'), /set ANDROID_NDK_HOME to its folder/);
});

test("Windows' and macOS's are built there", options, () => {
  const elsewhere =
    process.platform === 'darwin' ? 'x86_64-pc-windows-msvc' : 'x86_64-apple-darwin';
  assert.match(build(elsewhere), /is built on (?:Windows|macOS)\.$/m);
});
