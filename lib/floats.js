'use strict';

/**
 * Buffer.prototype.readFloatLE ... writeDoubleBE.
 *
 * Bits become a number, and back, in scratch arrays that are seen as bytes, as a 32-bit word and as floats: one for doubles and one
 * for floats, as in native, because the setter of an array-like that is written to may write another number. "Forwards"
 * is the host's own byte order, "backwards" the other; the methods carry these names as native's do.
 * Of a NaN, what its payload becomes is up to the compiler tier, here as in native.
 */

const { badOffset, badOffsetType } = require('./bounds');

const doubles = new Float64Array(1);
const doubleBytes = new Uint8Array(doubles.buffer);
const floats = new Float32Array(1);
const floatBytes = new Uint8Array(floats.buffer);
const words = new Int32Array(floats.buffer);

/** Whether the host keeps the low byte first: the sign of -1 is then in the last byte. */
doubles[0] = -1;
const isLittleEndian = doubleBytes[7] !== 0;

/** Where the bytes of a float go in its word, in order of memory. */
const [SHIFT_0, SHIFT_1, SHIFT_2, SHIFT_3] = isLittleEndian ? [0, 8, 16, 24] : [24, 16, 8, 0];

/** The low byte of an element. `+` is for other arrays as `this`: strings convert, BigInts throw what a store would. */
const lowByte = (element) => +element & 0xff;

/**
 * Floats are put together in a register: one word stored and loaded again takes 1.4 ns (Node 24); four bytes
 * stored, and the word loaded, stall for 7.7.
 *
 * @param {number} [offset=0] in bytes
 * @returns {number}
 * @throws {TypeError} ERR_INVALID_ARG_TYPE when `offset` is no number
 * @throws {RangeError} ERR_OUT_OF_RANGE when `offset` is no integer or the field does not fit there;
 *   ERR_BUFFER_OUT_OF_BOUNDS when the buffer is shorter than the field. All methods below alike.
 */
function readFloatForwards(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 4);
  words[0] =
    (lowByte(first) << SHIFT_0) |
    (lowByte(this[offset + 1]) << SHIFT_1) |
    (lowByte(this[offset + 2]) << SHIFT_2) |
    (lowByte(last) << SHIFT_3);
  return floats[0];
}

function readFloatBackwards(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 4);
  words[0] =
    (lowByte(first) << SHIFT_3) |
    (lowByte(this[offset + 1]) << SHIFT_2) |
    (lowByte(this[offset + 2]) << SHIFT_1) |
    (lowByte(last) << SHIFT_0);
  return floats[0];
}

/** For doubles, two words and eight bytes cost the same (7.6 ns): either way the load waits for several stores. */
function readDoubleForwards(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 7];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 8);
  doubleBytes[0] = first;
  doubleBytes[1] = this[offset + 1];
  doubleBytes[2] = this[offset + 2];
  doubleBytes[3] = this[offset + 3];
  doubleBytes[4] = this[offset + 4];
  doubleBytes[5] = this[offset + 5];
  doubleBytes[6] = this[offset + 6];
  doubleBytes[7] = last;
  return doubles[0];
}

function readDoubleBackwards(offset = 0) {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  const first = this[offset];
  const last = this[offset + 7];
  if (first === undefined || last === undefined) throw badOffset(offset, this.length - 8);
  doubleBytes[7] = first;
  doubleBytes[6] = this[offset + 1];
  doubleBytes[5] = this[offset + 2];
  doubleBytes[4] = this[offset + 3];
  doubleBytes[3] = this[offset + 4];
  doubleBytes[2] = this[offset + 5];
  doubleBytes[1] = this[offset + 6];
  doubleBytes[0] = last;
  return doubles[0];
}

/** Checks the bounds of a field of `size` bytes. Before the scratch is filled: the look may run a Proxy's code. */
const check = (buf, offset, size) => {
  if (typeof offset !== 'number') throw badOffsetType(offset);
  if (buf[offset] === undefined || buf[offset + size - 1] === undefined) {
    throw badOffset(offset, buf.length - size);
  }
};

/**
 * @param {number} value coerced; what is too large for a float becomes an infinity
 * @param {number} [offset=0] in bytes
 * @returns {number} the offset behind the field
 * @throws as {@link readFloatForwards}
 */
function writeFloatForwards(value, offset = 0) {
  const number = +value;
  check(this, offset, 4);
  floats[0] = number;
  this[offset] = floatBytes[0];
  this[offset + 1] = floatBytes[1];
  this[offset + 2] = floatBytes[2];
  this[offset + 3] = floatBytes[3];
  return offset + 4;
}

function writeFloatBackwards(value, offset = 0) {
  const number = +value;
  check(this, offset, 4);
  floats[0] = number;
  this[offset] = floatBytes[3];
  this[offset + 1] = floatBytes[2];
  this[offset + 2] = floatBytes[1];
  this[offset + 3] = floatBytes[0];
  return offset + 4;
}

function writeDoubleForwards(value, offset = 0) {
  const number = +value;
  check(this, offset, 8);
  doubles[0] = number;
  this[offset] = doubleBytes[0];
  this[offset + 1] = doubleBytes[1];
  this[offset + 2] = doubleBytes[2];
  this[offset + 3] = doubleBytes[3];
  this[offset + 4] = doubleBytes[4];
  this[offset + 5] = doubleBytes[5];
  this[offset + 6] = doubleBytes[6];
  this[offset + 7] = doubleBytes[7];
  return offset + 8;
}

function writeDoubleBackwards(value, offset = 0) {
  const number = +value;
  check(this, offset, 8);
  doubles[0] = number;
  this[offset] = doubleBytes[7];
  this[offset + 1] = doubleBytes[6];
  this[offset + 2] = doubleBytes[5];
  this[offset + 3] = doubleBytes[4];
  this[offset + 4] = doubleBytes[3];
  this[offset + 5] = doubleBytes[2];
  this[offset + 6] = doubleBytes[1];
  this[offset + 7] = doubleBytes[0];
  return offset + 8;
}

module.exports = {
  readFloatLE: isLittleEndian ? readFloatForwards : readFloatBackwards,
  readFloatBE: isLittleEndian ? readFloatBackwards : readFloatForwards,
  readDoubleLE: isLittleEndian ? readDoubleForwards : readDoubleBackwards,
  readDoubleBE: isLittleEndian ? readDoubleBackwards : readDoubleForwards,
  writeFloatLE: isLittleEndian ? writeFloatForwards : writeFloatBackwards,
  writeFloatBE: isLittleEndian ? writeFloatBackwards : writeFloatForwards,
  writeDoubleLE: isLittleEndian ? writeDoubleForwards : writeDoubleBackwards,
  writeDoubleBE: isLittleEndian ? writeDoubleBackwards : writeDoubleForwards,
};
