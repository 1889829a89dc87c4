'use strict';

/**
 * Differences that are known. Each rule is as narrow as it can be told from a step and its two outcomes, and named after
 * the row of docs/compatibility.md that says why.
 */

const { types } = require('node:util');
const { lengthOf } = require('./side');
const { anyPart, meddles, namesSixteenBits } = require('./specs');

/** Whether a spec has an object, or a list of one number, that turns into a negative integer. */
const turnsNegative = (spec) =>
  anyPart(
    spec,
    ([tag, ...rest]) =>
      (tag === 'object' && typeof rest[1] === 'number' && rest[1] <= -1) ||
      (tag === 'list' && rest[0].length === 1 && rest[0][0] <= -1),
  );

const SEARCH = /^(indexOf|lastIndexOf|includes)$/;
const FILL = /^(fill|alloc)$/;
const BOUNDED_WRITE = /^(ascii|latin1|utf8)Write$/;

const isNoArray = ({ self }) => !types.isTypedArray(self);
const hasOddLength = (value) => types.isTypedArray(value) && lengthOf.call(value) % 2 !== 0;
const isEmpty = (value) => types.isTypedArray(value) && lengthOf.call(value) === 0;

const isWhole = (value) => value === undefined || (Number.isInteger(value) && value >= 0);

/** Whether the bounds of a write are whole numbers, and inside: there all hosts agree. */
const isInside = ({ self, args: [string, offset, length] }) => {
  if (typeof string !== 'string' || !isWhole(offset) || !isWhole(length)) return false;
  const at = offset ?? 0;
  return at + (length ?? 0) <= lengthOf.call(self);
};

const hasDetached = ({ args: [list] }) => Array.isArray(list) && list.some(isEmpty);

const BASE64_WRITE = /^(write|base64Write|base64urlWrite)$/;

/** Whether it is a text of base64 with white space, or padding before its end, so long that native decodes it with vectors. */
const isInterrupted = ({ args: [string] }) =>
  typeof string === 'string' && string.length > 64 && /\s|=[^=]/.test(string);

/** On every host. */
const RULES = [
  [
    'every-base64-write-tail',
    (it) =>
      BASE64_WRITE.test(it.name) &&
      isInterrupted(it) &&
      it.what !== 'result' &&
      it.ours.value === it.native.value,
  ],
  ['every-fill-negative-object', ({ name, step }) => FILL.test(name) && turnsNegative(step)],
  ['every-fill-object-reads-element', (it) => it.name === 'fill' && isNoArray(it)],
];

/** On some: `[row, hosts, (difference) => boolean]`. */
const HOST_RULES = [
  [
    '24-copy-wide-receiver',
    [22, 24],
    ({ name, self }) => name === 'copy' && !(self instanceof Uint8Array),
  ],
  [
    '22-slice-start-past-end',
    [20, 22],
    ({ name, ours, native }) =>
      name.endsWith('Slice') && ours.value === '' && native.error?.message === 'Index out of range',
  ],
  ['22-write-length-past-end', [20, 22], (it) => BOUNDED_WRITE.test(it.name) && !isInside(it)],
  [
    '22-search-ucs2-odd-length',
    [20, 22],
    ({ name, self, args, step }) =>
      SEARCH.test(name) && namesSixteenBits(step) && (hasOddLength(self) || hasOddLength(args[0])),
  ],
  ['22-search-growing-memory', [20, 22], ({ name, step }) => SEARCH.test(name) && meddles(step)],
  ['22-concat-detached', [20, 22], (it) => it.name === 'concat' && hasDetached(it)],
  ['22-allocation-failed', [22], ({ ours }) => ours.error?.code === 'ERR_MEMORY_ALLOCATION_FAILED'],
  [
    '20-copy-typed-arrays',
    [20],
    ({ name, args }) =>
      name === 'copy' && ArrayBuffer.isView(args[0]) && !(args[0] instanceof Uint8Array),
  ],
  ['20-copy-detached', [20], ({ name, self }) => name === 'copy' && isEmpty(self)],
  [
    '20-from-fractional-offset',
    [20],
    ({ name, args: [memory, offset] }) =>
      name === 'from' && types.isAnyArrayBuffer(memory) && !isWhole(offset),
  ],
];

/**
 * @param {object} difference `{ name, self, args, step, ours, native, host }`, values being native's
 * @returns {string | undefined} the row that explains it
 */
const explain = (difference) =>
  RULES.find(([, isTrue]) => isTrue(difference))?.[0] ??
  HOST_RULES.find(
    ([, hosts, isTrue]) => hosts.includes(difference.host) && isTrue(difference),
  )?.[0];

module.exports = { explain };
