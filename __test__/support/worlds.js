'use strict';

/**
 * The two sides of every differential test: native Buffer, the oracle, and ferrobuf.
 *
 * With `FERROBUF_MODE=register` both are one class: see register-mode.js.
 */

const nativeModule = require('node:buffer');
const registerMode = require('./register-mode');
const oursModule = require('../..');

const host = Number.parseInt(process.versions.node, 10);

/**
 * @typedef {object} World
 * @property {string} name
 * @property {typeof import('node:buffer')} module what the package exports
 * @property {BufferConstructor} Buffer
 * @property {Function} FastBuffer makes an instance over given memory without calling any method under test
 * @property {(body: () => unknown) => unknown} during runs what is to happen in this world
 */

const here = (body) => body();

const world = (name, module, during = here) => ({
  name,
  module,
  Buffer: module.Buffer,
  FastBuffer: module.Buffer[Symbol.species],
  during,
});

module.exports = {
  host,
  native: world('native', nativeModule, registerMode.enabled ? registerMode.asNative : here),
  ours: world('ferrobuf', oursModule),
};
