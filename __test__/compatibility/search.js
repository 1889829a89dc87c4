'use strict';

/** Rows about indexOf, lastIndexOf and includes. */

module.exports = [
  {
    id: '22-search-end-string',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abcabc').indexOf('c', 0, 2),
    ours: -1,
    native: 'TypeError ERR_UNKNOWN_ENCODING: Unknown encoding: 2',
  },
  {
    id: '22-search-end-byte',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abcabc').indexOf(99, 0, 2),
    ours: -1,
    native: 2,
  },
  {
    id: '22-search-end-buffer',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abcabc').indexOf(Buffer.from('bc'), 0, 2),
    ours: -1,
    native: 1,
  },
  {
    id: '22-search-end-after-encoding',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abc').indexOf('62', 'hex', 1),
    ours: -1,
    native: 1,
  },
  {
    id: '22-search-encoding-fourth',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abc').indexOf('62', 0, undefined, 'hex'),
    ours: 1,
    native: -1,
  },
  {
    id: '22-last-index-end',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abcabc').lastIndexOf(99, undefined, 5),
    ours: 2,
    native: 5,
  },
  {
    id: '22-includes-end',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abcabc').includes(99, 0, 2),
    ours: false,
    native: true,
  },
  {
    id: '22-search-growing-memory',
    hosts: [20, 22],
    run: ({ prototype }) => {
      const memory = new ArrayBuffer(2, { maxByteLength: 4 });
      const buf = Object.setPrototypeOf(new Uint8Array(memory), prototype);
      const growing = {
        valueOf() {
          memory.resize(4);
          return 9;
        },
      };
      return buf.lastIndexOf(0, growing);
    },
    ours: 1,
    native: 3,
  },
  {
    id: '22-search-lone-surrogate',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('x\ufffd').indexOf('\ud800'),
    ours: 1,
    native: -1,
  },
  {
    id: '22-search-ucs2-odd-length',
    hosts: [20, 22],
    run: (Buffer) => Buffer.from('abcde').indexOf(Buffer.from('xy'), 'ucs2'),
    ours: -1,
    native: 4,
  },
  {
    id: '22-search-wide-receiver',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.indexOf.call(new Uint32Array([97, 98]), 98),
    ours: -1,
    native: 4,
  },
  {
    id: '24-search-lone-surrogate',
    hosts: [24],
    child: true,
    run: (Buffer) => Buffer.from('x\ufffd').indexOf('\ud800'),
    ours: 1,
    native: 'killed by SIGABRT',
  },
  {
    id: '24-search-third-argument-string',
    hosts: [24, 26],
    child: true,
    run: (Buffer) => Buffer.from('abc').indexOf('b', 1, null),
    ours: 'TypeError ERR_UNKNOWN_ENCODING: Unknown encoding: null',
    native: 'killed by SIGABRT',
  },
  {
    id: '24-search-third-argument-byte',
    hosts: [24, 26],
    child: true,
    run: (Buffer) => Buffer.from('abc').indexOf(98, 1, null),
    ours: 1,
    native: 'killed by SIGABRT',
  },
  {
    id: '24-search-data-view-receiver',
    hosts: [24, 26],
    child: true,
    run: (Buffer) => Buffer.prototype.indexOf.call(new DataView(new ArrayBuffer(4)), 'a'),
    ours: -1,
    native: 'killed by SIGABRT',
  },
  {
    id: 'every-search-past-2-gib',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const buf = Buffer.alloc(2 ** 31 + 64);
      buf[2 ** 31 + 5] = 9;
      return buf.indexOf(9, 2 ** 31 - 8);
    },
    ours: 2 ** 31 + 5,
    native: -(2 ** 31) + 5,
  },
  {
    id: '22-search-past-4-gib',
    hosts: [22, 24, 26],
    run: (Buffer) => {
      const buf = Buffer.alloc(2 ** 32 + 64);
      buf[2 ** 32 + 56] = 9;
      return buf.lastIndexOf(9);
    },
    ours: 2 ** 32 + 56,
    native: 56,
  },
  {
    id: 'every-search-quadratic',
    hosts: [20, 22, 24, 26],
    // Native took 0.3 s and more for this search, a linear one takes below 1 ms: 100 ms tells them
    // apart on any machine.
    run: (Buffer) => {
      const needle = Buffer.alloc(4000, 'a');
      needle[2000] = 98;
      const hay = Buffer.alloc(2 ** 19, 'a');
      const start = process.hrtime.bigint();
      hay.indexOf(needle);
      return process.hrtime.bigint() - start < 100_000_000n ? 'linear' : 'quadratic';
    },
    ours: 'linear',
    native: 'quadratic',
  },
  {
    id: 'every-search-unaligned-units',
    hosts: [20, 22, 24, 26],
    child: true,
    // Native never comes back.
    timeout: 3000,
    run: (Buffer) => {
      const buf = Buffer.from(new ArrayBuffer(64), 9, 10);
      buf.write('aaaaa', 'utf16le');
      return buf.indexOf('aaa', 0, 'utf16le');
    },
    ours: 0,
    native: 'killed by SIGTERM',
  },
  {
    id: '24-search-lying-length',
    hosts: [24, 26],
    child: true,
    run: (Buffer) =>
      Object.defineProperty(Buffer.from('abc'), 'length', { value: '5' }).indexOf('b'),
    ours: 1,
    native: 'killed by SIGABRT',
  },
];
