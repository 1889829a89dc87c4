'use strict';

/** Differences that are known: each rule is as narrow as its row of docs/compatibility.md, whose id it gives. */

const { types } = require('node:util');
const { anyPart } = require('./specs');

/** Whether a spec has an object in it that turns into a negative integer. */
const turnsNegative = (spec) =>
  anyPart(
    spec,
    ([tag, ...rest]) =>
      (tag === 'object' && typeof rest[1] === 'number' && rest[1] <= -1) ||
      (tag === 'list' && rest[0].length === 1 && rest[0][0] <= -1),
  );

const isNoArray = ({ self }) => !types.isTypedArray(self);

/** `[row, (difference) => boolean]` */
const RULES = [
  ['every-fill-negative-object', ({ name, step }) => /^(fill|alloc)$/.test(name) && turnsNegative(step)],
  ['every-fill-object-reads-element', (difference) => difference.name === 'fill' && isNoArray(difference)],
  [
    '24-copy-wide-receiver',
    ({ name, host, self }) => name === 'copy' && (host === 22 || host === 24) && !(self instanceof Uint8Array),
  ],
];

const explain = (difference) => RULES.find(([, isTrue]) => isTrue(difference))?.[0];

module.exports = { explain };
