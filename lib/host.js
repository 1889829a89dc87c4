'use strict';

/**
 * What differs between the hosts that ferrobuf follows, read off the host itself where it can be: a later
 * release of an old line may bring what a newer line has.
 *
 * Reading properties of native is all that happens here; no native method is called, now or later.
 */

const nodeBuffer = require('node:buffer');
const { ObjectPrototypeHasOwnProperty } = require('./intrinsics');

const { Buffer: NativeBuffer, constants } = nodeBuffer;

const hasSlowBuffer = ObjectPrototypeHasOwnProperty(nodeBuffer, 'SlowBuffer');

module.exports = {
  major: Number.parseInt(process.versions.node, 10),

  /** Whether it is Node itself. Bun and Deno tell a version of Node's, and are not it. */
  isNode: process.versions.bun === undefined && process.versions.deno === undefined,

  /** The longest Buffer, in bytes. */
  kMaxLength: constants.MAX_LENGTH,

  /** The host's `Buffer.poolSize`, or what the program has set it to before it loaded ferrobuf. */
  poolSize: NativeBuffer.poolSize,

  /** Whether `allocUnsafe` and `allocUnsafeSlow` take an alignment (Node 26). */
  hasAlignment: NativeBuffer.allocUnsafe.length === 2,

  /** Whether the use of `SlowBuffer` is reported: since Node 24, and on Node 26 the module has it no more. */
  isSlowBufferDeprecated: hasSlowBuffer && nodeBuffer.SlowBuffer.name === 'deprecated',
};
