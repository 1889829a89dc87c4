'use strict';

/** Standard input and output of child processes, which are started without ferrobuf: bytes are all that they share. */

const { execFile, fork, spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const { promisify } = require('node:util');
const { cleanEnvironment } = require('../support/child');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

const NODE = process.execPath;
const ECHO = ['-e', 'process.stdin.pipe(process.stdout)'];
const TO_BOTH = ['-e', `process.stdout.write('żółw'); process.stderr.write(Buffer.from([255, 0]))`];
const FORKED = require.resolve('./support/echo-child');

const env = cleanEnvironment();

/** Sends messages to a child that echoes them. */
const exchange = async (serialization, messages) => {
  const child = fork(FORKED, [], { env, execArgv: [], serialization });
  const answers = [];
  for (const message of messages) {
    const answer = once(child, 'message');
    child.send(message);
    answers.push((await answer)[0]);
  }
  child.disconnect();
  return answers;
};

interop(
  'child processes',
  {
    'what goes in comes out': async (Buffer) => {
      const sent = Buffer.concat(samples(Buffer));
      const child = spawn(NODE, ECHO, { env });
      const [received] = await Promise.all([
        collect(Buffer, child.stdout),
        writeAll(child.stdin, samples(Buffer)),
      ]);
      return meet(Buffer, sent, received);
    },

    'the synchronous functions': (Buffer) => {
      const input = Buffer.concat(samples(Buffer));
      const { stdout, stderr, output } = spawnSync(NODE, ECHO, {
        env,
        input,
        maxBuffer: 2 * input.length,
      });
      return [meet(Buffer, input, stdout), stderr, output[1] === stdout];
    },

    'execFile, with and without an encoding': async (Buffer) => {
      const run = promisify(execFile);
      const asBytes = await run(NODE, TO_BOTH, { env, encoding: 'buffer' });
      const asHex = await run(NODE, TO_BOTH, { env, encoding: 'hex' });
      return [
        meet(Buffer, Buffer.from('żółw'), asBytes.stdout),
        meet(Buffer, Buffer.from([255, 0]), asBytes.stderr),
        Buffer.from(asHex.stdout, 'hex'),
        asHex.stderr,
      ];
    },

    'messages: JSON makes of a Buffer what it says': (Buffer) =>
      exchange('json', [Buffer.from('żół'), { deep: [Buffer.from([1])] }]),

    'messages: advanced serialization keeps it one': async (Buffer) => {
      const sent = Buffer.from(TEXT);
      const [alone, { list }] = await exchange('advanced', [sent, { list: [sent, sent.buffer] }]);
      return [alone, list[0], list[1] instanceof ArrayBuffer];
    },

    'what is no input': async (Buffer) => [
      await errorOf(() => spawnSync(NODE, ECHO, { env, input: 5 })),
      await errorOf(() => spawnSync(NODE, ECHO, { env, input: [Buffer.from('a')] })),
    ],
  },
  {
    'messages: advanced serialization keeps it one': {
      modes: ['import', 'ferrobuf first'],
      row: 'every-serialized-class',
    },
  },
);
