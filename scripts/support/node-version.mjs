import { readFileSync } from 'node:fs';

/** @returns {string} the lowest Node version that the package supports, by `engines` in its manifest */
export function lowestNode() {
  return readJson('package.json').engines.node.replace('>=', '');
}

/** @returns {string} the Node versions that the build tool runs on, `^20.17.0 || >=23.5.0` */
export function buildRange() {
  return readJson('package-lock.json').packages['node_modules/@napi-rs/cli'].engines.node;
}

/**
 * Whether a range takes a version: alternatives of `^1.2.3` (the same major) or `>=1.2.3`.
 *
 * @param {string} range
 * @param {string} version
 * @returns {boolean}
 */
export function rangeTakes(range, version) {
  const found = version.split('.').map(Number);
  return range.split('||').some((alternative) => {
    const lowest = alternative.match(/\d+/g).map(Number);
    if (alternative.trim().startsWith('^') && found[0] !== lowest[0]) return false;
    return !isBefore(found, lowest);
  });
}

function isBefore(version, other) {
  const index = other.findIndex((number, i) => number !== version[i]);
  return index !== -1 && version[index] < other[index];
}

function readJson(name) {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
}
