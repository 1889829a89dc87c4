'use strict';

/** Files as streams, in both directions. */

const fs = require('node:fs');
const { join } = require('node:path');
const { pipeline } = require('node:stream/promises');
const { inFolder } = require('./support/folder');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

/** Whatever was written shall be on disk. */
const written = (stream) => new Promise((resolve) => stream.on('close', resolve));

interop('fs streams', {
  'what is written is read': (Buffer) =>
    inFolder(async (folder) => {
      const results = [];
      for (const sent of samples(Buffer)) {
        const file = join(folder, 'stream');
        const stream = fs.createWriteStream(file);
        await Promise.all([written(stream), writeAll(stream, [sent])]);
        results.push(meet(Buffer, sent, await collect(Buffer, fs.createReadStream(file))));
      }
      return results;
    }),

  'several chunks, which are written as a vector when they wait': (Buffer) =>
    inFolder(async (folder) => {
      const file = join(folder, 'corked');
      const stream = fs.createWriteStream(file);
      const end = written(stream);
      stream.cork();
      for (const part of samples(Buffer)) stream.write(part);
      stream.uncork();
      stream.end();
      await end;
      return meet(Buffer, Buffer.concat(samples(Buffer)), fs.readFileSync(file));
    }),

  'appending, starting inside, reading a part': (Buffer) =>
    inFolder(async (folder) => {
      const file = join(folder, 'appended');
      for (const options of [{ flags: 'w' }, { flags: 'a' }, { flags: 'r+', start: 11 }]) {
        const stream = fs.createWriteStream(file, options);
        await Promise.all([written(stream), writeAll(stream, samples(Buffer))]);
      }
      const part = fs.createReadStream(file, { start: 5, end: 5_500, highWaterMark: 13 });
      return [await collect(Buffer, part), fs.readFileSync(file)];
    }),

  'chunks of a read stream are Buffers with all methods': (Buffer) =>
    inFolder(async (folder) => {
      const file = join(folder, 'chunks');
      fs.writeFileSync(file, Buffer.concat(samples(Buffer)));
      const results = [];
      for await (const chunk of fs.createReadStream(file, { highWaterMark: 4_096 })) {
        results.push([
          [chunk.length, chunk.readUInt32BE(1), chunk.readDoubleLE(3)],
          [chunk.toString('hex', 0, 40), chunk.toString('base64url', 3, 40)],
          [chunk.indexOf(Buffer.from('ć')), chunk.indexOf(10), chunk.subarray(2, 9)],
          Buffer.from(chunk).swap16().equals(chunk),
        ]);
      }
      return results;
    }),

  'a pipeline of streams and generators': (Buffer) =>
    inFolder(async (folder) => {
      const file = join(folder, 'pipeline');
      const encode = async function* (source) {
        for await (const chunk of source) yield Buffer.from(Buffer.from(chunk).toString('base64'));
      };
      await pipeline(samples(Buffer), encode, fs.createWriteStream(file));
      return fs.readFileSync(file);
    }),

  'file handles: streams and lines': (Buffer) =>
    inFolder(async (folder) => {
      const file = join(folder, 'handle');
      fs.writeFileSync(file, Buffer.from('żółw\nkość\n\n🐢'));
      const handle = await fs.promises.open(file, 'a+');
      const stream = handle.createWriteStream();
      await Promise.all([written(stream), writeAll(stream, [Buffer.from('\nlast')])]);
      const lines = [];
      const reader = await fs.promises.open(file);
      for await (const line of reader.readLines()) lines.push(line);
      return lines;
    }),
});
