'use strict';

/**
 * Makes every call with almost no stack left: at each depth of the last ones that there are. It fails with V8's RangeError,
 * or gives what it always gives; and so do the calls after it.
 */

const { writeSync } = require('node:fs');
const ours = require('../..');
const { CALLS } = require('./calls');
const { differencesOf, outcomesOf, textOf, textOfError } = require('./outcomes');

/** Frames from the end of the stack at which a call is tried: until there is room enough for all of it. */
const FRAMES = 60;

const before = outcomesOf(ours);
const wrong = [];
let overflows = 0;

/** A frame of some 150 bytes; 60 of them are more than any call needs. */
const descend = (call, state) => {
  try {
    descend(call, state);
  } catch {
    state.depth += 1;
  }
  if (state.depth > FRAMES) throw state;
  let outcome;
  try {
    outcome = { value: call(ours.Buffer, ours) };
  } catch (error) {
    outcome = { error };
  }
  // There is no room to look at it here.
  state.outcomes.push(outcome);
};

const isOverflow = ({ error }) => error instanceof RangeError && /call stack/.test(error.message);

const textOfOutcome = ({ value, error }) =>
  error === undefined ? textOf(value) : textOfError(error);

for (const [name, call] of CALLS) {
  const state = { depth: 0, outcomes: [] };
  try {
    descend(call, state);
  } catch (end) {
    if (end !== state) wrong.push(`${name}: ${end}`);
  }
  for (const outcome of state.outcomes) {
    if (isOverflow(outcome)) overflows += 1;
    else if (textOfOutcome(outcome) !== before[name])
      wrong.push(`${name} gave ${textOfOutcome(outcome)}`);
  }
  const after = differencesOf(before, outcomesOf(ours));
  if (after !== '') wrong.push(`after ${name}: ${after}`);
}
writeSync(1, JSON.stringify({ wrong, overflows }));
