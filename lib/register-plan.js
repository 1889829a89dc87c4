'use strict';

/**
 * What `ferrobuf/register` replaces: a list of properties, each with its descriptor before and after.
 *
 * A property keeps its place and its attributes; only the value, or the accessors, are others. What native does not
 * have is not added.
 *
 * @typedef {object} Change
 * @property {object} target
 * @property {string} label how an error names the property
 * @property {PropertyKey} key
 * @property {PropertyDescriptor} before
 * @property {PropertyDescriptor} after
 */

const nodeBuffer = require('node:buffer');
const { ownDescriptor } = require('./descriptors');
const { ReflectOwnKeys } = require('./intrinsics');

const { Buffer: NativeBuffer } = nodeBuffer;

const isAccessor = (descriptor) => descriptor.get !== undefined || descriptor.set !== undefined;

/** @returns {PropertyDescriptor} of the replacement: `value` is a function, or an accessor of the tables */
const descriptorAfter = (before, value) => {
  const { configurable, enumerable } = before;
  if (typeof value === 'object') return { __proto__: null, ...value, configurable, enumerable };
  return {
    __proto__: null,
    value,
    writable: before.writable ?? true,
    configurable,
    enumerable,
  };
};

/** `parent` and `offset` of native's prototype cannot be replaced, and need not: they tell what ours would. */
const isFixedAccessor = (descriptor) => isAccessor(descriptor) && !descriptor.configurable;

/**
 * Adds to a plan what becomes of a property, if the host has it. (Nothing here asks the methods of lists, nor their iterator,
 * which may be patched.)
 */
const addChange = (plan, target, owner, key, value) => {
  const before = ownDescriptor(target, key);
  if (before === undefined || isFixedAccessor(before)) return;
  const label = `${owner}${String(key)}`;
  plan[plan.length] = { target, label, key, before, after: descriptorAfter(before, value) };
};

const addChanges = (plan, target, owner, table) => {
  const keys = ReflectOwnKeys(table);
  for (let i = 0; i < keys.length; i++) addChange(plan, target, owner, keys[i], table[keys[i]]);
};

/** The global `atob` and `btoa`: accessors on Node 20, and somebody else's where a program has put its own there. */
const addGlobalChange = (plan, key, ours) => {
  if (globalThis[key] !== nodeBuffer[key]) return;
  const before = ownDescriptor(globalThis, key);
  if (!isAccessor(before)) {
    addChange(plan, globalThis, 'globalThis.', key, ours);
    return;
  }
  const { get } = ownDescriptor(
    {
      get [key]() {
        return ours;
      },
    },
    key,
  );
  const after = { __proto__: null, ...before, get };
  plan[plan.length] = { target: globalThis, label: `globalThis.${key}`, key, before, after };
};

/**
 * @param {object} instance what {@link import('./register-load').loadForNatives} gives
 * @returns {Change[]}
 */
const makePlan = ({ functions, inspectMaxBytes, methods, statics }) => {
  const plan = [];
  addChanges(plan, NativeBuffer, 'Buffer.', statics);
  addChanges(plan, NativeBuffer.prototype, 'Buffer.prototype.', methods);
  addChanges(plan, nodeBuffer, 'buffer.', { ...functions, INSPECT_MAX_BYTES: inspectMaxBytes });
  addGlobalChange(plan, 'atob', functions.atob);
  addGlobalChange(plan, 'btoa', functions.btoa);
  return plan;
};

module.exports = { makePlan };
