'use strict';

/** Bytes to strings: `toString` and the slices. */

const { SAMPLE, SIZES, UP_TO_4M, WITH_16 } = require('./sizes');

const TEXTS = ['ascii', 'latin1', 'cjk', 'emoji', 'invalid'];

const decode = (encoding, contents, sizes = WITH_16) => ({
  name: `toString ${encoding}`,
  group: 'bytes to string',
  contents,
  sizes,
  result: 'string',
  inputs: ({ buffers }) => ({ bufs: buffers() }),
  call: `bufs[i & mask].toString('${encoding}')`,
});

const slice = (encoding, content) => ({
  name: `${encoding}Slice`,
  group: 'bytes to string',
  contents: [content],
  sizes: SAMPLE,
  result: 'string',
  inputs: ({ buffers }) => ({ bufs: buffers(), end: buffers()[0].length }),
  call: `bufs[i & mask].${encoding}Slice(0, end)`,
});

module.exports = [
  decode('utf8', [...TEXTS, 'random']),
  decode('latin1', ['random', 'ascii']),
  decode('ascii', ['random', 'ascii'], SIZES),
  decode('hex', ['random']),
  decode('base64', ['random']),
  decode('base64url', ['random']),
  decode('utf16le', ['random'], UP_TO_4M),
  {
    name: 'toString utf8 of a range',
    group: 'bytes to string',
    contents: ['ascii'],
    sizes: SAMPLE,
    result: 'string',
    inputs: ({ buffers, size }) => ({ bufs: buffers('ascii', size + 8), end: size + 4 }),
    call: `bufs[i & mask].toString('utf8', 4, end)`,
  },
  slice('utf8', 'ascii'),
  slice('latin1', 'random'),
  slice('ascii', 'ascii'),
  slice('hex', 'random'),
  slice('base64', 'random'),
  slice('base64url', 'random'),
  slice('ucs2', 'random'),
];
