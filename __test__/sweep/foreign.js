'use strict';

/**
 * Whether a result shows bytes that nobody gave to it. Before programs run, the pool and the allocator are made to hold one
 * byte that programs do not use; where it turns up in a row, memory of others has been read.
 */

const { types } = require('node:util');
const { ours } = require('../support/worlds');
const { bufferOf, lengthOf, offsetOf } = require('./side');

/** The second is tried where the first has been seen: a program may fill with one of them, but not with both. */
const MARKS = [0xdb, 0xb6];

/** By chance a byte may be the mark, but not so many in a row. */
const RUN = 8;

/** Bytes of marked memory: some slabs, and blocks of each size class of the C library. */
const BLOCKS = [64, 256, 1024, 4000, 8000, 20_000, 100_000];

let current = MARKS[0];

/**
 * Leaves marked memory behind, for whoever takes it without overwriting it.
 * @param {number} [which] of the marks
 */
const mark = (which = 0) => {
  current = MARKS[which];
  for (const size of BLOCKS) {
    for (let i = 0; i < 4; i++) ours.Buffer.allocUnsafe(size).fill(current);
  }
};

const hasRun = (bytes) => {
  let run = 0;
  for (let i = 0; i < bytes.length; i++) {
    run = bytes[i] === current ? run + 1 : 0;
    if (run === RUN) return true;
  }
  return false;
};

/** The marks as each encoding shows them. */
const AS_TEXT = [
  /\u00db{8}|\udbdb{4}|(dbdb){4}|(29vb){3}/,
  /\u00b6{8}|\ub6b6{4}|(b6b6){4}|(tra2){3}/,
];

const isForeign = (value) => {
  if (typeof value === 'string') return AS_TEXT[MARKS.indexOf(current)].test(value);
  if (!types.isTypedArray(value) || lengthOf.call(value) === 0) return false;
  return hasRun(new Uint8Array(bufferOf.call(value), offsetOf.call(value), lengthOf.call(value)));
};

/** What a program has failed in. */
const FOREIGN = 'foreign bytes';

/** Whether marked memory shows, in a result or anywhere else. */
const findForeign = (side, { value }) => isForeign(value) || side.windows.some(hasRun);

/** Sorting brings equal bytes together, the mark's among them: programs that are looked through leave such a step out. */
const gathersMarks = ([name]) => name === 'Uint8Array sort';

/** The byte that is the mark just now. */
const currentMark = () => current;

module.exports = { FOREIGN, currentMark, findForeign, gathersMarks, mark };
