import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ROOT, readManifest } from '../support/paths.mjs';
import { LICENCES } from './licences.mjs';

/** The folder of the platform packages: a folder each, without the binary, which a release puts there. */
export const PACKAGES = join(ROOT, 'npm');

const SYSTEMS = {
  android: 'Android',
  darwin: 'macOS',
  freebsd: 'FreeBSD',
  linux: 'Linux',
  win32: 'Windows',
};

/** By the last part of a platform's name. */
const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl' };

/**
 * @typedef {object} PlatformPackage
 * @property {string} platform `linux-x64-gnu`: the folder, and the end of the package's name
 * @property {string} triple Rust's name for it
 * @property {string} binary the addon's file name
 * @property {object} manifest package.json
 * @property {string} readme
 */

/** @returns {PlatformPackage[]} one for each of `napi.targets` in package.json */
export function platformPackages() {
  const root = readManifest();
  return root.napi.targets.map((triple) => packageOf(triple, root));
}

function packageOf(triple, root) {
  const { platform, arch, abi, platformArchABI: name } = parse(triple);
  const binary = `${root.napi.binaryName}.${name}.node`;
  const library = LIBRARIES[abi];
  const where = `${SYSTEMS[platform]} on ${arch}${library ? ` (${library})` : ''}`;
  const manifest = {
    name: `@ferrobuf/${name}`,
    version: root.version,
    description: `The native binary of ferrobuf for ${where}`,
    license: root.license,
    author: root.author,
    repository: root.repository,
    main: binary,
    files: [binary, LICENCES],
    engines: root.engines,
    os: [platform],
    cpu: [arch],
    libc: library && [library],
    publishConfig: root.publishConfig,
  };
  return { platform: name, triple, binary, manifest, readme: readmeOf(manifest.name, where) };
}

/** Not at the top: it is there only after the dependencies have been installed. */
function parse(triple) {
  const { parseTriple } = createRequire(import.meta.url)('@napi-rs/cli');
  return parseTriple(triple);
}

function readmeOf(name, where) {
  return `# ${name}

The native binary of [ferrobuf](https://www.npmjs.com/package/ferrobuf) for ${where}. npm installs it
as an optional dependency of \`ferrobuf\`, where it fits; there is no need to install it by itself.
`;
}
