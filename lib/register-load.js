'use strict';

/**
 * Loads lib/ a second time, for native's class.
 *
 * The class is a constant of each file (`./fast-buffer` says which), so that V8 can inline what makes instances. So there are
 * two instances of the files when both classes are in use: one for ferrobuf's own class, one for native's. They
 * share the addon, its memory, and the built-ins that were captured first.
 */

const { basename, dirname } = require('node:path');
const identity = require('./identity');

/** What knows no class, and is once per thread. */
const SHARED = new Set([
  'binary.js',
  'deprecations.js',
  'host.js',
  'identity.js',
  'intrinsics.js',
  'native-error.js',
  'native.js',
  'platform.js',
  'register-load.js',
  'register-plan.js',
  'register.js',
  'registration.js',
  'version.js',
]);

const isSeparate = (file) => dirname(file) === __dirname && !SHARED.has(basename(file));

/** Takes the instance that is there out of the cache. @returns {[file: string, module: NodeModule][]} */
const takeOut = () => {
  const entries = Object.entries(require.cache).filter(([file]) => isSeparate(file));
  for (const [file] of entries) delete require.cache[file];
  return entries;
};

let instance;

/**
 * The instance for native's class. It never stays in the cache of modules, where `require('ferrobuf')` would find it.
 * @returns {object} what is needed to put it in place
 * @throws {Error} ERR_FERROBUF_NATIVE, or whatever keeps a file from being loaded
 */
const loadForNatives = () => {
  if (instance !== undefined) return instance;
  const others = takeOut();
  identity.isNatives = true;
  try {
    const { FastBuffer, NativeBuffer } = require('./fast-buffer');
    const { methods, statics } = require('./members');
    const { inspectMaxBytes } = require('./inspect');
    const functions = { ...require('./module'), ...require('./slow-buffer') };
    require('./pool').bindPool(NativeBuffer);
    instance = { FastBuffer, functions, inspectMaxBytes, methods, statics };
    return instance;
  } finally {
    identity.isNatives = false;
    takeOut();
    for (const [file, module] of others) require.cache[file] = module;
  }
};

module.exports = { loadForNatives };
