'use strict';

/**
 * The errors that Buffer throws, with native's classes, codes, messages and own-property order.
 *
 * Native has two families, and programs can tell them apart:
 * - those thrown by its JavaScript print their code: `String(e)` is `TypeError [ERR_X]: message`;
 * - those thrown by its C++ are plain errors with a `code` property: `String(e)` is `TypeError: message`.
 *
 * A stack has few frames, and what its reader looks for is the call that was wrong. So the functions that make errors leave
 * themselves out, and those that check arguments give themselves as `above`: the stack begins with the caller of that function, which
 * must be one that is running.
 */

const { format, inspect } = require('node:util');
const {
  ErrorCaptureStackTrace,
  NumberPrototypeToString,
  ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor,
  ObjectIsExtensible,
  RangeError,
  StringPrototypeSlice,
  TypeError,
  Error,
} = require('./intrinsics');
const { describeNumber, describeReceived } = require('./received');

/** Makes the class whose instances print their code. `constructor` names the standard class, as native's does. */
const coded = (Base) => {
  class CodedError extends Base {
    // The one that Node 20 would make asks Array.prototype for its iterator, which may be patched.
    // biome-ignore lint/complexity/noUselessConstructor: see above
    constructor() {
      super();
    }

    toString() {
      return `${this.name} [${this.code}]: ${this.message}`;
    }
  }
  ObjectDefineProperty(CodedError.prototype, 'constructor', {
    __proto__: null,
    value: Base,
    writable: true,
    enumerable: false,
    configurable: true,
  });
  return CodedError;
};

const CodedTypeError = coded(TypeError);
const CodedRangeError = coded(RangeError);

/** The descriptor has no prototype: a `get` that somebody has put on Object's would make it an invalid one. */
const define = (error, key, value, enumerable) => {
  ObjectDefineProperty(error, key, {
    __proto__: null,
    value,
    writable: true,
    enumerable,
    configurable: true,
  });
};

/** Whether the limit of stacks can be set: `Error` may be frozen. */
const isLimitWritable = () => {
  const descriptor = ObjectGetOwnPropertyDescriptor(Error, 'stackTraceLimit');
  return descriptor === undefined ? ObjectIsExtensible(Error) : descriptor.writable === true;
};

/**
 * An error whose stack is still to be captured: not to capture it twice saves 6 to 11 us of 15 to 55. Native does the same, and so
 * also leaves a `stackTraceLimit` behind where there was none.
 */
const withoutStack = (Class, message) => {
  if (!isLimitWritable()) return new Class(message);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return new Class(message);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

/** Node's own `Error.prepareStackTrace`, which it has since Node 20, is named so. */
const NODES_RENDERER = 'ErrorPrepareStackTrace';

/** Whether the program renders stacks itself, which native leaves to it, when it reads them. Its answer may fail, too. */
const isRenderedByProgram = () => {
  try {
    const render = Error.prepareStackTrace;
    return typeof render === 'function' && render.name !== NODES_RENDERER;
  } catch {
    return true;
  }
};

/**
 * Captures the stack with the code in its header, which is rendered from `name` when the stack is first read: lend it the
 * code, and read.
 */
const captureWithCode = (error, code, above) => {
  define(error, 'name', `${error.name} [${code}]`, false);
  ErrorCaptureStackTrace(error, above);
  void error.stack;
  // It must not stay behind as an own property.
  delete error.name;
};

/**
 * Builds a JS-style error.
 * @param {Function} Class one of the coded classes
 * @param {string} code Node's error code
 * @param {string} message the text
 * @param {boolean} codeFirst whether native defines `code` before `message` (the order is visible to `Reflect.ownKeys`)
 * @param {Function} above the running function with whose caller the stack begins
 */
const makeCoded = (Class, code, message, codeFirst, above) => {
  const error = withoutStack(Class);
  if (codeFirst) define(error, 'code', code, true);
  define(error, 'message', message, false);
  if (isRenderedByProgram()) ErrorCaptureStackTrace(error, above);
  else captureWithCode(error, code, above);
  if (!codeFirst) define(error, 'code', code, true);
  return error;
};

/** Builds a C++-style error: a plain error of the standard class with a `code` property. */
const makePlain = (Class, code, message, above = makePlain) => {
  const error = withoutStack(Class, message);
  ErrorCaptureStackTrace(error, above);
  error.code = code;
  return error;
};

/**
 * ERR_INVALID_ARG_TYPE as native's JavaScript throws it.
 * @param {string} subject what is wrong, as it begins the sentence: `The "size" argument`, `The first argument`
 * @param {string} expected e.g. `of type number`
 * @param {unknown} actual the offending value
 * @param {Function} [above]
 */
const invalidArgTypeOf = (subject, expected, actual, above = invalidArgTypeOf) =>
  makeCoded(
    CodedTypeError,
    'ERR_INVALID_ARG_TYPE',
    `${subject} must be ${expected}. ${describeReceived(actual)}`,
    true,
    above,
  );

/** ERR_INVALID_ARG_TYPE for a named argument: `The "name" argument must be ...`. */
const invalidArgType = (name, expected, actual, above = invalidArgType) =>
  invalidArgTypeOf(`The "${name}" argument`, expected, actual, above);

/**
 * ERR_OUT_OF_RANGE as native's JavaScript throws it.
 * @param {string} name the argument
 * @param {string} range e.g. `>= 0 and <= 5` or `an integer`
 * @param {unknown} actual the offending value
 * @param {Function} [above]
 */
const outOfRange = (name, range, actual, above = outOfRange) =>
  makeCoded(
    CodedRangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${describeNumber(actual)}`,
    true,
    above,
  );

/** Longest rendering of a value in ERR_INVALID_ARG_VALUE. */
const MAX_VALUE_LENGTH = 128;

/** ERR_INVALID_ARG_VALUE: `The argument 'name' <reason>. Received ...`. */
const invalidArgValue = (name, actual, reason = 'is invalid') => {
  let rendered = inspect(actual);
  if (rendered.length > MAX_VALUE_LENGTH) {
    rendered = `${StringPrototypeSlice(rendered, 0, MAX_VALUE_LENGTH)}...`;
  }
  return makeCoded(
    CodedTypeError,
    'ERR_INVALID_ARG_VALUE',
    `The argument '${name}' ${reason}. Received ${rendered}`,
    true,
    invalidArgValue,
  );
};

/** ERR_UNKNOWN_ENCODING. @param {unknown} encoding what was asked for */
const unknownEncoding = (encoding) =>
  makeCoded(
    CodedTypeError,
    'ERR_UNKNOWN_ENCODING',
    format('Unknown encoding: %s', encoding),
    false,
    unknownEncoding,
  );

/**
 * ERR_BUFFER_OUT_OF_BOUNDS.
 * @param {string} [name] the argument that lies outside; the whole access when missing
 * @param {Function} [above]
 */
const bufferOutOfBounds = (name, above = bufferOutOfBounds) =>
  makeCoded(
    CodedRangeError,
    'ERR_BUFFER_OUT_OF_BOUNDS',
    name
      ? `"${name}" is outside of buffer bounds`
      : 'Attempt to access memory outside buffer bounds',
    true,
    above,
  );

/** ERR_INVALID_BUFFER_SIZE. @param {string} unit e.g. `16-bits` */
const invalidBufferSize = (unit) =>
  makeCoded(
    CodedRangeError,
    'ERR_INVALID_BUFFER_SIZE',
    `Buffer size must be a multiple of ${unit}`,
    false,
    invalidBufferSize,
  );

/** ERR_STRING_TOO_LONG, C++ style. @param {number} limit the longest string, in UTF-16 code units */
const stringTooLong = (limit) =>
  makePlain(
    Error,
    'ERR_STRING_TOO_LONG',
    `Cannot create a string longer than 0x${NumberPrototypeToString(limit, 16)} characters`,
    stringTooLong,
  );

/** C++ style: `this` or an argument is no Uint8Array. */
const argumentMustBeBuffer = () =>
  makePlain(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a buffer', argumentMustBeBuffer);

/** ERR_MEMORY_ALLOCATION_FAILED, C++ style: there is no memory for a Buffer. */
const memoryAllocationFailed = () =>
  makePlain(
    RangeError,
    'ERR_MEMORY_ALLOCATION_FAILED',
    'Failed to allocate memory',
    memoryAllocationFailed,
  );

/** C++ style: the text to write is no string. */
const argumentMustBeString = (above = argumentMustBeString) =>
  makePlain(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string', above);

/** C++ style: a range given to a slice method. */
const indexOutOfRange = () =>
  makePlain(RangeError, 'ERR_OUT_OF_RANGE', 'Index out of range', indexOutOfRange);

/** C++ style: a write method's named argument. */
const plainOutOfBounds = (name) =>
  makePlain(
    RangeError,
    'ERR_BUFFER_OUT_OF_BOUNDS',
    `"${name}" is outside of buffer bounds`,
    plainOutOfBounds,
  );

module.exports = {
  CodedTypeError,
  argumentMustBeBuffer,
  argumentMustBeString,
  bufferOutOfBounds,
  indexOutOfRange,
  invalidArgType,
  invalidArgTypeOf,
  invalidArgValue,
  invalidBufferSize,
  makeCoded,
  makePlain,
  memoryAllocationFailed,
  outOfRange,
  plainOutOfBounds,
  stringTooLong,
  unknownEncoding,
};
