const { PassThrough } = require('node:stream');
const { errorOf } = require('../../interop/support/errors');
const { TEXT } = require('../../interop/support/samples');
const { collect } = require('../../interop/support/streams');

const ENCODINGS = [
  ...[
    'utf8',
    'utf16le',
    'utf16be',
    'utf-16',
    'utf7',
    'utf7-imap',
    'utf32le',
    'ascii',
    'hex',
    'base64',
  ],
  ...[
    'win1250',
    'iso-8859-2',
    'cp852',
    'koi8-u',
    'macintosh',
    'shift_jis',
    'euc-jp',
    'gb18030',
    'big5',
    'cesu8',
  ],
];
const LONG = TEXT.repeat(400);

const scenarios = (load) => {
  const iconv = load('iconv-lite');
  return {
    'encode and decode': (Buffer) =>
      ENCODINGS.map((encoding) => {
        const encoded = iconv.encode(LONG, encoding);
        const decoded = iconv.decode(Buffer.from(encoded), encoding);
        return [encoding, encoded, decoded.length, decoded.slice(0, 90)];
      }),

    'bytes that are no text': (Buffer) =>
      ENCODINGS.map((encoding) => {
        const bytes = Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 97) & 0xff));
        return iconv.decode(bytes, encoding);
      }),

    'as streams, in small parts': async (Buffer) => {
      const results = [];
      for (const encoding of ['win1250', 'utf16be', 'shift_jis', 'gb18030', 'utf8']) {
        const encoded = iconv.encode(TEXT, encoding);
        const decoder = new PassThrough();
        let text = '';
        const reading = (async () => {
          for await (const part of decoder.pipe(iconv.decodeStream(encoding))) text += part;
        })();
        for (const byte of encoded) decoder.write(Buffer.from([byte]));
        decoder.end();
        await reading;
        const encoder = iconv.encodeStream(encoding);
        const collected = collect(Buffer, encoder);
        for (const character of TEXT) encoder.write(character);
        encoder.end();
        results.push([encoded, text, await collected]);
      }
      return results;
    },

    'byte order marks': (Buffer) => [
      iconv.encode('ż', 'utf8', { addBOM: true }),
      iconv.decode(Buffer.from('efbbbfc5bc', 'hex'), 'utf8'),
      iconv.decode(Buffer.from('efbbbfc5bc', 'hex'), 'utf8', { stripBOM: false }),
      iconv.decode(Buffer.from('feff017c', 'hex'), 'utf16'),
    ],

    'what is no encoding': async () => (await errorOf(() => iconv.encode('a', 'none'))).message,
  };
};

module.exports = {
  what: 'twenty encodings, ill-formed bytes, streams of single bytes, marks',
  scenarios,
};
