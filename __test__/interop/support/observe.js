'use strict';

/** What can be observed of a scenario, in a form that can be compared between processes. */

const { snapshot, snapshotError } = require('../../support/snapshot');

/** @typedef {(Buffer: BufferConstructor) => unknown} Scenario may be asynchronous; what it returns is compared */

/** A world of neither class: snapshots name both by their constructor, which is `Buffer`. */
const NO_WORLD = { Buffer: class {} };

/** As it is after a way through JSON, which the other process's outcome has behind it. */
const throughJson = (value) => JSON.parse(JSON.stringify(value));

/**
 * @param {Scenario} scenario
 * @param {BufferConstructor} Buffer
 * @returns {Promise<object>} plain data
 */
const observe = async (scenario, Buffer) => {
  const context = { world: NO_WORLD, memories: [], inputs: [] };
  try {
    return throughJson(snapshot(await scenario(Buffer), context));
  } catch (error) {
    return throughJson({ ...snapshotError(error), stack: error.stack });
  }
};

/**
 * Observes all scenarios, one after the other.
 * @param {Record<string, Scenario>} scenarios
 * @param {BufferConstructor} Buffer
 * @returns {Promise<Record<string, object>>} by name
 */
const observeAll = async (scenarios, Buffer) => {
  const outcomes = {};
  for (const [name, scenario] of Object.entries(scenarios)) {
    outcomes[name] = await observe(scenario, Buffer);
  }
  return outcomes;
};

module.exports = { observe, observeAll };
