'use strict';

/**
 * Buffer.prototype.readBigInt64LE ... writeBigUInt64BE.
 *
 * A BigInt is made and taken apart in a scratch array, seen as two 32-bit halves and as one 64-bit integer: V8
 * compiles these loads and stores to machine words. Arithmetic on BigInts, as in native, allocates for every step:
 * 13 against 88 ns for a read, 6 against 61 ns for a write (Node 24).
 * What is no byte or no BigInt takes the arithmetic way, which fails as native does.
 */

const { badOffset, badOffsetType } = require('./bounds');
const { outOfRange } = require('./errors');
const { BigInt, Number } = require('./intrinsics');

const unsigned = new BigUint64Array(1);
const signed = new BigInt64Array(unsigned.buffer);
const halves = new Uint32Array(unsigned.buffer);
const signedHalves = new Int32Array(unsigned.buffer);

/** Which of the two halves holds the low bits: the first on a little-endian host. */
unsigned[0] = 1n;
const LOW = halves[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/** 32 bits, unsigned, of four bytes. Read one after the other by the caller: the order is native's, and visible. */
const halfLE = (a, b, c, d) => a + b * 2 ** 8 + c * 2 ** 16 + d * 2 ** 24;

const halfBE = (a, b, c, d) => a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;

/**
 * @param {number} [offset=0] in bytes
 * @returns {bigint}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE when `offset` is no number
 * @throws {RangeError} ERR_OUT_OF_RANGE when `offset` is no integer or the field does not fit there;
 *   ERR_BUFFER_OUT_OF_BOUNDS when the buffer is shorter than the field. All methods below alike.
 */
function readBigUInt64LE(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 7];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 8);
  const low = halfLE(first, this[offset + 1], this[offset + 2], this[offset + 3]);
  const high = halfLE(this[offset + 4], this[offset + 5], this[offset + 6], last);
  halves[LOW] = low;
  halves[HIGH] = high;
  if (halves[LOW] !== low || halves[HIGH] !== high) return BigInt(low) + (BigInt(high) << 32n);
  return unsigned[0];
}

function readBigUInt64BE(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 7];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 8);
  const high = halfBE(first, this[offset + 1], this[offset + 2], this[offset + 3]);
  const low = halfBE(this[offset + 4], this[offset + 5], this[offset + 6], last);
  halves[LOW] = low;
  halves[HIGH] = high;
  if (halves[LOW] !== low || halves[HIGH] !== high) return (BigInt(high) << 32n) + BigInt(low);
  return unsigned[0];
}

function readBigInt64LE(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 7];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 8);
  const high =
    this[offset + 4] + this[offset + 5] * 2 ** 8 + this[offset + 6] * 2 ** 16 + (last << 24);
  // What is no integer fails here, before the low half is read. The scratch is not used until all is: a getter may use it, too.
  const top = (high | 0) === high ? undefined : BigInt(high) << 32n;
  const low = halfLE(first, this[offset + 1], this[offset + 2], this[offset + 3]);
  signedHalves[HIGH] = high;
  halves[LOW] = low;
  if (halves[LOW] !== low || top !== undefined) {
    return (top ?? BigInt(high) << 32n) + BigInt(low);
  }
  return signed[0];
}

function readBigInt64BE(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 7];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 8);
  const high =
    (first << 24) + this[offset + 1] * 2 ** 16 + this[offset + 2] * 2 ** 8 + this[offset + 3];
  const top = (high | 0) === high ? undefined : BigInt(high) << 32n;
  const low = halfBE(this[offset + 4], this[offset + 5], this[offset + 6], last);
  signedHalves[HIGH] = high;
  halves[LOW] = low;
  if (halves[LOW] !== low || top !== undefined) {
    return (top ?? BigInt(high) << 32n) + BigInt(low);
  }
  return signed[0];
}

const badUnsigned = (value) => outOfRange('value', '>= 0n and < 2n ** 64n', value);
const badSigned = (value) => outOfRange('value', '>= -(2n ** 63n) and < 2n ** 63n', value);

const MAX_UNSIGNED = 2n ** 64n - 1n;
const MAX_SIGNED = 2n ** 63n - 1n;
const MIN_SIGNED = -(2n ** 63n);
const LOW_BITS = 0xffffffffn;

const check = (buf, offset) => {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  if (buf[offset] === undefined || buf[offset + 7] === undefined) {
    throw badOffset(offset, buf.length - 8);
  }
};

const storeHalfLE = (buf, offset, half) => {
  buf[offset] = half;
  buf[offset + 1] = half >> 8;
  buf[offset + 2] = half >> 16;
  buf[offset + 3] = half >> 24;
};

const storeHalfBE = (buf, offset, half) => {
  buf[offset + 3] = half;
  buf[offset + 2] = half >> 8;
  buf[offset + 1] = half >> 16;
  buf[offset] = half >> 24;
};

const storeLE = (buf, offset, low, high) => {
  storeHalfLE(buf, offset, low);
  storeHalfLE(buf, offset + 4, high);
  return offset + 8;
};

const storeBE = (buf, offset, low, high) => {
  storeHalfBE(buf, offset + 4, low);
  storeHalfBE(buf, offset, high);
  return offset + 8;
};

const lowOf = (value) => Number(value & LOW_BITS);
const highOf = (value) => Number((value >> 32n) & LOW_BITS);

/** Writes what is no BigInt but may turn into one. An object is converted once for each half, when it is its turn. */
const writeConvertedLE = (buf, value, offset) => {
  check(buf, offset);
  storeHalfLE(buf, offset, lowOf(value));
  storeHalfLE(buf, offset + 4, highOf(value));
  return offset + 8;
};

const writeConvertedBE = (buf, value, offset) => {
  check(buf, offset);
  storeHalfBE(buf, offset + 4, lowOf(value));
  storeHalfBE(buf, offset, highOf(value));
  return offset + 8;
};

/** Range checks: the scratch keeps 64 bits, so what comes back unchanged was in range. */
const checkUnsigned = (value) => {
  if (typeof value === 'bigint') {
    unsigned[0] = value;
    if (unsigned[0] !== value) throw badUnsigned(value);
  } else if (value > MAX_UNSIGNED || value < 0n) {
    throw badUnsigned(value);
  }
};

const checkSigned = (value) => {
  if (typeof value === 'bigint') {
    signed[0] = value;
    if (signed[0] !== value) throw badSigned(value);
  } else if (value > MAX_SIGNED || value < MIN_SIGNED) {
    throw badSigned(value);
  }
};

/** Writes a value that a check has left in the scratch, unless it was no BigInt. */
const writeLE = (buf, value, offset) => {
  if (typeof value !== 'bigint') return writeConvertedLE(buf, value, offset);
  const low = halves[LOW];
  const high = halves[HIGH];
  check(buf, offset);
  return storeLE(buf, offset, low, high);
};

const writeBE = (buf, value, offset) => {
  if (typeof value !== 'bigint') return writeConvertedBE(buf, value, offset);
  const low = halves[LOW];
  const high = halves[HIGH];
  check(buf, offset);
  return storeBE(buf, offset, low, high);
};

/**
 * @param {bigint} value from 0 to 2n ** 64n - 1n
 * @param {number} [offset=0] in bytes
 * @returns {number} the offset behind the field
 * @throws {TypeError} V8's own when `value` is no BigInt
 * @throws {RangeError} ERR_OUT_OF_RANGE for the value; else as {@link readBigUInt64LE}
 */
function writeBigUInt64LE(value, offset = 0) {
  checkUnsigned(value);
  return writeLE(this, value, offset);
}

function writeBigUInt64BE(value, offset = 0) {
  checkUnsigned(value);
  return writeBE(this, value, offset);
}

/** As {@link writeBigUInt64LE}, from -(2n ** 63n) to 2n ** 63n - 1n. */
function writeBigInt64LE(value, offset = 0) {
  checkSigned(value);
  return writeLE(this, value, offset);
}

function writeBigInt64BE(value, offset = 0) {
  checkSigned(value);
  return writeBE(this, value, offset);
}

module.exports = {
  readBigUInt64LE,
  readBigUInt64BE,
  readBigInt64LE,
  readBigInt64BE,
  writeBigUInt64LE,
  writeBigUInt64BE,
  writeBigInt64LE,
  writeBigInt64BE,
};
