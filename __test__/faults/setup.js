'use strict';

/** The shim (shim.c), built for the tests of a file, and what a process has to be given that uses it. */

const { join } = require('node:path');
const { buildAddon, whyNot } = require('../native-addon/build');
const { addonPath } = require('../support/addon-path');

const isHere =
  process.platform === 'linux' &&
  process.arch === 'x64' &&
  process.report.getReport().header.glibcVersionRuntime !== undefined;

/** @returns {false | string} why what C puts between the addon and its system is not for here */
const whyNoShim = () => {
  if (!isHere) return 'it knows Linux with glibc on x64';
  if (process.env.CFLAGS?.includes('-fsanitize')) return 'a sanitizer stands at the same places';
  return whyNot();
};

/** What a process of the test's requires. */
const SHIM = join(__dirname, 'shim.js');

/**
 * @returns {{ skip: false | string, env?: Record<string, string>, remove?: () => void }} why there is none here; the environment
 *   of a process that requires {@link SHIM}; to be called at the end
 */
const setUp = () => {
  const skip = whyNoShim();
  if (skip) return { skip };
  const { path, remove } = buildAddon(join(__dirname, 'shim.c'));
  const env = { FERROBUF_FAULTS: JSON.stringify({ shim: path, addon: addonPath() }) };
  return { skip, env, remove };
};

module.exports = { SHIM, setUp, whyNoShim };
