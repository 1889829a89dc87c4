'use strict';

/**
 * The built-ins that the shim calls at run time, captured when it is loaded.
 *
 * Native Buffer is immune to user code that patches `Array.prototype`, `Uint8Array.prototype.set` and the
 * like after start-up; so must we be. Every method is "uncurried": `TypedArraySet(target, source)` is
 * `target.set(source)` with today's `set`, whatever becomes of the prototype.
 */

const { apply, construct, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;

const { bind, call } = Function.prototype;
/** `uncurryThis(f)(self, ...args)` calls `f` with `this` = self, with no look-up on `f` at call time. */
const uncurryThis = bind.bind(call);

const getter = (prototype, key) => uncurryThis(getOwnPropertyDescriptor(prototype, key).get);
const method = (prototype, key) => uncurryThis(prototype[key]);

const TypedArray = getPrototypeOf(Uint8Array);
const TypedArrayPrototype = TypedArray.prototype;

const accessorIfAny = (prototype, key) => {
  const descriptor = getOwnPropertyDescriptor(prototype, key);
  return descriptor === undefined ? undefined : uncurryThis(descriptor.get);
};

module.exports = {
  uncurryThis,
  ReflectApply: apply,
  ReflectConstruct: construct,
  ReflectDefineProperty: Reflect.defineProperty,
  ReflectDeleteProperty: Reflect.deleteProperty,
  ReflectOwnKeys: Reflect.ownKeys,

  Array,
  ArrayIsArray: Array.isArray,
  ArrayBuffer,
  ArrayBufferIsView: ArrayBuffer.isView,
  SharedArrayBuffer: globalThis.SharedArrayBuffer,
  BigInt,
  DataView,
  DOMException,
  Error,
  ErrorCaptureStackTrace: Error.captureStackTrace,
  Float32Array,
  Float64Array,
  Number,
  RangeError,
  String,
  Symbol,
  SymbolFor: Symbol.for,
  SymbolHasInstance: Symbol.hasInstance,
  SymbolIterator: Symbol.iterator,
  SymbolSpecies: Symbol.species,
  SymbolToPrimitive: Symbol.toPrimitive,
  SymbolToStringTag: Symbol.toStringTag,
  TypeError,
  Uint8Array,
  Uint16Array,
  WeakMap,

  MathFloor: Math.floor,
  MathMin: Math.min,
  MathMax: Math.max,
  MathTrunc: Math.trunc,
  MathAbs: Math.abs,

  NumberIsInteger: Number.isInteger,
  NumberIsNaN: Number.isNaN,
  NumberIsFinite: Number.isFinite,
  NumberIsSafeInteger: Number.isSafeInteger,
  MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER,

  ObjectCreate: Object.create,
  ObjectDefineProperty: Object.defineProperty,
  ObjectDefineProperties: Object.defineProperties,
  ObjectFreeze: Object.freeze,
  ObjectGetOwnPropertyDescriptor: getOwnPropertyDescriptor,
  ObjectGetOwnPropertyDescriptors: Object.getOwnPropertyDescriptors,
  ObjectGetOwnPropertyNames: Object.getOwnPropertyNames,
  ObjectGetPrototypeOf: getPrototypeOf,
  ObjectKeys: Object.keys,
  ObjectPrototypeHasOwnProperty: method(Object.prototype, 'hasOwnProperty'),
  ObjectPrototypeIsPrototypeOf: method(Object.prototype, 'isPrototypeOf'),
  ObjectPrototypePropertyIsEnumerable: method(Object.prototype, 'propertyIsEnumerable'),
  ObjectSetPrototypeOf: Object.setPrototypeOf,

  FunctionPrototypeCall: uncurryThis(call),
  FunctionPrototypeHasInstance: method(Function.prototype, Symbol.hasInstance),

  ArrayPrototypeJoin: method(Array.prototype, 'join'),
  ArrayPrototypePush: method(Array.prototype, 'push'),
  ArrayPrototypeSlice: method(Array.prototype, 'slice'),

  BigIntPrototypeToString: method(BigInt.prototype, 'toString'),

  RegExpPrototypeExec: method(RegExp.prototype, 'exec'),

  StringFromCharCode: String.fromCharCode,
  StringPrototypeCharCodeAt: method(String.prototype, 'charCodeAt'),
  StringPrototypeIncludes: method(String.prototype, 'includes'),
  StringPrototypeIndexOf: method(String.prototype, 'indexOf'),
  StringPrototypeSlice: method(String.prototype, 'slice'),
  StringPrototypeStartsWith: method(String.prototype, 'startsWith'),
  StringPrototypeToLowerCase: method(String.prototype, 'toLowerCase'),
  StringPrototypeTrim: method(String.prototype, 'trim'),

  SymbolPrototypeToString: method(Symbol.prototype, 'toString'),

  ArrayBufferPrototypeGetByteLength: getter(ArrayBuffer.prototype, 'byteLength'),
  /** Absent on hosts older than the proposals; `undefined` there. */
  ArrayBufferPrototypeGetDetached: accessorIfAny(ArrayBuffer.prototype, 'detached'),
  ArrayBufferPrototypeGetResizable: accessorIfAny(ArrayBuffer.prototype, 'resizable'),
  ArrayBufferPrototypeTransfer:
    'transfer' in ArrayBuffer.prototype ? method(ArrayBuffer.prototype, 'transfer') : undefined,
  SharedArrayBufferPrototypeGetByteLength: getter(SharedArrayBuffer.prototype, 'byteLength'),
  DataViewPrototypeGetByteLength: getter(DataView.prototype, 'byteLength'),
  DataViewPrototypeGetByteOffset: getter(DataView.prototype, 'byteOffset'),
  DataViewPrototypeGetBuffer: getter(DataView.prototype, 'buffer'),

  TypedArray,
  TypedArrayPrototype,
  /** The class name of a typed array ('Uint8Array', …); `undefined` for anything else. Never throws, cannot be faked. */
  TypedArrayPrototypeGetSymbolToStringTag: getter(TypedArrayPrototype, Symbol.toStringTag),
  TypedArrayPrototypeGetBuffer: getter(TypedArrayPrototype, 'buffer'),
  TypedArrayPrototypeGetByteLength: getter(TypedArrayPrototype, 'byteLength'),
  TypedArrayPrototypeGetByteOffset: getter(TypedArrayPrototype, 'byteOffset'),
  /** The true number of elements: an own `length` property does not change it. 0 when detached or out of bounds. */
  TypedArrayPrototypeGetLength: getter(TypedArrayPrototype, 'length'),
  TypedArrayPrototypeFill: method(TypedArrayPrototype, 'fill'),
  TypedArrayPrototypeSet: method(TypedArrayPrototype, 'set'),
  TypedArrayPrototypeSlice: method(TypedArrayPrototype, 'slice'),
  TypedArrayPrototypeSubarray: method(TypedArrayPrototype, 'subarray'),
  TypedArrayPrototypeCopyWithin: method(TypedArrayPrototype, 'copyWithin'),

  WeakMapPrototypeGet: method(WeakMap.prototype, 'get'),
  WeakMapPrototypeSet: method(WeakMap.prototype, 'set'),
};
