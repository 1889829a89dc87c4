'use strict';

/** Whole files, and parts of them at a position: synchronous, with callbacks, and with promises. */

const fs = require('node:fs');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { errorOf } = require('./support/errors');
const { inFolder } = require('./support/folder');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { filled, samples, TEXT } = require('./support/samples');

/** The same files through each of the three interfaces. */
const INTERFACES = {
  sync: {
    writeFile: async (...args) => fs.writeFileSync(...args),
    appendFile: async (...args) => fs.appendFileSync(...args),
    readFile: async (...args) => fs.readFileSync(...args),
  },
  callback: {
    writeFile: promisify(fs.writeFile),
    appendFile: promisify(fs.appendFile),
    readFile: promisify(fs.readFile),
  },
  promises: fs.promises,
};

const scenarios = {};
for (const [name, { writeFile, appendFile, readFile }] of Object.entries(INTERFACES)) {
  scenarios[`${name}: what is written is read`] = (Buffer) =>
    inFolder(async (folder) => {
      const results = [];
      for (const sent of samples(Buffer)) {
        const file = join(folder, 'whole');
        await writeFile(file, sent);
        results.push(meet(Buffer, sent, await readFile(file)));
      }
      return results;
    });

  scenarios[`${name}: what is appended follows`] = (Buffer) =>
    inFolder(async (folder) => {
      const file = join(folder, 'appended');
      for (const part of samples(Buffer)) await appendFile(file, part);
      const expected = Buffer.concat(samples(Buffer));
      return meet(Buffer, expected, await readFile(file));
    });

  scenarios[`${name}: a Buffer is a path`] = (Buffer) =>
    inFolder(async (folder) => {
      const path = Buffer.concat([Buffer.from(join(folder, 'żółw ')), Buffer.from([0x31])]);
      await writeFile(path, Buffer.from(TEXT));
      const names = fs.readdirSync(Buffer.from(folder), 'buffer');
      return [names, await readFile(path), (await readFile(path, 'latin1')).length];
    });
}

interop('fs', {
  ...scenarios,

  'readSync and writeSync: parts, at positions': (Buffer) =>
    inFolder((folder) => {
      const fd = fs.openSync(join(folder, 'parts'), 'w+');
      try {
        const counts = [];
        for (const sent of filled(Buffer)) {
          counts.push(fs.writeSync(fd, sent, 1, sent.length - 1, 7));
          const target = Buffer.alloc(sent.length, 0xee);
          counts.push(fs.readSync(fd, target, 2, sent.length - 2, 7), target);
          counts.push(fs.readSync(fd, target, { position: 9, offset: 1 }), target.subarray(0, 40));
        }
        return counts;
      } finally {
        fs.closeSync(fd);
      }
    }),

  'read and write with callbacks give the Buffer back': (Buffer) =>
    inFolder(async (folder) => {
      const fd = fs.openSync(join(folder, 'parts'), 'w+');
      try {
        const sent = Buffer.from(TEXT);
        const target = Buffer.allocUnsafe(sent.length).fill(0);
        const written = await promisify(fs.write)(fd, sent, 0, sent.length, 0);
        const read = await promisify(fs.read)(fd, target, 0, target.length, 0);
        return [written.bytesWritten, written.buffer === sent, read.bytesRead, target];
      } finally {
        fs.closeSync(fd);
      }
    }),

  'file handles: read, write, readFile, and Buffers that Node makes': (Buffer) =>
    inFolder(async (folder) => {
      const handle = await fs.promises.open(join(folder, 'handle'), 'w+');
      try {
        const results = [];
        for (const sent of filled(Buffer)) {
          const { bytesWritten, buffer } = await handle.write(sent, 0, sent.length, 0);
          const target = Buffer.alloc(sent.length);
          const { bytesRead } = await handle.read(target, 0, target.length, 0);
          const made = await handle.read({ position: 0 });
          results.push([bytesWritten, buffer === sent, bytesRead, target, made.buffer]);
        }
        return results;
      } finally {
        await handle.close();
      }
    }),

  'readv and writev, in all three interfaces': (Buffer) =>
    inFolder(async (folder) => {
      const parts = samples(Buffer);
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      const targets = () => [Buffer.alloc(3), new Uint8Array(10), Buffer.alloc(length - 13)];
      const results = [];
      const handle = await fs.promises.open(join(folder, 'vector'), 'w+');
      const { fd } = handle;
      try {
        for (const [write, read] of [
          [fs.writevSync, fs.readvSync],
          [promisify(fs.writev), promisify(fs.readv)],
          [(_fd, ...args) => handle.writev(...args), (_fd, ...args) => handle.readv(...args)],
        ]) {
          const views = targets();
          const written = await write(fd, parts, 0);
          const count = await read(fd, views, 0);
          results.push(
            [written.bytesWritten ?? written, count.bytesRead ?? count],
            Buffer.concat(views).equals(Buffer.concat(parts)),
            views[2],
          );
        }
        return results;
      } finally {
        await handle.close();
      }
    }),

  errors: (Buffer) =>
    inFolder(async (folder) => {
      const file = join(folder, 'file');
      fs.writeFileSync(file, Buffer.from(TEXT));
      const fd = fs.openSync(file, 'r+');
      const buf = Buffer.alloc(4);
      const within = async (call) => {
        const { message, text, ...rest } = await errorOf(call);
        return { ...rest, message: message.replaceAll(folder, 'FOLDER') };
      };
      try {
        return [
          await within(() => fs.readSync(fd, buf, 2, 3, 0)),
          await within(() => fs.writeSync(fd, buf, 5)),
          await within(() => fs.readSync(fd, 'text')),
          await within(() => fs.readFileSync(Buffer.from(join(folder, 'missing')))),
          await within(() => fs.readFileSync(Buffer.from('a\0b'))),
          await within(() => fs.writevSync(fd, [buf, 'text'])),
        ];
      } finally {
        fs.closeSync(fd);
      }
    }),
});
