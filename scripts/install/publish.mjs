import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { copyCheckout } from '../package/copy.mjs';
import { PACKAGES, platformPackages } from '../package/platforms.mjs';
import { fillPackage } from '../release/fill.mjs';
import { releasedManifest } from '../release/manifest.mjs';
import { ADDON, ROOT } from '../support/paths.mjs';
import { UserError } from '../support/say.mjs';

/** Another version of the package, which does not fit the binaries. */
export const OTHER_VERSION = '99.0.0-other';

const VERSION_FILE = join('lib', 'version.js');

/** No token is needed, but npm does not publish without one. Nothing here has a provenance. */
const PUBLISH = ['publish', '--no-provenance', '--loglevel=error', '--tag'];

/**
 * Publishes what a release does: the package, and all platform packages. The binary is this machine's; for other platforms a
 * text stands in. And then the package alone as OTHER_VERSION.
 *
 * @param {string} folder for copies of what is published
 * @param {(words: string[], cwd: string) => { ok: boolean, output: string }} npm
 */
export function publishAll(folder, npm) {
  const publish = (tag, words, cwd) => {
    const { ok, output } = npm([...PUBLISH, tag, ...words], cwd);
    if (!ok) throw new UserError(`npm publish failed:\n\n${output.trim()}`);
  };
  const workspaces = stagePlatforms(folder);
  stageRoot(join(folder, 'root'));
  // One npm for all of them.
  writeJson(join(folder, 'package.json'), { private: true, workspaces: [...workspaces, 'root'] });
  publish('latest', ['--workspaces'], folder);

  const other = join(folder, 'other');
  stageRoot(other, OTHER_VERSION);
  publish('other', [], other);
}

/** @returns {string[]} the folders, relative to the given one */
function stagePlatforms(folder) {
  const binaries = join(folder, 'binaries');
  mkdirSync(binaries);
  return platformPackages().map(({ platform, binary }) => {
    const target = join(folder, platform);
    cpSync(join(PACKAGES, platform), target, { recursive: true });
    const standIn = join(binaries, binary);
    if (binary !== ADDON) writeFileSync(standIn, `The binary for ${platform}\n`);
    fillPackage(target, binary === ADDON ? join(ROOT, ADDON) : standIn);
    return platform;
  });
}

function stageRoot(folder, version) {
  mkdirSync(folder, { recursive: true });
  copyCheckout(folder);
  const manifest = releasedManifest();
  if (version !== undefined) {
    const file = join(folder, VERSION_FILE);
    writeFileSync(file, readFileSync(file, 'utf8').replace(manifest.version, version));
    manifest.version = version;
    for (const name of Object.keys(manifest.optionalDependencies)) {
      manifest.optionalDependencies[name] = version;
    }
  }
  writeJson(join(folder, 'package.json'), manifest);
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
