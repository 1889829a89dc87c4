'use strict';

/**
 * Replaces every method and static of native Buffer by one that throws, for the time of one call.
 *
 * With `FERROBUF_POISON=1` each differential case runs ferrobuf's side under poison: a method that falls
 * through to native, or calls it, fails its test (docs/architecture.md, "The shim").
 */

const { Buffer: NativeBuffer } = require('node:buffer');

const enabled = process.env.FERROBUF_POISON === '1';

/** What makes a function or class what it is, and cannot be replaced. */
const KEPT = new Set(['constructor', 'prototype', 'length', 'name', 'poolSize']);

const plan = (target, label) => {
  const entries = [];
  for (const key of Reflect.ownKeys(target)) {
    if (KEPT.has(key)) continue;
    const original = Object.getOwnPropertyDescriptor(target, key);
    // `parent` and `offset` of native's prototype are fixed: nobody can replace them.
    if (!original.configurable) continue;
    const deadly = () => {
      throw new Error(`poison: native ${label}${String(key)} was used`);
    };
    const poisoned =
      original.value === undefined
        ? { ...original, get: deadly }
        : {
            ...original,
            value: function poisoned() {
              deadly();
            },
          };
    entries.push({ target, key, original, poisoned });
  }
  return entries;
};

const entries = [
  ...plan(NativeBuffer, 'Buffer.'),
  ...plan(NativeBuffer.prototype, 'Buffer.prototype.'),
];

const apply = () => {
  for (const { target, key, poisoned } of entries) Object.defineProperty(target, key, poisoned);
};

const restore = () => {
  for (const { target, key, original } of entries) Object.defineProperty(target, key, original);
};

/** Runs `body` while native Buffer is poisoned. */
const underPoison = (body) => {
  apply();
  try {
    return body();
  } finally {
    restore();
  }
};

module.exports = { enabled, apply, restore, underPoison };
