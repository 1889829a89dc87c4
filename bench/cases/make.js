'use strict';

/** Making Buffers: `alloc*`, `from` anything but a string, `concat`, `of`, `copyBytesFrom`, and questions about them. */

const { SIZES, UP_TO_16K, UP_TO_4M } = require('./sizes');

const make = (name, call, more = {}) => ({
  name,
  group: 'allocate',
  contents: ['none'],
  sizes: UP_TO_4M,
  result: 'object',
  inputs: ({ B, size }) => ({ B, size }),
  call,
  ...more,
});

const UNSAFE = 'memory that nobody has cleared';

const concat = (parts, sizes) =>
  make(`concat of ${parts}`, 'B.concat(lists[i & mask])', {
    contents: ['random'],
    sizes,
    inputs: ({ B, buffers, each, size }) => ({
      B,
      lists: each(() => Array.from({ length: parts }, () => buffers('random', size / parts)[0])),
    }),
  });

const fromBytes = (name, convert, sizes = UP_TO_4M) =>
  make(`from ${name}`, 'B.from(sources[i & mask])', {
    contents: ['random'],
    sizes,
    inputs: ({ B, bytes, each, ...io }) => ({
      B,
      sources: each((variant) => convert({ B, ...io, bytes: bytes('random', io.size, variant) })),
    }),
  });

const question = (name, call, inputs) =>
  make(name, call, { sizes: [64], result: 'boolean', group: 'ask', inputs });

module.exports = [
  make('alloc', 'B.alloc(size)', { sizes: SIZES }),
  make('alloc filled', 'B.alloc(size, 0x61)'),
  make('alloc filled with a string', "B.alloc(size, 'abc')"),
  make('allocUnsafe', 'B.allocUnsafe(size)', { sizes: SIZES, differs: UNSAFE }),
  make('allocUnsafeSlow', 'B.allocUnsafeSlow(size)', { sizes: SIZES, differs: UNSAFE }),
  concat(2, SIZES),
  concat(8, UP_TO_4M),
  concat(64, UP_TO_4M.slice(1)),
  fromBytes('a Buffer', ({ copy, bytes }) => copy(bytes)),
  fromBytes('a Uint8Array', ({ bytes }) => new Uint8Array(bytes)),
  fromBytes('an ArrayBuffer', ({ bytes }) => new Uint8Array(bytes).buffer, [64]),
  fromBytes('an array', ({ bytes }) => Array.from(bytes), UP_TO_16K),
  make('copyBytesFrom', 'B.copyBytesFrom(sources[i & mask])', {
    contents: ['random'],
    inputs: ({ B, bytes, each, size }) => ({
      B,
      sources: each((variant) => new Uint8Array(bytes('random', size, variant))),
    }),
  }),
  make('of', 'B.of(1, 2, 3, 4, i & 255, 6, 7, 8)', { sizes: [8] }),
  question('isBuffer', 'B.isBuffer(values[i & 3])', ({ B }) => ({
    B,
    values: [B.alloc(8), new Uint8Array(8), {}, B.from('a')],
  })),
  question('isEncoding', 'B.isEncoding(names[i & 3])', ({ B }) => ({
    B,
    names: ['utf8', 'HEX', 'latin1', 'none'],
  })),
];
