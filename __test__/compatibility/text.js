'use strict';

/** Rows about the methods that turn bytes into text and text into bytes. */

const { SLICES } = require('../support/names');

/** The writes that Node 22 gave checks of their own; the other four behave alike on every host. */
const CHECKED_WRITES = ['asciiWrite', 'latin1Write', 'utf8Write'];

/** What each method gives or throws, as one string, so that a row covers a family. */
const each = (names, call) => {
  const seen = new Set();
  for (const name of names) {
    try {
      seen.add(call(name));
    } catch (error) {
      seen.add(`${error.name} ${error.code ?? '(no code)'}: ${error.message}`);
    }
  }
  return [...seen];
};

module.exports = [
  {
    id: '22-slice-start-past-end',
    hosts: [20, 22],
    run: (Buffer) => each(SLICES, (name) => Buffer.alloc(1)[name](6)),
    ours: [''],
    native: ['RangeError ERR_OUT_OF_RANGE: Index out of range'],
  },
  {
    id: '22-write-length-past-end',
    hosts: [20, 22],
    run: (Buffer) => each(CHECKED_WRITES, (name) => Buffer.alloc(8)[name]('abc', 7, 2)),
    ours: ['RangeError ERR_BUFFER_OUT_OF_BOUNDS: "length" is outside of buffer bounds'],
    native: [1],
  },
  {
    id: '22-write-nan-offset',
    hosts: [20, 22],
    run: (Buffer) => each(CHECKED_WRITES, (name) => Buffer.alloc(8)[name]('abc', Number.NaN)),
    ours: [0],
    native: [3],
  },
  {
    id: '22-write-bigint-length',
    hosts: [20, 22],
    run: (Buffer) => each(CHECKED_WRITES, (name) => Buffer.alloc(8)[name]('abc', 0, 2n)),
    ours: [2],
    native: ['TypeError (no code): Cannot convert a BigInt value to a number'],
  },
  {
    id: '22-write-length-before-string',
    hosts: [20, 22],
    run: (Buffer) => each(CHECKED_WRITES, (name) => Buffer.alloc(1)[name](5, 0, 9)),
    ours: ['RangeError ERR_BUFFER_OUT_OF_BOUNDS: "length" is outside of buffer bounds'],
    native: ['TypeError ERR_INVALID_ARG_TYPE: argument must be a string'],
  },
  {
    id: '22-write-object-when-optimized',
    hosts: [22],
    child: true,
    // V8 has compiled the call by then, and takes the Date's memory for that of a string.
    run: (Buffer) => {
      const buf = Buffer.alloc(8);
      for (let i = 0; i < 1e6; i++) buf.write('a');
      return buf.write(new Date(0));
    },
    ours: 'TypeError ERR_INVALID_ARG_TYPE: argument must be a string',
    native: 8,
  },
  {
    id: '22-write-coercions',
    hosts: [22],
    run: (Buffer) => {
      let coercions = 0;
      const offset = {
        valueOf() {
          coercions++;
          return 2;
        },
      };
      Buffer.alloc(8).utf8Write('abc', offset);
      return coercions;
    },
    ours: 1,
    native: 3,
  },
  {
    id: '20-write-negative-offset',
    hosts: [20],
    run: (Buffer) => each(CHECKED_WRITES, (name) => Buffer.alloc(8)[name]('abc', -1)),
    ours: ['RangeError ERR_BUFFER_OUT_OF_BOUNDS: "offset" is outside of buffer bounds'],
    native: ['RangeError ERR_OUT_OF_RANGE: Index out of range'],
  },
  {
    id: '20-write-negative-fraction',
    hosts: [20],
    run: (Buffer) => each(CHECKED_WRITES, (name) => Buffer.alloc(8)[name]('abc', -0.5)),
    ours: ['RangeError ERR_BUFFER_OUT_OF_BOUNDS: "offset" is outside of buffer bounds'],
    native: [3],
  },
  {
    id: '20-write-offset-before-string',
    hosts: [20],
    run: (Buffer) => each(CHECKED_WRITES, (name) => Buffer.alloc(1)[name](5, 2)),
    ours: ['RangeError ERR_BUFFER_OUT_OF_BOUNDS: "offset" is outside of buffer bounds'],
    native: ['TypeError ERR_INVALID_ARG_TYPE: argument must be a string'],
  },
  {
    id: '20-write-error-shape',
    hosts: [20],
    run: (Buffer) => {
      try {
        Buffer.alloc(1).utf8Write('a', 2);
        return 'no error';
      } catch (error) {
        return String(error);
      }
    },
    ours: 'RangeError [ERR_BUFFER_OUT_OF_BOUNDS]: "offset" is outside of buffer bounds',
    native: 'RangeError: "offset" is outside of buffer bounds',
  },
  {
    id: '20-inspect-own-constructor',
    hosts: [20],
    run: (Buffer) =>
      Object.assign(Buffer.from('abc'), { constructor: { name: 'Foo' } })
        .inspect()
        .split(' ')[0],
    ours: '<Buffer',
    native: '<Foo',
  },
  {
    id: '22-utf8-past-2-gib',
    hosts: [20, 22],
    run: (Buffer) => Buffer.alloc(2 ** 31).toString().length,
    ours: 'Error ERR_STRING_TOO_LONG: Cannot create a string longer than 0x1fffffe8 characters',
    native: 0,
  },
  {
    id: 'every-slice-detached-by-argument',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const buf = Buffer.from(new Uint8Array([97, 98, 99]).buffer);
      const detach = () => {
        if (buf.length > 0) structuredClone(buf.buffer, { transfer: [buf.buffer] });
        return 3;
      };
      return buf.hexSlice(0, { valueOf: detach });
    },
    ours: '',
    native: '616263',
  },
  {
    id: 'every-slice-emptied-by-argument',
    hosts: [20, 22, 24, 26],
    child: true,
    run: (Buffer) => {
      const memory = new ArrayBuffer(2 ** 20, { maxByteLength: 2 ** 21 });
      const end = {
        valueOf() {
          memory.resize(0);
          return 2 ** 20;
        },
      };
      return Buffer.from(memory).hexSlice(0, end);
    },
    ours: '',
    native: 'killed by SIGSEGV',
  },
  {
    id: 'every-write-detached-by-argument',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const buf = Buffer.from(new Uint8Array([97, 98, 99]).buffer);
      const detach = () => {
        if (buf.length > 0) structuredClone(buf.buffer, { transfer: [buf.buffer] });
        return 2;
      };
      return buf.hexWrite('6161', 0, { valueOf: detach });
    },
    ours: 0,
    native: 2,
  },
  {
    id: 'every-write-emptied-by-argument',
    hosts: [20, 22, 24, 26],
    child: true,
    run: (Buffer) => {
      const memory = new ArrayBuffer(2 ** 20, { maxByteLength: 2 ** 21 });
      const length = {
        valueOf() {
          memory.resize(0);
          return 2 ** 20;
        },
      };
      return Buffer.from(memory).hexWrite('61'.repeat(2 ** 20), 0, length);
    },
    ours: 0,
    native: 'killed by SIGSEGV',
  },
  {
    id: 'every-transcode-lying-length',
    hosts: [20, 22, 24, 26],
    child: true,
    run: (Buffer, { transcode }) =>
      transcode(Object.defineProperty(Buffer.alloc(0), 'length', { value: 3 }), 'utf8', 'ucs2')
        .length,
    ours: 0,
    native: 'Error U_INVALID_CHAR_FOUND: Unable to transcode Buffer [U_INVALID_CHAR_FOUND]',
  },
  {
    id: 'every-btoa-too-long',
    hosts: [20, 22, 24, 26],
    child: true,
    // Three bytes to four units: the least that gives more than a string can have.
    run: (_Buffer, { btoa, constants }) =>
      btoa('a'.repeat((constants.MAX_STRING_LENGTH / 4) * 3 + 1)).length,
    ours: 'Error ERR_STRING_TOO_LONG: Cannot create a string longer than 0x1fffffe8 characters',
    native: 'killed by SIGABRT',
  },
];
