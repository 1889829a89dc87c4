const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');

const scenarios = (load) => {
  const bson = load('bson');
  const { Binary, Decimal128, EJSON, Long, ObjectId, Timestamp, UUID } = bson;

  const document = (Buffer) => ({
    _id: new ObjectId(Buffer.from('żółwż123')),
    texts: ['', TEXT, 'a'.repeat(1_000), 'ż'.repeat(1_000)],
    bytes: samples(Buffer),
    binary: new Binary(Buffer.from(TEXT), 0x80),
    uuid: new UUID(Buffer.alloc(16, 'ż')),
    numbers: [1, 1.5, Long.fromString('9007199254740993'), Decimal128.fromString('1.10')],
    rest: [new Date(1e12), null, /ż+/i, new Timestamp({ t: 1, i: 2 })],
  });

  return {
    'there and back': (Buffer) => {
      const bytes = bson.serialize(document(Buffer));
      const read = bson.deserialize(Buffer.from(bytes), { promoteBuffers: true });
      return [
        bytes,
        bson.calculateObjectSize(document(Buffer)),
        read._id.toHexString(),
        read.texts.join(),
        Buffer.concat(read.bytes),
        Buffer.from(read.binary.buffer ?? read.binary),
        read.uuid.toString(),
      ];
    },

    'extended JSON': (Buffer) => {
      const text = EJSON.stringify(document(Buffer));
      return [text, bson.serialize(EJSON.parse(text))];
    },

    'into a Buffer that is given': (Buffer) => {
      const target = Buffer.alloc(200);
      const value = { a: Buffer.from(TEXT) };
      const end = bson.serializeWithBufferAndIndex(value, target, { index: 7 });
      return [end, target, bson.deserialize(target.subarray(7, end + 1)).a.toString('hex')];
    },

    'identifiers and binaries in texts': (Buffer) => [
      new ObjectId(Buffer.from('0123456789ab')).toString(),
      new ObjectId('0123456789abcdef01234567').toString('base64'),
      Binary.createFromBase64(Buffer.from(TEXT).toString('base64')).toString('hex'),
      new UUID('00112233-4455-6677-8899-aabbccddeeff').toBinary().value(),
    ],

    'what is broken': async (Buffer) => {
      const bytes = Buffer.from(bson.serialize({ a: TEXT }));
      const errors = [bytes.subarray(0, -1), Buffer.alloc(3), bytes.fill(0xff, 12, 14)].map(
        async (broken) => (await errorOf(() => bson.deserialize(broken))).message,
      );
      return Promise.all(errors);
    },
  };
};

module.exports = {
  what: 'documents of all types, extended JSON, given targets, errors',
  scenarios,
};
