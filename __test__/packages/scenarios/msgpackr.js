const { Readable } = require('node:stream');
const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');

/** Strings on both sides of each length at which packers take another way, and values of each kind. */
const document = (Buffer) => ({
  texts: [0, 1, 15, 31, 63, 64, 300, 70_000].flatMap((n) => ['a'.repeat(n), 'ż'.repeat(n)]),
  bytes: samples(Buffer),
  numbers: [0, -1, 127, 128, -129, 65_536, 2 ** 40, 1.5, -1e300, Number.NaN, 2n ** 60n],
  rest: [true, null, undefined, new Date(1e12), new Map([['ż', new Set([1])]]), new Uint8Array(3)],
});

const scenarios = (load) => {
  const { Packr, PackrStream, UnpackrStream, pack, unpack } = load('msgpackr');
  const WAYS = { plain: {}, shared: { structures: [] }, moreTypes: { moreTypes: true } };

  return {
    'there and back, in each way': (Buffer) =>
      Object.values(WAYS).map((options) => {
        const packr = new Packr(options);
        const packed = packr.pack(document(Buffer));
        const { texts, bytes, rest } = packr.unpack(Buffer.from(packed));
        return [packed, texts.join(), Buffer.concat(bytes), rest[5], String(rest[3]?.valueOf())];
      }),

    'many records of one structure': (Buffer) => {
      const packr = new Packr({ structures: [] });
      const packed = [1, 2, 3].map((id) =>
        packr.pack({ id, name: TEXT, bytes: Buffer.from(TEXT) }),
      );
      return packed.map((bytes) => [Buffer.from(bytes), packr.unpack(bytes).bytes]);
    },

    'as streams': async (Buffer) => {
      const chunks = [];
      const values = [{ a: 1 }, { bytes: Buffer.from(TEXT) }, [TEXT, 'ż'.repeat(9_000)]];
      for await (const chunk of Readable.from(values).pipe(new PackrStream())) chunks.push(chunk);
      const whole = Buffer.concat(chunks);
      // Cut where no value ends.
      const parts = Readable.from([whole.subarray(0, 9), whole.subarray(9)], { objectMode: false });
      const unpacked = [];
      for await (const value of parts.pipe(new UnpackrStream())) unpacked.push(value);
      return [whole, unpacked[1].bytes, unpacked[2].join()];
    },

    'what is cut off': async (Buffer) => {
      const { message } = await errorOf(() => unpack(pack(document(Buffer)).subarray(0, -5)));
      return message;
    },
  };
};

module.exports = { what: 'values of all kinds, shared structures, streams, errors', scenarios };
