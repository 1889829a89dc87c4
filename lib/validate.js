'use strict';

/**
 * Argument checks that several methods share, with native's order and texts. `above` is the check that a method has called,
 * for the stack (see lib/errors.js).
 */

const { types } = require('node:util');
const { hiddenInvalidArgType, hiddenOutOfRange, invalidArgType } = require('./errors');
const {
  NumberIsInteger,
  TypedArrayPrototypeGetSymbolToStringTag,
  MAX_SAFE_INTEGER,
} = require('./intrinsics');

/** Whether a value is a Uint8Array (of any realm, Buffers included). Cannot be faked. */
const isUint8Array = (value) => TypedArrayPrototypeGetSymbolToStringTag(value) === 'Uint8Array';

/** Whether a value is an ArrayBuffer or a SharedArrayBuffer, of any realm. Cannot be faked. */
const { isAnyArrayBuffer } = types;

/** Whether a value is a Proxy, of whatever. */
const { isProxy } = types;

/** Whether a value is a typed array of any kind. */
const isTypedArray = (value) => TypedArrayPrototypeGetSymbolToStringTag(value) !== undefined;

/**
 * Checks a number against a closed range; NaN is out of any range.
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, {RangeError} ERR_OUT_OF_RANGE
 */
const validateNumber = (value, name, min, max, above = validateNumber) => {
  if (typeof value !== 'number') throw hiddenInvalidArgType(name, 'of type number', value, above);
  const hasMin = min !== undefined;
  const hasMax = max !== undefined;
  // Written so that NaN fails when there is a range at all.
  if ((hasMin && !(value >= min)) || (hasMax && !(value <= max))) {
    const lower = hasMin ? `>= ${min}` : '';
    const upper = hasMax ? `<= ${max}` : '';
    throw hiddenOutOfRange(name, `${lower}${hasMin && hasMax ? ' && ' : ''}${upper}`, value, above);
  }
};

/**
 * Checks an integer against a closed range.
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, {RangeError} ERR_OUT_OF_RANGE
 */
const validateInteger = (
  value,
  name,
  min = -MAX_SAFE_INTEGER,
  max = MAX_SAFE_INTEGER,
  above = validateInteger,
) => {
  if (typeof value !== 'number') throw hiddenInvalidArgType(name, 'of type number', value, above);
  if (!NumberIsInteger(value)) throw hiddenOutOfRange(name, 'an integer', value, above);
  if (value < min || value > max)
    throw hiddenOutOfRange(name, `>= ${min} && <= ${max}`, value, above);
};

/** Checks an offset into a buffer: an integer from 0 up to `max`. */
const validateOffset = (value, name, max = MAX_SAFE_INTEGER) =>
  validateInteger(value, name, 0, max, validateOffset);

/** @throws {TypeError} ERR_INVALID_ARG_TYPE when the value is no Buffer or Uint8Array */
const validateBuffer = (value, name) => {
  if (!isUint8Array(value)) {
    throw invalidArgType(name, 'an instance of Buffer or Uint8Array', value);
  }
};

module.exports = {
  isAnyArrayBuffer,
  isProxy,
  isTypedArray,
  isUint8Array,
  validateBuffer,
  validateInteger,
  validateNumber,
  validateOffset,
};
