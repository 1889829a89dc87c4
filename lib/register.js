'use strict';

/** Puts ferrobuf's functions on native's Buffer, and takes them off again: all of them, or none. */

const nodeBuffer = require('node:buffer');
const { syncBuiltinESMExports } = require('node:module');
const { dirname } = require('node:path');
const {
  ObjectCreate,
  ObjectDefineProperty,
  ObjectIsExtensible,
  ReflectDeleteProperty,
  SymbolSpecies,
} = require('./intrinsics');
const { ownDescriptor } = require('./descriptors');
const { isNode } = require('./host');
const { loadForNatives } = require('./register-load');
const { makePlan } = require('./register-plan');
const { KEY, announce, currentRegistration } = require('./registration');

const { Buffer: NativeBuffer } = nodeBuffer;

/** @param {string} what could not be done */
const refusal = (reason, what) => {
  const error = new Error(`ferrobuf cannot be ${what}: ${reason} Nothing has been changed.`);
  error.code = 'ERR_FERROBUF_REGISTER';
  return error;
};

/** In Deno `syncBuiltinESMExports` fails, half way; in Bun some properties are fixed. */
const checkHost = () => {
  if (isNode) return;
  throw refusal("this is not Node. `require('ferrobuf')` works here, too.", 'registered');
};

/** Functions of another realm on native's Buffer would keep that realm alive, and throw its errors at everybody. */
const checkRealm = () => {
  if (NativeBuffer instanceof Function) return;
  throw refusal(
    'it is being loaded in a realm (vm context, test environment) that is not that of Buffer. ' +
      'Start the process with `--require ferrobuf/register` instead.',
    'registered',
  );
};

/** The class of native's instances, which its `Symbol.species` tells. */
const nativeClass = () => {
  const { [SymbolSpecies]: FastBuffer } = NativeBuffer;
  if (FastBuffer?.prototype === NativeBuffer.prototype) return FastBuffer;
  throw refusal("the class of native's instances cannot be told.", 'registered');
};

/** Where `require.cache` is not the real one, lib/ is what it was before. */
const loadFor = (FastBuffer) => {
  // A loader of another kind: asynchronous hooks that give out the source of CommonJS.
  if (require.cache === undefined) throw refusal('its files are loaded by a hook.', 'registered');
  const instance = loadForNatives();
  if (instance.FastBuffer === FastBuffer) return instance;
  throw refusal('its files have been loaded already, and cannot be loaded anew.', 'registered');
};

/** Whether a property can become what is wanted; what is only sealed can, unless it shall be configurable again. */
const isReplaceable = (target, key, wanted) => {
  const present = ownDescriptor(target, key);
  if (present === undefined) return ObjectIsExtensible(target);
  return present.configurable || (present.writable === true && wanted?.configurable === false);
};

/**
 * @param {'before' | 'after'} side which descriptors are wanted
 * @param {string} what was to be done, for the error
 */
const checkReplaceable = (plan, side, what) => {
  for (let i = 0; i < plan.length; i++) {
    const { target, label, key, [side]: wanted } = plan[i];
    if (!isReplaceable(target, key, wanted)) throw refusal(`\`${label}\` is frozen.`, what);
  }
};

const put = ({ target, key }, descriptor) => {
  if (descriptor === undefined) ReflectDeleteProperty(target, key);
  else ObjectDefineProperty(target, key, descriptor);
};

/**
 * Gives all properties one of their sides, in order: the record, by which everybody tells what is in place, is the last.
 * @throws {Error} ERR_FERROBUF_REGISTER; all is as it was then
 */
const apply = (plan, side, what) => {
  const other = side === 'after' ? 'before' : 'after';
  let done = 0;
  try {
    for (; done < plan.length; done++) put(plan[done], plan[done][side]);
  } catch (error) {
    const { label } = plan[done];
    while (done-- > 0) put(plan[done], plan[done][other]);
    throw refusal(`\`${label}\` cannot be replaced (${error.message}).`, what);
  }
};

/** The record of {@link currentRegistration}, as the last property that is put in place. */
const recordOf = (record) => ({
  target: NativeBuffer,
  label: 'Buffer[Symbol.for("ferrobuf.register")]',
  key: KEY,
  before: undefined,
  after: {
    __proto__: null,
    value: Object.freeze(record),
    writable: false,
    enumerable: false,
    configurable: true,
  },
});

const FIRST = Symbol('first');
const LAST = Symbol('last');

/**
 * Lets V8 take the functions of an object for constants again. One that has been replaced is none any more to its
 * compiler, which then loads it for every call: 5.9 instead of 5.4 ns for a `readUInt8` on Node 20 (24 shows nothing).
 * A property that is taken from between others makes the object a dictionary, and its use as a prototype makes that a
 * fast object, of which all is new. (Without that use, taking the record off Buffer would leave it a dictionary: 25 ns
 * for a `Buffer.isBuffer` after `restore`, instead of 0.4.)
 */
const renewConstants = (object) => {
  if (!ObjectIsExtensible(object)) return;
  ObjectDefineProperty(object, FIRST, { __proto__: null, configurable: true });
  ObjectDefineProperty(object, LAST, { __proto__: null, configurable: true });
  ReflectDeleteProperty(object, FIRST);
  ReflectDeleteProperty(object, LAST);
  void ObjectCreate(object).name;
};

/**
 * Exchanges the functions, takes over the one setting that lies behind them, and lets everybody see what is in place now:
 * `import` of `node:buffer`, and of ferrobuf.
 */
const exchange = (body) => {
  const { INSPECT_MAX_BYTES } = nodeBuffer;
  body();
  renewConstants(NativeBuffer);
  renewConstants(NativeBuffer.prototype);
  nodeBuffer.INSPECT_MAX_BYTES = INSPECT_MAX_BYTES;
  syncBuiltinESMExports();
  announce();
};

const takeBack = (plan) => {
  checkReplaceable(plan, 'before', 'restored');
  exchange(() => apply(plan, 'before', 'restored'));
};

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
  checkHost();
  checkRealm();
  const instance = loadFor(nativeClass());
  const { memoryUsage } = require('./native');
  const version = require('./version');
  const path = dirname(__dirname);
  const plan = makePlan(instance);
  plan[plan.length] = recordOf({ version, path, memoryUsage, restore: () => takeBack(plan) });
  checkReplaceable(plan, 'after', 'registered');

  exchange(() => apply(plan, 'after', 'registered'));
  return { isNew: true, version, path };
};

/**
 * Gives native its own functions back, as they were before `register`, whoever called that.
 * @returns {boolean} false when there was nothing to undo
 * @throws {Error} ERR_FERROBUF_REGISTER when a property has been frozen since. Nothing has been changed then.
 */
const restore = () => {
  const present = currentRegistration();
  present?.restore();
  return present !== undefined;
};

module.exports = { register, restore };
