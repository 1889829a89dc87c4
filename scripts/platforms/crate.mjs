import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/paths.mjs';

/** What Cargo.toml refers to. */
const LINKED = ['Cargo.lock', 'build.rs', 'benches', 'src', 'tests'];

const BOTH = 'crate-type = ["cdylib", "rlib"]';

/**
 * A crate of the same files that is the shared library alone: with `rlib` beside it cargo leaves link-time optimisation out
 * (scripts/setup/cargo.mjs), and the kit's `xbuild` is `cargo build`, which has no option for it.
 *
 * @param {string} folder where it is made
 * @returns {string} the folder
 */
export function makeLibraryCrate(folder) {
  const manifest = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
  if (!manifest.includes(BOTH)) throw new Error(`There is no ${BOTH} in Cargo.toml any more.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Cargo.toml'), manifest.replace(BOTH, 'crate-type = ["cdylib"]'));
  for (const name of LINKED) symlinkSync(join(ROOT, name), join(folder, name));
  return folder;
}
