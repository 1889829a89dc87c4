'use strict';

const CONCAT_PARTS = 16;
const SLICE_BYTES = 1024;

/** A copy that the operation may change, in memory of its own. */
function copyOf({ Buffer, reference }, length = reference.length) {
  const copy = Buffer.alloc(length);
  copy.set(reference.subarray(0, length));
  return copy;
}

const equals = {
  name: 'equals',
  prepare: (input) => ({ buffer: input.buffer, copy: copyOf(input) }),
  run: ({ buffer, copy }) => buffer.equals(copy),
};

const compare = {
  name: 'Buffer.compare',
  prepare: (input) => ({ Buffer: input.Buffer, buffer: input.buffer, copy: copyOf(input) }),
  run: ({ Buffer, buffer, copy }) => Buffer.compare(buffer, copy),
};

const swap = (bits) => {
  const bytes = bits / 8;
  const name = `swap${bits}`;
  return {
    name,
    minimum: bytes,
    prepare: (input) => {
      const size = input.reference.length - (input.reference.length % bytes);
      return { copy: copyOf(input, size), size };
    },
    run: ({ copy }) => copy[name](),
  };
};

const concat = {
  name: `Buffer.concat, ${CONCAT_PARTS} parts`,
  prepare: ({ Buffer, buffer, reference }) => {
    const step = Math.ceil(buffer.length / CONCAT_PARTS);
    const parts = [];
    for (let at = 0; at < buffer.length; at += step) parts.push(buffer.subarray(at, at + step));
    return { Buffer, parts, expected: reference };
  },
  run: ({ Buffer, parts }) => Buffer.concat(parts),
};

const slicesOf = (buffer) => {
  const views = [];
  for (let at = 0; at < buffer.length; at += SLICE_BYTES) {
    views.push(buffer.subarray(at, at + SLICE_BYTES));
  }
  return views;
};

const slices = {
  name: `subarray, ${SLICE_BYTES} bytes each`,
  prepare: ({ buffer }) => ({ buffer }),
  run: ({ buffer }) => slicesOf(buffer),
};

/** Small copies come out of the pool, whose slabs are the memory that Rust holds. */
const pooled = {
  name: `Buffer.from, ${SLICE_BYTES} bytes each`,
  prepare: ({ Buffer, buffer }) => ({ Buffer, views: slicesOf(buffer) }),
  run: ({ Buffer, views }) => views.map((view) => Buffer.from(view)),
};

const copy = {
  name: 'copy',
  prepare: ({ Buffer, buffer, reference }) => ({
    buffer,
    target: Buffer.alloc(buffer.length),
    expected: reference,
  }),
  run: ({ buffer, target }) => {
    buffer.copy(target);
    return target;
  },
};

const fill = {
  name: 'fill(pattern)',
  prepare: ({ Buffer, buffer }) => ({
    pattern: buffer.subarray(0, 7),
    target: Buffer.alloc(buffer.length),
  }),
  run: ({ pattern, target }) => target.fill(pattern),
};

module.exports = [
  equals,
  compare,
  swap(16),
  swap(32),
  swap(64),
  concat,
  slices,
  pooled,
  copy,
  fill,
];
