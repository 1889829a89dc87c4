'use strict';

const { existsSync } = require('node:fs');
const { isAbsolute, join } = require('node:path');

const { complaintAbout } = require('./binary');
const { major } = require('./host');
const { ArrayBuffer, Object } = require('./intrinsics');
const { platformName } = require('./platform');
const version = require('./version');

const ROOT = join(__dirname, '..');

const fileName = (platform) => `ferrobuf.${platform}.node`;

/** More bytes than there are addresses for on any CPU. */
const UNAVAILABLE = 2 ** 47;

/**
 * Has V8 collect all garbage: it does before it gives up an ArrayBuffer that cannot be had, and Node-API has no other way to ask for
 * it. The addon calls this when memory is short, and then tries again. It takes 60 to 80 ms. Not on Node 20, whose V8 ended
 * the process in some of these collections, having no memory itself ("EnsureCurrentCapacity").
 */
const collectGarbage = () => {
  try {
    void new ArrayBuffer(UNAVAILABLE);
  } catch {
    // As it should be.
  }
};

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
  const platform = platformName();
  const candidates = custom ? [custom] : candidatesFor(platform);
  const failures = [];
  for (const candidate of candidates) {
    try {
      return loadCandidate(candidate, platform);
    } catch (error) {
      // Anything can be thrown by a program that stands in for the addon.
      failures.push({ candidate, error: Object(error) });
    }
  }
  // Only now: the words are long, and seldom needed.
  throw require('./native-error').nativeError({ custom, failures, platform });
}

/** A checkout has the addon in its top folder, a package in a package beside it, and a bundled program in its own folder. */
function candidatesFor(platform) {
  const name = fileName(platform);
  return [join(ROOT, name), `@ferrobuf/${platform}`, join(__dirname, name)];
}

/** @throws {Error} whatever keeps it from being loaded; with the code BINARY or VERSION when we do */
function loadCandidate(candidate, platform) {
  const file = fileOf(candidate, platform);
  const complaint = file.endsWith('.node') ? complaintAbout(file) : undefined;
  if (complaint !== undefined) throw refusal('BINARY', complaint);
  const addon = require(file);
  if (addon.version !== version) {
    const found = addon.version === undefined ? 'of no known version' : `version ${addon.version}`;
    throw refusal('VERSION', `${found}, and ferrobuf is ${version}`);
  }
  if (major >= 22) addon.setCollector(collectGarbage);
  return addon;
}

/**
 * The file that Node would load. To look where installers put it takes 0.03 ms; Node takes 0.2 to 0.5 ms to find that a file is
 * not there, and 0.4 to 2 to find a package (Node 22 and 26).
 */
function fileOf(candidate, platform) {
  if (isAbsolute(candidate)) {
    if (existsSync(candidate)) return candidate;
    throw refusal('MODULE_NOT_FOUND', candidate);
  }
  const neighbour = join(ROOT, '..', candidate, fileName(platform));
  if (existsSync(neighbour)) return neighbour;
  // A loader of another realm may lack it.
  return require.resolve?.(candidate) ?? candidate;
}

function refusal(code, message) {
  const error = new Error(message);
  error.code = code;
  return error;
}

module.exports = loadAddon();
