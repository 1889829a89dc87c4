'use strict';

/** Rows about making Buffers, about the memory below them, and about the class itself. */

const detachedArray = () => {
  const array = new Uint8Array(4);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
};

module.exports = [
  {
    id: '22-concat-null',
    hosts: [20, 22],
    run: (Buffer) => Buffer.concat([null]),
    ours:
      'TypeError ERR_INVALID_ARG_TYPE: The "list[0]" argument must be an instance of Buffer or ' +
      'Uint8Array. Received null',
    native: "TypeError (no code): Cannot read properties of null (reading 'length')",
  },
  {
    id: '22-concat-detached',
    hosts: [22],
    run: (Buffer) => Buffer.concat([detachedArray()]).length,
    ours: 'TypeError (no code): Cannot perform %TypedArray%.prototype.set on a detached ArrayBuffer',
    native: 0,
  },
  {
    id: '22-allocation-failed',
    hosts: [22],
    run: (Buffer) => Buffer.allocUnsafe(2 ** 52).length,
    ours: 'RangeError ERR_MEMORY_ALLOCATION_FAILED: Failed to allocate memory',
    native: 'RangeError (no code): Array buffer allocation failed',
  },
  {
    id: '22-transferred-pool',
    hosts: [20, 22],
    child: true,
    run: (Buffer) => {
      new ReadableStream({ type: 'bytes', start: (c) => c.enqueue(Buffer.from('abc')) });
      return Buffer.from('x').toString();
    },
    ours: 'x',
    native: 'RangeError ERR_BUFFER_OUT_OF_BOUNDS: "offset" is outside of buffer bounds',
  },
  {
    id: '22-from-length-reads',
    hosts: [20, 22],
    run: (Buffer) => {
      let reads = 0;
      const arrayLike = {
        get length() {
          reads++;
          return 2;
        },
      };
      Buffer.from(arrayLike);
      return reads;
    },
    ours: 4,
    native: 8,
  },
  {
    id: '22-is-utf8-detached',
    hosts: [20, 22],
    run: (_Buffer, { isUtf8 }) => isUtf8(detachedArray().buffer),
    ours: true,
    native: 'Error ERR_INVALID_STATE: Cannot validate on a detached buffer',
  },
  {
    id: '22-is-ascii-detached',
    hosts: [20, 22],
    run: (_Buffer, { isAscii }) => isAscii(detachedArray().buffer),
    ours: true,
    native: 'Error ERR_INVALID_STATE: Cannot validate on a detached buffer',
  },
  {
    id: '20-from-lying-memory',
    hosts: [20],
    run: (Buffer) =>
      Buffer.from(Object.defineProperty(new ArrayBuffer(5), 'byteLength', { value: 2 })).length,
    ours: 5,
    native: 2,
  },
  {
    id: '20-util-is-buffer',
    hosts: [20],
    run: (Buffer) => require('node:util').isBuffer === Buffer.isBuffer,
    ours: false,
    native: true,
  },
  {
    id: '20-from-resizable',
    hosts: [20],
    run: (Buffer) => {
      const memory = new ArrayBuffer(4, { maxByteLength: 8 });
      const buf = Buffer.from(memory);
      memory.resize(8);
      return buf.length;
    },
    ours: 8,
    native: 4,
  },
  {
    id: '20-from-growable-shared',
    hosts: [20],
    run: (Buffer) => {
      const memory = new SharedArrayBuffer(4, { maxByteLength: 8 });
      const buf = Buffer.from(memory, 1);
      memory.grow(8);
      return buf.length;
    },
    ours: 7,
    native: 3,
  },
  {
    id: '20-from-fractional-offset',
    hosts: [20],
    run: (Buffer) => Buffer.from(new ArrayBuffer(5), 1.9).length,
    ours: 4,
    native: 3,
  },
  {
    id: '22-copy-past-4-gib',
    hosts: [22, 24],
    run: (Buffer) => {
      const buf = Buffer.alloc(2 ** 32 + 64);
      buf[0] = 1;
      buf[2 ** 32] = 2;
      const target = Buffer.alloc(1);
      buf.copy(target, 0, 2 ** 32, 2 ** 32 + 1);
      return target[0];
    },
    ours: 2,
    native: 1,
  },
  {
    id: 'every-fill-emptied-by-value',
    hosts: [20, 22, 24, 26],
    child: true,
    run: (Buffer) => {
      const memory = new ArrayBuffer(8, { maxByteLength: 16 });
      const value = {
        valueOf() {
          memory.resize(0);
          return 65;
        },
      };
      return Buffer.from(memory, 0, 8).fill(value).length;
    },
    ours: 0,
    native: 'killed by SIGSEGV',
  },
  {
    id: 'every-pool-size-string',
    hosts: [20, 22, 24, 26],
    child: true,
    run: (Buffer) => {
      Buffer.poolSize = '8192';
      for (let made = 0; made < 100_000; made += 8) Buffer.allocUnsafe(8);
      return 'alive';
    },
    ours: 'alive',
    native: 'killed by SIGABRT',
  },
  {
    id: 'every-prototype-chain',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => [
      Object.getPrototypeOf(Buffer.prototype) === globalThis.Buffer.prototype,
      Object.getPrototypeOf(Buffer) === globalThis.Buffer,
    ],
    ours: [true, true],
    native: [false, false],
  },
  {
    id: 'every-two-classes',
    hosts: [20, 22, 24, 26],
    run: (Buffer) =>
      require('node:util').isDeepStrictEqual(Buffer.from('a'), globalThis.Buffer.from('a')),
    ours: false,
    native: true,
  },
  {
    id: 'every-own-atob',
    hosts: [20, 22, 24, 26],
    run: (_Buffer, { atob, btoa }) => [atob === globalThis.atob, btoa === globalThis.btoa],
    ours: [false, false],
    native: [true, true],
  },
  {
    id: 'every-serialized-class',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const { deserialize, serialize } = require('node:v8');
      return deserialize(serialize(Buffer.from('a'))).constructor.name;
    },
    ours: 'Uint8Array',
    native: 'Buffer',
  },
  {
    id: 'every-has-instance',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => Object.hasOwn(Buffer, Symbol.hasInstance),
    ours: true,
    native: false,
  },
  {
    id: 'every-memory-usage',
    hosts: [20, 22, 24, 26],
    run: (_Buffer, module) => typeof module.memoryUsage,
    ours: 'function',
    native: 'undefined',
  },
  {
    id: 'every-inspect-max-bytes',
    hosts: [20, 22, 24, 26],
    run: (_Buffer, module) => {
      const buf = globalThis.Buffer.from('abc');
      const { INSPECT_MAX_BYTES } = module;
      module.INSPECT_MAX_BYTES = 2;
      try {
        return require('node:util').inspect(buf);
      } finally {
        module.INSPECT_MAX_BYTES = INSPECT_MAX_BYTES;
      }
    },
    ours: '<Buffer 61 62 63>',
    native: '<Buffer 61 62 ... 1 more byte>',
  },
  {
    id: 'every-pool-size',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const { poolSize } = globalThis.Buffer;
      globalThis.Buffer.poolSize = 16;
      try {
        return Buffer.poolSize === 16;
      } finally {
        globalThis.Buffer.poolSize = poolSize;
      }
    },
    ours: false,
    native: true,
  },
];
