'use strict';

/**
 * The built-ins that the shim calls at run time, captured when it is loaded.
 *
 * Native Buffer is immune to user code that patches `Array.prototype`, `Uint8Array.prototype.set` and the
 * like after start-up; so must we be. Every method is "uncurried": `TypedArraySet(target, source)` is
 * `target.set(source)` with today's `set`, whatever becomes of the prototype.
 */

const { getPrototypeOf, getOwnPropertyDescriptor } = Reflect;

const { bind, call } = Function.prototype;
/** `uncurryThis(f)(self, ...args)` calls `f` with `this` = self, with no look-up on `f` at call time. */
const uncurryThis = bind.bind(call);

const getter = (prototype, key) => uncurryThis(getOwnPropertyDescriptor(prototype, key).get);
const method = (prototype, key) => uncurryThis(prototype[key]);

const TypedArray = getPrototypeOf(Uint8Array);
const TypedArrayPrototype = TypedArray.prototype;

module.exports = {
  uncurryThis,
  ReflectConstruct: Reflect.construct,
  ReflectDefineProperty: Reflect.defineProperty,
  ReflectGetPrototypeOf: getPrototypeOf,
  ReflectDeleteProperty: Reflect.deleteProperty,
  ReflectOwnKeys: Reflect.ownKeys,
  ReflectSet: Reflect.set,

  Array,
  ArrayIsArray: Array.isArray,
  ArrayBuffer,
  Object,
  ArrayBufferIsView: ArrayBuffer.isView,
  SharedArrayBuffer: globalThis.SharedArrayBuffer,
  BigInt,
  DataView,
  /** `undefined` in a context of `vm` that has none; `atob` and `btoa` cannot say what is wrong with their text there. */
  DOMException: globalThis.DOMException,
  Error,
  ErrorCaptureStackTrace: Error.captureStackTrace,
  Float32Array,
  Float64Array,
  Int32Array,
  Number,
  RangeError,
  String,
  Symbol,
  SymbolFor: Symbol.for,
  SymbolHasInstance: Symbol.hasInstance,
  SymbolSpecies: Symbol.species,
  SymbolToPrimitive: Symbol.toPrimitive,
  TypeError,
  Uint8Array,
  /** `undefined` up to Node 24. */
  Uint8ArraySetFromBase64:
    Uint8Array.prototype.setFromBase64 && method(Uint8Array.prototype, 'setFromBase64'),

  JSONStringify: JSON.stringify,

  MathFloor: Math.floor,
  MathMin: Math.min,
  MathMax: Math.max,
  MathTrunc: Math.trunc,
  MathAbs: Math.abs,

  NumberIsInteger: Number.isInteger,
  NumberIsNaN: Number.isNaN,
  NumberPrototypeToString: method(Number.prototype, 'toString'),
  MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER,

  ObjectCreate: Object.create,
  ObjectDefineProperty: Object.defineProperty,
  ObjectGetOwnPropertyDescriptor: getOwnPropertyDescriptor,
  ObjectIsExtensible: Object.isExtensible,
  ObjectKeys: Object.keys,
  ObjectPrototypeHasOwnProperty: method(Object.prototype, 'hasOwnProperty'),
  ObjectPrototypePropertyIsEnumerable: method(Object.prototype, 'propertyIsEnumerable'),
  ObjectSetPrototypeOf: Object.setPrototypeOf,

  FunctionPrototypeHasInstance: method(Function.prototype, Symbol.hasInstance),

  RegExpPrototypeExec: method(RegExp.prototype, 'exec'),

  StringFromCharCode: String.fromCharCode,
  StringPrototypeCharCodeAt: method(String.prototype, 'charCodeAt'),
  StringPrototypeIndexOf: method(String.prototype, 'indexOf'),
  StringPrototypeSlice: method(String.prototype, 'slice'),
  StringPrototypeStartsWith: method(String.prototype, 'startsWith'),
  StringPrototypeToLowerCase: method(String.prototype, 'toLowerCase'),

  DataViewPrototypeGetByteLength: getter(DataView.prototype, 'byteLength'),
  DataViewPrototypeGetByteOffset: getter(DataView.prototype, 'byteOffset'),
  DataViewPrototypeGetBuffer: getter(DataView.prototype, 'buffer'),

  TypedArray,
  /** The class name of a typed array ('Uint8Array', ...); `undefined` for anything else. Never throws, cannot be faked. */
  TypedArrayPrototypeGetSymbolToStringTag: getter(TypedArrayPrototype, Symbol.toStringTag),
  TypedArrayPrototypeGetBuffer: getter(TypedArrayPrototype, 'buffer'),
  TypedArrayPrototypeGetByteLength: getter(TypedArrayPrototype, 'byteLength'),
  TypedArrayPrototypeGetByteOffset: getter(TypedArrayPrototype, 'byteOffset'),
  /** The true number of elements: an own `length` property does not change it. 0 when detached or out of bounds. */
  TypedArrayPrototypeGetLength: getter(TypedArrayPrototype, 'length'),
  TypedArrayPrototypeFill: method(TypedArrayPrototype, 'fill'),
  TypedArrayPrototypeSet: method(TypedArrayPrototype, 'set'),
  TypedArrayPrototypeCopyWithin: method(TypedArrayPrototype, 'copyWithin'),
};
