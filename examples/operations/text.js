'use strict';

const ENCODINGS = ['utf8', 'utf16le', 'latin1', 'ascii', 'base64', 'base64url', 'hex'];

/** Encodings that give back every byte; utf16le only when the bytes are whole 16-bit units. */
function isLossless(encoding, length) {
  if (encoding === 'utf16le') return length % 2 === 0;
  return encoding !== 'utf8' && encoding !== 'ascii';
}

const toText = (encoding) => ({
  name: `toString('${encoding}')`,
  prepare: ({ buffer }) => ({ buffer }),
  run: ({ buffer }) => buffer.toString(encoding),
});

const fromText = (encoding) => ({
  name: `Buffer.from(s, '${encoding}')`,
  prepare: ({ buffer, Buffer, reference, textIn }) => ({
    Buffer,
    text: textIn(encoding),
    expected: isLossless(encoding, buffer.length) ? reference : undefined,
  }),
  run: ({ Buffer, text }) => Buffer.from(text, encoding),
});

const write = {
  name: "write(s, 'utf8')",
  prepare: ({ Buffer, textIn }) => {
    const text = textIn('utf8');
    return { text, target: Buffer.alloc(Buffer.byteLength(text)) };
  },
  run: ({ text, target }) => {
    target.write(text, 'utf8');
    return target;
  },
};

const byteLength = {
  name: 'Buffer.byteLength(s)',
  prepare: ({ Buffer, textIn }) => ({ Buffer, text: textIn('utf8') }),
  run: ({ Buffer, text }) => Buffer.byteLength(text),
};

module.exports = [
  ...ENCODINGS.flatMap((encoding) => [toText(encoding), fromText(encoding)]),
  write,
  byteLength,
];
