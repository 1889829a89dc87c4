'use strict';

/**
 * A campaign's process: programs of one seed after the other, until so many calls are made. It may die or hang in the
 * middle, because native or ferrobuf does; which program that was, the file of its progress tells.
 *
 *     node campaign.js FIRST CALLS PROGRESS       programs FIRST, FIRST + 1, ...
 *     node campaign.js --program FILE             the one program in the file: status 1 when it fails
 *
 * Prints a line of JSON for each failure of a new kind, and one of figures at the end.
 */

const { openSync, readFileSync, writeSync } = require('node:fs');
const { inspect } = require('node:util');
const { host } = require('../support/worlds');
const { mark } = require('./foreign');
const { makeProgram } = require('./program');
const { runProgram } = require('./run');
const { shrink } = require('./shrink');

// Programs throw more often than they return.
Error.stackTraceLimit = 0;
process.noDeprecation = true;

/** How often memory is marked anew: what programs take of it they overwrite. */
const MARK_EVERY = 64;

const print = (value) => writeSync(1, `${JSON.stringify(value)}\n`);

const kindOf = ({ step, what }) => `${step[0]}: ${what}`;

const describe = (failure) => {
  const { step, what, ours, native, logs } = failure;
  return inspect(
    { step, what, ours, native, logs },
    { depth: 4, breakLength: 120, maxStringLength: 400 },
  );
};

const report = (seed, program, failure) => {
  const kind = kindOf(failure);
  const fails = (candidate) => {
    const again = runProgram(candidate).failure;
    return again !== undefined && kindOf(again) === kind;
  };
  const shortest = shrink(program, fails);
  const text = describe(runProgram(shortest).failure ?? failure);
  print({ seed, kind, program: shortest, text });
};

const campaign = (first, calls, progress) => {
  const file = openSync(progress, 'w');
  const kinds = new Set();
  const explained = {};
  const sums = { programs: 0, calls: 0, compared: 0, failures: 0 };
  for (let seed = first; sums.calls < calls; seed++) {
    writeSync(file, String(seed).padEnd(20), 0);
    if (sums.programs % MARK_EVERY === 0) mark();
    const program = makeProgram(seed, host);
    const verdict = runProgram(program);
    sums.programs += 1;
    sums.calls += verdict.calls;
    sums.compared += verdict.compared;
    for (const row of verdict.explained) explained[row] = (explained[row] ?? 0) + 1;
    if (verdict.failure === undefined) continue;
    sums.failures += 1;
    const kind = kindOf(verdict.failure);
    if (!kinds.has(kind)) report(seed, program, verdict.failure);
    kinds.add(kind);
  }
  print({ sums, explained });
  return sums.failures === 0 ? 0 : 1;
};

const single = (file) => {
  mark();
  const { failure } = runProgram(JSON.parse(readFileSync(file, 'utf8')));
  if (failure !== undefined) print({ kind: kindOf(failure), text: describe(failure) });
  return failure === undefined ? 0 : 1;
};

const [first, second, third] = process.argv.slice(2);
process.exitCode =
  first === '--program' ? single(second) : campaign(Number(first), Number(second), third);
