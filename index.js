'use strict';

/**
 * ferrobuf: what `node:buffer` exports, with a Buffer on a Rust core.
 *
 * The names, their order and their attributes are those of the running host's `node:buffer`. What is no work of Buffer
 * (`Blob`, `File`, `constants`, ...) is the host's own. Under `ferrobuf/register` the host's own is ferrobuf's already.
 */

const nodeBuffer = require('node:buffer');
const load = require('./lib/load');

const { ownDescriptor } = load('./descriptors');
const { ObjectDefineProperty, ObjectKeys, ReflectOwnKeys } = load('./intrinsics');
const { currentRegistration, follow } = load('./registration');

/** What takes the place of the host's own. */
const ownDescriptors = () => {
  const { Buffer } = load('./buffer');
  const { inspectMaxBytes } = load('./inspect');
  const { SlowBuffer } = load('./slow-buffer');
  const functions = { Buffer, SlowBuffer, ...load('./module') };
  const descriptors = { __proto__: null, INSPECT_MAX_BYTES: inspectMaxBytes };
  const keys = ObjectKeys(functions);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    descriptors[key] = {
      __proto__: null,
      ...ownDescriptor(nodeBuffer, key),
      value: functions[key],
    };
  }
  return descriptors;
};

/**
 * The memory that Rust holds for this environment, and for the whole process: see docs/memory.md.
 * @returns {{ live: number, peak: number, pooled: number, outstanding: number, regions: number, process: object }} bytes,
 *   but for the number of regions
 */
const memoryUsageOf = (registration) => (registration ?? load('./native')).memoryUsage;

follow(() => {
  const registration = currentRegistration();
  const own = registration === undefined ? ownDescriptors() : { __proto__: null };
  const keys = ReflectOwnKeys(nodeBuffer);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    ObjectDefineProperty(module.exports, key, own[key] ?? ownDescriptor(nodeBuffer, key));
  }
  module.exports.memoryUsage = memoryUsageOf(registration);
});
