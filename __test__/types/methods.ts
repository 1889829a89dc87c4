// Every method of a Buffer, as a program of `node:buffer` uses them.
// scripts/test-types.mjs compiles this file twice: as it is, and with the import taken from 'node:buffer'.
import { Buffer } from 'ferrobuf';

const buf = Buffer.alloc(64);
const other = new Uint8Array(8);

// text
const written: number =
  buf.write('text') +
  buf.write('text', 'latin1') +
  buf.write('text', 1) +
  buf.write('text', 1, 'hex') +
  buf.write('text', 1, 2) +
  buf.write('text', 1, 2, 'utf16le');
const text: string = buf.toString() + buf.toString('base64', 1, 5) + buf.toLocaleString();
const json: { type: 'Buffer'; data: number[] } = buf.toJSON();
// @ts-expect-error text is written
buf.write(1);
// @ts-expect-error no such encoding
buf.toString('utf-7');

// bytes
const same: boolean = buf.equals(other);
const order: -1 | 0 | 1 = buf.compare(other, 0, 1, 2, 3);
const count: number = buf.copy(other, 0, 1, 2);
const filled: Buffer = buf.fill(1).fill('ab', 'latin1').fill('ab', 1, 'hex').fill(other, 1, 2);
buf.fill('ab', 1, 2, 'utf8');
const swapped: Buffer = buf.swap16().swap32().swap64().reverse();
const part: Buffer = buf.subarray(1, 2);
const slice: Buffer = buf.slice(-3);
const positions: number[] = [
  buf.indexOf('a'),
  buf.indexOf(1, 2),
  buf.indexOf(other, 1),
  buf.indexOf('a', 1, 'latin1'),
  buf.indexOf('a', 'latin1'),
  buf.lastIndexOf('a'),
  buf.lastIndexOf(1, 2),
  buf.lastIndexOf(other, 1),
  buf.lastIndexOf('a', 1, 'latin1'),
  buf.lastIndexOf('a', 'latin1'),
];
const included: boolean[] = [
  buf.includes('a'),
  buf.includes(1, 2),
  buf.includes(Buffer.from(other), 1),
  buf.includes('a', 1, 'latin1'),
  buf.includes('a', 'latin1'),
];
// @ts-expect-error only bytes are compared
buf.equals('text');
// @ts-expect-error an object is not searched
buf.indexOf({});

// what a Uint8Array gives
const doubled = buf.map((byte) => byte * 2);
const entries: [number, number][] = [...buf.entries()];
buf[0] = buf.length + buf.byteOffset + buf.buffer.byteLength;
buf.set([1, 2], 1);
for (const byte of buf) buf[1] = byte;

// integers
const numbers: number[] = [
  buf.readUInt8() + buf.readUint8(1) + buf.readInt8(1),
  buf.readUInt16LE() + buf.readUint16LE(1) + buf.readInt16LE(1),
  buf.readUInt16BE() + buf.readUint16BE(1) + buf.readInt16BE(1),
  buf.readUInt32LE() + buf.readUint32LE(1) + buf.readInt32LE(1),
  buf.readUInt32BE() + buf.readUint32BE(1) + buf.readInt32BE(1),
  buf.readUIntLE(0, 6) + buf.readUintLE(0, 5) + buf.readIntLE(0, 4),
  buf.readUIntBE(0, 3) + buf.readUintBE(0, 2) + buf.readIntBE(0, 1),
  buf.readFloatLE() + buf.readFloatBE(1) + buf.readDoubleLE() + buf.readDoubleBE(1),
];
const bigs: bigint[] = [
  buf.readBigUInt64LE() + buf.readBigUint64LE(1) + buf.readBigInt64LE(1),
  buf.readBigUInt64BE() + buf.readBigUint64BE(1) + buf.readBigInt64BE(1),
];
const ends: number[] = [
  buf.writeUInt8(1) + buf.writeUint8(1, 1) + buf.writeInt8(-1, 1),
  buf.writeUInt16LE(1) + buf.writeUint16LE(1, 1) + buf.writeInt16LE(-1, 1),
  buf.writeUInt16BE(1) + buf.writeUint16BE(1, 1) + buf.writeInt16BE(-1, 1),
  buf.writeUInt32LE(1) + buf.writeUint32LE(1, 1) + buf.writeInt32LE(-1, 1),
  buf.writeUInt32BE(1) + buf.writeUint32BE(1, 1) + buf.writeInt32BE(-1, 1),
  buf.writeUIntLE(1, 0, 6) + buf.writeUintLE(1, 0, 5) + buf.writeIntLE(-1, 0, 4),
  buf.writeUIntBE(1, 0, 3) + buf.writeUintBE(1, 0, 2) + buf.writeIntBE(-1, 0, 1),
  buf.writeFloatLE(1.5) +
    buf.writeFloatBE(1.5, 1) +
    buf.writeDoubleLE(1.5) +
    buf.writeDoubleBE(1.5, 1),
  buf.writeBigUInt64LE(1n) + buf.writeBigUint64LE(1n, 1) + buf.writeBigInt64LE(-1n, 1),
  buf.writeBigUInt64BE(1n) + buf.writeBigUint64BE(1n, 1) + buf.writeBigInt64BE(-1n, 1),
];
// @ts-expect-error the width of a variable-length integer is not optional
buf.readUIntLE(0);
// @ts-expect-error 64-bit integers are BigInts
buf.writeBigInt64LE(1);

export const used = [
  written,
  text,
  json,
  same,
  order,
  count,
  filled,
  swapped,
  part,
  slice,
  positions,
  included,
  doubled,
  entries,
  numbers,
  bigs,
  ends,
];
