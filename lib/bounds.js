'use strict';

/**
 * The errors of field access (`readX`, `writeX`). Off the hot path: the accessors test their bounds themselves,
 * by reading the first and the last byte, and come here only to learn which error to throw.
 */

const { bufferOutOfBounds, hiddenInvalidArgType, outOfRange } = require('./errors');
const { MathFloor } = require('./intrinsics');

/**
 * What is wrong with a number that should have been a whole one within bounds.
 * The type is tested by rounding, as native does: a BigInt or a Symbol fails in the conversion, with V8's own TypeError.
 */
const notAnInteger = (value, name, above) => {
  if (MathFloor(value) === value) return undefined;
  if (typeof value !== 'number') return hiddenInvalidArgType(name, 'of type number', value, above);
  return outOfRange(name, 'an integer', value);
};

/**
 * The error for an offset at which a field does not lie inside the buffer.
 * @param {unknown} offset what the caller gave
 * @param {number} max the last offset at which the field would fit; negative when it fits nowhere
 * @returns {Error} ERR_OUT_OF_RANGE, or ERR_BUFFER_OUT_OF_BOUNDS when the buffer is shorter than the field
 */
const badOffset = (offset, max) => {
  const error = notAnInteger(offset, 'offset', badOffset);
  if (error !== undefined) return error;
  if (max < 0) return bufferOutOfBounds();
  return outOfRange('offset', `>= 0 and <= ${max}`, offset);
};

/** The error for an offset that is no number. */
const badOffsetType = (offset) =>
  hiddenInvalidArgType('offset', 'of type number', offset, badOffsetType);

/** The most bytes that a variable-length integer takes: 48 bits, so that a double holds it exactly. */
const MAX_INTEGER_BYTES = 6;

/** The error for a `byteLength` that is not one of 1 to 6. */
const badByteLength = (byteLength) =>
  notAnInteger(byteLength, 'byteLength', badByteLength) ??
  outOfRange('byteLength', `>= 1 and <= ${MAX_INTEGER_BYTES}`, byteLength);

module.exports = { badByteLength, badOffset, badOffsetType };
