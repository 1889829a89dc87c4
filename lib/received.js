'use strict';

/** How native's error messages show the value that was wrong. */

const { inspect } = require('node:util');
const host = require('./host');
const {
  JSONStringify,
  MathAbs,
  NumberIsInteger,
  String,
  StringPrototypeIndexOf,
  StringPrototypeSlice,
} = require('./intrinsics');

/** Longest text in "Received type string"; native cuts what is longer to this minus three and adds dots. */
const MAX_TEXT_LENGTH = 28;

/** A text as native shows it since Node 20.10 (before, it was inspected, and then cut): as it is, in quotes of one kind or the other. */
const describeText = (value) => {
  const text =
    value.length > MAX_TEXT_LENGTH
      ? `${StringPrototypeSlice(value, 0, MAX_TEXT_LENGTH - 3)}...`
      : value;
  return StringPrototypeIndexOf(text, "'") === -1 ? `'${text}'` : JSONStringify(text);
};

const describePrimitive = (value) => {
  if (typeof value === 'string') return describeText(value);
  if (typeof value === 'bigint') return `${value}n`;
  return value === 0 && 1 / value < 0 ? '-0' : String(value);
};

/**
 * The name by which an object is shown, of its constructor: up to Node 24 whatever that is (and a constructor that is no object is
 * V8's own TypeError), then a real name only. The properties are read as often as native does.
 * @returns {unknown} undefined when there is none
 */
const classNameOf =
  host.major < 26
    ? (value) => {
        const isNamed = value.constructor && 'name' in value.constructor;
        return isNamed ? `${value.constructor.name}` : undefined;
      }
    : (value) => {
        const name = value.constructor?.name;
        return typeof name === 'string' && name !== '' ? name : undefined;
      };

/** Renders the offending value for "Received ...". */
const describeReceived = (value) => {
  if (value == null) return `Received ${value}`;
  if (typeof value === 'function') return `Received function ${value.name}`;
  if (typeof value !== 'object')
    return `Received type ${typeof value} (${describePrimitive(value)})`;
  const name = classNameOf(value);
  return name === undefined
    ? `Received ${inspect(value, { depth: -1 })}`
    : `Received an instance of ${name}`;
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

/** Renders the offending value of ERR_OUT_OF_RANGE. */
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

module.exports = { describeNumber, describeReceived };
