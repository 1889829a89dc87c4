'use strict';

/**
 * Gives the files of lib/: all out of one file, `dist/lib.js`, where that is there, and otherwise one by one.
 *
 * Node's loader takes 0.2 to 0.4 ms for a file, and leaves so much behind that V8 doubles its young generation, which costs a
 * program 4 to 10 MiB: docs/architecture.md, "Loading". The bundle is made by scripts/setup/bundle.mjs.
 */

const { readFileSync, statSync } = require('node:fs');
const { sep } = require('node:path');

/**
 * Node's `require`, for what no bundler can see: its builtins, the addon, and in a checkout the files of lib/. Webpack puts a
 * function of its own in the place of the other, and has Node's under this name.
 */
const nodeRequire =
  // biome-ignore lint/correctness/noUndeclaredVariables: only webpack has it
  typeof __non_webpack_require__ === 'function' ? __non_webpack_require__ : require;

/** @returns {{ factories: Record<string, Function> } | undefined} */
const findBundle = () => {
  try {
    return require('../dist/lib.js');
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
};

const fileOf = (name) => `${__dirname}${sep}${name}`;

/** The size and time of change of a file of lib/; undefined in the package, which holds the bundle alone. */
const stampOf = (name) => statSync(fileOf(name), { throwIfNoEntry: false });

const bundle = findBundle();

/** In a checkout the files themselves are the truth, and somebody may have edited one. */
const isCheckout = bundle !== undefined && stampOf('buffer.js') !== undefined;

/** Milliseconds. Whoever copies a file with its time may lose what is below a microsecond. */
const CLOCK = 1;

/**
 * Sizes and times of the files that the bundle was made of. They are in a file of their own, which no package holds: with
 * them in the bundle, no two packings would be the same.
 * @returns {Record<string, [size: number, time: number]>} nothing when they cannot be read
 */
const readStamps = () => {
  try {
    return JSON.parse(readFileSync(fileOf(`..${sep}dist${sep}stamps.json`), 'utf8'));
  } catch {
    return {};
  }
};

const isCurrent = () => {
  const stamps = readStamps();
  return Object.keys(bundle.factories).every((name) => {
    const stamp = stampOf(name);
    const [size, time] = stamps[name] ?? [];
    return stamp?.size === size && Math.abs(stamp.mtimeMs - time) < CLOCK;
  });
};

/**
 * The modules that have been loaded, by their full name: `require.cache` to the files in the bundle. In a checkout it is
 * Node's own, where it is to be had, so that tests which ask for a file of lib/ get the same module.
 */
const cache =
  isCheckout && nodeRequire.cache?.[fileOf('load.js')] === module
    ? nodeRequire.cache
    : Object.create(null);

/** `require` as the files in the bundle see it. @param {string} id */
const requireBundled = (id) => {
  if (!id.startsWith('./')) return nodeRequire(id);
  const name = `${id.slice(2)}.js`;
  const file = fileOf(name);
  const found = cache[file];
  if (found !== undefined) return found.exports;
  const module = { exports: {}, id: file, filename: file, loaded: true, children: [] };
  cache[file] = module;
  try {
    bundle.factories[name](module, module.exports, requireBundled, __dirname);
  } catch (error) {
    delete cache[file];
    throw error;
  }
  return module.exports;
};
requireBundled.cache = cache;
requireBundled.resolve = nodeRequire.resolve;

/**
 * `load('./buffer')` is what `require('./buffer')` would be in this folder.
 * @type {(id: string) => any}
 */
module.exports =
  bundle === undefined || (isCheckout && !isCurrent()) ? (id) => nodeRequire(id) : requireBundled;
