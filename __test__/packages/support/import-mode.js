/**
 * Preloaded (`--require`): packages get ferrobuf's Buffer wherever they ask for one, as if each had written
 * `require('ferrobuf')`. Node's own modules keep native's, and what they make is native.
 */

const Module = require('node:module');
const ferrobuf = require('../../..');
const { isInstalled } = require('./installed');

const { _load: load } = Module;

Module._load = function loadForPackages(request, parent, ...rest) {
  const isBuffer = request === 'buffer' || request === 'node:buffer';
  if (isBuffer && isInstalled(parent?.filename)) return ferrobuf;
  return load.call(this, request, parent, ...rest);
};

globalThis.Buffer = ferrobuf.Buffer;
