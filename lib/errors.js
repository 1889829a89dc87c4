'use strict';

/**
 * The errors that Buffer throws, with native's classes, codes, messages and own-property order.
 *
 * Native has two families, and programs can tell them apart:
 * - those thrown by its JavaScript print their code: `String(e)` is `TypeError [ERR_X]: message`;
 * - those thrown by its C++ are plain errors with a `code` property: `String(e)` is `TypeError: message`.
 *
 * A stack has few frames, and what its reader looks for is the call that was wrong. So the functions that make errors leave
 * themselves out. Those that check arguments, which native hides as well, are left out by {@link makeHidden}, to which they give
 * themselves as `above`: the stack begins with the caller of that function, which must be one that is running.
 */

const { format, inspect, stripVTControlCharacters } = require('node:util');
const {
  ErrorCaptureStackTrace,
  NumberPrototypeToString,
  ObjectDefineProperty,
  ObjectIsExtensible,
  RangeError,
  ReflectConstruct,
  ReflectGetPrototypeOf,
  ReflectOwnKeys,
  ReflectSet,
  String,
  StringPrototypeSlice,
  TypeError,
  Error,
} = require('./intrinsics');
const { ownDescriptor } = require('./descriptors');
const { describeNumber, describeReceived } = require('./received');

/**
 * The symbol by which Node tells its own errors when it renders a stack, which it does when that is first read: the header of such an
 * error has its code. It is no registered symbol, and so is taken from an error of Node's. On Bun and Deno, which have none, it is
 * one that nobody looks at, and the code a property alone. To render each stack at once, with the code lent to `name`, took 20 us
 * for an error; native takes 6.
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
  return Symbol('kIsNodeError');
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
 * Makes the class of the errors that print their code. `constructor` names the standard class. It and the mark are accessors, as
 * native's are: `util.format` renders an error whose `constructor` is a property in another way.
 * @param {Function} Base the standard class
 * @param {string} code Node's error code
 * @param {boolean} [isCodeFirst] whether native defines `code` before `message` (the order is visible to `Reflect.ownKeys`)
 */
const coded = (Base, code, isCodeFirst = true) =>
  class NodeError extends Base {
    constructor(message) {
      super();
      if (isCodeFirst) define(this, 'code', code, true);
      define(this, 'message', message, false);
      if (!isCodeFirst) define(this, 'code', code, true);
    }

    // biome-ignore lint/complexity/useLiteralKeys: an accessor of a class can have this name in brackets only
    get ['constructor']() {
      return Base;
    }

    toString() {
      return `${this.name} [${code}]: ${this.message}`;
    }

    get [mark]() {
      return true;
    }
  };

/** The class for errors of hidden checks, for which native has one more prototype in the chain. */
const hidden = (Class, Base) =>
  class HiddenError extends Class {
    // biome-ignore lint/complexity/useLiteralKeys: as above
    get ['constructor']() {
      return Base;
    }
  };

/**
 * A function that makes errors of a class, whose stack begins with its caller: V8 leaves out the frames down to the
 * `new.target` of an error, and here that is the function itself. So nobody has to touch `Error.stackTraceLimit`, which a
 * termination could leave changed, or to capture the stack once more, which takes 6 to 11 us.
 * @param {Function} Class
 * @param {(a?: unknown, b?: unknown, c?: unknown) => string} messageOf
 */
const maker = (Class, messageOf) => {
  function make(a, b, c) {
    return ReflectConstruct(Class, [messageOf(a, b, c)], make);
  }
  make.prototype = Class.prototype;
  return make;
};

/** The same for a C++-style error: a plain error of the standard class with a `code` property, if that can be set. */
const plainMaker = (Class, code, messageOf) => {
  function make(a) {
    const error = ReflectConstruct(Class, [messageOf(a)], make);
    ReflectSet(error, 'code', code);
    return error;
  }
  make.prototype = Class.prototype;
  return make;
};

/** Whether the limit of stacks can be set: `Error` may be frozen. */
const isLimitWritable = () => {
  const descriptor = ownDescriptor(Error, 'stackTraceLimit');
  if (descriptor === undefined) return ObjectIsExtensible(Error);
  return descriptor.writable === true || descriptor.set !== undefined;
};

/**
 * An error whose stack begins with the caller of `above`. Not to capture it twice saves 6 to 11 us; native does the same, and so
 * also leaves a `stackTraceLimit` behind where there was none.
 * @param {Function} Class
 * @param {string} message
 * @param {Function} above a running function
 */
const makeHidden = (Class, message, above) => {
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
  if (Error.stackTraceLimit) ErrorCaptureStackTrace(error, above);
  return error;
};

const InvalidArgType = coded(TypeError, 'ERR_INVALID_ARG_TYPE');
const OutOfRange = coded(RangeError, 'ERR_OUT_OF_RANGE');
const HiddenInvalidArgType = hidden(InvalidArgType, TypeError);
const HiddenOutOfRange = hidden(OutOfRange, RangeError);

const wrongType = (subject, expected, actual) =>
  `${subject} must be ${expected}. ${describeReceived(actual)}`;

const wrongArgument = (name, expected, actual) =>
  wrongType(`The "${name}" argument`, expected, actual);

const wrongRange = (name, range, actual) =>
  `The value of "${name}" is out of range. It must be ${range}. Received ${describeNumber(actual)}`;

/**
 * ERR_INVALID_ARG_TYPE as native's JavaScript throws it: subject, expected, actual.
 *
 * `subject` is what is wrong, as it begins the sentence (`The "size" argument`, `The first argument`), `expected` e.g. `of type
 * number`, `actual` the offending value.
 */
const invalidArgTypeOf = maker(InvalidArgType, wrongType);

/** ERR_INVALID_ARG_TYPE for a named argument: name, expected, actual. */
const invalidArgType = maker(InvalidArgType, wrongArgument);

/** The same, of a check that is hidden. */
const hiddenInvalidArgType = (name, expected, actual, above) =>
  makeHidden(HiddenInvalidArgType, wrongArgument(name, expected, actual), above);

/** ERR_OUT_OF_RANGE as native's JavaScript throws it: name, range (`>= 0 and <= 5`, `an integer`), actual. */
const outOfRange = maker(OutOfRange, wrongRange);

/** The same, of a check that is hidden. */
const hiddenOutOfRange = (name, range, actual, above) =>
  makeHidden(HiddenOutOfRange, wrongRange(name, range, actual), above);

/** Longest rendering of a value in ERR_INVALID_ARG_VALUE. */
const MAX_VALUE_LENGTH = 128;

/** ERR_INVALID_ARG_VALUE: name, actual, reason. */
const invalidArgValue = maker(
  coded(TypeError, 'ERR_INVALID_ARG_VALUE'),
  (name, actual, reason = 'is invalid') => {
    let rendered = inspect(actual);
    if (rendered.length > MAX_VALUE_LENGTH) {
      rendered = `${StringPrototypeSlice(rendered, 0, MAX_VALUE_LENGTH)}...`;
    }
    return `The argument '${name}' ${reason}. Received ${rendered}`;
  },
);

/** ERR_UNKNOWN_ENCODING: what was asked for. */
const unknownEncoding = maker(coded(TypeError, 'ERR_UNKNOWN_ENCODING', false), (encoding) =>
  format('Unknown encoding: %s', encoding),
);

/** ERR_BUFFER_OUT_OF_BOUNDS: the argument that lies outside; the whole access without one. */
const bufferOutOfBounds = maker(coded(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS'), (name) =>
  name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds',
);

/** ERR_INVALID_BUFFER_SIZE: the unit, e.g. `16-bits`. */
const invalidBufferSize = maker(
  coded(RangeError, 'ERR_INVALID_BUFFER_SIZE', false),
  (unit) => `Buffer size must be a multiple of ${unit}`,
);

/** ERR_MISSING_ARGS of `atob` and `btoa`. */
const missingInput = maker(
  coded(TypeError, 'ERR_MISSING_ARGS'),
  () => 'The "input" argument must be specified',
);

/** ERR_STRING_TOO_LONG, C++ style: the longest string, in UTF-16 code units. */
const stringTooLong = plainMaker(
  Error,
  'ERR_STRING_TOO_LONG',
  (limit) =>
    `Cannot create a string longer than 0x${NumberPrototypeToString(limit, 16)} characters`,
);

/** ERR_BUFFER_TOO_LARGE, C++ style: the longest Buffer, in bytes. */
const bufferTooLarge = plainMaker(
  Error,
  'ERR_BUFFER_TOO_LARGE',
  (limit) => `Cannot create a Buffer larger than 0x${NumberPrototypeToString(limit, 16)} bytes`,
);

/** C++ style: `this` or an argument is no Uint8Array. */
const argumentMustBeBuffer = plainMaker(
  TypeError,
  'ERR_INVALID_ARG_TYPE',
  () => 'argument must be a buffer',
);

/** ERR_MEMORY_ALLOCATION_FAILED, C++ style: there is no memory for a Buffer. */
const memoryAllocationFailed = plainMaker(
  RangeError,
  'ERR_MEMORY_ALLOCATION_FAILED',
  () => 'Failed to allocate memory',
);

/** C++ style: the text to write is no string. */
const argumentMustBeString = plainMaker(
  TypeError,
  'ERR_INVALID_ARG_TYPE',
  () => 'argument must be a string',
);

/** C++ style: a range given to a slice method. */
const indexOutOfRange = plainMaker(RangeError, 'ERR_OUT_OF_RANGE', () => 'Index out of range');

/** C++ style: a bound of `compare`. */
const plainOutOfRange = plainMaker(
  RangeError,
  'ERR_OUT_OF_RANGE',
  (name) => `The value of "${name}" is out of range.`,
);

/** C++ style: a write method's named argument. */
const plainOutOfBounds = plainMaker(
  RangeError,
  'ERR_BUFFER_OUT_OF_BOUNDS',
  (name) => `"${name}" is outside of buffer bounds`,
);

module.exports = {
  argumentMustBeBuffer,
  argumentMustBeString,
  bufferOutOfBounds,
  bufferTooLarge,
  hiddenInvalidArgType,
  hiddenOutOfRange,
  indexOutOfRange,
  invalidArgType,
  invalidArgTypeOf,
  invalidArgValue,
  invalidBufferSize,
  memoryAllocationFailed,
  missingInput,
  outOfRange,
  plainOutOfBounds,
  plainOutOfRange,
  stringTooLong,
  unknownEncoding,
};
