'use strict';

/**
 * The errors that Buffer throws, with native's classes, codes, messages and own-property order.
 *
 * Native has two families, and programs can tell them apart:
 * - those thrown by its JavaScript print their code: `String(e)` is `TypeError [ERR_X]: message`;
 * - those thrown by its C++ are plain errors with a `code` property: `String(e)` is `TypeError: message`.
 */

const { format, inspect } = require('node:util');
const host = require('./host');
const {
  ErrorCaptureStackTrace,
  NumberIsInteger,
  MathAbs,
  ObjectDefineProperty,
  RangeError,
  String,
  StringPrototypeSlice,
  TypeError,
  Error,
} = require('./intrinsics');

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

/** Reads the stack, which makes V8 render it. A program's own `Error.prepareStackTrace` may fail: that is not our error. */
const renderStack = (error) => {
  try {
    void error.stack;
  } catch {
    // It is rendered, or fails, for whoever reads it next.
  }
};

/**
 * Builds a JS-style error.
 * @param {Function} Class one of the coded classes
 * @param {string} code Node's error code
 * @param {string} message the text
 * @param {boolean} codeFirst whether native defines `code` before `message` (the order is visible to `Reflect.ownKeys`)
 */
const makeCoded = (Class, code, message, codeFirst) => {
  const error = new Class();
  if (codeFirst) define(error, 'code', code, true);
  define(error, 'message', message, false);
  // The header of the stack is rendered from `name` when the stack is first read: lend it the code, and read.
  define(error, 'name', `${error.name} [${code}]`, false);
  ErrorCaptureStackTrace(error, makeCoded);
  renderStack(error);
  // It must not stay behind as an own property.
  delete error.name;
  if (!codeFirst) define(error, 'code', code, true);
  return error;
};

/** Builds a C++-style error: a plain error of the standard class with a `code` property. */
const makePlain = (Class, code, message) => {
  const error = new Class(message);
  error.code = code;
  return error;
};

/** Longest rendering of a primitive in "Received type ..."; native cuts what is longer to this minus three and adds dots. */
const MAX_RECEIVED_LENGTH = 28;

/** Whether native names an object by its constructor's `name`: up to Node 24 whatever that is, then a real name only. */
const isClassName =
  host.major < 26
    ? (name) => name !== undefined
    : (name) => typeof name === 'string' && name !== '';

/** Renders the offending value for "Received ...". */
const describeReceived = (value) => {
  if (value == null) return `Received ${value}`;
  if (typeof value === 'function') return `Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    if (isClassName(name)) return `Received an instance of ${name}`;
    return `Received ${inspect(value, { depth: -1 })}`;
  }
  let rendered = inspect(value, { colors: false });
  if (rendered.length > MAX_RECEIVED_LENGTH) {
    rendered = `${StringPrototypeSlice(rendered, 0, MAX_RECEIVED_LENGTH - 3)}...`;
  }
  return `Received type ${typeof value} (${rendered})`;
};

/** Groups the digits of a decimal integer in threes: `-1_234_567`. */
const addNumericalSeparators = (digits) => {
  const first = digits[0] === '-' ? 1 : 0;
  let grouped = '';
  let end = digits.length;
  for (; end >= first + 4; end -= 3) {
    grouped = `_${StringPrototypeSlice(digits, end - 3, end)}${grouped}`;
  }
  return `${StringPrototypeSlice(digits, 0, end)}${grouped}`;
};

/** Above this magnitude native groups the digits of the received integer. */
const SEPARATOR_LIMIT = 2 ** 32;
const SEPARATOR_LIMIT_BIGINT = 2n ** 32n;

const describeNumber = (value) => {
  if (NumberIsInteger(value) && MathAbs(value) > SEPARATOR_LIMIT) {
    return addNumericalSeparators(String(value));
  }
  if (typeof value === 'bigint') {
    const digits = String(value);
    const large = value > SEPARATOR_LIMIT_BIGINT || value < -SEPARATOR_LIMIT_BIGINT;
    return `${large ? addNumericalSeparators(digits) : digits}n`;
  }
  return inspect(value);
};

/**
 * ERR_INVALID_ARG_TYPE as native's JavaScript throws it.
 * @param {string} subject what is wrong, as it begins the sentence: `The "size" argument`, `The first argument`
 * @param {string} expected e.g. `of type number`
 * @param {unknown} actual the offending value
 */
const invalidArgTypeOf = (subject, expected, actual) =>
  makeCoded(
    CodedTypeError,
    'ERR_INVALID_ARG_TYPE',
    `${subject} must be ${expected}. ${describeReceived(actual)}`,
    true,
  );

/** ERR_INVALID_ARG_TYPE for a named argument: `The "name" argument must be ...`. */
const invalidArgType = (name, expected, actual) =>
  invalidArgTypeOf(`The "${name}" argument`, expected, actual);

/**
 * ERR_OUT_OF_RANGE as native's JavaScript throws it.
 * @param {string} name the argument
 * @param {string} range e.g. `>= 0 and <= 5` or `an integer`
 * @param {unknown} actual the offending value
 */
const outOfRange = (name, range, actual) =>
  makeCoded(
    CodedRangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${describeNumber(actual)}`,
    true,
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
  );
};

/** ERR_UNKNOWN_ENCODING. @param {unknown} encoding what was asked for */
const unknownEncoding = (encoding) =>
  makeCoded(
    CodedTypeError,
    'ERR_UNKNOWN_ENCODING',
    format('Unknown encoding: %s', encoding),
    false,
  );

/** ERR_BUFFER_OUT_OF_BOUNDS. @param {string} [name] the argument that lies outside; the whole access when missing */
const bufferOutOfBounds = (name) =>
  makeCoded(
    CodedRangeError,
    'ERR_BUFFER_OUT_OF_BOUNDS',
    name
      ? `"${name}" is outside of buffer bounds`
      : 'Attempt to access memory outside buffer bounds',
    true,
  );

/** ERR_INVALID_BUFFER_SIZE. @param {string} unit e.g. `16-bits` */
const invalidBufferSize = (unit) =>
  makeCoded(
    CodedRangeError,
    'ERR_INVALID_BUFFER_SIZE',
    `Buffer size must be a multiple of ${unit}`,
    false,
  );

/** ERR_STRING_TOO_LONG, C++ style. @param {number} limit the longest string, in UTF-16 code units */
const stringTooLong = (limit) =>
  makePlain(
    Error,
    'ERR_STRING_TOO_LONG',
    `Cannot create a string longer than 0x${limit.toString(16)} characters`,
  );

/** C++ style: `this` or an argument is no Uint8Array. */
const argumentMustBeBuffer = () =>
  makePlain(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a buffer');

/** ERR_MEMORY_ALLOCATION_FAILED, C++ style: there is no memory for a Buffer. */
const memoryAllocationFailed = () =>
  makePlain(RangeError, 'ERR_MEMORY_ALLOCATION_FAILED', 'Failed to allocate memory');

/** C++ style: the text to write is no string. */
const argumentMustBeString = () =>
  makePlain(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');

/** C++ style: a range given to a slice method. */
const indexOutOfRange = () => makePlain(RangeError, 'ERR_OUT_OF_RANGE', 'Index out of range');

/** C++ style: a write method's named argument. */
const plainOutOfBounds = (name) =>
  makePlain(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', `"${name}" is outside of buffer bounds`);

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
