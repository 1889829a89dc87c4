const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');
const { collect, writeAll } = require('../../interop/support/streams');

const scenarios = (load) => {
  const { PassThrough, Readable, Transform, Writable, promises } = load('readable-stream');

  return {
    'through a transform': async (Buffer) => {
      const seen = [];
      const stream = new Transform({
        transform(chunk, encoding, callback) {
          seen.push([encoding, Buffer.isBuffer(chunk), chunk.length]);
          callback(null, Buffer.concat([chunk, Buffer.from('|')]));
        },
      });
      const collected = collect(Buffer, stream);
      stream.write('żółw', 'utf16le');
      stream.write(new Uint8Array(Buffer.from('ż')));
      await writeAll(stream, samples(Buffer));
      return [seen, await collected];
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
        const sent = writeAll(
          stream,
          Array.from(Buffer.from(TEXT), (byte) => Buffer.from([byte])),
        );
        let whole = '';
        for await (const part of stream) whole += part;
        await sent;
        results.push(whole);
      }
      return results;
    },

    'a pipeline': async (Buffer) => {
      const written = [];
      const sink = new Writable({
        decodeStrings: true,
        write(chunk, _encoding, callback) {
          written.push(chunk);
          callback();
        },
      });
      const hex = new Transform({
        transform: (chunk, _encoding, callback) => callback(null, chunk.toString('hex')),
      });
      await promises.pipeline(Readable.from(samples(Buffer)), hex, sink);
      return Buffer.concat(written);
    },

    'what is no chunk': async (Buffer) =>
      (await errorOf(() => new PassThrough().write([Buffer.from('a')]))).message,
  };
};

module.exports = { what: 'transforms, read(n), decoding, pipelines, errors', scenarios };
