import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { ROOT } from '../support/paths.mjs';

/**
 * A hash over the names and contents of files and folders of the checkout, and over other facts.
 *
 * @param {string[]} paths relative to the top folder; one that does not exist counts as absent
 * @param {string[]} facts e.g. the platform
 * @returns {string}
 */
export function hashInputs(paths, facts) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const file of paths.flatMap((path) => filesBelow(join(ROOT, path)))) {
    hash.update(`\0${relative(ROOT, file).split(sep).join('/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @returns {string} the hash of one file's content, or '' when it cannot be read */
export function hashFile(path) {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return '';
  }
}

/** @returns {object} what writeStamp wrote, or {} when there is no readable stamp */
export function readStamp(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

export function writeStamp(path, stamp) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(stamp, null, 2)}\n`);
}

function filesBelow(path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .map((entry) => join(path, entry.name))
    .sort()
    .flatMap(filesBelow);
}
