'use strict';

/** `indexOf`, `lastIndexOf`, `includes`: a byte, a string, a Buffer, 16-bit units, and the worst case of each. */

const { KiB, SAMPLE, SIZES, UP_TO_4M } = require('./sizes');

// Letters of the text itself, in an order that does not occur: no search can rule it out by a letter alone.
const ABSENT = 'etaoeh';

const METHODS = ['indexOf', 'lastIndexOf'];

const search = (name, call, more = {}) => ({
  name,
  group: 'search',
  contents: ['ascii'],
  sizes: UP_TO_4M,
  result: 'number',
  inputs: ({ B, buffers }) => ({ bufs: buffers(), needle: B.from(ABSENT) }),
  call,
  ...more,
});

/** A haystack of one letter, and a needle of the same with another in the middle: quadratic if done naively. */
const worst = (method, name, encoding) =>
  search(
    `${method} ${name}, worst case`,
    `bufs[0].${method}(needle${encoding ? ", undefined, 'utf16le'" : ''})`,
    {
      contents: ['worst'],
      sizes: [256 * KiB],
      inputs: ({ B, size }) => {
        const unit = encoding ? 'a\0' : 'a';
        const needle = B.alloc(4000, unit);
        needle[2000] = 0x62;
        return { bufs: [B.alloc(size, unit)], needle };
      },
    },
  );

const by = (method) => [
  search(`${method} byte`, `bufs[i & mask].${method}(0x5a)`, { sizes: SIZES }),
  search(`${method} string`, `bufs[i & mask].${method}('${ABSENT}')`, { sizes: SIZES }),
  search(`${method} Buffer`, `bufs[i & mask].${method}(needle)`, {
    sizes: SIZES,
    contents: ['ascii', 'random'],
  }),
  search(
    `${method} utf16le string`,
    `bufs[i & mask].${method}('${ABSENT}', undefined, 'utf16le')`,
    {
      inputs: ({ B, strings, size }) => ({
        bufs: strings('ascii', size / 2).map((text) => B.from(text, 'utf16le')),
      }),
    },
  ),
  search(`${method} latin1 string`, `bufs[i & mask].${method}('${ABSENT}', undefined, 'latin1')`, {
    sizes: SAMPLE,
  }),
  search(`${method} long Buffer`, `bufs[i & mask].${method}(needle)`, {
    sizes: UP_TO_4M.filter((size) => size >= KiB),
    inputs: ({ B, buffers, strings }) => ({
      bufs: buffers(),
      needle: B.from(strings('ascii', 200)[0].replace(/.$/, 'Z')),
    }),
  }),
  worst(method, 'Buffer', false),
  worst(method, 'utf16le Buffer', true),
];

module.exports = [
  ...METHODS.flatMap(by),
  search('includes byte', 'bufs[i & mask].includes(0x5a)', { result: 'boolean', sizes: SAMPLE }),
  search('includes string', `bufs[i & mask].includes('${ABSENT}')`, {
    result: 'boolean',
    sizes: SAMPLE,
  }),
  search('includes Buffer', 'bufs[i & mask].includes(needle)', {
    result: 'boolean',
    sizes: SAMPLE,
  }),
  search('indexOf string, near', 'bufs[i & mask].indexOf(near[i & mask])', {
    sizes: SAMPLE,
    inputs: ({ buffers, strings }) => ({
      bufs: buffers(),
      near: strings('ascii', 8).map((text) => text.slice(2, 5)),
    }),
  }),
];
