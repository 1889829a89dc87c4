'use strict';

/** Another copy of ferrobuf in this process, on an addon of which some functions are replaced. */

const { dirname, join } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const NATIVE = require.resolve('../../lib/native');

const isOurs = (file) => file === join(ROOT, 'index.js') || dirname(file) === join(ROOT, 'lib');

/**
 * @param {object} replacements functions of the addon, by name
 * @returns {{ name: string, module: object, Buffer: Function, FastBuffer: Function }} a world, as in worlds.js
 */
const withAddon = (replacements) => {
  const addon = require(NATIVE);
  const kept = Object.entries(require.cache).filter(([file]) => isOurs(file));
  for (const [file] of kept) Reflect.deleteProperty(require.cache, file);
  require.cache[NATIVE] = { id: NATIVE, exports: { ...addon, ...replacements }, loaded: true };
  try {
    const module = require(ROOT);
    return {
      name: 'ferrobuf on another addon',
      module,
      Buffer: module.Buffer,
      FastBuffer: module.Buffer[Symbol.species],
    };
  } finally {
    for (const file of Object.keys(require.cache).filter(isOurs))
      Reflect.deleteProperty(require.cache, file);
    for (const [file, entry] of kept) require.cache[file] = entry;
  }
};

module.exports = { withAddon };
