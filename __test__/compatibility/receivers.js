'use strict';

/** Rows about methods called on something that is not a Buffer, or on a Buffer whose `length` lies. */

/** A Buffer of 6 bytes that claims to have `length`. */
const lying = (Buffer, length) =>
  Object.defineProperty(Buffer.from('abcdef'), 'length', { value: length });

const NOT_A_TYPED_ARRAY =
  'TypeError (no code): Method get TypedArray.prototype.length called on incompatible receiver #<Object>';

module.exports = [
  {
    id: '22-object-to-string',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.toString.call({}, 'latin1', 3, 0),
    ours: NOT_A_TYPED_ARRAY,
    native: '',
  },
  {
    id: '22-object-to-json',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.toJSON.call({ length: 2, 0: 1 }),
    ours: NOT_A_TYPED_ARRAY,
    native: { type: 'Buffer', data: [1, undefined] },
  },
  {
    id: '22-object-write',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.write.call({}, 'a'),
    ours: NOT_A_TYPED_ARRAY,
    native: 'TypeError (no code): this.utf8Write is not a function',
  },
  {
    id: '22-object-subarray',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.subarray.call({}).length,
    ours: NOT_A_TYPED_ARRAY,
    native: 0,
  },
  {
    id: '22-object-swap',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.swap16.call({}),
    ours: NOT_A_TYPED_ARRAY,
    native: 'RangeError ERR_INVALID_BUFFER_SIZE: Buffer size must be a multiple of 16-bits',
  },
  {
    id: '22-object-inspect',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.inspect.call({}),
    ours: 'TypeError ERR_INVALID_ARG_TYPE: argument must be a buffer',
    native: 'TypeError (no code): this.hexSlice is not a function',
  },
  {
    id: '22-object-read',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.readUIntLE.call({}, 1, 2),
    ours:
      'RangeError ERR_OUT_OF_RANGE: The value of "offset" is out of range. ' +
      'It must be >= 0 and <= NaN. Received 1',
    native: 'TypeError (no code): this.readUInt16LE is not a function',
  },
  {
    id: '22-object-includes',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.includes.call({}, 1),
    ours:
      'TypeError ERR_INVALID_ARG_TYPE: The "buffer" argument must be an instance of Buffer, ' +
      'TypedArray, or DataView. Received an instance of Object',
    native: 'TypeError (no code): this.indexOf is not a function',
  },
  {
    id: '22-object-index-of',
    hosts: [20, 22],
    run: (Buffer) => Object.create(Buffer.prototype).indexOf(5),
    ours: NOT_A_TYPED_ARRAY.replace('#<Object>', '[object Object]'),
    native:
      'TypeError ERR_INVALID_ARG_TYPE: The "buffer" argument must be an instance of Buffer, ' +
      'TypedArray, or DataView. Received an instance of Buffer',
  },
  {
    id: '22-patched-methods',
    hosts: [20, 22],
    run: ({ prototype }) => {
      const { hexSlice } = prototype;
      prototype.hexSlice = () => 'patched';
      try {
        return prototype.toString.call(prototype.subarray.call(new Uint8Array(1)), 'hex');
      } finally {
        prototype.hexSlice = hexSlice;
      }
    },
    ours: '00',
    native: 'patched',
  },
  {
    id: '22-constructible-slices',
    hosts: [20, 22],
    run: (Buffer) => 'prototype' in Buffer.prototype.hexSlice,
    ours: true,
    native: false,
  },
  {
    id: '22-null-index-of',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.indexOf.call(null, 1),
    ours: "TypeError (no code): Cannot read properties of null (reading 'length')",
    native:
      'TypeError ERR_INVALID_ARG_TYPE: The "buffer" argument must be an instance of Buffer, ' +
      'TypedArray, or DataView. Received null',
  },
  {
    id: '22-null-to-string',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.toString.call(null, 'hex'),
    ours:
      'TypeError (no code): Method get TypedArray.prototype.length called on ' +
      'incompatible receiver null',
    native: "TypeError (no code): Cannot read properties of null (reading 'length')",
  },
  {
    id: '20-null-write',
    hosts: [20],
    run: (Buffer) => Buffer.prototype.utf8Write.call(null, 'a'),
    ours: "TypeError (no code): Cannot read properties of null (reading 'byteLength')",
    native: 'TypeError ERR_INVALID_ARG_TYPE: argument must be a buffer',
  },
  {
    id: '22-array-write',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.write.call(new Uint8Array(3), 'ab'),
    ours: 2,
    native: 'TypeError (no code): this.utf8Write is not a function',
  },
  {
    id: '22-array-to-string',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.toString.call(new Uint8Array([97, 98]), 'hex'),
    ours: '6162',
    native: 'TypeError (no code): buf.hexSlice is not a function',
  },
  {
    id: '22-array-inspect',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.inspect.call(new Uint8Array([1, 2])),
    ours: '<Uint8Array 01 02>',
    native: 'TypeError (no code): this.hexSlice is not a function',
  },
  {
    id: '22-array-read',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.readUIntLE.call(new Uint8Array([1, 2]), 0, 2),
    ours: 0x0201,
    native: 'TypeError (no code): this.readUInt16LE is not a function',
  },
  {
    id: '22-array-includes',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.includes.call(new Uint8Array([97, 98]), 'ab'),
    ours: true,
    native: false,
  },
  {
    id: '22-wide-fill',
    hosts: [20, 22],
    run: (Buffer) => [...Buffer.prototype.fill.call(new Uint16Array(2), 'a', 1, 'ascii')],
    ours: [0, 97],
    native: [97 * 256, 0],
  },
  {
    id: '22-lying-concat',
    hosts: [22],
    run: (Buffer) => Buffer.concat([lying(Buffer, 3)]).toString(),
    ours: 'abcdef',
    native: 'abc',
  },
  {
    id: '20-lying-concat',
    hosts: [20],
    run: (Buffer) => Buffer.concat([lying(Buffer, 3)]).toString(),
    ours: 'abcdef',
    native: 'RangeError (no code): offset is out of bounds',
  },
  {
    id: '22-lying-subarray',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.subarray.call(lying(Buffer, 3), 1).toString(),
    ours: 'bcdef',
    native: 'bc',
  },
  {
    id: '22-lying-swap',
    hosts: [20, 22],
    run: (Buffer) => lying(Buffer, 3).swap16().readUInt8(0),
    ours: 98,
    native: 'RangeError ERR_INVALID_BUFFER_SIZE: Buffer size must be a multiple of 16-bits',
  },
  {
    id: '22-lying-to-json',
    hosts: [20, 22],
    run: (Buffer) => lying(Buffer, 3).toJSON().data.length,
    ours: 6,
    native: 3,
  },
  {
    id: 'every-lying-from',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => Buffer.from(lying(Buffer, 100)).length,
    ours: 6,
    native: 100,
  },
  {
    id: '20-copy-typed-arrays',
    hosts: [20],
    run: (Buffer) => Buffer.from([7]).copy(new Int8Array(1)),
    ours: 1,
    native:
      'TypeError ERR_INVALID_ARG_TYPE: The "target" argument must be an instance of Buffer or ' +
      'Uint8Array. Received an instance of Int8Array',
  },
];
