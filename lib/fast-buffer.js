'use strict';

/**
 * Which class the instances are of: the one place that decides it.
 *
 * An instance is a true Uint8Array, made by `FastBuffer`; the prototype of FastBuffer *is* `Buffer.prototype`, so the public
 * constructor (`./buffer`) never makes an object itself. Our own prototype inherits from native's, so that everything that
 * asks native (`globalThis.Buffer.isBuffer`, `instanceof`) takes our instances for its own. Under `ferrobuf/register` the
 * class is native's, and so is its prototype.
 */

const { Buffer: NativeBuffer } = require('node:buffer');
const identity = require('./identity');
const {
  FunctionPrototypeHasInstance,
  ObjectSetPrototypeOf,
  SymbolSpecies,
  Uint8Array,
} = require('./intrinsics');

const NativePrototype = NativeBuffer.prototype;

const NativeFastBuffer = NativeBuffer[SymbolSpecies];

/**
 * A class of our own: 16 ns for a view of 16 bytes, as native's, on all four lines. Only on Node 20 has its
 * constructor parameters. (To define its `length` instead would make every construction 4 to 8 times slower.)
 */
const makeOwnClass = () => {
  // The key gives the class its name, which is visible; the bundle (lib/load.js) would shorten one that is local.
  const { FastBuffer: OwnClass } =
    NativeFastBuffer.length === 0
      ? { FastBuffer: class extends Uint8Array {} }
      : {
          FastBuffer: class extends Uint8Array {
            // biome-ignore lint/complexity/noUselessConstructor: its parameters are visible, see above
            constructor(bufferOrLength, byteOffset, length) {
              super(bufferOrLength, byteOffset, length);
            }
          },
        };
  ObjectSetPrototypeOf(OwnClass.prototype, NativePrototype);
  return OwnClass;
};

/** The class of the instances. */
const FastBuffer = identity.isNatives ? NativeFastBuffer : makeOwnClass();

const BufferPrototype = FastBuffer.prototype;

/**
 * Stands for native's class in `instanceof`: what is asked here is the prototype chain alone, whatever becomes of
 * `NativeBuffer.prototype` or of a `Symbol.hasInstance` that somebody puts on native.
 */
function NativeInstance() {}
NativeInstance.prototype = NativePrototype;

/**
 * Whether a value is a Buffer: one of ours, one of native's, or an object that inherits from either.
 * The prototypes themselves are none, as with native.
 * @param {unknown} value
 * @returns {boolean}
 */
const isBufferInstance = (value) => value instanceof NativeInstance && value !== BufferPrototype;

/**
 * What `Buffer[Symbol.hasInstance]` answers. Subclasses inherit it as a static, and mean their own prototype with it.
 * @param {Function} Class the right side of `instanceof`
 * @param {unknown} value the left side
 * @returns {boolean}
 */
const isInstanceOf = (Class, value) =>
  typeof Class === 'function' && Class.prototype === BufferPrototype
    ? isBufferInstance(value)
    : FunctionPrototypeHasInstance(Class, value);

module.exports = {
  BufferPrototype,
  FastBuffer,
  NativeBuffer,
  NativePrototype,
  isBufferInstance,
  isInstanceOf,
};
