'use strict';

/** Runs a program on ferrobuf and on native, and compares after each step. */

const { types } = require('node:util');
const { native, ours, host } = require('../support/worlds');
const { isDeadly } = require('./deadly');
const { explain } = require('./explained');
const { FOREIGN, findForeign, gathersMarks, mark } = require('./foreign');
const { BY_NAME } = require('./operations');
const { same, sameError, sameLogs, sameMemories, sameSlots } = require('./same');
const { Side } = require('./side');
const { build } = require('./specs');

const prepare = (side, [name, , selfSpec, ...argSpecs]) => {
  side.log.length = 0;
  return { name, self: build(side, selfSpec), args: argSpecs.map((spec) => build(side, spec)) };
};

const SELF = { value: 'the receiver' };

/** @returns {{ value?: unknown, error?: unknown }} */
const perform = (side, { name, self, args }) => {
  try {
    const value = BY_NAME.get(name).run(side, self, args);
    // Many give back their receiver, which may be a list that acts when it is looked at.
    return value === self ? SELF : { value };
  } catch (error) {
    return { error };
  }
};

/** Errors of another realm's functions are of that realm's classes. */
const isError = (value) => value instanceof Error || types.isNativeError(value);

const sameOutcome = (a, b, left, right) => {
  if (a.error === undefined) return b.error === undefined && same(a.value, b.value, left, right);
  return isError(a.error) && isError(b.error) && sameError(a.error, b.error);
};

const differenceOf = (a, b, left, right) => {
  if (!sameOutcome(a, b, left, right)) return 'result';
  if (!sameMemories(left, right)) return 'memory';
  if (!sameSlots(left, right)) return 'slots';
  return sameLogs(left, right) ? undefined : 'log';
};

const sameState = (left, right) => sameMemories(left, right) && sameSlots(left, right);

const isBuffer = (side, value) =>
  value instanceof Uint8Array && Object.getPrototypeOf(value) === side.Buffer.prototype;

/** The Buffer that a step gave takes the place of another, for the steps after it. */
const keep = (side, slot, { value }) => {
  if (slot < side.slots.length && isBuffer(side, value) && !side.slots.includes(value))
    side.slots[slot] = value;
};

/**
 * @typedef {object} Verdict
 * @property {number} calls steps that ferrobuf has done
 * @property {number} compared of these, those that native has done as well
 * @property {string[]} explained the rows of docs/compatibility.md that say why a step differed
 * @property {object} [failure] `{ step, what, ours, native }`
 */

const runSteps = (steps, left, right) => {
  const verdict = { calls: 0, compared: 0, explained: [] };
  for (const step of steps) {
    if (right === undefined && gathersMarks(step)) continue;
    let theirs;
    let call;
    if (right !== undefined) {
      call = prepare(right, step);
      if (isDeadly(call, step, host)) continue;
      theirs = native.during(() => perform(right, call));
    }
    const mine = perform(left, prepare(left, step));
    verdict.calls += 1;
    if (right === undefined) {
      if (findForeign(left, mine)) {
        verdict.failure = { step, what: FOREIGN, ours: mine };
        return verdict;
      }
    } else {
      verdict.compared += 1;
      const what = differenceOf(mine, theirs, left, right);
      if (what !== undefined) {
        const failure = {
          step,
          what,
          ours: mine,
          native: theirs,
          logs: [[...left.log], [...right.log]],
        };
        const row = explain({ ...failure, ...call, host });
        if (row === undefined) verdict.failure = failure;
        else verdict.explained.push(row);
        // Where what they work on is still the same, the two sides can go on.
        if (row === undefined || what === 'memory' || what === 'slots' || !sameState(left, right))
          return verdict;
        continue;
      }
      keep(right, step[1], theirs);
    }
    keep(left, step[1], mine);
  }
  return verdict;
};

const runOnce = (program) => {
  const left = new Side(ours, program);
  const right = program.alone ? undefined : new Side(native, program);
  const verdict = runSteps(program.steps, left, right);
  left.release(program);
  right?.release(program);
  return verdict;
};

/**
 * @param {object} program
 * @returns {Verdict}
 */
const runProgram = (program) => {
  const verdict = runOnce(program);
  if (verdict.failure?.what !== FOREIGN) return verdict;
  mark(1);
  const again = runOnce(program);
  mark(0);
  return again.failure === undefined ? again : verdict;
};

module.exports = { runProgram };
