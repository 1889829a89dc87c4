'use strict';

/** Turns the outcome of a call into plain data that can be compared between the two worlds. */

const { types } = require('node:util');

const hexOf = (bytes) => {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += (bytes[i] < 16 ? '0' : '') + bytes[i].toString(16);
  return text;
};

/** Above this many bytes a snapshot holds a 64-bit FNV-1a-like digest beside head and tail, to keep failures readable. */
const LONG = 4096;

const bytesOf = (bytes) => {
  if (bytes.length <= LONG) return hexOf(bytes);
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < bytes.length; i++) {
    low = Math.imul(low ^ bytes[i], 0x01000193);
    high = Math.imul(high ^ bytes[i], 0x85ebca6b) + i;
  }
  return `${bytes.length} bytes ${low >>> 0}/${high >>> 0} ${hexOf(bytes.slice(0, 16))}…${hexOf(bytes.slice(-16))}`;
};

const isDetached = (buffer) => {
  try {
    new Uint8Array(buffer);
    return false;
  } catch {
    return true;
  }
};

/** The bytes of a whole ArrayBuffer or SharedArrayBuffer, or 'detached'. */
const memoryOf = (buffer) => (isDetached(buffer) ? 'detached' : bytesOf(new Uint8Array(buffer)));

const className = (value, world) => {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === world.Buffer.prototype) return 'Buffer';
  if (prototype === null) return 'null-prototype';
  const name = prototype.constructor?.name;
  return prototype instanceof world.Buffer ? `subclass of Buffer ${name}` : name;
};

const snapshotError = (error) => ({
  thrown: true,
  class: error.constructor?.name,
  instance:
    error instanceof TypeError ? 'TypeError' : error instanceof RangeError ? 'RangeError' : 'other',
  name: error.name,
  code: error.code,
  message: error.message,
  keys: Reflect.ownKeys(error).map(String).join(),
  text: String(error),
});

const trueLength = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  'length',
).get;

/** Where a view's memory comes from: one of the inputs (by index), or memory of its own. */
const origin = (view, context) => {
  const index = context.memories.indexOf(view.buffer);
  return index < 0 ? 'own memory' : `memory ${index} at ${view.byteOffset}`;
};

/**
 * @param {unknown} value what a call returned
 * @param {{world: object, memories: object[], inputs: object[]}} context
 */
const snapshot = (value, context, depth = 0) => {
  const type = typeof value;
  if (value === null || (type !== 'object' && type !== 'function')) {
    if (type === 'number') return Object.is(value, -0) ? 'number -0' : `number ${value}`;
    if (type === 'bigint') return `bigint ${value}`;
    if (type === 'string') return { string: value };
    return type === 'symbol' ? value.toString() : String(value);
  }
  const index = context.inputs.indexOf(value);
  if (index >= 0) return `input ${index}`;
  if (types.isTypedArray(value)) {
    const length = trueLength.call(value);
    return {
      class: className(value, context.world),
      length,
      bytes:
        value instanceof Uint8Array
          ? bytesOf(Uint8Array.prototype.slice.call(value))
          : Array.from(value),
      origin: origin(value, context),
    };
  }
  if (types.isAnyArrayBuffer(value)) {
    const known = context.memories.indexOf(value);
    return known >= 0
      ? `memory ${known}`
      : { class: value.constructor.name, bytes: memoryOf(value) };
  }
  if (type === 'function') return `function ${value.name}`;
  if (value instanceof Error || value instanceof DOMException) return snapshotError(value);
  if (depth > 3) return 'deep';
  const entries = {};
  for (const key of Reflect.ownKeys(value))
    entries[String(key)] = snapshot(value[key], context, depth + 1);
  return { class: className(value, context.world), entries };
};

module.exports = { hexOf, memoryOf, snapshot, snapshotError };
