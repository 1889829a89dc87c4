'use strict';

/** Runs one row in a process of its own: `node compatibility-child.js ID MODULE`; prints the outcome as JSON. */

const { outcome, rows } = require('../compatibility-rows');

const [id, moduleName] = process.argv.slice(2);
const row = rows.find((candidate) => candidate.id === id);
process.stdout.write(JSON.stringify(outcome(row, require(moduleName))));
