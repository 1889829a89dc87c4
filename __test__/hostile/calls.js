'use strict';

/** One call of every kind, with results that can be written down: what the hostile tests run again and again. */

const { MAX_STRING_LENGTH } = require('node:buffer').constants;

/** On both sides of the tiers: nothing, a few bytes, and what crosses into the addon. */
const LONG = 'héllo wörld, €uro and 日本, a text that no tiny tier takes at once; '.repeat(5);

/** In parts, and asked whether it is narrow. */
const VERY_LONG = 'abcdefgh'.repeat(5000);
const VERY_LONG_WIDE = '日本'.repeat(9000);

/** `[name, (Buffer, module) => result]` */
const CALLS = [
  ['from text', (B) => B.from('héllo')],
  ['from long text', (B) => B.from(LONG)],
  ['from very long text', (B) => B.from(VERY_LONG).length + B.from(VERY_LONG_WIDE).length],
  ['from hex', (B) => B.from('616263zz', 'hex')],
  ['from base64', (B) => B.from('YWJjZGVm'.repeat(20), 'base64')],
  ['from list', (B) => B.from([1, 2, 300, '7'])],
  ['from array-like', (B) => B.from({ length: 3, 0: 5 })],
  ['from bytes', (B) => B.from(new Uint8Array([1, 2, 3]))],
  ['from memory', (B) => B.from(new ArrayBuffer(8), 2, 4)],
  ['from JSON', (B) => B.from({ type: 'Buffer', data: [1, 2] })],
  ['from nothing', (B) => B.from(undefined)],
  ['of', (B) => B.of(1, 2, 3)],
  ['copyBytesFrom', (B) => B.copyBytesFrom(new Uint16Array([1, 2, 3]), 1)],
  ['alloc', (B) => B.alloc(100, 'abc')],
  ['alloc of nothing', (B) => B.alloc(-1)],
  ['allocUnsafe', (B) => B.allocUnsafe(20).fill(1)],
  ['allocUnsafeSlow', (B) => B.allocUnsafeSlow(20).fill(2)],
  ['concat', (B) => B.concat([B.from('a'), B.from(LONG)], 200)],
  ['concat of nothing', (B) => B.concat([1])],
  ['byteLength', (B) => B.byteLength(LONG)],
  ['compare', (B) => B.compare(B.from(LONG), B.from(`${LONG}a`))],
  ['isEncoding', (B) => B.isEncoding('UTF-8')],
  ['isBuffer', (B) => B.isBuffer(B.alloc(1))],
  ['toString', (B) => B.from(LONG).toString()],
  ...['hex', 'base64', 'base64url', 'latin1', 'ascii', 'ucs2'].map((encoding) => [
    `toString ${encoding}`,
    (B) => B.from(LONG).toString(encoding) + B.from('abc').toString(encoding),
  ]),
  ['toString in no encoding', (B) => B.from('a').toString('none')],
  ['write', (B) => [B.alloc(20).write('abc', 3, 'latin1'), B.alloc(300).write(LONG)]],
  ['write outside', (B) => B.alloc(2).write('abc', 3)],
  ['hexWrite', (B) => B.alloc(9).hexWrite('616263', 1, 2)],
  ['utf8Slice', (B) => B.from(LONG).utf8Slice(3, 90)],
  ['a text that is too long', (B) => B.alloc(MAX_STRING_LENGTH + 1).latin1Slice()],
  ['slice', (B) => B.from(LONG).slice(3, -4)],
  ['subarray', (B) => B.from('abcdef').subarray(2)],
  ['fill', (B) => B.alloc(70).fill('xyz', 1, 60)],
  ['fill with bytes', (B) => B.alloc(70).fill(B.from([1, 2, 3]))],
  ['fill with nothing', (B) => B.alloc(7).fill('zz', 'hex')],
  ['copy', (B) => B.from(LONG).copy(B.alloc(100), 2, 3)],
  ['equals', (B) => B.from(LONG).equals(B.from(LONG))],
  ['compare parts', (B) => B.from(LONG).compare(B.from(LONG), 1, 90, 0, 80)],
  ['indexOf', (B) => [B.from(LONG).indexOf('tier'), B.from(LONG).indexOf(0x65, 9)]],
  ['lastIndexOf', (B) => B.from(LONG).lastIndexOf(B.from('tiny tier'))],
  ['includes', (B) => B.from(LONG).includes('日本')],
  ['indexOf nothing', (B) => B.from(LONG).indexOf({})],
  ['swap16', (B) => B.alloc(80, 'ab').swap16()],
  ['swap32', (B) => B.alloc(8, 'abcd').swap32()],
  ['swap64 of a part', (B) => B.alloc(9).swap64()],
  ['toJSON', (B) => JSON.stringify(B.from('ab').toJSON())],
  ['inspect', (B) => B.from('ab').inspect()],
  ['readUInt8', (B) => B.from('ab').readUInt8(1)],
  ['readInt32LE', (B) => B.from('abcd').readInt32LE()],
  ['readUIntBE', (B) => B.from('abcdef').readUIntBE(0, 6)],
  ['readDoubleBE', (B) => B.from('abcdefgh').readDoubleBE(0)],
  ['readBigInt64LE', (B) => B.from('abcdefgh').readBigInt64LE(0)],
  ['readInt16BE outside', (B) => B.from('ab').readInt16BE(1)],
  ['readInt8 at no number', (B) => B.from('ab').readInt8('1')],
  ['writeUInt16LE', (B) => B.alloc(4).writeUInt16LE(513, 1)],
  ['writeIntLE', (B) => B.alloc(9).writeIntLE(-7, 1, 6)],
  ['writeFloatLE', (B) => B.alloc(4).writeFloatLE(1.5)],
  ['writeBigInt64BE', (B) => B.alloc(8).writeBigInt64BE(-3n)],
  ['writeInt8 of too much', (B) => B.alloc(4).writeInt8(1000)],
  [
    'transcode',
    (_B, module) => module.transcode(new Uint8Array([0x61, 0xc3, 0xa9]), 'utf8', 'latin1'),
  ],
  ['isUtf8', (_B, module) => module.isUtf8(new Uint8Array([0x61, 0xc3]))],
  ['isAscii', (_B, module) => module.isAscii(new Uint8Array(90))],
  ['atob', (_B, module) => module.atob('YWJj')],
  ['btoa', (_B, module) => module.btoa('abc')],
];

module.exports = { CALLS };
