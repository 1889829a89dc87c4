/**
 * `RUNTIME record.js FILE`: runs the generated cases of a differential file on ferrobuf alone, in any runtime, and prints
 * what was observed of each, as JSON. The same seeds give the same cases everywhere, so that the outcomes can be compared
 * from one runtime to the other: in a runtime that is not Node, its own Buffer is no oracle.
 */

const nodeBuffer = require('node:buffer');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { join } = require('node:path');
const testRunner = require('node:test');

const SUITE = join(__dirname, '..', '..');

/** Of each property. Enough for each branch of an operation; `npm test` runs 2,000, on Node. */
const RUNS = 60;

// Before ferrobuf is loaded, which takes it over. It differs between runtimes, and so would the generated sizes.
nodeBuffer.Buffer.poolSize = 8_192;

// The files' other tests are for Node; Bun has no `node:test` but in its own runner.
const nothing = () => {};
for (const name of ['after', 'before', 'describe', 'it', 'test']) testRunner[name] = nothing;

// Whether memory is the pool's is not asked: not every runtime lets ferrobuf have one.
const lengthOf = ({ length }) => ({ length });
Object.assign(require(join(SUITE, 'support', 'shapes')), {
  shapeOf: lengthOf,
  shapeAndBytesOf: (buf) => ({ ...lengthOf(buf), bytes: [...new Uint8Array(buf)].join() }),
});

const harness = require(join(SUITE, 'support', 'differential'));
const { fc, observe, ours } = harness;

/** Messages without the value that was received, which the runtime's `inspect` renders, and without its limits. */
const withoutHost = (message) =>
  message
    .replace(/Received [\s\S]*$/, '')
    // MAX_LENGTH in some messages, 2 ** 53 - 1 in others; in Node they are the same.
    .replace(/<= \d{10,}/, '<= LIMIT');

/**
 * Engines word their own errors differently, those without a code; and JavaScriptCore's have the place where they were
 * thrown among their properties.
 */
const comparable = (outcome) => {
  if (!outcome.thrown) return outcome;
  const { code, instance, message, name } = outcome;
  return code === undefined
    ? { instance }
    : { code, instance, message: withoutHost(message), name };
};

/** What was observed, in a few characters. */
const digestOf = ({ outcome, ...rest }) => {
  const plain = JSON.stringify([comparable(outcome), rest]);
  return createHash('sha256').update(plain).digest('base64').slice(0, 12);
};

const recorded = {};

const differential = (name, { input, run }) => {
  const trees = fc.sample(input, { numRuns: RUNS, seed: 1 });
  recorded[name] = trees.map((tree) => digestOf(observe(ours, tree, run)));
};

const table = (name, rows) => {
  for (const [label, run] of rows) {
    const inWorld = (world, _input, context) => run(world, context);
    recorded[`${name}: ${label}`] = [digestOf(observe(ours, undefined, inWorld))];
  }
};

Object.assign(harness, { differential, table });

require(join(SUITE, process.argv[2]));
fs.writeFileSync(1, JSON.stringify(recorded));
process.exit();
