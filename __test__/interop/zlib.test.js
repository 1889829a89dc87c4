'use strict';

/** zlib and brotli: in one call, with callbacks, and as streams. */

const { pipeline } = require('node:stream/promises');
const { promisify } = require('node:util');
const zlib = require('node:zlib');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

// The best quality takes 0.1 s for the large sample, and what it finds is not what is tested.
const QUALITY = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } };

/** There and back. */
const FORMATS = {
  gzip: ['gzip', 'gunzip'],
  deflate: ['deflate', 'inflate'],
  deflateRaw: ['deflateRaw', 'inflateRaw'],
  unzip: ['gzip', 'unzip'],
  brotli: ['brotliCompress', 'brotliDecompress', QUALITY],
};

/** The name of a stream's factory: `createGzip` for `gzip`. */
const factoryOf = (name) => `create${name[0].toUpperCase()}${name.slice(1)}`;

const scenarios = {};
for (const [label, [there, back, options]] of Object.entries(FORMATS)) {
  scenarios[`${label}, in one call`] = (Buffer) =>
    samples(Buffer).map((sent) => {
      const packed = zlib[`${there}Sync`](sent, options);
      return [packed, meet(Buffer, sent, zlib[`${back}Sync`](Buffer.from(packed)))];
    });

  scenarios[`${label}, with callbacks`] = async (Buffer) => {
    const results = [];
    for (const sent of samples(Buffer)) {
      const packed = await promisify(zlib[there])(sent, options ?? {});
      results.push(meet(Buffer, sent, await promisify(zlib[back])(packed)));
    }
    return results;
  };

  scenarios[`${label}, streamed`] = async (Buffer) => {
    const pack = zlib[factoryOf(there)]({ ...options, chunkSize: 1_000 });
    const [packed] = await Promise.all([collect(Buffer, pack), writeAll(pack, samples(Buffer))]);
    // In parts that do not fit to the format's own.
    const parts = [packed.subarray(0, 1), packed.subarray(1, 90), packed.subarray(90)];
    const unpack = zlib[factoryOf(back)]();
    const unpacked = [];
    await pipeline(
      parts.map((part) => Buffer.from(part)),
      unpack,
      async (source) => {
        for await (const chunk of source) unpacked.push(chunk);
      },
    );
    return [packed, meet(Buffer, Buffer.concat(samples(Buffer)), Buffer.concat(unpacked))];
  };
}

interop('zlib', {
  ...scenarios,

  'a dictionary': (Buffer) => {
    const dictionary = Buffer.from(TEXT);
    const packed = zlib.deflateSync(Buffer.from(TEXT + TEXT), { dictionary });
    return [packed, zlib.inflateSync(packed, { dictionary: Buffer.from(dictionary) })];
  },

  'other views, and text': (Buffer) => {
    const bytes = Buffer.from(TEXT);
    const memory = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 20);
    return [new DataView(memory), new Uint16Array(memory), memory, TEXT].map((view) =>
      zlib.gunzipSync(zlib.gzipSync(view)),
    );
  },

  'flushing, and changing parameters on the way': async (Buffer) => {
    const pack = zlib.createDeflate();
    const collected = collect(Buffer, pack);
    pack.write(Buffer.from(TEXT));
    await new Promise((resolve) => pack.flush(resolve));
    await promisify(pack.params.bind(pack))(0, zlib.constants.Z_DEFAULT_STRATEGY);
    pack.end(Buffer.from(TEXT));
    const packed = await collected;
    return [packed, zlib.inflateSync(packed), pack.bytesWritten];
  },

  // Node 20 has no such function.
  ...(zlib.crc32 && {
    crc32: (Buffer) => samples(Buffer).map((sample) => zlib.crc32(sample, zlib.crc32(sample))),
  }),

  errors: async (Buffer) => {
    const packed = zlib.gzipSync(Buffer.from(TEXT));
    return [
      await errorOf(() => zlib.gunzipSync(Buffer.from(TEXT))),
      await errorOf(() => zlib.gunzipSync(packed.subarray(0, -9))),
      await errorOf(() => promisify(zlib.inflate)(Buffer.from(packed))),
      await errorOf(() => zlib.brotliDecompressSync(Buffer.from(TEXT))),
      await errorOf(() => zlib.gunzipSync(packed, { maxOutputLength: 5 })),
      await errorOf(() => zlib.gzipSync(5)),
      await errorOf(() => collect(Buffer, zlib.createGunzip().end(Buffer.from('no')))),
    ];
  },
});
