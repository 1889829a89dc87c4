import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { ROOT, readManifest } from '../support/paths.mjs';
import { PACKAGES, platformPackages } from './platforms.mjs';

/** The version of the crate in a lock file. */
const LOCKED = /^(name = "ferrobuf"\nversion = ")[^"]+/m;

/**
 * The files that follow from package.json: the version in its other places, and the platform packages.
 *
 * @returns {{ path: string, text: string }[]} paths relative to the top folder
 */
export function derivedFiles() {
  const { version } = readManifest();
  const packages = platformPackages().flatMap(({ platform, manifest, readme }) => [
    { path: join('npm', platform, 'package.json'), text: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: join('npm', platform, 'README.md'), text: readme },
  ]);
  return [
    edited('Cargo.toml', /^(version = ")[^"]+/m, version),
    edited('Cargo.lock', LOCKED, version),
    edited(join('fuzz', 'Cargo.lock'), LOCKED, version),
    edited(join('lib', 'version.js'), /^(module\.exports = ')[^']+/m, version),
    ...packages,
  ];
}

/** @returns {string[]} the derived files that are not what they should be, and folders of npm/ that should not be */
export function outdatedFiles() {
  const files = derivedFiles();
  const names = platformPackages().map(({ platform }) => platform);
  const others = readdirSync(PACKAGES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !names.includes(entry.name))
    .map(({ name }) => relative(ROOT, join(PACKAGES, name)));
  return [
    ...files.filter(({ path, text }) => textOf(path) !== text).map(({ path }) => path),
    ...others,
  ];
}

function edited(path, pattern, version) {
  return { path, text: textOf(path).replace(pattern, `$1${version}`) };
}

function textOf(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
