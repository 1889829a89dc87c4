import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

import { CACHE, ROOT } from '../support/paths.mjs';

/**
 * Where mutants are made: a copy, so that somebody can work in the checkout, and always the same one, so that cargo builds
 * nothing but what has changed. cargo-mutants' own copies have another path each time, and begin with a whole build.
 */
export const TREE = join(CACHE, 'mutants-core/tree');

/** What cargo looks at; `benches`, since Cargo.toml names them. */
const COPIED = ['src', 'benches', '.cargo/mutants.toml', 'Cargo.toml', 'Cargo.lock', 'build.rs'];

/** @returns {string[]} the files of the core, by their names in src/core; .cargo/mutants.toml says which are left out */
export function coreFiles() {
  const names = filesBelow(ROOT, 'src/core').map((file) => file.slice('src/core/'.length));
  return names.sort();
}

/**
 * Makes the copy what the checkout is. A file that is the same is left alone, and one that is not becomes new: cargo goes by
 * the time, and a run that was stopped leaves a mutant.
 */
export function copyCore() {
  const wanted = COPIED.flatMap((name) => filesBelow(ROOT, name));
  for (const file of filesBelow(TREE, 'src')) {
    if (!wanted.includes(file)) rmSync(join(TREE, file));
  }
  for (const file of wanted) {
    const text = readFileSync(join(ROOT, file));
    const target = join(TREE, file);
    if (text.equals(readOr(target))) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function readOr(path) {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The file itself, or all files in a folder; none where there is none. */
function filesBelow(root, name) {
  let entries;
  try {
    entries = readdirSync(join(root, name), { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [name];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) =>
    join(entry.parentPath, entry.name).slice(root.length).split(sep).filter(Boolean).join('/'),
  );
}
