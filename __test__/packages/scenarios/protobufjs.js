const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');

const PROTO = `
  syntax = "proto3";
  message Part { bytes content = 1; string name = 2; }
  message Whole {
    repeated Part parts = 1; map<string, bytes> named = 2; repeated sint64 numbers = 3;
    double double = 4; fixed32 fixed = 5; bool flag = 6; repeated float floats = 7;
  }`;

const scenarios = (load) => {
  const protobuf = load('protobufjs');
  const Whole = protobuf.parse(PROTO).root.lookupType('Whole');

  const value = (Buffer) => ({
    parts: samples(Buffer).map((content, i) => ({ content, name: TEXT.repeat(i * 5) })),
    named: { żółw: Buffer.from(TEXT), empty: Buffer.alloc(0) },
    numbers: [0, -1, 2 ** 31, -(2 ** 40)],
    ...{ double: -1.5e300, fixed: 0xfedcba98, flag: true, floats: [0.5, -2] },
  });

  return {
    'there and back': (Buffer) => {
      const encoded = Whole.encode(Whole.create(value(Buffer))).finish();
      const decoded = Whole.decode(Buffer.from(encoded));
      return [
        encoded,
        decoded.parts.map(({ content }) => content),
        decoded.parts.map(({ name }) => name).join(),
        decoded.named.żółw,
        [decoded.numbers.join(), decoded.double, decoded.fixed, decoded.floats.join()],
      ];
    },

    'one after the other, with their lengths': (Buffer) => {
      const writer = protobuf.Writer.create();
      for (const text of ['a', TEXT]) {
        Whole.encodeDelimited({ named: { a: Buffer.from(text) } }, writer).ldelim;
      }
      const bytes = writer.finish();
      const reader = protobuf.Reader.create(bytes);
      return [bytes, Whole.decodeDelimited(reader).named.a, Whole.decodeDelimited(reader).named.a];
    },

    'as objects and JSON': (Buffer) => {
      const decoded = Whole.decode(Whole.encode(Whole.create(value(Buffer))).finish());
      const asText = Whole.toObject(decoded, { bytes: String, longs: String });
      const again = Whole.encode(Whole.fromObject(asText)).finish();
      return [JSON.stringify(asText), again, Whole.toObject(decoded, { bytes: Buffer }).parts[1]];
    },

    'which writer and reader': (Buffer) => [
      protobuf.Writer.create().constructor.name,
      protobuf.Reader.create(Buffer.from('a')).constructor.name,
      protobuf.util.Buffer === Buffer,
    ],

    'what is cut off': async (Buffer) => {
      const encoded = Buffer.from(Whole.encode(Whole.create(value(Buffer))).finish());
      return (await errorOf(() => Whole.decode(encoded.subarray(0, -3)))).message;
    },
  };
};

module.exports = {
  what: 'messages with bytes, maps and numbers, delimited, JSON, errors',
  scenarios,
};
