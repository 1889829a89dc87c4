'use strict';

// Each loop names its method, as a program would. A loop that took the method as an argument would
// see several of them, and would time the look-up.

/** Reads the whole buffer, one field after the other, into a typed array. */
const reads = (method, width, Values, run) => ({
  name: `${method}, all`,
  minimum: width,
  prepare: ({ buffer }) => {
    const count = Math.floor(buffer.length / width);
    return { buffer, count, values: new Values(count), size: count * width };
  },
  run,
});

/** Fills a buffer with fields, one after the other; the values come from the file. */
const writes = (method, width, toValues, run) => ({
  name: `${method}, all`,
  minimum: width,
  prepare: ({ Buffer, reference }) => {
    const count = Math.floor(reference.length / width);
    const values = toValues(reference, count, width);
    return { values, target: Buffer.alloc(count * width), size: count * width };
  },
  run,
});

/** The file's bytes, taken as numbers of that kind. */
const bytesAs = (Values) => (reference, count, width) => {
  const start = reference.byteOffset;
  return new Values(reference.buffer.slice(start, start + count * width));
};

/** Numbers made from the bytes: the bytes themselves would make NaNs, or take more than 48 bits. */
const numbersFrom = (toNumber) => (reference, count) => {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = toNumber(reference[i], i);
  return values;
};

module.exports = [
  reads('readUInt32LE', 4, Uint32Array, ({ buffer, count, values }) => {
    for (let i = 0; i < count; i++) values[i] = buffer.readUInt32LE(i * 4);
    return values;
  }),
  reads('readInt16BE', 2, Int16Array, ({ buffer, count, values }) => {
    for (let i = 0; i < count; i++) values[i] = buffer.readInt16BE(i * 2);
    return values;
  }),
  reads('readUIntBE(…, 6)', 6, Float64Array, ({ buffer, count, values }) => {
    for (let i = 0; i < count; i++) values[i] = buffer.readUIntBE(i * 6, 6);
    return values;
  }),
  reads('readFloatBE', 4, Float32Array, ({ buffer, count, values }) => {
    for (let i = 0; i < count; i++) values[i] = buffer.readFloatBE(i * 4);
    return values;
  }),
  reads('readDoubleLE', 8, Float64Array, ({ buffer, count, values }) => {
    for (let i = 0; i < count; i++) values[i] = buffer.readDoubleLE(i * 8);
    return values;
  }),
  reads('readBigUInt64BE', 8, BigUint64Array, ({ buffer, count, values }) => {
    for (let i = 0; i < count; i++) values[i] = buffer.readBigUInt64BE(i * 8);
    return values;
  }),
  writes('writeUInt32BE', 4, bytesAs(Uint32Array), ({ values, target }) => {
    for (let i = 0; i < values.length; i++) target.writeUInt32BE(values[i], i * 4);
    return target;
  }),
  writes('writeInt16LE', 2, bytesAs(Int16Array), ({ values, target }) => {
    for (let i = 0; i < values.length; i++) target.writeInt16LE(values[i], i * 2);
    return target;
  }),
  writes(
    'writeUIntLE(…, 6)',
    6,
    numbersFrom((byte, i) => byte * 2 ** 40 + i),
    ({ values, target }) => {
      for (let i = 0; i < values.length; i++) target.writeUIntLE(values[i], i * 6, 6);
      return target;
    },
  ),
  writes(
    'writeDoubleBE',
    8,
    numbersFrom((byte, i) => byte / (i + 1)),
    ({ values, target }) => {
      for (let i = 0; i < values.length; i++) target.writeDoubleBE(values[i], i * 8);
      return target;
    },
  ),
  writes('writeBigInt64LE', 8, bytesAs(BigInt64Array), ({ values, target }) => {
    for (let i = 0; i < values.length; i++) target.writeBigInt64LE(values[i], i * 8);
    return target;
  }),
];
