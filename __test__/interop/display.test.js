'use strict';

/** How a Buffer is shown: by util.inspect, the console, the REPL, the inspector. */

const { Console } = require('node:console');
const inspector = require('node:inspector');
const repl = require('node:repl');
const { PassThrough } = require('node:stream');
const util = require('node:util');
const { interop } = require('./support/interop');
const { NOISE, TEXT } = require('./support/samples');

/** Buffers of every kind of look. */
const looks = (Buffer) => ({
  empty: Buffer.alloc(0),
  short: Buffer.from('żó'),
  long: Buffer.from(NOISE.subarray(0, 60)),
  named: Object.assign(Buffer.from('a'), { name: 'x', [Symbol('s')]: [1] }),
  part: Buffer.from(TEXT).subarray(3, 6),
});

const WAYS = [{}, { compact: false }, { colors: true }, { breakLength: 20 }, { showHidden: true }];

/** What the REPL prints for each line, without the traces of errors. */
const inRepl = async (Buffer, lines) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const server = repl.start({ input, output, terminal: false, prompt: '' });
  server.context.Buffer = Buffer;
  const closed = new Promise((resolve) => server.on('exit', resolve));
  input.end(lines.map((line) => `${line}\n`).join(''));
  await closed;
  return String(output.read()).replaceAll(/^ +at .*?( \{)?\n/gm, '');
};

/** What the inspector tells of a value, less what is chance. */
const inInspector = async (Buffer, expression) => {
  const session = new inspector.Session();
  session.connect();
  globalThis.bufferUnderTest = Buffer;
  try {
    const { result } = await util.promisify(session.post.bind(session))('Runtime.evaluate', {
      expression: `{ const Buffer = globalThis.bufferUnderTest; ${expression} }`,
      generatePreview: true,
    });
    const { className, description, preview, subtype, type } = result;
    return [className, description, subtype, type, JSON.stringify(preview)];
  } finally {
    delete globalThis.bufferUnderTest;
    session.disconnect();
  }
};

interop('display', {
  'util.inspect, in every way': (Buffer) =>
    WAYS.map((options) =>
      Object.values(looks(Buffer))
        .map((buf) => util.inspect(buf, options))
        .join('\n'),
    ),

  'util.inspect inside of others': (Buffer) => {
    const all = looks(Buffer);
    return [
      util.inspect(all),
      util.inspect([all.short, new Map([[all.short, new Set([all.part])]])], { depth: 0 }),
      util
        .inspect(Object.assign(new Error('a'), { bytes: all.short }))
        .split('\n')
        .at(-1),
      util.inspect(new Uint8Array(all.short)),
    ];
  },

  'util.format': (Buffer) => {
    const { short, named } = looks(Buffer);
    return util.format('%s %o %O %j %d', short, short, named, short, short, named);
  },

  'the console': (Buffer) => {
    const stdout = new PassThrough();
    const console = new Console(stdout);
    console.log(looks(Buffer));
    console.dir(Buffer.from('żó'), { colors: true });
    console.table([[Buffer.from('a')], [Buffer.from('b')]]);
    console.group(Buffer.from('group'));
    console.log(Buffer.from('inside'));
    return String(stdout.read());
  },

  'the class': (Buffer) => [
    util.inspect(Buffer.from('a').constructor),
    Object.prototype.toString.call(Buffer.from('a')),
    Buffer.from('a').constructor.name,
    Buffer.from('abc').toLocaleString(),
  ],

  'the REPL': (Buffer) =>
    inRepl(Buffer, [
      `Buffer.from('żó')`,
      `[Buffer.from('a'), { deep: { deeper: Buffer.alloc(60, 7) } }]`,
      'Buffer.alloc(0)',
      'new Uint8Array(Buffer.from([1, 2]))',
      `Buffer.from('abc').subarray(1)`,
      'Buffer.from(5).length',
    ]),

  'the inspector': async (Buffer) => [
    await inInspector(Buffer, `Buffer.alloc(4, 'żó')`),
    await inInspector(Buffer, `[Buffer.from('a'), new Map([[1, Buffer.from('b')]])]`),
    await inInspector(Buffer, 'Buffer.alloc(0)'),
  ],
});
