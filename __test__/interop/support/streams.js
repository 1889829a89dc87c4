'use strict';

const { once } = require('node:events');

/** All that a stream gives, with each chunk's class checked by `concat`. @returns {Promise<Buffer>} */
const collect = async (Buffer, stream) => {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Writes all of them, waiting where the stream asks for it, and ends it. */
const writeAll = async (stream, chunks) => {
  for (const chunk of chunks) if (!stream.write(chunk)) await once(stream, 'drain');
  stream.end();
};

module.exports = { collect, writeAll };
