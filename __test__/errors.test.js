'use strict';

/** lib/errors.js, lib/bounds.js and lib/validate.js, row by row against literal expectations. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const bounds = require('../lib/bounds');
const errors = require('../lib/errors');
const validate = require('../lib/validate');

/** Class, code, message, whether `String(error)` shows the code, and the order of the own properties. */
const shape = (error) => ({
  class: error.constructor.name,
  code: error.code,
  message: error.message,
  text: String(error),
  keys: Reflect.ownKeys(error).join(),
});

const TOO_LONG = 'Cannot create a string longer than 0x1fffffe8 characters';

const MADE = [
  [
    'invalidArgType',
    errors.invalidArgType('size', 'of type number', 'x'),
    'TypeError',
    'ERR_INVALID_ARG_TYPE',
    'The "size" argument must be of type number. Received type string (\'x\')',
    'stack,code,message',
  ],
  [
    'invalidArgValue',
    errors.invalidArgValue('value', 'zz'),
    'TypeError',
    'ERR_INVALID_ARG_VALUE',
    "The argument 'value' is invalid. Received 'zz'",
    'stack,code,message',
  ],
  [
    'outOfRange groups digits above 2^32',
    errors.outOfRange('offset', '>= 0', -(2 ** 40)),
    'RangeError',
    'ERR_OUT_OF_RANGE',
    'The value of "offset" is out of range. It must be >= 0. Received -1_099_511_627_776',
    'stack,code,message',
  ],
  [
    'outOfRange leaves 2^32 alone',
    errors.outOfRange('offset', '>= 0', 2 ** 32),
    'RangeError',
    'ERR_OUT_OF_RANGE',
    'The value of "offset" is out of range. It must be >= 0. Received 4294967296',
    'stack,code,message',
  ],
  [
    'outOfRange of a BigInt',
    errors.outOfRange('value', '>= 0n', -(2n ** 33n)),
    'RangeError',
    'ERR_OUT_OF_RANGE',
    'The value of "value" is out of range. It must be >= 0n. Received -8_589_934_592n',
    'stack,code,message',
  ],
  [
    'unknownEncoding',
    errors.unknownEncoding('nope'),
    'TypeError',
    'ERR_UNKNOWN_ENCODING',
    'Unknown encoding: nope',
    'stack,message,code',
  ],
  [
    'invalidBufferSize',
    errors.invalidBufferSize('16-bits'),
    'RangeError',
    'ERR_INVALID_BUFFER_SIZE',
    'Buffer size must be a multiple of 16-bits',
    'stack,message,code',
  ],
];

for (const [name, error, Class, code, message, keys] of MADE) {
  test(`${name} prints its code`, () => {
    const text = `${Class} [${code}]: ${message}`;
    assert.deepEqual(shape(error), { class: Class, code, message, text, keys });
    assert.equal(error.stack.split('\n')[0], text);
  });
}

const PLAIN = [
  [errors.argumentMustBeBuffer(), 'TypeError', 'ERR_INVALID_ARG_TYPE', 'argument must be a buffer'],
  [errors.argumentMustBeString(), 'TypeError', 'ERR_INVALID_ARG_TYPE', 'argument must be a string'],
  [errors.indexOutOfRange(), 'RangeError', 'ERR_OUT_OF_RANGE', 'Index out of range'],
  [errors.stringTooLong(0x1fffffe8), 'Error', 'ERR_STRING_TOO_LONG', TOO_LONG],
];

for (const [error, Class, code, message] of PLAIN) {
  test(`${message}: a plain error`, () => {
    const text = `${Class}: ${message}`;
    assert.deepEqual(shape(error), {
      class: Class,
      code,
      message,
      text,
      keys: 'stack,message,code',
    });
  });
}

const RECEIVED = [
  [undefined, 'Received undefined'],
  [null, 'Received null'],
  [function named() {}, 'Received function named'],
  [[], 'Received an instance of Array'],
  [Object.create(null), 'Received [Object: null prototype] {}'],
  [-0, 'Received type number (-0)'],
  [5n, 'Received type bigint (5n)'],
  [Symbol('s'), 'Received type symbol (Symbol(s))'],
  ['x'.repeat(28), `Received type string ('${'x'.repeat(28)}')`],
  ['x'.repeat(29), `Received type string ('${'x'.repeat(25)}...')`],
  ["it's", 'Received type string ("it\'s")'],
];

for (const [value, text] of RECEIVED) {
  test(text, () => {
    const { message } = errors.invalidArgType('a', 'b', value);
    assert.equal(message, `The "a" argument must be b. ${text}`);
  });
}

const codeOf = (check) => {
  try {
    check();
    return 'passes';
  } catch (error) {
    return `${error.code}: ${error.message.replace(/^.* It must be /, '')}`;
  }
};

const NO_NUMBER = 'ERR_INVALID_ARG_TYPE: The "n" argument must be of type number. Received type';

const CHECKED = [
  ['a number', () => validate.validateNumber(0, 'n', 0, 9), 'passes'],
  ['a fraction', () => validate.validateNumber(0.5, 'n', 0, 9), 'passes'],
  [
    'NaN',
    () => validate.validateNumber(NaN, 'n', 0, 9),
    'ERR_OUT_OF_RANGE: >= 0 && <= 9. Received NaN',
  ],
  [
    'no upper bound',
    () => validate.validateNumber(-1, 'n', 0),
    'ERR_OUT_OF_RANGE: >= 0. Received -1',
  ],
  ['no number', () => validate.validateNumber('1', 'n', 0, 9), `${NO_NUMBER} string ('1')`],
  ['an integer', () => validate.validateInteger(9, 'n', 0, 9), 'passes'],
  [
    'no integer',
    () => validate.validateInteger(1.5, 'n'),
    'ERR_OUT_OF_RANGE: an integer. Received 1.5',
  ],
  [
    'too large',
    () => validate.validateOffset(10, 'n', 9),
    'ERR_OUT_OF_RANGE: >= 0 && <= 9. Received 10',
  ],
  ['a BigInt', () => validate.validateOffset(1n, 'n', 9), `${NO_NUMBER} bigint (1n)`],
];

for (const [name, check, expected] of CHECKED) {
  test(`validate: ${name}`, () => assert.equal(codeOf(check), expected));
}

test('what is a Uint8Array cannot be faked', () => {
  const fake = { [Symbol.toStringTag]: 'Uint8Array', length: 1, 0: 1 };
  assert.equal(validate.isUint8Array(new Uint8Array(1)), true);
  for (const value of [fake, new Uint8ClampedArray(1), new Proxy(new Uint8Array(1), {}), null]) {
    assert.equal(validate.isUint8Array(value), false);
  }
});

const OFFSETS = [
  [0.5, 3, 'ERR_OUT_OF_RANGE', 'an integer. Received 0.5'],
  [4, 3, 'ERR_OUT_OF_RANGE', '>= 0 and <= 3. Received 4'],
  [0, -1, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds'],
  ['1', 3, 'ERR_INVALID_ARG_TYPE', "must be of type number. Received type string ('1')"],
];

for (const [offset, max, code, text] of OFFSETS) {
  test(`bounds: offset ${offset} of at most ${max}`, () => {
    const error = bounds.badOffset(offset, max);
    assert.equal(error.code, code);
    assert.ok(error.message.endsWith(text), error.message);
  });
}
