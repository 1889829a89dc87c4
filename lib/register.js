'use strict';

/** Puts ferrobuf's functions on native's Buffer, and takes them off again: all of them, or none. */

const nodeBuffer = require('node:buffer');
const { syncBuiltinESMExports } = require('node:module');
const { dirname } = require('node:path');
const { loadForNatives } = require('./register-load');
const { makePlan } = require('./register-plan');
const { KEY, announce, currentRegistration } = require('./registration');

const { Buffer: NativeBuffer } = nodeBuffer;

const refusal = (reason) => {
  const error = new Error(`ferrobuf cannot be registered: ${reason} Nothing has been changed.`);
  error.code = 'ERR_FERROBUF_REGISTER';
  return error;
};

/** Functions of another realm on native's Buffer would keep that realm alive, and throw its errors at everybody. */
const checkRealm = () => {
  if (NativeBuffer instanceof Function) return;
  throw refusal(
    'it is being loaded in a realm (vm context, test environment) that is not that of Buffer. ' +
      'Start the process with `--require ferrobuf/register` instead.',
  );
};

const checkClass = ({ FastBuffer }) => {
  if (FastBuffer === NativeBuffer[Symbol.species] && FastBuffer.prototype === NativeBuffer.prototype) {
    return;
  }
  throw refusal("the class of native's instances cannot be told, or lib/ could not be loaded for it.");
};

const isReplaceable = ({ before }) => before.configurable || before.writable === true;

const checkReplaceable = (plan) => {
  const fixed = plan.find((entry) => !isReplaceable(entry));
  if (fixed !== undefined) throw refusal(`\`${fixed.label}\` is frozen.`);
  if (!Object.isExtensible(NativeBuffer)) throw refusal('`Buffer` is frozen.');
};

/** Goes back over what has been done, last first. */
const undo = (done) => {
  for (let i = done.length - 1; i >= 0; i--) {
    const { target, key, before } = done[i];
    if (before === undefined) delete target[key];
    else Object.defineProperty(target, key, before);
  }
};

/** @throws {Error} ERR_FERROBUF_REGISTER; all is as it was then */
const apply = (plan) => {
  const done = [];
  try {
    for (const entry of plan) {
      Object.defineProperty(entry.target, entry.key, entry.after);
      done.push(entry);
    }
  } catch (error) {
    undo(done);
    throw refusal(`\`${plan[done.length].label}\` cannot be replaced (${error.message}).`);
  }
};

/** The record of {@link currentRegistration}, as the last property that is put in place. */
const recordOf = (record) => ({
  target: NativeBuffer,
  label: 'Buffer[Symbol.for("ferrobuf.register")]',
  key: KEY,
  before: undefined,
  after: { value: Object.freeze(record), writable: false, enumerable: false, configurable: true },
});

/**
 * Puts ferrobuf in place, unless a copy of it is there already.
 * @returns {{ isNew: boolean, version: string, path: string }} `isNew` is false when a copy was there, which stays;
 *   `version` and `path` (the folder) are those of the copy in place
 * @throws {Error} ERR_FERROBUF_REGISTER when a property cannot be replaced, ERR_FERROBUF_NATIVE when the addon cannot
 *   be loaded. Nothing has been changed then.
 */
const register = () => {
  const present = currentRegistration();
  if (present !== undefined) {
    return { isNew: false, version: present.version, path: present.path };
  }
  checkRealm();
  const instance = loadForNatives();
  checkClass(instance);
  const plan = makePlan(instance);
  checkReplaceable(plan);

  const { INSPECT_MAX_BYTES } = nodeBuffer;
  const { memoryUsage } = require('./native');
  const { version } = require('../package.json');
  const path = dirname(__dirname);
  plan.push(recordOf({ version, path, memoryUsage, restore: () => takeBack(plan) }));
  apply(plan);
  nodeBuffer.INSPECT_MAX_BYTES = INSPECT_MAX_BYTES;
  publish();
  return { isNew: true, version, path };
};

const takeBack = (plan) => {
  const { INSPECT_MAX_BYTES } = nodeBuffer;
  undo(plan);
  nodeBuffer.INSPECT_MAX_BYTES = INSPECT_MAX_BYTES;
  publish();
};

/** Lets everybody see what is in place: `import` of `node:buffer`, and of ferrobuf. */
const publish = () => {
  syncBuiltinESMExports();
  announce();
};

/**
 * Gives native its own functions back, as they were before `register`, whoever called that.
 * @returns {boolean} false when there was nothing to undo
 */
const restore = () => {
  const present = currentRegistration();
  present?.restore();
  return present !== undefined;
};

module.exports = { register, restore };
