import { readFileSync } from 'node:fs';

/**
 * The highest version of glibc that a binary needs a symbol of: it does not load where glibc is older.
 *
 * The linker writes the name of each version into the table of dynamic strings, and nothing else in a binary of ours is
 * spelt so.
 *
 * @param {string} file
 * @returns {string | undefined} `2.17`; undefined for a binary that needs none
 */
export function neededGlibc(file) {
  const text = readFileSync(file, 'latin1');
  const versions = [...text.matchAll(/\0GLIBC_(\d+(?:\.\d+)+)(?=\0)/g)].map(
    ([, version]) => version,
  );
  return versions.sort(compareVersions).at(-1);
}

/** @returns {number} as `sort` wants it; 2.9 comes before 2.17 */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const index = a.findIndex((number, i) => number !== (b[i] ?? 0));
  return index === -1 ? a.length - b.length : a[index] - (b[index] ?? 0);
}

/** Where a release's floor is not 2.17: glibc came to RISC-V later, and zig links for s390x from 2.28 on. */
const FLOORS = { 'riscv64gc-unknown-linux-gnu': '2.27', 's390x-unknown-linux-gnu': '2.28' };

/** @returns {string | undefined} the glibc that a release for a target may need at most; undefined where there is none */
export function glibcFloor(triple) {
  return /-linux-gnu/.test(triple) ? (FLOORS[triple] ?? '2.17') : undefined;
}
