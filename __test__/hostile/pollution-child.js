'use strict';

/** Prints what a pollution (its name is the argument) has changed in ferrobuf that it has not changed in native. */

const { writeSync } = require('node:fs');
const native = require('node:buffer');
const ours = require('../..');
const { differencesOf, outcomesOf } = require('./outcomes');
const { POLLUTIONS } = require('./pollutions');

const before = outcomesOf(ours);
const beforeOfNative = outcomesOf(native);
POLLUTIONS[process.argv[2]]();
const after = outcomesOf(ours);
const afterOfNative = outcomesOf(native);

// Where native has changed too, there is no telling what is right.
for (const name in after)
  if (beforeOfNative[name] !== afterOfNative[name]) after[name] = before[name];
writeSync(1, differencesOf(before, after));
process.reallyExit(0);
