'use strict';

/**
 * Buffer.prototype.writeUInt8 ... writeIntBE: integers of 1 to 6 bytes.
 *
 * Nothing is written unless everything is: value and bounds are checked first (reading the first and the last
 * byte, see read-integers.js). The stores are not masked, since a Uint8Array keeps the low byte; they run in native's order,
 * which shows when `this` is another kind of object.
 */

const { badByteLength, badOffset, badOffsetType } = require('./bounds');
const { outOfRange } = require('./errors');
const { MathFloor } = require('./intrinsics');

/** The error for a value that `size` bytes do not hold. Native writes the limits as powers from 5 bytes up. */
const badValue = (value, min, max, size) => {
  if (size <= 4) return outOfRange('value', `>= ${min} and <= ${max}`, value);
  const bits = 8 * size;
  const range =
    min === 0 ? `>= 0 and < 2 ** ${bits}` : `>= -(2 ** ${bits - 1}) and < 2 ** ${bits - 1}`;
  return outOfRange('value', range, value);
};

/** Checks value and bounds of a field of `size` >= 2 bytes. NaN is within every range: it is written as 0. */
const check = (buf, value, offset, min, max, size) => {
  if (value > max || value < min) throw badValue(value, min, max, size);
  if (typeof offset !== 'number') throw badOffsetType(offset);
  if (buf[offset] === undefined || buf[offset + size - 1] === undefined) {
    throw badOffset(offset, buf.length - size);
  }
};

/** For one byte native looks at the offset's type before the value. */
const write8 = (buf, input, offset, min, max) => {
  const value = +input;
  if (typeof offset !== 'number') throw badOffsetType(offset);
  if (value > max || value < min) throw badValue(value, min, max, 1);
  if (buf[offset] === undefined) throw badOffset(offset, buf.length - 1);
  buf[offset] = value;
  return offset + 1;
};

const write16LE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 2);
  buf[offset] = value;
  buf[offset + 1] = value >>> 8;
  return offset + 2;
};

const write16BE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 2);
  buf[offset] = value >>> 8;
  buf[offset + 1] = value;
  return offset + 2;
};

const write24LE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 3);
  buf[offset] = value;
  buf[offset + 1] = value >>> 8;
  buf[offset + 2] = value >>> 16;
  return offset + 3;
};

const write24BE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 3);
  buf[offset + 2] = value;
  buf[offset + 1] = value >>> 8;
  buf[offset] = value >>> 16;
  return offset + 3;
};

const write32LE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 4);
  buf[offset] = value;
  buf[offset + 1] = value >>> 8;
  buf[offset + 2] = value >>> 16;
  buf[offset + 3] = value >>> 24;
  return offset + 4;
};

const write32BE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 4);
  buf[offset + 3] = value;
  buf[offset + 2] = value >>> 8;
  buf[offset + 1] = value >>> 16;
  buf[offset] = value >>> 24;
  return offset + 4;
};

/** The bits from the 33rd up: shifts see only the low 32. */
const above32 = (value) => MathFloor(value * 2 ** -32);

const write40LE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 5);
  buf[offset] = value;
  buf[offset + 1] = value >>> 8;
  buf[offset + 2] = value >>> 16;
  buf[offset + 3] = value >>> 24;
  buf[offset + 4] = above32(value);
  return offset + 5;
};

const write40BE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 5);
  buf[offset] = above32(value);
  buf[offset + 4] = value;
  buf[offset + 3] = value >>> 8;
  buf[offset + 2] = value >>> 16;
  buf[offset + 1] = value >>> 24;
  return offset + 5;
};

const write48LE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 6);
  const high = above32(value);
  buf[offset] = value;
  buf[offset + 1] = value >>> 8;
  buf[offset + 2] = value >>> 16;
  buf[offset + 3] = value >>> 24;
  buf[offset + 4] = high;
  buf[offset + 5] = high >>> 8;
  return offset + 6;
};

const write48BE = (buf, input, offset, min, max) => {
  const value = +input;
  check(buf, value, offset, min, max, 6);
  const high = above32(value);
  buf[offset] = high >>> 8;
  buf[offset + 1] = high;
  buf[offset + 5] = value;
  buf[offset + 4] = value >>> 8;
  buf[offset + 3] = value >>> 16;
  buf[offset + 2] = value >>> 24;
  return offset + 6;
};

/**
 * @param {number} value coerced; must lie in the field's range, fractions are cut off
 * @param {number} [offset=0] in bytes
 * @returns {number} the offset behind the field
 * @throws {TypeError} ERR_INVALID_ARG_TYPE when `offset` is no number; V8's own when `value` does not convert
 * @throws {RangeError} ERR_OUT_OF_RANGE when the value is out of range, `offset` no integer or the field does not fit there;
 *   ERR_BUFFER_OUT_OF_BOUNDS when the buffer is shorter than the field. All methods below alike.
 */
function writeUInt8(value, offset = 0) {
  return write8(this, value, offset, 0, 0xff);
}

function writeUInt16LE(value, offset = 0) {
  return write16LE(this, value, offset, 0, 0xffff);
}

function writeUInt16BE(value, offset = 0) {
  return write16BE(this, value, offset, 0, 0xffff);
}

function writeUInt32LE(value, offset = 0) {
  return write32LE(this, value, offset, 0, 0xffffffff);
}

function writeUInt32BE(value, offset = 0) {
  return write32BE(this, value, offset, 0, 0xffffffff);
}

function writeInt8(value, offset = 0) {
  return write8(this, value, offset, -0x80, 0x7f);
}

function writeInt16LE(value, offset = 0) {
  return write16LE(this, value, offset, -0x8000, 0x7fff);
}

function writeInt16BE(value, offset = 0) {
  return write16BE(this, value, offset, -0x8000, 0x7fff);
}

function writeInt32LE(value, offset = 0) {
  return write32LE(this, value, offset, -0x80000000, 0x7fffffff);
}

function writeInt32BE(value, offset = 0) {
  return write32BE(this, value, offset, -0x80000000, 0x7fffffff);
}

/**
 * @param {number} value as {@link writeUInt8}
 * @param {number} offset in bytes; here it has no default
 * @param {number} byteLength 1 to 6
 * @throws as {@link writeUInt8}; a wrong `byteLength` is reported before the value is converted
 */
function writeUIntLE(value, offset, byteLength) {
  if (byteLength === 6) return write48LE(this, value, offset, 0, 0xffffffffffff);
  if (byteLength === 5) return write40LE(this, value, offset, 0, 0xffffffffff);
  if (byteLength === 3) return write24LE(this, value, offset, 0, 0xffffff);
  if (byteLength === 4) return write32LE(this, value, offset, 0, 0xffffffff);
  if (byteLength === 1) return write8(this, value, offset, 0, 0xff);
  if (byteLength === 2) return write16LE(this, value, offset, 0, 0xffff);
  throw badByteLength(byteLength);
}

/** @see writeUIntLE */
function writeUIntBE(value, offset, byteLength) {
  if (byteLength === 6) return write48BE(this, value, offset, 0, 0xffffffffffff);
  if (byteLength === 5) return write40BE(this, value, offset, 0, 0xffffffffff);
  if (byteLength === 3) return write24BE(this, value, offset, 0, 0xffffff);
  if (byteLength === 4) return write32BE(this, value, offset, 0, 0xffffffff);
  if (byteLength === 1) return write8(this, value, offset, 0, 0xff);
  if (byteLength === 2) return write16BE(this, value, offset, 0, 0xffff);
  throw badByteLength(byteLength);
}

/** @see writeUIntLE */
function writeIntLE(value, offset, byteLength) {
  if (byteLength === 6) return write48LE(this, value, offset, -0x800000000000, 0x7fffffffffff);
  if (byteLength === 5) return write40LE(this, value, offset, -0x8000000000, 0x7fffffffff);
  if (byteLength === 3) return write24LE(this, value, offset, -0x800000, 0x7fffff);
  if (byteLength === 4) return write32LE(this, value, offset, -0x80000000, 0x7fffffff);
  if (byteLength === 1) return write8(this, value, offset, -0x80, 0x7f);
  if (byteLength === 2) return write16LE(this, value, offset, -0x8000, 0x7fff);
  throw badByteLength(byteLength);
}

/** @see writeUIntLE */
function writeIntBE(value, offset, byteLength) {
  if (byteLength === 6) return write48BE(this, value, offset, -0x800000000000, 0x7fffffffffff);
  if (byteLength === 5) return write40BE(this, value, offset, -0x8000000000, 0x7fffffffff);
  if (byteLength === 3) return write24BE(this, value, offset, -0x800000, 0x7fffff);
  if (byteLength === 4) return write32BE(this, value, offset, -0x80000000, 0x7fffffff);
  if (byteLength === 1) return write8(this, value, offset, -0x80, 0x7f);
  if (byteLength === 2) return write16BE(this, value, offset, -0x8000, 0x7fff);
  throw badByteLength(byteLength);
}

module.exports = {
  writeUIntLE,
  writeUInt32LE,
  writeUInt16LE,
  writeUInt8,
  writeUIntBE,
  writeUInt32BE,
  writeUInt16BE,
  writeIntLE,
  writeInt32LE,
  writeInt16LE,
  writeInt8,
  writeIntBE,
  writeInt32BE,
  writeInt16BE,
};
