'use strict';

// A Buffer is of use only if the rest of Node takes it: here as input of a hash and of compression.

const { createHash } = require('node:crypto');
const { deflateSync, inflateSync } = require('node:zlib');

const hash = {
  name: 'node:crypto sha256',
  prepare: ({ buffer }) => ({ buffer }),
  run: ({ buffer }) => createHash('sha256').update(buffer).digest('hex'),
};

const compression = {
  name: 'node:zlib there and back',
  prepare: ({ Buffer, buffer, reference }) => ({ Buffer, buffer, expected: reference }),
  // Level 1: how well it compresses is zlib's matter, and level 6 takes four times as long.
  run: ({ Buffer, buffer }) => {
    const compressed = Buffer.from(deflateSync(buffer, { level: 1 }));
    return inflateSync(compressed);
  },
};

module.exports = [hash, compression];
