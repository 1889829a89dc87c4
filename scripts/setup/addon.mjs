import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { ADDON, CACHE, platformName, ROOT } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';
import { say, seconds, UserError } from '../support/say.mjs';
import { buildLibrary } from './cargo.mjs';
import { hashFile, hashInputs, readStamp, writeStamp } from './stamp.mjs';
import { requireToolchain, rustcIdentity } from './toolchain.mjs';

const BINARY = join(ROOT, ADDON);
const STAMP = join(CACHE, `addon-${platformName()}.json`);

const SOURCES = [
  'Cargo.toml',
  'Cargo.lock',
  'build.rs',
  'src',
  'rust-toolchain.toml',
  '.cargo/config.toml',
];

/** Builds the addon, unless one that was built from these sources is there already. */
export function ensureAddon() {
  const custom = process.env.NAPI_RS_NATIVE_LIBRARY_PATH;
  if (custom) {
    say(`Addon: ${custom}, as NAPI_RS_NATIVE_LIBRARY_PATH says.`);
    checkLoads(custom);
    return;
  }
  if (fits(readStamp(STAMP), currentInputs())) {
    say(`Addon: ${ADDON} is up to date.`);
    return;
  }
  buildAddon();
}

/** Builds the addon and writes its stamp. @throws {UserError} when it cannot be built */
export function buildAddon() {
  say(`Addon: building ${ADDON} with ${requireToolchain()}`);
  say('Addon: the first build takes a minute or two, later ones only what changed ...');
  const start = performance.now();
  // Taken before the build: a file that is saved during it must cause the next one.
  const inputs = currentInputs();
  // In one step: a process that has loaded the old one dies when its file changes.
  copyFileSync(buildLibrary(), `${BINARY}.new`);
  renameSync(`${BINARY}.new`, BINARY);
  checkLoads(BINARY);
  writeStamp(STAMP, { ...inputs, binary: hashFile(BINARY) });
  say(`Addon: built in ${seconds(performance.now() - start)}.`);
}

function currentInputs() {
  const flags = [process.env.RUSTFLAGS ?? '', process.env.CARGO_ENCODED_RUSTFLAGS ?? ''];
  return { sources: hashInputs(SOURCES, [platformName(), ...flags]), rustc: rustcIdentity() };
}

/** A machine without Rust may use what another, or an earlier one, built from the same sources. */
function fits(stamp, { sources, rustc }) {
  const sameCompiler = rustc === undefined || stamp.rustc === rustc;
  return sameCompiler && stamp.sources === sources && stamp.binary === hashFile(BINARY);
}

/** In a process of its own: an addon that crashes while it loads must not end this one. */
function checkLoads(path) {
  const { ok, output } = capture([process.execPath, '-e', 'require(process.argv[1])', path]);
  if (ok) return;
  const message = output.match(/^\w*Error: .*$/m)?.[0] ?? output.trim();
  throw new UserError(`Node ${process.version} cannot load ${path}: ${message}`);
}
