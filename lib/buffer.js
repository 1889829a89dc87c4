'use strict';

/** ferrobuf's own class: its constructor, and what `./members` lists, as native's bootstrap would have put it there. */

const { deprecateConstructor } = require('./deprecations');
const { invalidArgType } = require('./errors');
const { BufferPrototype, FastBuffer, NativeBuffer, isInstanceOf } = require('./fast-buffer');
const { poolSize } = require('./host');
const {
  ObjectDefineProperty,
  ObjectSetPrototypeOf,
  ReflectOwnKeys,
  SymbolHasInstance,
  SymbolSpecies,
} = require('./intrinsics');
const { methods, statics } = require('./members');
const { bindPool } = require('./pool');

/**
 * Buffer(arg[, encodingOrOffset[, length]]), with or without `new`: deprecated since Node 6, and still in use.
 * @param {unknown} arg a size, or what `Buffer.from` takes
 * @param {unknown} encodingOrOffset as of `Buffer.from`
 * @param {unknown} length as of `Buffer.from`
 * @returns {FastBuffer} always a plain Buffer, also out of `super()`
 * @throws {TypeError} ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING
 * @throws {RangeError} ERR_OUT_OF_RANGE, ERR_BUFFER_OUT_OF_BOUNDS
 */
function Buffer(arg, encodingOrOffset, length) {
  deprecateConstructor(Buffer);
  // The statics as they are now: programs patch them, and native asks as late.
  if (typeof arg !== 'number') return Buffer.from(arg, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') throw invalidArgType('string', 'of type string', arg);
  return Buffer.alloc(arg);
}

const install = (target, key, value) => {
  const isAccessor = typeof value === 'object';
  ObjectDefineProperty(
    target,
    key,
    isAccessor
      ? value
      : { __proto__: null, value, writable: true, enumerable: true, configurable: true },
  );
};

const installAll = (target, table) => {
  for (const key of ReflectOwnKeys(table)) install(target, key, table[key]);
};

Buffer.prototype = BufferPrototype;
ObjectSetPrototypeOf(Buffer, NativeBuffer);
ObjectDefineProperty(BufferPrototype, 'constructor', {
  __proto__: null,
  value: Buffer,
  writable: true,
  enumerable: false,
  configurable: true,
});
// Defined, not set: native's is inherited, and may be read-only, or an accessor.
install(Buffer, 'poolSize', poolSize);
// Before the other symbols, as native has it.
ObjectDefineProperty(Buffer, SymbolSpecies, {
  __proto__: null,
  configurable: true,
  enumerable: false,
  get() {
    return FastBuffer;
  },
});
installAll(Buffer, statics);
installAll(BufferPrototype, methods);

// The one property more than native has: it makes native's instances instances of ours.
const { [SymbolHasInstance]: hasInstance } = {
  [SymbolHasInstance](value) {
    return isInstanceOf(this, value);
  },
};
ObjectDefineProperty(Buffer, SymbolHasInstance, { __proto__: null, value: hasInstance });
bindPool(Buffer);

module.exports = { Buffer };
