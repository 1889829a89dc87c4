'use strict';

/**
 * Faults in a process of its own: the addon's calls of Node-API, or of the allocator, made to fail one by one (shim.c). The
 * file of the addon is mapped and its calls are replaced when this module is loaded, before ferrobuf is.
 */

const { shim: shimPath, addon } = JSON.parse(process.env.FERROBUF_FAULTS);
const shim = require(shimPath);

shim.hook(addon);

/** Of shim.c. */
const FAMILIES = { nodeApi: 1, memory: 2 };

/** Of Node-API: what it says of a wrong argument, of anything, with an exception pending, and at an environment's end. */
const STATUSES = { invalidArg: 1, genericFailure: 9, pendingException: 10, cannotRunJs: 23 };

/** What all calls fail with that fail for want of memory: there is no status. */
const NO_MEMORY = { family: FAMILIES.memory, status: 0 };

/**
 * @typedef {object} Fault
 * @property {number} family
 * @property {number} status of Node-API
 * @property {boolean} [onwards] whether all calls after it fail as well
 * @property {number} [at] which call fails, from 1; without it none
 */

/** Arms a fault, in this thread. @param {Fault} fault */
const arm = ({ family, status, onwards = false, at = 0 }) =>
  shim.arm(family, at, Number(onwards), status, 0);

/**
 * Runs something with a fault.
 * @param {Fault} fault
 * @param {() => T} run
 * @returns {{ value?: T, error?: unknown, calls: string[] }} what it gave or threw; what was called
 * @template T
 */
const withFault = (fault, run) => {
  arm(fault);
  let outcome;
  try {
    outcome = { value: run() };
  } catch (error) {
    outcome = { error };
  }
  return { ...outcome, calls: shim.disarm() };
};

/** Each way in which a call can fail. @returns {Fault[]} without the place */
const faultsOf = (family) => {
  const kinds =
    family === 'memory'
      ? [NO_MEMORY]
      : Object.values(STATUSES).map((status) => ({ family: FAMILIES.nodeApi, status }));
  return kinds.flatMap((kind) => [kind, { ...kind, onwards: true }]);
};

module.exports = { FAMILIES, STATUSES, arm, faultsOf, held: shim.held, withFault };
