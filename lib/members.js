'use strict';

/**
 * The table of contents: what is on the class, for whoever puts it there (`./buffer` on ferrobuf's own class,
 * `./register-plan` on native's).
 *
 * The tables are in native's order of properties, which is the same on all lines. The signatures that programs can see
 * (`name` and `length` of a function) differ between the lines, and are taken over from the host's own.
 */

const { alloc, allocUnsafe, allocUnsafeSlow } = require('./allocate');
const bigints = require('./bigints');
const { compare, compareStatic, equals } = require('./compare');
const { concat } = require('./concat');
const { copy } = require('./copy');
const { ownDescriptor } = require('./descriptors');
const { isEncoding } = require('./encodings');
const { NativeBuffer, NativePrototype, isBufferInstance } = require('./fast-buffer');
const { fill } = require('./fill');
const floats = require('./floats');
const { copyBytesFrom, from, of } = require('./from');
const { inspect, toJSON } = require('./inspect');
const { ObjectDefineProperty, ReflectOwnKeys, SymbolFor } = require('./intrinsics');
const reads = require('./read-integers');
const { includes, indexOf, lastIndexOf } = require('./search');
const { swap16, swap32, swap64 } = require('./swap');
const { byteLength, toString, write } = require('./text');
const textMethods = require('./text-methods');
const { offset, parent, slice, subarray } = require('./views');
const writes = require('./write-integers');

/**
 * Buffer.isBuffer(value)
 * @param {unknown} value
 * @returns {boolean} true for native's Buffers as well
 */
function isBuffer(value) {
  return isBufferInstance(value);
}

/** The statics, after `poolSize`. */
const statics = {
  from,
  copyBytesFrom,
  of,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  isBuffer,
  compare: compareStatic,
  isEncoding,
  concat,
  byteLength,
};

/** The methods and their aliases; `parent` and `offset`, being accessors, are descriptors. */
const methods = {
  readBigUInt64LE: bigints.readBigUInt64LE,
  readBigUInt64BE: bigints.readBigUInt64BE,
  readBigUint64LE: bigints.readBigUInt64LE,
  readBigUint64BE: bigints.readBigUInt64BE,
  readBigInt64LE: bigints.readBigInt64LE,
  readBigInt64BE: bigints.readBigInt64BE,
  writeBigUInt64LE: bigints.writeBigUInt64LE,
  writeBigUInt64BE: bigints.writeBigUInt64BE,
  writeBigUint64LE: bigints.writeBigUInt64LE,
  writeBigUint64BE: bigints.writeBigUInt64BE,
  writeBigInt64LE: bigints.writeBigInt64LE,
  writeBigInt64BE: bigints.writeBigInt64BE,
  readUIntLE: reads.readUIntLE,
  readUInt32LE: reads.readUInt32LE,
  readUInt16LE: reads.readUInt16LE,
  readUInt8: reads.readUInt8,
  readUIntBE: reads.readUIntBE,
  readUInt32BE: reads.readUInt32BE,
  readUInt16BE: reads.readUInt16BE,
  readUintLE: reads.readUIntLE,
  readUint32LE: reads.readUInt32LE,
  readUint16LE: reads.readUInt16LE,
  readUint8: reads.readUInt8,
  readUintBE: reads.readUIntBE,
  readUint32BE: reads.readUInt32BE,
  readUint16BE: reads.readUInt16BE,
  readIntLE: reads.readIntLE,
  readInt32LE: reads.readInt32LE,
  readInt16LE: reads.readInt16LE,
  readInt8: reads.readInt8,
  readIntBE: reads.readIntBE,
  readInt32BE: reads.readInt32BE,
  readInt16BE: reads.readInt16BE,
  writeUIntLE: writes.writeUIntLE,
  writeUInt32LE: writes.writeUInt32LE,
  writeUInt16LE: writes.writeUInt16LE,
  writeUInt8: writes.writeUInt8,
  writeUIntBE: writes.writeUIntBE,
  writeUInt32BE: writes.writeUInt32BE,
  writeUInt16BE: writes.writeUInt16BE,
  writeUintLE: writes.writeUIntLE,
  writeUint32LE: writes.writeUInt32LE,
  writeUint16LE: writes.writeUInt16LE,
  writeUint8: writes.writeUInt8,
  writeUintBE: writes.writeUIntBE,
  writeUint32BE: writes.writeUInt32BE,
  writeUint16BE: writes.writeUInt16BE,
  writeIntLE: writes.writeIntLE,
  writeInt32LE: writes.writeInt32LE,
  writeInt16LE: writes.writeInt16LE,
  writeInt8: writes.writeInt8,
  writeIntBE: writes.writeIntBE,
  writeInt32BE: writes.writeInt32BE,
  writeInt16BE: writes.writeInt16BE,
  readFloatLE: floats.readFloatLE,
  readFloatBE: floats.readFloatBE,
  readDoubleLE: floats.readDoubleLE,
  readDoubleBE: floats.readDoubleBE,
  writeFloatLE: floats.writeFloatLE,
  writeFloatBE: floats.writeFloatBE,
  writeDoubleLE: floats.writeDoubleLE,
  writeDoubleBE: floats.writeDoubleBE,
  asciiSlice: textMethods.asciiSlice,
  base64Slice: textMethods.base64Slice,
  base64urlSlice: textMethods.base64urlSlice,
  latin1Slice: textMethods.latin1Slice,
  hexSlice: textMethods.hexSlice,
  ucs2Slice: textMethods.ucs2Slice,
  utf8Slice: textMethods.utf8Slice,
  asciiWrite: textMethods.asciiWrite,
  base64Write: textMethods.base64Write,
  base64urlWrite: textMethods.base64urlWrite,
  latin1Write: textMethods.latin1Write,
  hexWrite: textMethods.hexWrite,
  ucs2Write: textMethods.ucs2Write,
  utf8Write: textMethods.utf8Write,
  parent,
  offset,
  copy,
  toString,
  equals,
  inspect,
  compare,
  indexOf,
  lastIndexOf,
  includes,
  fill,
  write,
  toJSON,
  subarray,
  slice,
  swap16,
  swap32,
  swap64,
  toLocaleString: toString,
  [SymbolFor('nodejs.util.inspect.custom')]: inspect,
};

/** Gives a function the signature of native's: its `name` and `length`. */
const adoptSignature = (ours, native) => {
  for (const key of ['name', 'length']) {
    const descriptor = ownDescriptor(native, key);
    if (descriptor !== undefined && descriptor.value !== ours[key]) {
      ObjectDefineProperty(ours, key, descriptor);
    }
  }
};

/** Node's own modules ask encodings under a symbol that only native's keys tell. */
for (const key of ReflectOwnKeys(NativeBuffer)) {
  if (typeof key === 'symbol' && key.description === 'kIsEncodingSymbol') statics[key] = isEncoding;
}

const adoptAll = (table, native) => {
  for (const key of ReflectOwnKeys(table)) {
    const theirs = ownDescriptor(native, key)?.value;
    if (typeof table[key] === 'function' && typeof theirs === 'function') {
      adoptSignature(table[key], theirs);
    }
  }
};

adoptAll(statics, NativeBuffer);
adoptAll(methods, NativePrototype);

module.exports = { methods, statics };
