'use strict';

/** Numbers in and out: every `readX` and `writeX`. What is read or written is somewhere else each time. */

const SIZE = 64;

const field = (name, call, result) => ({
  name,
  group: 'fields',
  contents: ['random'],
  sizes: [SIZE],
  result,
  inputs: ({ buffers }) => ({
    bufs: buffers(),
    bigs: [0n, 1n, 0x1234_5678_9abc_def0n, 0x7fff_ffff_ffff_ffffn],
  }),
  call,
});

const BOTH = ['LE', 'BE'];
const at = 'i & 31';

const fixed = (type, value) => [
  field(`read${type}`, `bufs[i & mask].read${type}(${at})`, 'number'),
  field(`write${type}`, `bufs[i & mask].write${type}(${value}, ${at})`, 'number'),
];

const sized = (type, width, value) =>
  BOTH.flatMap((order) => [
    field(
      `read${type}${order} of ${width}`,
      `bufs[i & mask].read${type}${order}(${at}, ${width})`,
      'number',
    ),
    field(
      `write${type}${order} of ${width}`,
      `bufs[i & mask].write${type}${order}(${value}, ${at}, ${width})`,
      'number',
    ),
  ]);

const big = (type) =>
  BOTH.flatMap((order) => [
    field(`read${type}${order}`, `bufs[i & mask].read${type}${order}(${at})`, 'bigint'),
    field(
      `write${type}${order}`,
      `bufs[i & mask].write${type}${order}(bigs[i & 3], ${at})`,
      'number',
    ),
  ]);

const inBothOrders = (type, value) => BOTH.flatMap((order) => fixed(type + order, value));

module.exports = [
  ...fixed('UInt8', 'i & 255'),
  ...fixed('Int8', 'i & 127'),
  ...inBothOrders('UInt16', 'i & 0xffff'),
  ...inBothOrders('Int16', 'i & 0x7fff'),
  ...inBothOrders('UInt32', 'i'),
  ...inBothOrders('Int32', 'i'),
  ...inBothOrders('Float', 'i * 0.5'),
  ...inBothOrders('Double', 'i * 0.1'),
  ...sized('UInt', 3, 'i & 0xffff'),
  ...sized('UInt', 6, 'i'),
  ...sized('Int', 3, 'i & 0xffff'),
  ...sized('Int', 6, 'i'),
  ...big('BigUInt64'),
  ...big('BigInt64'),
];
