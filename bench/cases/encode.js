'use strict';

/** Strings to bytes: `write`, `from`, `byteLength` and the writes by encoding. */

const { SAMPLE, SIZES, UP_TO_4M, WITH_16 } = require('./sizes');

const ENCODED = ['hex', 'base64', 'base64url'];

// The Latin-1 text of French: one byte a character, unlike its UTF-8.
const CONTENTS = {
  utf8: ['ascii', 'latin1', 'cjk', 'emoji'],
  utf16le: ['ascii', 'cjk'],
  latin1: ['binary', 'cjk'],
  ascii: ['ascii'],
  hex: ['clean'],
  base64: ['clean', 'lines', 'dirty'],
  base64url: ['clean'],
};

const stringsOf = (encoding, io) =>
  ENCODED.includes(encoding) ? io.encoded(encoding) : io.strings();

// UTF-16 takes at most two bytes for each that UTF-8 or Latin-1 takes.
const target = (io) => io.B.alloc(io.size * 2);

const write = (encoding, sizes = WITH_16) => ({
  name: `write ${encoding}`,
  group: 'string to bytes',
  contents: CONTENTS[encoding],
  sizes,
  result: 'number',
  inputs: (io) => ({ strings: stringsOf(encoding, io), target: target(io) }),
  call: `target.write(strings[i & mask], 0, '${encoding}')`,
});

const from = (encoding, sizes = WITH_16) => ({
  name: `from ${encoding}`,
  group: 'string to bytes',
  contents: CONTENTS[encoding],
  sizes,
  result: 'object',
  inputs: (io) => ({ B: io.B, strings: stringsOf(encoding, io) }),
  call: `B.from(strings[i & mask], '${encoding}')`,
});

const byteLength = (encoding, contents, sizes) => ({
  name: `byteLength ${encoding}`,
  group: 'string to bytes',
  contents,
  sizes,
  result: 'number',
  inputs: (io) => ({ B: io.B, strings: stringsOf(encoding, io) }),
  call: `B.byteLength(strings[i & mask], '${encoding}')`,
});

const writeMethod = (method, encoding) => ({
  name: method,
  group: 'string to bytes',
  contents: CONTENTS[encoding].slice(0, 1),
  sizes: SAMPLE,
  result: 'number',
  inputs: (io) => ({ strings: stringsOf(encoding, io), target: target(io) }),
  call: `target.${method}(strings[i & mask], 0)`,
});

module.exports = [
  write('utf8'),
  write('latin1'),
  write('ascii', SAMPLE),
  write('hex'),
  write('base64'),
  write('base64url', UP_TO_4M),
  write('utf16le', UP_TO_4M),
  from('utf8'),
  from('latin1'),
  from('ascii', SAMPLE),
  from('hex'),
  from('base64'),
  from('base64url', UP_TO_4M),
  from('utf16le', UP_TO_4M),
  byteLength('utf8', CONTENTS.utf8, SIZES),
  byteLength('base64', ['clean'], SAMPLE),
  byteLength('hex', ['clean'], SAMPLE),
  byteLength('latin1', ['binary'], SAMPLE),
  byteLength('utf16le', ['ascii'], SAMPLE),
  {
    name: 'byteLength of a Buffer',
    group: 'string to bytes',
    contents: ['random'],
    sizes: [64],
    result: 'number',
    inputs: ({ B, buffers }) => ({ B, bufs: buffers() }),
    call: 'B.byteLength(bufs[i & mask])',
  },
  writeMethod('utf8Write', 'utf8'),
  writeMethod('latin1Write', 'latin1'),
  writeMethod('asciiWrite', 'ascii'),
  writeMethod('hexWrite', 'hex'),
  writeMethod('base64Write', 'base64'),
  writeMethod('base64urlWrite', 'base64url'),
  writeMethod('ucs2Write', 'utf16le'),
];
