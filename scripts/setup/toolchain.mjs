import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';
import { UserError } from '../support/say.mjs';

/** @returns {string} the lowest supported Rust version, as Cargo.toml states it: `1.89` */
export function lowestRust() {
  const manifest = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
  return manifest.match(/^rust-version = "([\d.]+)"$/m)[1];
}

/**
 * What identifies the compiler, for the build's stamp.
 *
 * @returns {string | undefined} undefined when there is no working rustc
 */
export function rustcIdentity() {
  const { ok, output } = capture(['rustc', '-vV']);
  return ok ? output : undefined;
}

/**
 * Checks that the addon can be built here: cargo, rustc of the right age, a C linker.
 *
 * @returns {string} the versions found, for a log line
 * @throws {UserError} that says what is missing and how to get it
 */
export function requireToolchain() {
  const versions = requireRust();
  requireLinker();
  return versions;
}

/**
 * Checks that there is a Rust of the right age.
 *
 * @returns {string} the versions found, for a log line
 * @throws {UserError} that says what is missing and how to get it
 */
export function requireRust() {
  const cargo = requireTool('cargo');
  const rustc = requireTool('rustc');
  const lowest = lowestRust();
  const found = rustc.match(/^rustc (\d+\.\d+)/)?.[1];
  if (found === undefined || isOlder(found, lowest)) {
    throw new UserError(
      `Rust ${lowest} or newer is needed, and this is \`${rustc}\`.\n` +
        'Update it (`rustup update stable`) and run this again.',
    );
  }
  return `${cargo}, ${rustc}`;
}

/** @returns {boolean} whether Rust version `version` comes before `other` (patch levels ignored) */
export function isOlder(version, other) {
  const [major, minor] = version.split('.').map(Number);
  const [otherMajor, otherMinor] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

/** Checks that cargo has a subcommand that rustup installs as a component. */
export function requireCargoComponent(subcommand, component) {
  const { ok, output } = capture(['cargo', subcommand, '--version']);
  if (ok) return;
  throw new UserError(
    `\`cargo ${subcommand}\` does not work here (${firstLine(output)}).\n` +
      `Install it (\`rustup component add ${component}\`) and run this again.`,
  );
}

function requireTool(name) {
  const { ok, missing, output } = capture([name, '--version']);
  if (ok) return firstLine(output);
  const what = missing
    ? `there is no \`${name}\` on the PATH`
    : `\`${name} --version\` fails: ${firstLine(output)}`;
  throw new UserError(
    `Rust is needed to build the native addon, and ${what}.\n` +
      `Install Rust ${lowestRust()} or newer (https://rustup.rs), open a new shell and run this again.`,
  );
}

/** On Unix rustc links with `cc`; on Windows it finds the linker by itself and says so if not. */
function requireLinker() {
  if (process.platform === 'win32' || namesItsLinker()) return;
  if (capture(['cc', '--version']).ok) return;
  const advice =
    process.platform === 'darwin'
      ? 'Install the Xcode command line tools (`xcode-select --install`)'
      : 'Install a C compiler (Debian and Ubuntu: `apt-get install gcc libc6-dev`; Fedora: `dnf install gcc`; Alpine: `apk add build-base`)';
  throw new UserError(
    'The C linker `cc` is needed to link the native addon, and it is not on the PATH or does not ' +
      `work.\n${advice} and run this again.`,
  );
}

function namesItsLinker() {
  return Object.keys(process.env).some((name) => /^CARGO_TARGET_.*_LINKER$/.test(name));
}

function firstLine(text) {
  return text.trim().split('\n')[0];
}
