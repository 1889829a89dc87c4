'use strict';

/** Tables of what ferrobuf must give on every host, where native of some host cannot be the oracle. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ours } = require('./worlds');

/** What a call gave, in a form that can be written down: the value, or `Name CODE: message`. */
const outcomeOf = (call) => {
  try {
    return call();
  } catch (error) {
    return `${error.name} ${error.code ?? '-'}: ${error.message}`;
  }
};

/**
 * Registers a table of calls with their expected outcomes.
 * @param {string} name
 * @param {[label: string, run: (Buffer: Function, module: object) => unknown, expected: unknown][]} rows
 */
const expectations = (name, rows) => {
  test(name, async (t) => {
    for (const [label, run, expected] of rows) {
      await t.test(label, () => {
        assert.deepEqual(
          outcomeOf(() => run(ours.Buffer, ours.module)),
          expected,
        );
      });
    }
  });
};

module.exports = { expectations, outcomeOf };
