'use strict';

/** Streams of Node without a device behind them: what they cut, join, decode and hand on. */

const { Duplex, PassThrough, Readable, Transform, Writable } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const { buffer, json, text, arrayBuffer, blob } = require('node:stream/consumers');
const readline = require('node:readline');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

interop('streams', {
  'through a pass-through': async (Buffer) => {
    const stream = new PassThrough();
    const [whole] = await Promise.all([collect(Buffer, stream), writeAll(stream, samples(Buffer))]);
    return meet(Buffer, Buffer.concat(samples(Buffer)), whole);
  },

  'a transform gets Buffers, of text too': async (Buffer) => {
    const seen = [];
    const stream = new Transform({
      transform(chunk, encoding, callback) {
        seen.push([encoding, Buffer.isBuffer(chunk), chunk.length]);
        callback(null, Buffer.concat([chunk, Buffer.from('|')]));
      },
      flush(callback) {
        this.push(Buffer.from('end'));
        callback();
      },
    });
    const collected = collect(Buffer, stream);
    stream.write('żółw', 'utf16le');
    stream.write('C5BC', 'hex');
    await writeAll(stream, samples(Buffer));
    return [seen, await collected];
  },

  'writev gets what has waited': async (Buffer) => {
    const seen = [];
    const stream = new Writable({
      writev(chunks, callback) {
        seen.push(...chunks.map(({ chunk, encoding }) => [encoding, chunk]));
        callback();
      },
    });
    stream.cork();
    for (const sample of samples(Buffer)) stream.write(sample);
    stream.write('text', 'latin1');
    const finished = new Promise((resolve) => stream.end(resolve));
    stream.uncork();
    await finished;
    return seen;
  },

  'read(n) cuts and joins': (Buffer) => {
    const stream = new Readable({ read() {} });
    for (const sample of samples(Buffer)) stream.push(sample);
    const parts = [5, 40, 100, 6_000].map((count) => stream.read(count));
    stream.unshift(Buffer.from('again'));
    return [...parts, stream.read(5), stream.read()];
  },

  'setEncoding keeps characters whole': async (Buffer) => {
    const results = [];
    for (const encoding of ['utf8', 'utf16le', 'base64', 'hex']) {
      const stream = new PassThrough();
      stream.setEncoding(encoding);
      const bytes = Buffer.from(TEXT, encoding === 'utf16le' ? encoding : 'utf8');
      const parts = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
      const sent = writeAll(stream, parts);
      let whole = '';
      for await (const part of stream) whole += part;
      await sent;
      results.push(whole);
    }
    return results;
  },

  'from iterables, strings and Buffers': async (Buffer) => {
    const sent = Buffer.from(TEXT);
    return [
      await collect(Buffer, Readable.from([sent, Buffer.from('a')])),
      await collect(Buffer, Readable.from(sent)),
      await collect(Buffer, Readable.from(sent, { objectMode: false })),
      await collect(Buffer, Duplex.from([sent])),
      await collect(
        Buffer,
        Readable.from([sent]).map((chunk) => Buffer.from(chunk).reverse()),
      ),
    ];
  },

  consumers: async (Buffer) => {
    const stream = () => Readable.from(samples(Buffer));
    const document = Buffer.from(JSON.stringify({ bytes: Buffer.from('żó') }));
    return [
      await buffer(stream()),
      (await text(stream())).length,
      Buffer.from(await arrayBuffer(stream())),
      Buffer.from(await (await blob(stream())).arrayBuffer()),
      Buffer.from((await json(Readable.from([document]))).bytes),
    ];
  },

  'a pipeline of generators': async (Buffer) => {
    const results = [];
    await pipeline(
      samples(Buffer),
      async function* (source) {
        for await (const chunk of source) yield Buffer.from(chunk.toString('hex'), 'latin1');
      },
      new PassThrough({ highWaterMark: 10 }),
      async (source) => {
        for await (const chunk of source) results.push(Buffer.from(chunk.latin1Slice(), 'hex'));
      },
    );
    return meet(Buffer, Buffer.concat(samples(Buffer)), Buffer.concat(results));
  },

  'lines of bytes': async (Buffer) => {
    const input = Readable.from([Buffer.from('żó'), Buffer.from('łw\r\nb'), Buffer.from('\n🐢')]);
    const lines = [];
    for await (const line of readline.createInterface({ input })) lines.push(line);
    return lines;
  },

  'what is no chunk': async (Buffer) => {
    const stream = new PassThrough();
    const readable = new Readable({ read() {} });
    const failed = new Promise((resolve) => readable.on('error', resolve));
    readable.push([Buffer.from('a')]);
    const { code, message } = await failed;
    return [await errorOf(() => stream.write([Buffer.from('a')])), code, message];
  },
});
