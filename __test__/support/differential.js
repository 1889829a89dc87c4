'use strict';

/**
 * The differential test: the same generated call on native Buffer and on ferrobuf, everything observable compared.
 *
 * Environment:
 * - `FERROBUF_RUNS`: cases per property (default 2,000: what the project promises for `npm test`);
 * - `FERROBUF_SEED`: the seed (default: fixed per property, so that `npm test` is repeatable);
 * - `FERROBUF_POISON=1`: run ferrobuf's side with native's methods poisoned (see poison.js).
 * A failure prints the seed and the path of the smallest case found.
 */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { isDeepStrictEqual } = require('node:util');
const fc = require('fast-check');
const containers = require('./containers');
const poison = require('./poison');
const { build, newContext, recipe } = require('./recipes');
const { memoryOf, snapshot, snapshotError } = require('./snapshot');
const values = require('./values');
const { host, native, ours } = require('./worlds');

const RUNS = Number(process.env.FERROBUF_RUNS ?? 2000);

/** A fixed seed per property name, unless one is given. */
const seedOf = (name) => {
  if (process.env.FERROBUF_SEED !== undefined) return Number(process.env.FERROBUF_SEED);
  let seed = 7;
  for (let i = 0; i < name.length; i++) seed = (Math.imul(seed, 31) + name.charCodeAt(i)) | 0;
  return seed;
};

const observeHere = (world, input, run) => {
  const context = newContext(world);
  const built = build(input, context);
  let outcome;
  try {
    const body = () => run(world, built, context);
    const value = poison.enabled && world === ours ? poison.underPoison(body) : body();
    outcome = { value: snapshot(value, context) };
  } catch (error) {
    outcome = snapshotError(error);
  }
  return { outcome, memories: context.memories.map(memoryOf), log: context.log };
};

/** Runs one case in one world and returns everything that can be observed of it. */
const observe = (world, input, run) => world.during(() => observeHere(world, input, run));

/**
 * Registers a differential property.
 *
 * @param {string} name the test's name: the method, and what is special about the arguments
 * @param {object} options
 * @param {fc.Arbitrary<unknown>} options.input a tree of plain values and recipes
 * @param {(world: object, input: any, context: object) => unknown} options.run the call; its result is compared
 * @param {(input: any) => string | undefined} [options.known] names the row of docs/compatibility.md that explains why
 *   native of this host differs (such a case runs on ferrobuf only, for safety, and is not compared)
 * @param {(mine: object, theirs: object, input: any) => string | undefined} [options.explained] the same, judged by the
 *   two outcomes (`{ outcome, memories, log }`) after they turned out to differ: more exact, where native survives
 * @param {number} [options.runs] cases, when it must differ from the default (say why there)
 */
const differential = (name, { input, run, known, explained, runs = RUNS }) => {
  test(name, () => {
    let compared = 0;
    const property = fc.property(input, (tree) => {
      const row = known?.(tree);
      const mine = observe(ours, tree, run);
      if (row !== undefined) return;
      const theirs = observe(native, tree, run);
      if (!isDeepStrictEqual(mine, theirs) && explained?.(mine, theirs, tree) !== undefined) return;
      compared += 1;
      assert.deepEqual(mine, theirs);
    });
    fc.assert(property, { numRuns: runs, seed: seedOf(name), endOnFailure: false });
    assert.ok(compared >= runs / 2, `only ${compared} of ${runs} cases were compared`);
  });
};

/** A table's row has no generated input. */
const withoutInput = (run) => (world, _input, context) => run(world, context);

/**
 * Registers a table of single calls, each compared like a differential case: `[label, (world, context) => result]`. `options` are
 * those of `test`.
 */
const table = (name, rows, options) => {
  test(name, options, async (t) => {
    for (const [label, run] of rows) {
      await t.test(label, () => {
        assert.deepEqual(
          observe(ours, undefined, withoutInput(run)),
          observe(native, undefined, withoutInput(run)),
        );
      });
    }
  });
};

module.exports = {
  containers,
  differential,
  fc,
  host,
  native,
  observe,
  ours,
  recipe,
  table,
  values,
};
