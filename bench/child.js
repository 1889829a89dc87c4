'use strict';

/**
 * The process that measures. It gets a job from its parent, measures its cases one after the other, and sends the
 * result of each. It runs on any supported Node line, with `--expose-gc`.
 */

const { isDeepStrictEqual } = require('node:util');

const { operations } = require('./cases');
const { forget } = require('./contents');
const { generateCall, generateLoop } = require('./generate');
const { makeInputs } = require('./inputs');
const { SETTINGS, measure } = require('./measure');
const { loadSides } = require('./sides');

/** Buffers of different classes are equal when their bytes are. */
const plain = (value) =>
  ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : value;

// Comparing is slow and was done at the smaller sizes.
const COMPARED_BELOW = 1 << 20;

// What an operation makes from this size on may be too large for the collector's nursery.
const LARGE = 64 * 1024;

const agree = (one, other) => isDeepStrictEqual(plain(one), plain(other));

async function run(spec, sides, settings) {
  const operation = operations.find(({ name }) => name === spec.name);
  const both = [sides.reference, sides.ours];
  const inputsOf = (side) => makeInputs(operation, side, spec);
  // Inputs of its own for the look at the results: some operations change what they are given.
  const once = (side) => generateCall(operation.call, inputsOf(side));
  const isComparable = spec.size <= COMPARED_BELOW && operation.differs === undefined;
  const agreed = !isComparable || agree(...both.map(once));
  const loops = both.map((side) => generateLoop(operation.call, inputsOf(side), operation.result));
  return { ...(await measure(loops, settings, spec.size > LARGE)), agreed };
}

/** Loads both sides, or tells the parent why that cannot be done. */
function load(target, against) {
  try {
    return loadSides(target, against);
  } catch (error) {
    process.send({ broken: error.message });
    return undefined;
  }
}

// The first case of a process also warms what all cases share: the checks of arguments, the pool.
const FIRST_WARM_UP = 4;

async function work({ target, against, cases, pace }) {
  const sides = load(target, against);
  if (sides === undefined) return process.disconnect();
  const settings = SETTINGS[pace];
  for (const [index, spec] of cases.entries()) {
    const warmMs = settings.warmMs * (index === 0 ? FIRST_WARM_UP : 1);
    process.send({ begun: spec });
    try {
      process.send({ done: spec, result: await run(spec, sides, { ...settings, warmMs }) });
    } catch (error) {
      process.send({ done: spec, failure: String(error?.stack ?? error) });
    }
    forget();
  }
  process.disconnect();
}

process.once('message', work);
