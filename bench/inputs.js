'use strict';

const { bytesOf, encodedOf, textOf } = require('./contents');

// Up to this size a case works on several inputs in turn, so that nothing about one of them can be learnt; above, one
// is enough.
const MANY_BELOW = 64 * 1024;
const MANY = 4;

/** @param {number} size @returns {number} how many inputs a case of that size has: a power of two */
const variantsFor = (size) => (size <= MANY_BELOW ? MANY : 1);

/**
 * What one side's inputs are made from.
 *
 * @typedef {ReturnType<typeof inputsFor>} Inputs
 *
 * @param {{ Buffer: Function, module: object }} side
 * @param {{ size: number, content: string }} spec
 */
function inputsFor(side, { size, content }) {
  const B = side.Buffer;
  const each = (make) => Array.from({ length: variantsFor(size) }, (_, variant) => make(variant));
  // As a program's Buffers come to be: from the class's own memory.
  const copy = (bytes) => {
    const buffer = B.allocUnsafe(bytes.length);
    buffer.set(bytes);
    return buffer;
  };
  return {
    B,
    M: side.module,
    size,
    content,
    each,
    copy,
    bytes: bytesOf,
    /** Buffers of the side's class. */
    buffers: (kind = content, length = size) =>
      each((variant) => copy(bytesOf(kind, length, variant))),
    /** Strings, the same ones for both sides. */
    strings: (kind = content, length = size) => each((variant) => textOf(kind, length, variant)),
    /** Bytes as hex or base64, written as the case's content says. */
    encoded: (encoding) => each((variant) => encodedOf(encoding, content, size, variant)),
  };
}

/**
 * @param {import('./cases').Operation} operation
 * @param {{ Buffer: Function, module: object }} side
 * @param {{ size: number, content: string }} spec
 * @returns {object} the inputs of its call, by name
 */
function makeInputs(operation, side, spec) {
  const mask = variantsFor(spec.size) - 1;
  return { ...operation.inputs(inputsFor(side, spec)), mask };
}

module.exports = { makeInputs };
