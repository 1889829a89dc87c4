'use strict';

const nativeModule = require('node:buffer');

const ferrobuf = require('ferrobuf');

/**
 * Pairs each operation for ferrobuf's Buffer with the same for native's.
 *
 * Each class gets its own copy of the operations' functions. A program uses one Buffer class, so
 * V8 compiles its loops for that one; functions shared between two classes would be compiled for
 * both, and would time neither.
 *
 * @returns {{ ours: import('./measure').Side, native: import('./measure').Side }[]}
 */
function pairOperations() {
  const native = sides(nativeModule.Buffer);
  return sides(ferrobuf.Buffer).map((ours, index) => ({ ours, native: native[index] }));
}

function sides(Buffer) {
  const folder = require.resolve('./operations').replace(/index\.js$/, '');
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(folder)) delete require.cache[path];
  }
  const { timeCalls } = require('./operations/repeat');
  return require('./operations').map((operation) => ({ Buffer, operation, timeCalls }));
}

module.exports = { pairOperations };
