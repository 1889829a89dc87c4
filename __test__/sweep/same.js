'use strict';

/** Whether two sides cannot be told apart: results, errors, memory. Written for speed: it is done after each step. */

const { Buffer: NativeBuffer } = require('node:buffer');
const { types } = require('node:util');
const { bufferOf, lengthOf, offsetOf } = require('./side');

/** Native's own, taken before anything can be registered. */
const compareBytes = NativeBuffer.compare;

const toBytes = (view) =>
  new Uint8Array(bufferOf.call(view), offsetOf.call(view), lengthOf.call(view));

const sameBytes = (a, b) => compareBytes(a, b) === 0;

/** Deeper than any result of a Buffer. */
const DEEPEST = 4;

const classOf = (value, side) => {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === side.Buffer.prototype) return 'Buffer';
  if (prototype === null) return 'null';
  return prototype.constructor?.name;
};

/** A view of memory of its own, or of one that both sides know: which, and where in it. */
const samePlace = (a, b, left, right) => {
  const leftMemory = bufferOf.call(a);
  const rightMemory = bufferOf.call(b);
  const index = left.memories.indexOf(leftMemory);
  if (index !== right.memories.indexOf(rightMemory)) return false;
  if (index >= 0) return offsetOf.call(a) === offsetOf.call(b);
  // Of the pool, or not, and aligned as there.
  return (
    leftMemory.byteLength === rightMemory.byteLength &&
    offsetOf.call(a) % 8 === offsetOf.call(b) % 8
  );
};

const sameArray = (a, b, left, right) => {
  const length = lengthOf.call(a);
  if (length !== lengthOf.call(b) || classOf(a, left) !== classOf(b, right)) return false;
  if (!samePlace(a, b, left, right)) return false;
  // What is detached or out of bounds has no bytes, and no view can be made of it.
  return length === 0 || sameBytes(toBytes(a), toBytes(b));
};

const sameError = (a, b) =>
  a.message === b.message &&
  a.code === b.code &&
  a.name === b.name &&
  a.constructor?.name === b.constructor?.name &&
  a instanceof TypeError === b instanceof TypeError &&
  a instanceof RangeError === b instanceof RangeError &&
  String(a) === String(b) &&
  Reflect.ownKeys(a).join() === Reflect.ownKeys(b).join();

const sameObject = (a, b, left, right, depth) => {
  const keys = Reflect.ownKeys(a);
  const others = Reflect.ownKeys(b);
  if (keys.length !== others.length || classOf(a, left) !== classOf(b, right)) return false;
  return keys.every((key, i) => key === others[i] && same(a[key], b[key], left, right, depth + 1));
};

/**
 * @param {unknown} a what one side gave
 * @param {unknown} b what the other gave
 * @param {import('./side').Side} left the one side
 * @param {import('./side').Side} right the other
 */
const same = (a, b, left, right, depth = 0) => {
  if (typeof a !== 'object' || a === null) {
    if (typeof a === 'function') return typeof b === 'function' && a.name === b.name;
    return Object.is(a, b);
  }
  if (typeof b !== 'object' || b === null) return false;
  const slot = left.slots.indexOf(a);
  if (slot >= 0 || right.slots.indexOf(b) >= 0) return slot === right.slots.indexOf(b);
  const memory = left.memories.indexOf(a);
  if (memory >= 0) return memory === right.memories.indexOf(b);
  if (types.isTypedArray(a)) return types.isTypedArray(b) && sameArray(a, b, left, right);
  if (a instanceof Error) return b instanceof Error && sameError(a, b);
  if (types.isAnyArrayBuffer(a)) return types.isAnyArrayBuffer(b) && a.byteLength === b.byteLength;
  return depth > DEEPEST || sameObject(a, b, left, right, depth);
};

const sameMemories = (left, right) => {
  for (let i = 0; i < left.windows.length; i++) {
    if (!sameBytes(left.windows[i], right.windows[i])) return false;
    if (left.windows[i].length === 0 && left.isDetached(i) !== right.isDetached(i)) return false;
  }
  return true;
};

/** Buffers of the memories have been compared with these: here are the others, and the lengths. */
const sameSlots = (left, right) => {
  for (let i = 0; i < left.slots.length; i++) {
    const a = left.slots[i];
    const b = right.slots[i];
    const length = lengthOf.call(a);
    if (length !== lengthOf.call(b)) return false;
    if (
      length > 0 &&
      !left.memories.includes(bufferOf.call(a)) &&
      !sameBytes(toBytes(a), toBytes(b))
    )
      return false;
  }
  return true;
};

const sameLogs = (left, right) => {
  if (left.log.length !== right.log.length) return false;
  return left.log.every((entry, i) => entry === right.log[i]);
};

module.exports = { same, sameError, sameLogs, sameMemories, sameSlots };
