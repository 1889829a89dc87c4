'use strict';

/**
 * Property descriptors that no prototype reaches: a `get`, `value` or `writable` that a program has put on `Object.prototype` makes
 * those that inherit it others, or invalid.
 */

const { ObjectGetOwnPropertyDescriptor, ObjectSetPrototypeOf } = require('./intrinsics');

/** @returns {PropertyDescriptor | undefined} of an own property */
const ownDescriptor = (target, key) => {
  const descriptor = ObjectGetOwnPropertyDescriptor(target, key);
  return descriptor === undefined ? undefined : ObjectSetPrototypeOf(descriptor, null);
};

module.exports = { ownDescriptor };
