'use strict';

/** What can be compared of Buffers whose contents or place in the pool are arbitrary. */

const { Buffer: NativeBuffer } = require('node:buffer');

/** The host's defaults, as they were before any test changed them. */
const POOL_SIZE = NativeBuffer.poolSize;
const HALF = POOL_SIZE >>> 1;

/** Bytes of a slab: on hosts that align pooled Buffers, it is longer than the pool. */
const SLAB_SIZE = NativeBuffer.allocUnsafe(1).buffer.byteLength;

/**
 * The length of a Buffer, and what memory it has: the pool's, or its own with how many bytes.
 * @param {Buffer} buf
 */
const shapeOf = (buf) => ({
  length: buf.length,
  memory: buf.buffer.byteLength === SLAB_SIZE ? 'pool' : buf.buffer.byteLength,
  unaligned: buf.byteOffset % 8,
});

/** {@link shapeOf}, with the contents. */
const shapeAndBytesOf = (buf) => ({ ...shapeOf(buf), bytes: [...new Uint8Array(buf)].join() });

module.exports = { HALF, POOL_SIZE, SLAB_SIZE, shapeAndBytesOf, shapeOf };
