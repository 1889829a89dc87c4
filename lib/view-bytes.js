'use strict';

const {
  ArrayBufferIsView,
  DataViewPrototypeGetBuffer,
  DataViewPrototypeGetByteLength,
  DataViewPrototypeGetByteOffset,
  TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeGetSymbolToStringTag,
  Uint8Array,
} = require('./intrinsics');

const NO_BYTES = new Uint8Array(0);

/** A detached or out-of-bounds DataView throws from its accessors; its bytes are none. */
const dataViewBytes = (view) => {
  try {
    return new Uint8Array(
      DataViewPrototypeGetBuffer(view),
      DataViewPrototypeGetByteOffset(view),
      DataViewPrototypeGetByteLength(view),
    );
  } catch {
    return NO_BYTES;
  }
};

/** @param {Uint8Array} bytes @returns {Uint8Array} `bytes[offset, offset + length)`, which must lie within it: the same memory */
const partOf = (bytes, offset, length) =>
  new Uint8Array(
    TypedArrayPrototypeGetBuffer(bytes),
    TypedArrayPrototypeGetByteOffset(bytes) + offset,
    length,
  );

/**
 * The memory of a view as bytes. Native's methods work on any view, whatever its elements are.
 * @param {unknown} value
 * @returns {Uint8Array | undefined} the value itself when it is a Uint8Array; undefined when it is no view.
 *   An own `length` or `byteLength` plays no part.
 */
const viewBytes = (value) => {
  const tag = TypedArrayPrototypeGetSymbolToStringTag(value);
  if (tag === 'Uint8Array') return value;
  if (tag === undefined) return ArrayBufferIsView(value) ? dataViewBytes(value) : undefined;
  const length = TypedArrayPrototypeGetByteLength(value);
  // Also what a detached buffer tells, of which no view can be made.
  if (length === 0) return NO_BYTES;
  const offset = TypedArrayPrototypeGetByteOffset(value);
  return new Uint8Array(TypedArrayPrototypeGetBuffer(value), offset, length);
};

/**
 * All the bytes of an ArrayBuffer or a SharedArrayBuffer, of any realm.
 * @param {ArrayBuffer | SharedArrayBuffer} buffer
 * @returns {Uint8Array} an empty one when the buffer is detached
 */
const memoryBytes = (buffer) => {
  try {
    return new Uint8Array(buffer);
  } catch {
    return NO_BYTES;
  }
};

module.exports = { memoryBytes, partOf, viewBytes };
