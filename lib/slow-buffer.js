'use strict';

/** SlowBuffer, on the hosts that still have it. */

const { deprecate } = require('node:util');
const { allocUnsafeSlow } = require('./allocate');
const { isSlowBufferDeprecated } = require('./host');
const { ObjectSetPrototypeOf, Uint8Array } = require('./intrinsics');

/**
 * SlowBuffer(length), with or without `new`: what `Buffer.allocUnsafeSlow` was called before Node 6.
 * @param {number} length
 * @returns {FastBuffer}
 */
function SlowBuffer(length) {
  return allocUnsafeSlow(length);
}
ObjectSetPrototypeOf(SlowBuffer, Uint8Array);
ObjectSetPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);

const MESSAGE = 'SlowBuffer() is deprecated. Please use Buffer.allocUnsafeSlow()';

module.exports = {
  SlowBuffer: isSlowBufferDeprecated ? deprecate(SlowBuffer, MESSAGE, 'DEP0030') : SlowBuffer,
};
