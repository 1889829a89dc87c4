'use strict';

/** What a program can do to the built-ins of its process: name -> what it does. Native Buffer survives all of it. */

// Taken beforehand: one of the pollutions is that these are gone.
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const { freeze } = Object;

const deadly = (label) =>
  function patched() {
    throw new EvalError(`${label} was called`);
  };

/** Puts something deadly on a prototype, as an assignment or a getter would find it. */
const own = (target, key, value) =>
  defineProperty(target, key, {
    __proto__: null,
    value,
    writable: true,
    configurable: true,
    enumerable: true,
  });

/** Replaces all methods of a prototype, but those that the syntax of this test itself needs. */
const killMethods = (prototype, kept) => {
  const keys = ownKeys(prototype);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === 'constructor' || key === kept) continue;
    const descriptor = getOwnPropertyDescriptor(prototype, key);
    if (typeof descriptor.value === 'function' && descriptor.configurable) {
      own(prototype, key, deadly(String(key)));
    }
  }
};

const POLLUTIONS = {
  'Object.prototype.get': () => own(Object.prototype, 'get', deadly('get')),
  'Object.prototype.set': () => own(Object.prototype, 'set', deadly('set')),
  'Object.prototype.value': () => own(Object.prototype, 'value', 7),
  'Object.prototype.writable': () => own(Object.prototype, 'writable', false),
  'Object.prototype.length': () => own(Object.prototype, 'length', 5),
  'Object.prototype.buffer': () => own(Object.prototype, 'buffer', new ArrayBuffer(4)),
  'Object.prototype.utf8': () => own(Object.prototype, 'utf8', 5),
  'Object.prototype.none': () => own(Object.prototype, 'none', {}),
  'Object.prototype.depth': () => own(Object.prototype, 'colors', true),
  'Object.prototype[0]': () =>
    defineProperty(Object.prototype, 0, {
      __proto__: null,
      set: deadly('setter of 0'),
      get: () => undefined,
      configurable: true,
    }),
  'Array.prototype[0]': () =>
    defineProperty(Array.prototype, 0, {
      __proto__: null,
      set: deadly('setter of 0'),
      get: () => undefined,
      configurable: true,
    }),
  'Array.prototype': () => killMethods(Array.prototype),
  'Array[Symbol.species]': () =>
    defineProperty(Array, Symbol.species, { __proto__: null, get: deadly('species') }),
  'TypedArray[Symbol.species]': () =>
    defineProperty(getPrototypeOf(Uint8Array), Symbol.species, {
      __proto__: null,
      get: deadly('species'),
    }),
  'ArrayBuffer[Symbol.species]': () =>
    defineProperty(ArrayBuffer, Symbol.species, { __proto__: null, get: deadly('species') }),
  'TypedArray.prototype': () => killMethods(getPrototypeOf(Uint8Array.prototype)),
  'ArrayBuffer.prototype': () => killMethods(ArrayBuffer.prototype),
  'Function.prototype': () => killMethods(Function.prototype, Symbol.hasInstance),
  'Function.prototype[Symbol.hasInstance]': () =>
    defineProperty(Uint8Array, Symbol.hasInstance, {
      __proto__: null,
      value: deadly('hasInstance'),
    }),
  'String.prototype': () => killMethods(String.prototype),
  'Number.prototype': () => killMethods(Number.prototype),
  'RegExp.prototype': () => killMethods(RegExp.prototype),
  'RegExp.prototype.flags': () =>
    defineProperty(RegExp.prototype, 'flags', { __proto__: null, get: deadly('flags') }),
  'Symbol.prototype': () => killMethods(Symbol.prototype),
  'BigInt.prototype': () => killMethods(BigInt.prototype),
  'Error.prepareStackTrace': () => own(Error, 'prepareStackTrace', deadly('prepareStackTrace')),
  'Error.captureStackTrace': () => own(Error, 'captureStackTrace', deadly('captureStackTrace')),
  'Error.stackTraceLimit': () =>
    defineProperty(Error, 'stackTraceLimit', {
      __proto__: null,
      get: deadly('limit'),
      set: deadly('limit'),
    }),
  'frozen Error': () => freeze(Error),
  'Error.prototype.toString': () => killMethods(Error.prototype),
  Math: () => killMethods(Math),
  Number: () => killMethods(Number),
  Object: () => killMethods(Object),
  Reflect: () => killMethods(Reflect),
  globals: () => {
    for (const name of [
      'Uint8Array',
      'ArrayBuffer',
      'DataView',
      'Number',
      'String',
      'TypeError',
      'RangeError',
      'BigInt',
      'Symbol',
      'Array',
      'Error',
      'Float64Array',
    ]) {
      own(globalThis, name, deadly(name));
    }
  },
};

module.exports = { POLLUTIONS };
