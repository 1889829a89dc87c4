import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { requireToolchain } from '../setup/toolchain.mjs';
import { CACHE, ROOT } from '../support/paths.mjs';
import { capture, show } from '../support/run.mjs';
import { say, seconds, UserError } from '../support/say.mjs';

const PROJECT = join(ROOT, 'fuzz');

/** Built with other options than anything else: in a place of its own. */
const TARGET_FOLDER = join(CACHE, 'fuzz/target');

/** With a target, cargo leaves build scripts as they are. */
const TRIPLE = 'x86_64-unknown-linux-gnu';

/** What cargo-fuzz sets as well, without the nightly compiler that it asks for. */
const FLAGS = [
  // Code reports which edges it takes, and what it compares.
  '-Cpasses=sancov-module',
  '-Cllvm-args=-sanitizer-coverage-level=4',
  '-Cllvm-args=-sanitizer-coverage-inline-8bit-counters',
  '-Cllvm-args=-sanitizer-coverage-pc-table',
  '-Cllvm-args=-sanitizer-coverage-trace-compares',
  '--cfg=fuzzing',
  // An access outside of an operand is a find. The option is unstable: RUSTC_BOOTSTRAP below lets a stable compiler take it.
  '-Zsanitizer=address',
];

/** @returns {string[]} the targets, by their files */
export function targetNames() {
  return readdirSync(join(PROJECT, 'fuzz_targets')).map((file) => basename(file, '.rs'));
}

/**
 * Builds the targets.
 *
 * @param {string[]} targets
 * @returns {(target: string) => string} the program of each
 * @throws {UserError} that says what is missing
 */
export function buildTargets(targets) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new UserError('The fuzz targets are set up here for Linux on x64 only.');
  }
  requireToolchain();
  // The crate libfuzzer-sys brings libFuzzer as C++.
  if (!capture(['c++', '--version']).ok) {
    throw new UserError(
      'There is no `c++`, which libFuzzer is built with. On Debian: apt install g++.',
    );
  }
  say('Building the fuzz targets ...');
  const start = performance.now();
  const command = ['cargo', 'build', '--release', '--locked', '--target', TRIPLE];
  const places = ['--manifest-path', join(PROJECT, 'Cargo.toml'), '--target-dir', TARGET_FOLDER];
  const bins = targets.flatMap((target) => ['--bin', target]);
  const env = { ...process.env, RUSTFLAGS: FLAGS.join(' '), RUSTC_BOOTSTRAP: '1' };
  if (show([...command, ...places, ...bins], { env }) !== 0) {
    throw new UserError('The fuzz targets could not be built; the messages above say why.');
  }
  say(`Built in ${seconds(performance.now() - start)}.`);
  return (target) => join(TARGET_FOLDER, TRIPLE, 'release', target);
}
