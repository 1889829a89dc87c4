import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { CACHE } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';
import { UserError } from '../support/say.mjs';
import { countCargoTests } from '../support/test-runners.mjs';

const CORE = ['test', '--locked', '--lib', '--no-default-features'];

/**
 * What threads do to each other in the core: by loom, which tries every order, and by ThreadSanitizer, which sees every access.
 *
 * @param {string} triple
 * @param {string | undefined} kit a folder as `npm run test:platforms` takes it, for a toolchain with std's source
 * @returns {import('../support/steps.mjs').Step[]}
 */
export function threadSteps(triple, kit) {
  const toolchain = toolchainWithSource(kit);
  return [
    {
      name: 'Models, by loom',
      command: [
        ...['env', 'RUSTFLAGS=--cfg loom', 'cargo', ...CORE],
        ...['--target-dir', join(CACHE, 'loom'), 'memory::models::'],
      ],
      count: countCargoTests,
    },
    {
      name: 'Core under ThreadSanitizer',
      command: [
        'env',
        ...toolchain,
        // The sanitizer and a std of its own are unstable options; this lets a stable compiler take them.
        'RUSTC_BOOTSTRAP=1',
        'RUSTFLAGS=-Zsanitizer=thread',
        // Some tests ask for more memory than there can be; by itself the sanitizer takes that for an error.
        'TSAN_OPTIONS=halt_on_error=1:allocator_may_return_null=1',
        // Optimised, because it is slow, but with all assertions.
        'CARGO_PROFILE_RELEASE_LTO=off',
        'CARGO_PROFILE_RELEASE_STRIP=none',
        'CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16',
        'CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true',
        ...['cargo', ...CORE, '--release', '--target', triple],
        // What std's own code does to threads (`Arc`, channels) is seen only when it is instrumented, too.
        ...['-Zbuild-std', '--target-dir', join(CACHE, 'threads')],
      ],
      count: countCargoTests,
    },
  ];
}

/** @returns {string[]} what to set for a toolchain with std's source: the one on the PATH, or the kit's */
function toolchainWithSource(kit) {
  const sysroot = capture(['rustc', '--print', 'sysroot']).output.trim();
  if (hasSource(sysroot)) return [];
  const own = kit === undefined ? undefined : join(resolve(process.env.INIT_CWD ?? '.', kit), 'tc');
  if (own !== undefined && hasSource(own)) return [`PATH=${join(own, 'bin')}:${process.env.PATH}`];
  throw new UserError(
    'ThreadSanitizer needs the source of std: `rustup component add rust-src`, or the folder of a kit with a toolchain ' +
      'that has it (`npm run test:sanitize -- --threads DIR`; CONTRIBUTING.md, "Other platforms").',
  );
}

function hasSource(sysroot) {
  return existsSync(join(sysroot, 'lib/rustlib/src/rust/library/Cargo.lock'));
}
