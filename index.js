'use strict';

/**
 * ferrobuf: what `node:buffer` exports, with a Buffer on a Rust core.
 *
 * The names, their order and their attributes are those of the running host's `node:buffer`. What is no work of Buffer
 * (`Blob`, `File`, `constants`, ...) is the host's own.
 */

const nodeBuffer = require('node:buffer');
const { Buffer } = require('./lib/buffer');
const { inspectMaxBytes } = require('./lib/inspect');
const { atob, btoa, isAscii, isUtf8, transcode } = require('./lib/module');
const { memoryUsage } = require('./lib/native');
const { SlowBuffer } = require('./lib/slow-buffer');

const own = { Buffer, SlowBuffer, transcode, isUtf8, isAscii, btoa, atob };

const descriptorOf = (key) => {
  const descriptor = Object.getOwnPropertyDescriptor(nodeBuffer, key);
  if (key === 'INSPECT_MAX_BYTES') return inspectMaxBytes;
  return Object.hasOwn(own, key) ? { ...descriptor, value: own[key] } : descriptor;
};

for (const key of Reflect.ownKeys(nodeBuffer)) {
  Object.defineProperty(module.exports, key, descriptorOf(key));
}

/**
 * The memory that Rust holds for this environment, and for the whole process: see docs/memory.md.
 * @returns {{ live: number, peak: number, pooled: number, outstanding: number, regions: number, process: object }} bytes,
 *   but for the number of regions
 */
module.exports.memoryUsage = memoryUsage;
