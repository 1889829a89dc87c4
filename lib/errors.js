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

const { format, inspect, stripVTControlCharacters } = require('node:util');
const {
  ErrorCaptureStackTrace,
  NumberPrototypeToString,
  ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor,
  ObjectIsExtensible,
  RangeError,
  ReflectGetPrototypeOf,
  ReflectOwnKeys,
  String,
  StringPrototypeSlice,
  TypeError,
  Error,
} = require('./intrinsics');
const { describeNumber, describeReceived } = require('./received');

/**
 * The symbol by which Node tells its own errors when it renders a stack, which it does when that is first read: the header of such an
 * error has its code. It is no registered symbol, and so is taken from an error of Node's. Without it (on Bun, Deno) the code is a
 * property alone. To render each stack at once, with the code lent to `name`, took 20 us for an error; native takes 6.
 */
const findMark = () => {
  try {
    stripVTControlCharacters();
  } catch (error) {
    for (let one = error; one !== null; one = ReflectGetPrototypeOf(one)) {
      const keys = ReflectOwnKeys(one);
      for (let i = 0; i < keys.length; i += 1) {
        if (String(keys[i]) === 'Symbol(kIsNodeError)') return keys[i];
      }
    }
  }
  return undefined;
};

const mark = findMark();

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

/**
 * Makes the class of the errors that print their code. `constructor` names the standard class, as native's does.
 * @param {Function} Base the standard class
 * @param {string} code Node's error code
 * @param {boolean} [isCodeFirst] whether native defines `code` before `message` (the order is visible to `Reflect.ownKeys`)
 */
const coded = (Base, code, isCodeFirst = true) => {
  class CodedError extends Base {
    constructor(message) {
      super();
      if (isCodeFirst) define(this, 'code', code, true);
      define(this, 'message', message, false);
      if (!isCodeFirst) define(this, 'code', code, true);
    }

    toString() {
      return `${this.name} [${code}]: ${this.message}`;
    }
  }
  define(CodedError.prototype, 'constructor', Base, false);
  if (mark !== undefined) define(CodedError.prototype, mark, true, false);
  return CodedError;
};

const InvalidArgType = coded(TypeError, 'ERR_INVALID_ARG_TYPE');
const InvalidArgValue = coded(TypeError, 'ERR_INVALID_ARG_VALUE');
const OutOfRange = coded(RangeError, 'ERR_OUT_OF_RANGE');
const BufferOutOfBounds = coded(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS');
const InvalidBufferSize = coded(RangeError, 'ERR_INVALID_BUFFER_SIZE', false);
const UnknownEncoding = coded(TypeError, 'ERR_UNKNOWN_ENCODING', false);
const MissingArgs = coded(TypeError, 'ERR_MISSING_ARGS');

/** Whether the limit of stacks can be set: `Error` may be frozen. */
const isLimitWritable = () => {
  const descriptor = ObjectGetOwnPropertyDescriptor(Error, 'stackTraceLimit');
  return descriptor === undefined ? ObjectIsExtensible(Error) : descriptor.writable === true;
};

/**
 * An error whose stack begins with the caller of `above`. Not to capture it twice saves 6 to 11 us; native does the same, and so
 * also leaves a `stackTraceLimit` behind where there was none.
 * @param {Function} Class
 * @param {string} message
 * @param {Function} above a running function
 */
const make = (Class, message, above) => {
  let error;
  if (isLimitWritable()) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      error = new Class(message);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  } else {
    error = new Class(message);
  }
  ErrorCaptureStackTrace(error, above);
  return error;
};

/** Builds a C++-style error: a plain error of the standard class with a `code` property. */
const makePlain = (Class, code, message, above = makePlain) => {
  const error = make(Class, message, above);
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
  make(InvalidArgType, `${subject} must be ${expected}. ${describeReceived(actual)}`, above);

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
  make(
    OutOfRange,
    `The value of "${name}" is out of range. It must be ${range}. Received ${describeNumber(actual)}`,
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
  return make(
    InvalidArgValue,
    `The argument '${name}' ${reason}. Received ${rendered}`,
    invalidArgValue,
  );
};

/** ERR_UNKNOWN_ENCODING. @param {unknown} encoding what was asked for */
const unknownEncoding = (encoding) =>
  make(UnknownEncoding, format('Unknown encoding: %s', encoding), unknownEncoding);

/**
 * ERR_BUFFER_OUT_OF_BOUNDS.
 * @param {string} [name] the argument that lies outside; the whole access when missing
 * @param {Function} [above]
 */
const bufferOutOfBounds = (name, above = bufferOutOfBounds) =>
  make(
    BufferOutOfBounds,
    name
      ? `"${name}" is outside of buffer bounds`
      : 'Attempt to access memory outside buffer bounds',
    above,
  );

/** ERR_INVALID_BUFFER_SIZE. @param {string} unit e.g. `16-bits` */
const invalidBufferSize = (unit) =>
  make(InvalidBufferSize, `Buffer size must be a multiple of ${unit}`, invalidBufferSize);

/** ERR_MISSING_ARGS of `atob` and `btoa`. */
const missingInput = () =>
  make(MissingArgs, 'The "input" argument must be specified', missingInput);

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
    missingInput,
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
  argumentMustBeBuffer,
  argumentMustBeString,
  bufferOutOfBounds,
  indexOutOfRange,
  invalidArgType,
  invalidArgTypeOf,
  invalidArgValue,
  invalidBufferSize,
  makePlain,
  memoryAllocationFailed,
  missingInput,
  outOfRange,
  plainOutOfBounds,
  stringTooLong,
  unknownEncoding,
};
