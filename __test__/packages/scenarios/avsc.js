const { errorOf } = require('../../interop/support/errors');
const { filled, samples, TEXT } = require('../../interop/support/samples');

const scenarios = (load) => {
  const { Type, streams } = load('avsc');
  const type = Type.forSchema({
    type: 'record',
    name: 'Whole',
    fields: [
      { name: 'texts', type: { type: 'array', items: 'string' } },
      { name: 'bytes', type: { type: 'array', items: 'bytes' } },
      { name: 'fixed', type: { type: 'fixed', name: 'Four', size: 4 } },
      { name: 'long', type: 'long' },
      { name: 'double', type: 'double' },
      { name: 'maybe', type: ['null', 'bytes'] },
    ],
  });
  const value = (Buffer) => ({
    texts: ['', TEXT, 'a'.repeat(2_000)],
    bytes: samples(Buffer),
    fixed: Buffer.from('żó'),
    ...{ long: -(2 ** 50), double: 1.5, maybe: Buffer.from(TEXT) },
  });

  return {
    'there and back': (Buffer) => {
      const encoded = type.toBuffer(value(Buffer));
      const { texts, bytes, fixed, long, double, maybe } = type.fromBuffer(Buffer.from(encoded));
      return [encoded, texts.join(), bytes, fixed, long, double, maybe];
    },

    'into a Buffer that is given, and from an offset': (Buffer) => {
      const target = Buffer.alloc(300_000);
      const end = type.encode(value(Buffer), target, 5);
      const { value: decoded, offset } = type.decode(target, 5);
      return [end, target.subarray(0, 100), offset === end, decoded.bytes[1]];
    },

    'valid, compared, copied, as JSON': (Buffer) => [
      type.isValid(value(Buffer)),
      type.isValid({ ...value(Buffer), maybe: TEXT }),
      type.compare(value(Buffer), value(Buffer)),
      type.compareBuffers(type.toBuffer(value(Buffer)), type.toBuffer(value(Buffer))),
      type.clone(value(Buffer)).fixed,
      type.toString({ ...value(Buffer), bytes: [Buffer.from(TEXT)] }),
      type.fingerprint(),
    ],

    'a container, in blocks': async (Buffer) => {
      const options = { codec: 'deflate', syncMarker: Buffer.alloc(16, 'ż') };
      const encoder = new streams.BlockEncoder('bytes', options);
      const chunks = [];
      encoder.on('data', (chunk) => chunks.push(chunk));
      for (const sample of filled(Buffer)) encoder.write(sample);
      await new Promise((resolve) => encoder.on('end', resolve).end());
      const decoder = new streams.BlockDecoder();
      const read = [];
      decoder.on('data', (bytes) => read.push(bytes));
      const ended = new Promise((resolve) => decoder.on('end', resolve));
      decoder.end(Buffer.concat(chunks));
      await ended;
      return [Buffer.concat(chunks), read];
    },

    'what is no value, and what is cut off': async (Buffer) => {
      const encoded = type.toBuffer(value(Buffer));
      const errors = [
        () => type.fromBuffer(encoded.subarray(0, -1)),
        () => type.fromBuffer(Buffer.concat([encoded, Buffer.from('a')])),
        () => type.toBuffer({ ...value(Buffer), fixed: Buffer.from('a'), bytes: [] }),
      ].map(async (call) => (await errorOf(call)).message);
      return Promise.all(errors);
    },
  };
};

module.exports = {
  what: 'records, given targets, comparison, JSON, containers, errors',
  scenarios,
};
