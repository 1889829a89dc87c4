'use strict';

/** Web streams, and those of Node as web streams and back. */

const { Duplex, PassThrough, Readable, Writable } = require('node:stream');
const {
  CompressionStream,
  DecompressionStream,
  ReadableStream,
  TextDecoderStream,
  TextEncoderStream,
  TransformStream,
} = require('node:stream/web');
const { gunzipSync } = require('node:zlib');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');
const { collect } = require('./support/streams');

/** A stream of chunks. */
const sourceOf = (chunks, options) =>
  new ReadableStream({
    ...options,
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

/** A Buffer in memory of its own: a byte stream takes the memory of what it gets. */
const movable = (Buffer, bytes) => {
  const copy = Buffer.alloc(bytes.length);
  bytes.copy(copy);
  return copy;
};

const nonEmpty = (Buffer) => samples(Buffer).filter(({ length }) => length > 0);

interop('web streams', {
  'hand Buffers on as they are': async (Buffer) => {
    const sent = samples(Buffer);
    const received = [];
    for await (const chunk of sourceOf(sent)) received.push(chunk);
    return [received.every((chunk, i) => chunk === sent[i]), received];
  },

  'byte streams take their memory': async (Buffer) => {
    const sent = nonEmpty(Buffer).map((sample) => movable(Buffer, sample));
    const received = await collect(Buffer, sourceOf(sent, { type: 'bytes' }));
    return [received, sent.map(({ length }) => length)];
  },

  'a byte stream refuses what is in the pool, or has it copied': async (Buffer) => {
    const pooled = Buffer.from(TEXT);
    const copies = sourceOf([new Uint8Array(pooled)], { type: 'bytes' });
    return meet(Buffer, pooled, await collect(Buffer, copies));
  },

  'a reader that brings its own Buffer': async (Buffer) => {
    const bytes = movable(Buffer, Buffer.from(TEXT));
    const reader = sourceOf([bytes], { type: 'bytes' }).getReader({ mode: 'byob' });
    const parts = [];
    for (;;) {
      const { done, value } = await reader.read(movable(Buffer, Buffer.from('1234567')));
      if (done) break;
      parts.push(new Uint8Array(value), Buffer.isBuffer(value));
    }
    return parts;
  },

  'text, encoded and decoded': async (Buffer) => {
    const bytes = Buffer.from(TEXT);
    const parts = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
    const decoded = sourceOf(parts).pipeThrough(new TextDecoderStream());
    let text = '';
    for await (const part of decoded) text += part;
    const encoded = sourceOf([text]).pipeThrough(new TextEncoderStream());
    return [text, meet(Buffer, bytes, await collect(Buffer, encoded))];
  },

  compression: async (Buffer) => {
    const results = [];
    for (const format of ['gzip', 'deflate']) {
      const packed = sourceOf(samples(Buffer)).pipeThrough(new CompressionStream(format));
      const bytes = await collect(Buffer, packed);
      const unpacked = sourceOf([bytes]).pipeThrough(new DecompressionStream(format));
      const received = await collect(Buffer, unpacked);
      results.push(meet(Buffer, Buffer.concat(samples(Buffer)), received));
      if (format === 'gzip') results.push(gunzipSync(bytes).equals(received));
    }
    return results;
  },

  'a transform of their own': async (Buffer) => {
    const toHex = new TransformStream({
      transform: (chunk, controller) =>
        controller.enqueue(Buffer.from(Buffer.from(chunk).toString('hex'))),
    });
    return collect(Buffer, sourceOf(samples(Buffer)).pipeThrough(toHex));
  },

  'two branches': async (Buffer) => {
    const branches = sourceOf(samples(Buffer)).tee();
    return Promise.all(branches.map((branch) => collect(Buffer, branch)));
  },

  "Node's streams as web streams and back": async (Buffer) => {
    const web = Readable.toWeb(Readable.from(nonEmpty(Buffer)));
    const chunks = [];
    const sink = new Writable({
      write(chunk, _encoding, callback) {
        chunks.push(chunk);
        callback();
      },
    });
    await web.pipeTo(Writable.toWeb(sink));
    const back = await collect(Buffer, Readable.fromWeb(sourceOf(nonEmpty(Buffer))));
    return meet(Buffer, Buffer.concat(chunks), back);
  },

  'both ends of a duplex': async (Buffer) => {
    const { readable, writable } = Duplex.toWeb(new PassThrough());
    const written = sourceOf(nonEmpty(Buffer)).pipeTo(writable);
    const received = await collect(Buffer, readable);
    await written;
    return received;
  },

  'an empty chunk is an error of byte streams': async (Buffer) => [
    await errorOf(() => sourceOf([Buffer.alloc(0)], { type: 'bytes' })),
    await errorOf(() => sourceOf([Buffer.alloc(0)], { type: 'bytes' })),
  ],
});
