'use strict';

/**
 * `FERROBUF_MODE=register`: the tests run with `ferrobuf/register` in place, and native's original functions are the oracle.
 *
 * There is one class then, so native's side of a case runs while the original descriptors are back. They are put back
 * here, by what was there before and after, and not by ferrobuf's own `restore`: the oracle must not depend on it.
 */

const nodeBuffer = require('node:buffer');

const enabled = process.env.FERROBUF_MODE === 'register';

const { Buffer } = nodeBuffer;
const TARGETS = [Buffer, Buffer.prototype, nodeBuffer, globalThis];

const descriptorsOf = () => TARGETS.map((target) => Object.getOwnPropertyDescriptors(target));

const isSame = (a, b) => a.value === b.value && a.get === b.get;

/** @returns {{ target: object, key: PropertyKey, before: PropertyDescriptor, after: PropertyDescriptor }[]} */
const differences = (before, after) =>
  TARGETS.flatMap((target, i) =>
    Reflect.ownKeys(before[i])
      .filter((key) => !isSame(before[i][key], after[i][key]))
      .map((key) => ({ target, key, before: before[i][key], after: after[i][key] })),
  );

let entries = [];
if (enabled) {
  // Node 20 makes the globals `atob` and `btoa` when they are first read.
  void [atob, btoa];
  const before = descriptorsOf();
  require('../../register');
  entries = differences(before, descriptorsOf());
}

/** Runs `body` with native's original functions in place. */
const asNative = (body) => {
  for (const { target, key, before } of entries) Object.defineProperty(target, key, before);
  try {
    return body();
  } finally {
    for (const { target, key, after } of entries) Object.defineProperty(target, key, after);
  }
};

module.exports = { asNative, enabled };
