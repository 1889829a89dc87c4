'use strict';

/**
 * Prints what a pollution (its name is the first argument) has changed in ferrobuf that it has not changed in native. The second
 * argument has native's outcomes without it, as JSON.
 */

const { writeSync } = require('node:fs');
const native = require('node:buffer');
const ours = require('../..');
const { differencesOf, outcomesOf } = require('./outcomes');
const { POLLUTIONS } = require('./pollutions');

const beforeOfNative = JSON.parse(process.argv[3]);
const before = outcomesOf(ours);
POLLUTIONS[process.argv[2]]();
const after = outcomesOf(ours);
const afterOfNative = outcomesOf(native, (name) => before[name] !== after[name]);

// Where native has changed too, there is no telling what is right.
for (const name in afterOfNative)
  if (beforeOfNative[name] !== afterOfNative[name]) after[name] = before[name];
writeSync(1, differencesOf(before, after));
process.reallyExit(0);
