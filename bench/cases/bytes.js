'use strict';

/** Bytes with bytes: `compare`, `equals`, `copy`, `fill`, the swaps, and views. */

const { SAMPLE, SIZES, UP_TO_16K, UP_TO_4M } = require('./sizes');

const bytes =
  (group) =>
  (name, call, more = {}) => ({
    name,
    group,
    contents: ['random'],
    sizes: SIZES,
    result: 'object',
    inputs: ({ buffers, size }) => ({ bufs: buffers(), others: buffers(), half: size >> 1 }),
    call,
    ...more,
  });

const compare = bytes('compare');
const change = bytes('copy, fill, swap');
const view = bytes('views');

/** The same bytes but for the first. */
const early = ({ buffers }) => {
  const others = buffers();
  for (const other of others) other[0] ^= 1;
  return { bufs: buffers(), others };
};

module.exports = [
  compare('equals', 'bufs[i & mask].equals(others[i & mask])', { result: 'boolean' }),
  compare('equals, first byte differs', 'bufs[i & mask].equals(others[i & mask])', {
    result: 'boolean',
    sizes: SAMPLE,
    inputs: early,
  }),
  compare('compare', 'bufs[i & mask].compare(others[i & mask])', { result: 'number' }),
  compare('compare, first byte differs', 'bufs[i & mask].compare(others[i & mask])', {
    result: 'number',
    sizes: SAMPLE,
    inputs: early,
  }),
  compare('compare of ranges', 'bufs[i & mask].compare(others[i & mask], 1, half, 1, half)', {
    result: 'number',
    sizes: SAMPLE,
  }),
  compare('Buffer.compare', 'B.compare(bufs[i & mask], others[i & mask])', {
    result: 'number',
    sizes: UP_TO_4M,
    inputs: ({ B, buffers }) => ({ B, bufs: buffers(), others: buffers() }),
  }),
  change('copy', 'bufs[i & mask].copy(others[i & mask])', { result: 'number' }),
  change('copy of a range', 'bufs[i & mask].copy(others[i & mask], 1, 1, half)', {
    result: 'number',
    sizes: SAMPLE,
  }),
  change('copy onto itself, overlapping', 'bufs[i & mask].copy(bufs[i & mask], 1)', {
    result: 'number',
    sizes: SAMPLE,
  }),
  change('fill number', 'bufs[i & mask].fill(i & 255)'),
  change('fill one-letter string', "bufs[i & mask].fill('a')", { sizes: UP_TO_4M }),
  change('fill string', "bufs[i & mask].fill('abcde')", { sizes: UP_TO_4M }),
  change('fill utf8 string', "bufs[i & mask].fill('żółw')", { sizes: SAMPLE }),
  change('fill hex string', "bufs[i & mask].fill('abcdef', 'hex')", { sizes: SAMPLE }),
  change('fill Buffer', 'bufs[i & mask].fill(pattern)', {
    sizes: UP_TO_4M,
    inputs: ({ B, buffers }) => ({ bufs: buffers(), pattern: B.from('abcdefg') }),
  }),
  change('fill of a range', 'bufs[i & mask].fill(i & 255, 1, half)', { sizes: SAMPLE }),
  change('swap16', 'bufs[i & mask].swap16()'),
  change('swap32', 'bufs[i & mask].swap32()'),
  change('swap64', 'bufs[i & mask].swap64()'),
  view('subarray', 'bufs[i & mask].subarray(i & 7, 40)', { sizes: [64] }),
  view('slice', 'bufs[i & mask].slice(i & 7, -8)', { sizes: [64] }),
  view('parent', 'bufs[i & mask].parent', {
    sizes: [64],
    differs: 'each class has a pool of its own',
  }),
  view('offset', 'bufs[i & mask].offset', {
    sizes: [64],
    result: 'number',
    differs: 'each class has a pool of its own',
  }),
  view('toJSON', 'bufs[i & mask].toJSON()', { sizes: UP_TO_16K }),
  view('inspect', 'bufs[i & mask].inspect()', { result: 'string', sizes: [8, 64, 1024] }),
  view('util.inspect', 'inspect(bufs[i & mask])', {
    result: 'string',
    sizes: [8, 64, 1024],
    inputs: ({ buffers }) => ({ bufs: buffers(), inspect: require('node:util').inspect }),
  }),
];
