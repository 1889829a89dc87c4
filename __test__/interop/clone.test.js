'use strict';

/** Copies by the structured clone algorithm, and V8's serialization of values. */

const v8 = require('node:v8');
const { outcomeOf } = require('../support/expectations');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { samples, TEXT } = require('./support/samples');

interop(
  'clones',
  {
    'structuredClone gives plain bytes': (Buffer) =>
      samples(Buffer).map((sample) => {
        const clone = structuredClone({ bytes: sample, again: sample });
        return [
          clone.bytes,
          clone.bytes === clone.again,
          clone.bytes.byteOffset === sample.byteOffset,
        ];
      }),

    'structuredClone with transfer': (Buffer) => {
      const sent = Buffer.alloc(5_000, TEXT);
      const clone = structuredClone(sent, { transfer: [sent.buffer] });
      const pooled = Buffer.from(TEXT);
      // Node 20 copies it instead; later lines refuse.
      const outcome = outcomeOf(
        () => structuredClone(pooled, { transfer: [pooled.buffer] }).length,
      );
      return [clone, sent.length, outcome, pooled];
    },

    'v8.serialize and deserialize': (Buffer) =>
      samples(Buffer).map((sample) => {
        const written = v8.serialize({ sample, list: [sample.subarray(0, 3)] });
        const read = v8.deserialize(Buffer.from(written));
        // Which class they are of is the next scenario.
        return [Buffer.from(read.sample), Buffer.from(read.list[0])];
      }),

    'v8.serialize and the class': (Buffer) => v8.deserialize(v8.serialize(Buffer.from(TEXT))),

    'a Serializer and raw bytes': (Buffer) => {
      const serializer = new v8.DefaultSerializer();
      serializer.writeHeader();
      serializer.writeUint32(7);
      serializer.writeRawBytes(Buffer.from(TEXT));
      serializer.writeValue('żółw');
      const written = serializer.releaseBuffer();
      const deserializer = new v8.DefaultDeserializer(Buffer.from(written));
      deserializer.readHeader();
      return [
        written,
        deserializer.readUint32(),
        deserializer.readRawBytes(Buffer.byteLength(TEXT)),
        deserializer.readValue(),
      ];
    },

    'what is no serialized value': async (Buffer) => [
      await errorOf(() => v8.deserialize(Buffer.from('no'))),
      await errorOf(() => v8.deserialize('no')),
    ],
  },
  {
    'v8.serialize and the class': {
      modes: ['import', 'ferrobuf first'],
      row: 'every-serialized-class',
    },
  },
);
