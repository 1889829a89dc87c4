import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { outdatedFiles } from '../package/files.mjs';
import { compareVersions, glibcFloor, neededGlibc } from '../package/glibc.mjs';
import { addonLimit } from '../package/limits.mjs';
import { ROOT, readManifest } from '../support/paths.mjs';

/**
 * What speaks against publishing this checkout. All of it at once: a release is tried seldom.
 *
 * @param {object} release
 * @param {string} release.tag the tag that is published, `v1.2.3`
 * @param {import('../package/platforms.mjs').PlatformPackage[]} release.packages
 * @param {string} release.binaries the folder of the binaries
 * @returns {string[]} nothing when all is well
 */
export function complaints({ tag, packages, binaries }) {
  const { version, repository } = readManifest();
  const found = [];
  if (tag !== `v${version}`)
    found.push(`The tag is ${tag}, and package.json has version ${version}.`);
  if (repository === undefined) {
    found.push(
      'package.json has no `repository`: npm compares it with where the release was built.',
    );
  }
  if (!changelogHas(version)) found.push(`CHANGELOG.md has no section for ${version}.`);
  for (const path of outdatedFiles()) found.push(`${path} is not what package.json says.`);
  for (const { triple, binary } of packages)
    found.push(...aboutBinary(triple, join(binaries, binary)));
  return found;
}

function changelogHas(version) {
  const text = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
  return text.split('\n').some((line) => line.startsWith(`## [${version}]`));
}

function aboutBinary(triple, file) {
  if (!existsSync(file)) return [`There is no ${file}.`];
  const found = [];
  const { size } = statSync(file);
  const most = addonLimit(triple);
  if (size >= most) found.push(`${file} has ${size} bytes, the limit is ${most}.`);
  const [needed, floor] = [neededGlibc(file), glibcFloor(triple)];
  if (needed !== undefined && compareVersions(needed, floor ?? '0') > 0) {
    found.push(`${file} needs glibc ${needed}, the limit is ${floor ?? 'none at all'}.`);
  }
  return found;
}
