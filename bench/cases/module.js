'use strict';

/** The functions of the module: `transcode`, `isAscii`, `isUtf8`, `atob`, `btoa`. */

const { SIZES, UP_TO_4M } = require('./sizes');

const ENCODINGS = { utf8: 'utf8', latin1: 'latin1', utf16le: 'utf16le', ascii: 'latin1' };

/** Sizes are of the source, but for UTF-16, which takes twice what its text takes in UTF-8 or less. */
const transcode = (from, to, contents, sizes = UP_TO_4M) => ({
  name: `transcode ${from} ${to}`,
  group: 'transcode',
  contents,
  sizes,
  result: 'object',
  inputs: ({ M, B, strings }) => ({
    transcode: M.transcode,
    sources: strings().map((text) => B.from(text, ENCODINGS[from])),
  }),
  call: `transcode(sources[i & mask], '${from}', '${to}')`,
});

const TEXTS = ['ascii', 'latin1', 'cjk', 'emoji'];

const call = (name, contents, inputs, source, result, sizes = SIZES) => ({
  name,
  group: 'module functions',
  contents,
  sizes,
  result,
  inputs: (io) => ({ f: io.M[name], ...inputs(io) }),
  call: source,
});

const buffers = (io) => ({ values: io.buffers() });

module.exports = [
  transcode('utf8', 'latin1', ['ascii', 'latin1'], SIZES),
  transcode('utf8', 'utf16le', TEXTS, SIZES),
  transcode('utf8', 'ascii', ['ascii']),
  transcode('latin1', 'utf8', ['ascii', 'latin1'], SIZES),
  transcode('latin1', 'utf16le', ['latin1']),
  transcode('latin1', 'ascii', ['ascii']),
  transcode('utf16le', 'utf8', TEXTS),
  transcode('utf16le', 'latin1', ['ascii', 'latin1']),
  transcode('utf16le', 'ascii', ['ascii']),
  transcode('ascii', 'utf8', ['ascii']),
  transcode('ascii', 'utf16le', ['ascii']),
  transcode('ascii', 'latin1', ['ascii']),
  call('isAscii', ['ascii'], buffers, 'f(values[i & mask])', 'boolean'),
  call('isUtf8', TEXTS, buffers, 'f(values[i & mask])', 'boolean'),
  call(
    'atob',
    ['clean', 'lines'],
    (io) => ({ values: io.encoded('base64') }),
    'f(values[i & mask])',
    'string',
    UP_TO_4M,
  ),
  call(
    'btoa',
    ['binary'],
    (io) => ({ values: io.strings() }),
    'f(values[i & mask])',
    'string',
    UP_TO_4M,
  ),
];
