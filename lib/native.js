'use strict';

const { join } = require('node:path');

const { platformName } = require('./platform');

/**
 * Loads the addon: the functions of `src/binding`, as they are.
 *
 * An absolute path in NAPI_RS_NATIVE_LIBRARY_PATH (the convention of napi-rs) is the only candidate
 * when it is set: whoever names a file wants that file, or to hear why not.
 *
 * @returns {object} the addon's exports
 * @throws {Error} with `code` ERR_FERROBUF_NATIVE, naming each file that was tried and why it failed
 */
function loadAddon() {
  const custom = process.env.NAPI_RS_NATIVE_LIBRARY_PATH;
  const candidates = custom ? [custom] : candidatesFor(platformName());
  const failures = [];
  for (const candidate of candidates) {
    try {
      return require(candidate);
    } catch (error) {
      failures.push({ candidate, error });
    }
  }
  throw loadError(failures);
}

function candidatesFor(platform) {
  return [join(__dirname, '..', `ferrobuf.${platform}.node`), `@ferrobuf/${platform}`];
}

/** Node's errors when the addon may be there, and may not be loaded. */
const FORBIDDEN = new Set(['ERR_DLOPEN_DISABLED', 'ERR_ACCESS_DENIED']);

function adviceFor(failures) {
  if (failures.some(({ error }) => FORBIDDEN.has(error.code))) {
    return (
      'Node has been told not to load it. With `--permission`, ferrobuf needs `--allow-addons`, and ' +
      '`--allow-fs-read` for its own folder and that of `@ferrobuf`; with `--no-addons` it cannot work.'
    );
  }
  if (process.env.NAPI_RS_NATIVE_LIBRARY_PATH) {
    return 'NAPI_RS_NATIVE_LIBRARY_PATH names the only file that is tried: correct it, or unset it.';
  }
  return (
    'In a checkout of ferrobuf, `npm run build` makes it. As a dependency, reinstall without ' +
    '`--omit=optional` (or `--no-optional`), on the platform that will run it.'
  );
}

function loadError(failures) {
  const lines = failures.map(({ candidate, error }) => `  ${candidate}: ${reason(error)}`);
  const error = new Error(
    `ferrobuf has no native addon for ${platformName()} (Node ${process.version}). Tried:\n` +
      `${lines.join('\n')}\n${adviceFor(failures)}`,
    { cause: failures[failures.length - 1].error },
  );
  error.code = 'ERR_FERROBUF_NATIVE';
  return error;
}

function reason(error) {
  if (error.code === 'MODULE_NOT_FOUND') return 'not there';
  return String(error.message).split('\n')[0];
}

module.exports = loadAddon();
