'use strict';

/** The two sides of every differential test: native Buffer, the oracle, and ferrobuf. */

const nativeModule = require('node:buffer');
const oursModule = require('../..');

const host = Number.parseInt(process.versions.node, 10);

/**
 * @typedef {object} World
 * @property {string} name
 * @property {typeof import('node:buffer')} module what the package exports
 * @property {BufferConstructor} Buffer
 * @property {Function} FastBuffer makes an instance over given memory without calling any method under test
 */

const world = (name, module) => ({
  name,
  module,
  Buffer: module.Buffer,
  FastBuffer: module.Buffer[Symbol.species],
});

module.exports = {
  host,
  native: world('native', nativeModule),
  ours: world('ferrobuf', oursModule),
};
