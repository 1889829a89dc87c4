'use strict';

/** What to say when there is no addon: what was tried, what is the matter, and what to do. */

const { readdirSync, readFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

/** The platforms that there are binaries for; a test compares them with `napi.targets` of package.json. */
const PLATFORMS = [
  'android-arm64',
  'darwin-arm64',
  'darwin-x64',
  'freebsd-x64',
  'linux-arm-gnueabihf',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'linux-ppc64-gnu',
  'linux-riscv64-gnu',
  'linux-s390x-gnu',
  'linux-x64-gnu',
  'linux-x64-musl',
  'win32-arm64-msvc',
  'win32-ia32-msvc',
  'win32-x64-msvc',
];

const FORBIDDEN =
  'Node has been told not to load it. With `--permission`, ferrobuf needs `--allow-addons`, and ' +
  '`--allow-fs-read` for its own folder and that of `@ferrobuf`; with `--no-addons` it cannot work.';

const CUSTOM =
  'NAPI_RS_NATIVE_LIBRARY_PATH names the only file that is tried: correct it, or unset it.';

const BUILD =
  'In a checkout of ferrobuf, `npm run build` makes it. A bundled program needs it in its own folder (README.md of ferrobuf, ' +
  '"Bundlers").';

const VERSION =
  'The package and its binary must be of one version. Reinstall ferrobuf: an override, a cache, or a copied ' +
  '`node_modules` has kept an old one.';

const DAMAGED =
  'The file has been damaged, or is for another machine. Reinstall ferrobuf on the machine that runs it.';

const OLD_C_LIBRARY =
  'The C library here is older than the binary needs. Binaries of ferrobuf need glibc 2.17, or musl 1.2; one that was ' +
  'built in a checkout needs what that machine has.';

const LOCK_FILE =
  'package-lock.json does not have it: it was written where `node_modules` had the binary of another platform, and npm then ' +
  'leaves out the rest (https://github.com/npm/cli/issues/4828). Delete `node_modules` and package-lock.json, and ' +
  'run `npm install`.';

const PACKED =
  'This copy comes from a checkout, and names no packages with binaries. Install the folder of the checkout itself (`npm ' +
  'install /path/to/ferrobuf`, after `npm start` there), or let NAPI_RS_NATIVE_LIBRARY_PATH name its binary.';

const INCOMPLETE =
  'Its package is there, the binary in it is not: it was removed, or not unpacked. Reinstall ferrobuf.';

const OMITTED =
  'It is an optional dependency. Reinstall without `--omit=optional` (`--no-optional`, `optional=false` in .npmrc), on the ' +
  'platform that will run it.';

/** Node's errors when the addon may be there, and may not be loaded. */
const FORBIDDING = new Set(['ERR_DLOPEN_DISABLED', 'ERR_ACCESS_DENIED']);

const isMissing = ({ code }) => code === 'MODULE_NOT_FOUND';

const reason = (error) => (isMissing(error) ? 'not there' : String(error.message).split('\n')[0]);

/** The folders that hold the platform packages, should there be any. */
const scopes = () =>
  (require.resolve?.paths?.('@ferrobuf/any') ?? []).map((path) => join(path, '@ferrobuf'));

const namesIn = (folder) => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** The platforms whose packages are installed. */
const installed = () =>
  scopes()
    .flatMap(namesIn)
    .filter((name) => PLATFORMS.includes(name));

const textOf = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** What to do about a copy in `node_modules`; undefined when that is not known. */
const adviceForInstalled = (platform) => {
  const root = dirname(__dirname);
  const modules = dirname(root);
  if (basename(modules) !== 'node_modules') return undefined;
  // A release writes the platform packages into it (docs/releasing.md).
  const manifest = textOf(join(root, 'package.json'));
  if (manifest !== undefined && !manifest.includes('"optionalDependencies"')) return PACKED;
  const lock = textOf(join(dirname(modules), 'package-lock.json'));
  return lock === undefined || lock.includes(`@ferrobuf/${platform}"`) ? undefined : LOCK_FILE;
};

/** For another platform's package: what differs, the most surprising first. */
const otherPlatform = (platform, others) => {
  const [system, arch] = platform.split('-');
  const isSameSystem = (name) => name.startsWith(`${system}-`);
  const isSameArch = (name) => name.split('-')[1] === arch;
  const list = others.map((name) => `@ferrobuf/${name}`).join(', ');
  let difference = 'another platform';
  if (others.some((name) => isSameSystem(name) && isSameArch(name))) {
    difference = 'another C library (glibc or musl)';
  } else if (others.some(isSameSystem)) {
    difference = 'another architecture (Node may be running under emulation, e.g. Rosetta)';
  }
  return (
    `What is installed is ${list}, for ${difference}. Install with the Node, and on the platform, that will run it, and do ` +
    'not copy `node_modules` from elsewhere.'
  );
};

const unsupported = (platform) =>
  `There is no binary for ${platform}, only for ${PLATFORMS.join(', ')}. A checkout of ferrobuf can be built with Rust; ` +
  'NAPI_RS_NATIVE_LIBRARY_PATH then names the result.';

/** What to do about a package that is not there. */
const adviceForMissing = (platform) => {
  if (!PLATFORMS.includes(platform)) return unsupported(platform);
  const others = installed();
  if (others.includes(platform)) return INCOMPLETE;
  if (others.length > 0) return otherPlatform(platform, others);
  return adviceForInstalled(platform) ?? `${OMITTED} ${BUILD}`;
};

const adviceFor = ({ custom, failures, platform }) => {
  const has = (condition) => failures.some(({ error }) => condition(error));
  if (has(({ code }) => FORBIDDING.has(code))) return FORBIDDEN;
  if (custom) return CUSTOM;
  if (has(({ code }) => code === 'VERSION')) return `${VERSION} ${BUILD}`;
  if (has(({ code }) => code === 'BINARY')) return DAMAGED;
  if (has(({ message }) => /version `?GLIBC_/.test(message))) return OLD_C_LIBRARY;
  return adviceForMissing(platform);
};

const causeOf = (failures) => {
  const errors = failures.map(({ error }) => error);
  const isOfNode = ({ requireStack }) => requireStack !== undefined;
  return errors.find((error) => !isMissing(error)) ?? errors.find(isOfNode) ?? errors[0];
};

/**
 * @param {object} attempt
 * @param {string | undefined} attempt.custom what NAPI_RS_NATIVE_LIBRARY_PATH says
 * @param {{ candidate: string, error: Error & { code?: string } }[]} attempt.failures at least one
 * @param {string} attempt.platform
 * @returns {Error} with `code` ERR_FERROBUF_NATIVE; its cause is why an addon that is there could not be loaded, or Node's own
 *   words for one that is not
 */
const nativeError = (attempt) => {
  const { failures, platform } = attempt;
  const lines = failures.map(({ candidate, error }) => `  ${candidate}: ${reason(error)}`);
  const error = new Error(
    `ferrobuf has no native addon for ${platform} (Node ${process.version}). Tried:\n` +
      `${lines.join('\n')}\n${adviceFor(attempt)}`,
    { cause: causeOf(failures) },
  );
  error.code = 'ERR_FERROBUF_NATIVE';
  return error;
};

module.exports = { PLATFORMS, nativeError };
