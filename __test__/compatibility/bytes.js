'use strict';

/** Rows about copying, comparing, filling and swapping, and about what a write leaves behind. */

/** A view of the given bytes that claims to be 100 long. */
const claiming100 = (view) =>
  Object.defineProperties(view, { length: { value: 100 }, byteLength: { value: 100 } });

/** How often a call asks a Uint8Array for its class, to make another of it. */
const lookedUp = (call) => {
  let count = 0;
  const get = () => {
    count += 1;
    return Uint8Array;
  };
  call(Object.defineProperty(new Uint8Array(4), 'constructor', { get }));
  return count;
};

module.exports = [
  {
    id: '24-copy-wide-receiver',
    hosts: [22, 24],
    run: (Buffer) => {
      const target = Buffer.alloc(4);
      Buffer.prototype.copy.call(new Uint16Array([1, 2]), target);
      return target.join(' ');
    },
    ours: '1 0 2 0',
    native: '1 2 0 0',
  },
  {
    id: '20-copy-detached',
    hosts: [20],
    run: (Buffer) => {
      const memory = new ArrayBuffer(4);
      const source = Buffer.from(memory);
      structuredClone(memory, { transfer: [memory] });
      return source.copy(new Uint8Array(4), 0, 0, 1);
    },
    ours: 0,
    native:
      'TypeError (no code): Cannot perform %TypedArray%.prototype.set on a detached ArrayBuffer',
  },
  {
    id: 'every-lying-copy',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const target = Buffer.alloc(4);
      claiming100(Buffer.from(Uint8Array.of(1, 2, 3, 4).buffer, 0, 2)).copy(target);
      return target.join(' ');
    },
    ours: '1 2 0 0',
    native: '1 2 3 4',
  },
  {
    id: '24-lying-copy-target',
    hosts: [20, 22, 24],
    run: (Buffer) => Buffer.from('abc').copy(claiming100(Buffer.alloc(2)), 2),
    ours: 0,
    native: 'RangeError (no code): offset is out of bounds',
  },
  {
    id: '22-lying-copy-byte-length',
    hosts: [22, 24, 26],
    run: (Buffer) =>
      Buffer.from('abc').copy(Object.defineProperty(Buffer.alloc(8), 'byteLength', { value: 2 })),
    ours: 3,
    native: 2,
  },
  {
    id: '24-concat-species',
    hosts: [24, 26],
    run: (Buffer) => lookedUp((part) => Buffer.concat([part], 1)),
    ours: 0,
    native: 1,
  },
  {
    id: '22-copy-bytes-from-species',
    hosts: [20, 22],
    run: (Buffer) => lookedUp((view) => Buffer.copyBytesFrom(view, 0, 1)),
    ours: 0,
    native: 1,
  },
  {
    id: 'every-float-re-entrant',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const other = Buffer.from([255, 255, 255, 255]);
      const list = Object.defineProperty({ 0: 0x3f, 2: 0, 3: 0, length: 4 }, 1, {
        get() {
          other.readFloatLE(0);
          return 0x80;
        },
      });
      return Buffer.prototype.readFloatBE.call(list);
    },
    ours: 1,
    native: Number.NEGATIVE_INFINITY,
  },
  {
    id: 'every-lying-compare',
    hosts: [20, 22, 24, 26],
    child: true,
    run: (Buffer) => {
      const lying = Object.defineProperty(new Uint8Array(2), 'length', { value: Number.NaN });
      return Buffer.prototype.compare.call(Buffer.from('abc'), lying, 1);
    },
    ours: 1,
    native: 'killed by SIGABRT',
  },
  {
    id: 'every-fill-object-reads-element',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => {
      const list = Object.defineProperty([], 0, {
        get() {
          throw new SyntaxError('read');
        },
      });
      return Buffer.prototype.fill.call(list, 1);
    },
    ours: 'SyntaxError (no code): read',
    native:
      'TypeError (no code): Method get TypedArray.prototype.byteLength called on incompatible receiver [object Array]',
  },
  {
    id: 'every-fill-negative-object',
    hosts: [20, 22, 24, 26],
    run: (Buffer) => Buffer.alloc(1).fill({ valueOf: () => -1 })[0],
    ours: 255,
    native: 0,
  },
  {
    id: '22-swap-wide',
    hosts: [20, 22],
    run: (Buffer) => Buffer.prototype.swap16.call(new Uint16Array(34).fill(1))[0],
    ours: 256,
    native: 1,
  },
  {
    id: '24-base64-padding-before-space',
    hosts: [20, 22, 24],
    run: (Buffer) => {
      const buf = Buffer.alloc(3);
      return `${buf.write('YWI==\n', 0, 3, 'base64')}: ${buf.toString('hex')}`;
    },
    ours: '2: 616200',
    native: '1: 586200',
  },
];
