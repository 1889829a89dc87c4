'use strict';

/** Prints the outcomes of all calls, for a process with unusual flags. */

const { writeSync } = require('node:fs');
const { outcomesOf } = require('./outcomes');

writeSync(1, JSON.stringify(outcomesOf(require('../..'))));
