'use strict';

/** Text by way of Node's other decoders and encoders: TextDecoder, TextEncoder, StringDecoder, URLs, query strings. */

const { StringDecoder } = require('node:string_decoder');
const querystring = require('node:querystring');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');

// Every one that Buffer has; where a character is longer than a byte, the decoder has to wait for the rest of it.
const ENCODINGS = ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url'];

/** Bytes that are not well-formed in UTF-8: cut off, too long, lone. */
const BROKEN = [0x61, 0xc5, 0xf0, 0x9f, 0x90, 0x62, 0xed, 0xa0, 0x80, 0xff, 0xe2, 0x82];

interop('text', {
  'TextDecoder and toString agree': (Buffer) =>
    samples(Buffer).map((sample) => {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sample);
      return [text === sample.toString(), text.length, sample.utf8Slice() === text];
    }),

  'TextDecoder of other encodings, broken text, and parts': (Buffer) => {
    const broken = Buffer.from(BROKEN);
    const decoder = new TextDecoder();
    let streamed = '';
    for (const byte of broken) streamed += decoder.decode(Buffer.from([byte]), { stream: true });
    return [
      new TextDecoder('utf-16le').decode(Buffer.from(TEXT, 'utf16le')),
      new TextDecoder('latin1').decode(Buffer.from('żółw', 'latin1')),
      [new TextDecoder().decode(broken), broken.toString(), streamed + decoder.decode()],
      new TextDecoder().decode(Buffer.from([0xef, 0xbb, 0xbf, 0x61])),
      new TextDecoder().decode(broken.buffer).length > 0,
    ];
  },

  'a strict TextDecoder refuses': async (Buffer) => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    return [
      await errorOf(() => strict.decode(Buffer.from(BROKEN))),
      strict.decode(Buffer.from('ż')),
    ];
  },

  'TextEncoder into a Buffer': (Buffer) => {
    const encoder = new TextEncoder();
    const encoded = encoder.encode(TEXT);
    const target = Buffer.alloc(60, 1);
    const { read, written } = encoder.encodeInto(TEXT, target.subarray(3));
    return [
      meet(Buffer, Buffer.from(TEXT), Buffer.from(encoded)),
      [read, written, target],
      Buffer.from(TEXT).equals(encoded),
      Buffer.concat([encoded, Buffer.from('a')]),
    ];
  },

  'StringDecoder: bytes one by one': (Buffer) =>
    ENCODINGS.map((encoding) => {
      const decoder = new StringDecoder(encoding);
      const bytes = Buffer.concat([Buffer.from(TEXT), Buffer.from(BROKEN)]);
      const parts = Array.from(bytes, (_, i) => decoder.write(bytes.subarray(i, i + 1)));
      return [parts.join('|'), decoder.end(), decoder.write(Buffer.from('a')), decoder.end()];
    }),

  'StringDecoder: whole, in halves, and what is left': (Buffer) =>
    ENCODINGS.flatMap((encoding) =>
      samples(Buffer).map((sample) => {
        const middle = (sample.length >> 1) | 1;
        const decoder = new StringDecoder(encoding);
        const halves = decoder.write(sample.subarray(0, middle));
        const whole = halves + decoder.write(sample.subarray(middle)) + decoder.end();
        return [whole.length, whole.slice(0, 50), whole.slice(-50), decoder.end(sample).length];
      }),
    ),

  'StringDecoder: other views, and what it refuses': async (Buffer) => {
    const decoder = new StringDecoder('utf8');
    const bytes = Buffer.from(TEXT);
    return [
      decoder.write(new DataView(bytes.buffer, bytes.byteOffset, 5)),
      decoder.end(new Uint8Array(bytes.subarray(5))),
      decoder.write('text'),
      await errorOf(() => decoder.write(5)),
      await errorOf(() => new StringDecoder(Buffer.from('utf9').toString())),
    ];
  },

  'query strings': (Buffer) => [
    querystring.unescapeBuffer('a%C5%BC%zz'),
    Buffer.from(querystring.escape(Buffer.from('ż').toString('latin1'))),
    querystring.unescape(Buffer.from('%C5%BC').toString()),
  ],

  'template strings, JSON, and numbers': (Buffer) => {
    const bytes = Buffer.from(TEXT);
    const json = JSON.stringify({ bytes, empty: Buffer.alloc(0) });
    const revive = (_key, value) => (value?.type === 'Buffer' ? Buffer.from(value) : value);
    return [`${bytes}`, json, JSON.parse(json, revive).bytes, `${Buffer.from('1') * 2}`];
  },
});
