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

/** @returns {Change[]} none when the host has no such property */
const change = (target, owner, key, value) => {
  const before = ownDescriptor(target, key);
  if (before === undefined) return [];
  const label = `${owner}${String(key)}`;
  return [{ target, label, key, before, after: descriptorAfter(before, value) }];
};

const changes = (target, owner, table) =>
  ReflectOwnKeys(table).flatMap((key) => change(target, owner, key, table[key]));

/** `parent` and `offset` of native's prototype cannot be replaced, and need not: they tell what ours would. */
const isFixedAccessor = ({ before }) => isAccessor(before) && !before.configurable;

/**
 * The global `atob` and `btoa`: accessors on Node 20, and somebody else's where a program has put its own there.
 * @returns {Change[]}
 */
const globalChange = (key, ours) => {
  if (globalThis[key] !== nodeBuffer[key]) return [];
  const before = ownDescriptor(globalThis, key);
  if (!isAccessor(before)) return change(globalThis, 'globalThis.', key, ours);
  const { get } = ownDescriptor(
    {
      get [key]() {
        return ours;
      },
    },
    key,
  );
  return [
    {
      target: globalThis,
      label: `globalThis.${key}`,
      key,
      before,
      after: { __proto__: null, ...before, get },
    },
  ];
};

/**
 * @param {object} instance what {@link import('./register-load').loadForNatives} gives
 * @returns {Change[]}
 */
const makePlan = ({ functions, inspectMaxBytes, methods, statics }) => [
  ...changes(NativeBuffer, 'Buffer.', statics),
  ...changes(NativeBuffer.prototype, 'Buffer.prototype.', methods).filter(
    (entry) => !isFixedAccessor(entry),
  ),
  ...changes(nodeBuffer, 'buffer.', { ...functions, INSPECT_MAX_BYTES: inspectMaxBytes }),
  ...globalChange('atob', functions.atob),
  ...globalChange('btoa', functions.btoa),
];

module.exports = { makePlan };
