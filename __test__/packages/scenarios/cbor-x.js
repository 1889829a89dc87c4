const { Readable } = require('node:stream');
const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');

const document = (Buffer) => ({
  texts: [0, 1, 23, 24, 63, 64, 300, 70_000].flatMap((n) => ['a'.repeat(n), 'ż'.repeat(n)]),
  bytes: samples(Buffer),
  numbers: [0, -1, 23, 24, 255, 256, -257, 65_536, 2 ** 40, 1.5, Number.NaN, 2n ** 60n],
  rest: [true, null, undefined, new Date(1e12), new Map([['ż', 1]])],
});

const scenarios = (load) => {
  const { Encoder, EncoderStream, DecoderStream, decode, decodeMultiple, encode } = load('cbor-x');
  const WAYS = { plain: {}, records: { structures: [] }, maps: { useRecords: false } };

  return {
    'there and back, in each way': (Buffer) =>
      Object.values(WAYS).map((options) => {
        const encoder = new Encoder(options);
        const encoded = encoder.encode(document(Buffer));
        const { texts, bytes, numbers } = encoder.decode(Buffer.from(encoded));
        return [encoded, texts.join(), Buffer.concat(bytes), numbers.join()];
      }),

    'several values one after the other': (Buffer) => {
      const whole = Buffer.concat([encode('żółw'), encode([1, Buffer.from(TEXT)]), encode(null)]);
      const values = decodeMultiple(whole);
      return [whole, values[0], values[1][1], values[2]];
    },

    'as streams': async (Buffer) => {
      const chunks = [];
      const values = [{ a: 1 }, { bytes: Buffer.from(TEXT) }, [TEXT, 'ż'.repeat(9_000)]];
      for await (const chunk of Readable.from(values).pipe(new EncoderStream())) chunks.push(chunk);
      const whole = Buffer.concat(chunks);
      const parts = Readable.from([whole.subarray(0, 9), whole.subarray(9)], { objectMode: false });
      const decoded = [];
      for await (const value of parts.pipe(new DecoderStream())) decoded.push(value);
      return [whole, decoded[1].bytes, decoded[2].join()];
    },

    'what is cut off': async (Buffer) => {
      const { message } = await errorOf(() => decode(encode(document(Buffer)).subarray(0, -5)));
      return message;
    },
  };
};

module.exports = {
  what: 'values of all kinds, records, several in one Buffer, streams, errors',
  scenarios,
};
