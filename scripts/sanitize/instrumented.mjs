import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { CACHE } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';
import { UserError } from '../support/say.mjs';
import { countCargoTests } from '../support/test-runners.mjs';

/** `cargo` and these: the tests of the core alone. */
export const CORE = ['test', '--locked', '--lib', '--no-default-features'];

/**
 * A step: the core's tests with a sanitizer of the compiler's, optimised (it is slow) but with all assertions. The standard library
 * is instrumented, too: what its own code does (`Arc` and channels between threads, bytes that it writes) is not seen otherwise.
 *
 * @param {{ name: string, flags: string, options: string[], folder: string }} sanitizer its flags for the compiler, and what is
 *   set while the tests run; the folder keeps the build
 * @param {string} triple
 * @param {string | undefined} kit a folder as `npm run test:platforms` takes it, for a toolchain with std's source
 * @returns {import('../support/steps.mjs').Step}
 */
export function instrumentedStep({ name, flags, options, folder }, triple, kit) {
  return {
    name,
    command: [
      'env',
      ...toolchainWithSource(name, kit),
      // The sanitizer and a std of its own are unstable options; this lets a stable compiler take them.
      'RUSTC_BOOTSTRAP=1',
      `RUSTFLAGS=${flags}`,
      ...options,
      'CARGO_PROFILE_RELEASE_LTO=off',
      'CARGO_PROFILE_RELEASE_STRIP=none',
      'CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16',
      'CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true',
      ...['cargo', ...CORE, '--release', '--target', triple],
      ...['-Zbuild-std', '--target-dir', join(CACHE, folder)],
    ],
    count: countCargoTests,
  };
}

/** @returns {string[]} what to set for a toolchain with std's source: the one on the PATH, or the kit's */
function toolchainWithSource(name, kit) {
  const sysroot = capture(['rustc', '--print', 'sysroot']).output.trim();
  if (hasSource(sysroot)) return [];
  const own = kit === undefined ? undefined : join(resolve(process.env.INIT_CWD ?? '.', kit), 'tc');
  if (own !== undefined && hasSource(own)) return [`PATH=${join(own, 'bin')}:${process.env.PATH}`];
  throw new UserError(
    `"${name}" needs the source of std: \`rustup component add rust-src\`, or the folder of a kit with a toolchain that has ` +
      'it as the last argument (CONTRIBUTING.md, "Other platforms").',
  );
}

function hasSource(sysroot) {
  return existsSync(join(sysroot, 'lib/rustlib/src/rust/library/Cargo.lock'));
}
