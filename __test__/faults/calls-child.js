'use strict';

/**
 * Makes every call with each of its calls of Node-API, or each of its allocations, failing once, and then with all from there
 * on: it throws an error that says so, or gives what it always gives; and so do the calls after it. Then all memory is back.
 */

const { writeSync } = require('node:fs');
const { faultsOf, held, STATUSES, withFault } = require('./shim');
const { FAULTY_CALLS } = require('./calls');
const { textOf, textOfError } = require('../hostile/outcomes');
const ours = require('../..');

/** `nodeApi` or `memory`. */
const family = process.argv[2];

/** What there is to say when a call fails that never does, in which classes. */
const EXPECTED = {
  nodeApi: [
    /^Error ERR_INTERNAL_ASSERTION Node-API call failed with status (1|9|23)$/,
    /^TypeError ERR_INVALID_ARG_TYPE argument must be a buffer$/,
    // Both are said by a generic failure, or a wrong argument, of the function that makes a string.
    /^Error ERR_STRING_TOO_LONG Cannot create a string longer than 0x[0-9a-f]+ characters$/,
  ],
  memory: [/^RangeError ERR_MEMORY_ALLOCATION_FAILED Failed to allocate memory$/],
}[family];

const INJECTED = /^Error ERR_INJECTED injected$/;

const isExpected = (error, { status }) => {
  if (!(error instanceof Error)) return false;
  const text = `${error.name} ${error.code} ${error.message}`;
  if (status === STATUSES.pendingException) return INJECTED.test(text);
  return EXPECTED.some((expected) => expected.test(text));
};

const textOfOutcome = ({ value, error }) =>
  error === undefined ? textOf(value) : textOfError(error);

const outcomeOf = (call) => {
  try {
    return { value: call(ours.Buffer, ours) };
  } catch (error) {
    return { error };
  }
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What is held when the environment has all the slabs that it keeps, and no string and no slab but the current is in use. */
const heldAtRest = async () => {
  for (let i = 0; i < 1000; i++) ours.Buffer.allocUnsafe(3000);
  for (let i = 0; i < 20; i++) {
    globalThis.gc();
    await turn();
  }
  const { live, pooled, outstanding, regions } = ours.memoryUsage();
  return [live, pooled, outstanding, regions, held()].join();
};

const main = async () => {
  const wrong = [];
  const counts = { faults: 0, errors: 0, results: 0 };
  const references = FAULTY_CALLS.map(([, call]) => textOfOutcome(outcomeOf(call)));
  const before = await heldAtRest();
  for (const [index, [name, call]] of FAULTY_CALLS.entries()) {
    for (const fault of faultsOf(family)) {
      for (let at = 1; ; at++) {
        const place = `${name}, ${JSON.stringify(fault)}, call ${at}`;
        writeSync(2, `${place}\n`);
        const outcome = withFault({ ...fault, at }, () => call(ours.Buffer, ours));
        if (outcome.calls.length < at) break;
        counts.faults += 1;
        const text = textOfOutcome(outcome);
        if (text === references[index]) counts.results += 1;
        else if (isExpected(outcome.error, fault)) counts.errors += 1;
        else wrong.push(`${place}, ${outcome.calls[at - 1]}: ${text.slice(0, 200)}`);
        const after = textOfOutcome(outcomeOf(call));
        if (after !== references[index]) wrong.push(`after ${place}: ${after.slice(0, 200)}`);
      }
    }
  }
  const after = await heldAtRest();
  if (after !== before) wrong.push(`held ${before} before, and ${after} after`);
  writeSync(1, JSON.stringify({ wrong, ...counts }));
};

main();
