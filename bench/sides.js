'use strict';

const nodeBuffer = require('node:buffer');
const { createRequire } = require('node:module');
const { join } = require('node:path');

/**
 * What is compared: `ours` with the reference.
 *
 * @param {string} target folder of the checkout that is measured
 * @param {'native' | 'buffer-package' | 'self'} against
 * @returns {{ reference: object, ours: object }} each side's class and module; `self` is native on both sides, which
 *   shows the noise
 */
function loadSides(target, against) {
  const native = { Buffer: nodeBuffer.Buffer, module: nodeBuffer };
  if (against === 'self') return { reference: native, ours: native };
  const require = createRequire(join(target, 'package.json'));
  const ferrobuf = require(target);
  const ours = { Buffer: ferrobuf.Buffer, module: ferrobuf };
  if (against === 'native') return { reference: native, ours };
  // The slash makes it the package and not Node's own module.
  const module = require('buffer/');
  return { reference: { Buffer: module.Buffer, module }, ours };
}

module.exports = { loadSides };
