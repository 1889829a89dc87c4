'use strict';

/**
 * A file as text, with its digest at the end: `/base64/PATH` of the file as it is, `/hex/PATH` of one that is
 * compressed with gzip. Chunks go through streams, so no more than some of them are in memory.
 */

const { createHash } = require('node:crypto');
const { createReadStream } = require('node:fs');
const { Transform } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const { createGunzip } = require('node:zlib');
const { serveHttp } = require('./support/serve');

/** Base64 has four characters for three bytes: what is left of a chunk goes in front of the next. */
const GROUP = { base64: 3, hex: 1 };

const encoder = (encoding) => {
  const hash = createHash('sha256');
  let rest = Buffer.alloc(0);
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = bytes.length - (bytes.length % GROUP[encoding]);
      rest = bytes.subarray(end);
      done(null, bytes.toString(encoding, 0, end));
    },
    flush(done) {
      done(null, `${rest.toString(encoding)}\n${hash.digest('hex')}`);
    },
  });
};

serveHttp(async (request, response) => {
  const [, encoding, path] = request.url.split('/');
  const steps = encoding === 'hex' ? [createGunzip()] : [];
  const source = createReadStream(decodeURIComponent(path));
  // The length is in no header: each chunk of the text is one of the answer.
  await pipeline(source, ...steps, encoder(encoding), response);
});
