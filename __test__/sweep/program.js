'use strict';

/**
 * A program: memories, Buffers over them, and steps.
 *
 *     { memories: [[kind, size, room, content]], slots: [[maker, memory, offset, length]], steps: [...] }
 *
 * It is JSON, and made of a seed alone.
 */

const { makeStep } = require('./operations');
const { Random, weighted } = require('./random');

const KINDS = weighted([
  [5, 'plain'],
  [2, 'shared'],
  [3, 'resizable'],
  [1, 'growable'],
]);

const SIZES = weighted([
  [4, 16],
  [4, 33],
  [4, 48],
  [3, 80],
  [1, 0],
  [1, 5],
  [1, 200],
  [1, 520],
]);

/** Beyond most tiers, and slow to compare after each step. */
const LARGE = [1100, 2100, 4200, 9000];
const LARGE_ONE_IN = 60;

const CONTENTS = ['zeros', 'few', 'any', 'text', 'units', 'ascii', 'digits'];

const MAKERS = weighted([
  [8, 'Buffer'],
  [3, 'Uint8Array'],
  [1, 'subclass'],
  [3, 'tracking'],
]);

/** So many memories and Buffers are enough for every kind of overlap. */
const MEMORIES = 4;
const SLOTS = 7;

const makeMemory = (r) => {
  const size = r.oneIn(LARGE_ONE_IN) ? r.pick(LARGE) : r.pick(SIZES);
  const kind = r.pick(KINDS);
  return [kind, size, size + r.pick([0, 8, 64]), r.pick(CONTENTS), r.below(500)];
};

/** Before Node 24 the methods call others on the receiver, which a plain Uint8Array has not: rows `22-array-…`. */
const makerFor = (made, host) => (host < 24 && made === 'Uint8Array' ? 'Buffer' : made);

const makeSlot = (r, memories, host) => {
  const index = r.below(MEMORIES);
  const size = memories[index][1];
  // Mostly at an even address: at an odd one native never returns from a search for 16-bit units.
  const offset = Math.min(size, r.oneIn(5) ? r.below(20) : 2 * r.below(8));
  return [
    makerFor(r.pick(MAKERS), host),
    index,
    offset,
    r.oneIn(2) ? size - offset : r.below(size - offset + 1),
  ];
};

/** One program in so many is for ferrobuf alone: what native would die of is in it. */
const ALONE_ONE_IN = 8;

/**
 * @param {number} seed
 * @param {number} host the major version of Node
 * @returns {object} the program
 */
const makeProgram = (seed, host) => {
  const r = new Random(seed);
  const memories = Array.from({ length: MEMORIES }, () => makeMemory(r));
  const slots = Array.from({ length: SLOTS }, () => makeSlot(r, memories, host));
  const alone = r.oneIn(ALONE_ONE_IN);
  const g = { r, host, alone, memories: MEMORIES, slots: SLOTS };
  const steps = Array.from({ length: r.between(5, 50) }, () => makeStep(g));
  return { alone, memories, slots, steps };
};

module.exports = { makeProgram };
