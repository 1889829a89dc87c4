import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

import { glibcFloor } from '../package/glibc.mjs';
import { platformPackages } from '../package/platforms.mjs';
import { ROOT } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';
import { say, seconds, UserError } from '../support/say.mjs';
import { buildLibrary } from './cargo.mjs';
import { requireRust } from './toolchain.mjs';

// The oldest macOS that Node 20 runs on is 10.15, and that of arm64 11: one for both.
const MACOS = '11.0';

/**
 * Builds the addon for a target of package.json, as a release does: against the oldest glibc that it promises where there is
 * one. It takes the toolchain as it finds it, and installs nothing.
 *
 * @param {string} triple
 * @throws {UserError} when the target is unknown, or when something is missing: with what, and how to get it
 */
export function buildForTarget(triple) {
  const target = targetOf(triple);
  say(`Addon: building for ${triple} with ${requireRust()}`);
  requireStandardLibrary(triple);
  const start = performance.now();
  copyFileSync(buildLibrary(optionsFor(target)), join(ROOT, target.binary));
  say(`Addon: built ${target.binary} in ${seconds(performance.now() - start)}.`);
}

function targetOf(triple) {
  const targets = platformPackages();
  const target = targets.find((one) => one.triple === triple);
  if (target !== undefined) return target;
  const known = targets.map((one) => one.triple).join(', ');
  throw new UserError(`There is no target ${triple}. package.json names ${known}.`);
}

function requireStandardLibrary(triple) {
  const { ok, output } = capture(['rustc', '--print', 'target-libdir', '--target', triple]);
  if (ok && existsSync(output.trim())) return;
  throw new UserError(
    `Rust's standard library for ${triple} is not installed.\n` +
      `Install it (\`rustup target add ${triple}\`) and run this again.`,
  );
}

/** @returns {object} for `buildLibrary` */
function optionsFor({ triple, manifest }) {
  const [system] = manifest.os;
  const env = envFor(triple, system);
  const words = ['--target', triple];
  const floor = glibcFloor(triple);
  if (isHostSystem(system) || process.env[linkerVariable(triple)] !== undefined) {
    return { words, env };
  }
  if (system === 'android') {
    return { words, env: { [linkerVariable(triple)]: androidLinker() } };
  }
  if (system === 'win32' || system === 'darwin') {
    throw new UserError(`${triple} is built on ${system === 'win32' ? 'Windows' : 'macOS'}.`);
  }
  requireZig(triple);
  const zigTriple = floor === undefined ? triple : `${triple}.${floor}`;
  return { cargo: ['cargo-zigbuild'], words: ['--target', zigTriple], env };
}

function envFor(triple, system) {
  if (system === 'darwin') return { MACOSX_DEPLOYMENT_TARGET: MACOS };
  if (!triple.includes('musl')) return {};
  // musl is linked into programs as a rule; an addon must use that of Node.
  return { RUSTFLAGS: `${process.env.RUSTFLAGS ?? ''} -C target-feature=-crt-static`.trim() };
}

/** A machine links for the processors of its own system by itself, but for Linux, whose C library is that of the machine. */
function isHostSystem(system) {
  return system === process.platform && system !== 'linux';
}

/** Whoever sets this variable of cargo's has a toolchain for the target. */
function linkerVariable(triple) {
  return `CARGO_TARGET_${triple.toUpperCase().replaceAll('-', '_')}_LINKER`;
}

/** Of the NDK, whose folder one of these variables names. 24 is the lowest Android that Node itself is built for. */
function androidLinker() {
  const { ANDROID_NDK_LATEST_HOME, ANDROID_NDK_HOME } = process.env;
  const ndk = ANDROID_NDK_LATEST_HOME ?? ANDROID_NDK_HOME;
  const tools = ['toolchains', 'llvm', 'prebuilt', `${process.platform}-x86_64`, 'bin'];
  const linker = join(ndk ?? '', ...tools, 'aarch64-linux-android24-clang');
  if (ndk !== undefined && existsSync(linker)) return linker;
  throw new UserError(
    "Android's NDK is needed to link for it: set ANDROID_NDK_HOME to its folder, and run this again.",
  );
}

function requireZig(triple) {
  if (capture(['cargo-zigbuild', '--version']).ok) return;
  throw new UserError(
    `A linker for ${triple} is needed, and there is no cargo-zigbuild.\n` +
      'Install it and zig (`pip install cargo-zigbuild ziglang`), or name a linker of yours in ' +
      `${linkerVariable(triple)}; then run this again.`,
  );
}
