import { platformPackages } from '../package/platforms.mjs';
import { readManifest } from '../support/paths.mjs';

/**
 * The package's manifest as it is published: with the platform packages, of its own version, as optional dependencies.
 *
 * They are not in the checkout's package.json: `npm ci` asks the registry for each optional dependency of the lock file, and
 * those of a version that is not published yet are not there.
 *
 * @returns {object}
 */
export function releasedManifest() {
  const manifest = readManifest();
  const names = platformPackages().map((one) => one.manifest.name);
  manifest.optionalDependencies = Object.fromEntries(names.map((name) => [name, manifest.version]));
  return manifest;
}
