const { PassThrough } = require('node:stream');
const { samples, TEXT } = require('../../interop/support/samples');

/** A message as the server sends it: its kind, its length, its content. */
const message = (Buffer, kind, ...parts) => {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(kind), length, content]);
};

const int = (Buffer, size, value) => {
  const buf = Buffer.alloc(size);
  buf.writeIntBE(value, 0, size);
  return buf;
};

const string = (Buffer, text) => Buffer.from(`${text}\0`);

const answers = (Buffer) => {
  const int16 = (value) => int(Buffer, 2, value);
  const int32 = (value) => int(Buffer, 4, value);
  const column = (name, format) => [
    string(Buffer, name),
    int32(1),
    int16(2),
    int32(25),
    int16(-1),
    int32(-1),
    int16(format),
  ];
  const field = (bytes) => [int32(bytes.length), bytes];
  return [
    message(Buffer, 'R', int32(0)),
    message(Buffer, 'S', string(Buffer, 'client_encoding'), string(Buffer, 'UTF8')),
    message(Buffer, 'K', int32(7), int32(-9)),
    message(Buffer, 'T', int16(2), ...column('żółw', 0), ...column('bytes', 1)),
    ...samples(Buffer).map((sample) =>
      message(Buffer, 'D', int16(2), ...field(Buffer.from(TEXT)), ...field(sample)),
    ),
    message(Buffer, 'D', int16(2), int32(-1), int32(-1)),
    message(Buffer, 'C', string(Buffer, 'SELECT 6')),
    message(Buffer, 'A', int32(3), string(Buffer, 'kanał'), string(Buffer, TEXT)),
    message(Buffer, 'd', Buffer.from(TEXT)),
    message(Buffer, 'E', Buffer.from('SERROR\0C42P01\0MŻółw\0P15\0\0')),
    message(Buffer, 'Z', Buffer.from('I')),
  ];
};

const scenarios = (load) => {
  const { parse, serialize } = load('pg-protocol');

  return {
    'what the client sends': (Buffer) => [
      serialize.startup({ user: 'żółw', database: 'a' }),
      serialize.requestSsl(),
      serialize.password('hasło'),
      serialize.sendSASLInitialResponseMessage('SCRAM-SHA-256', TEXT),
      serialize.query(`SELECT '${TEXT.repeat(500)}'`),
      serialize.parse({ name: 'n', text: TEXT, types: [17, 25] }),
      serialize.bind({ statement: 'n', values: [null, 'ż', ...samples(Buffer)] }),
      serialize.execute({ portal: 'p', rows: 100 }),
      serialize.describe({ type: 'S', name: 'ż' }),
      serialize.copyData(Buffer.from(TEXT)),
      serialize.copyFail('ż'),
      serialize.cancel(7, -9),
    ],

    'what the server sends, cut anywhere': async (Buffer) => {
      const whole = Buffer.concat(answers(Buffer));
      const results = [];
      for (const length of [7, 1_000, whole.length]) {
        const stream = new PassThrough();
        const messages = [];
        const parsed = parse(stream, ({ name, length: size, ...rest }) => {
          const { fields, chunk } = rest;
          messages.push(`${name} ${size} ${JSON.stringify({ ...rest, fields, chunk })}`);
        });
        for (let i = 0; i < whole.length; i += length) stream.write(whole.subarray(i, i + length));
        stream.end();
        await parsed;
        results.push(messages.map((text) => Buffer.from(text)));
      }
      return results;
    },
  };
};

module.exports = {
  what: 'all messages of the client; answers of the server, cut anywhere',
  scenarios,
};
