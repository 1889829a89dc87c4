const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');
const { collect } = require('../../interop/support/streams');

const mtime = new Date(1e12);

const scenarios = (load) => {
  const tar = load('tar-stream');

  const packed = (Buffer) => {
    const pack = tar.pack();
    for (const [i, sample] of samples(Buffer).entries()) {
      pack.entry({ name: `part ${i}`, mtime }, sample);
    }
    pack.entry({ name: `${'folder/'.repeat(30)}żółw`, mtime }, TEXT);
    pack.entry({ name: 'link', type: 'symlink', linkname: 'część', mtime });
    pack.entry({ name: 'x', mtime, pax: { comment: TEXT } }, Buffer.from('x'));
    pack.finalize();
    return collect(Buffer, pack);
  };

  /** Writes the archive in parts of a length, and tells what comes out. */
  const unpacked = async (Buffer, bytes, length) => {
    const extract = tar.extract();
    for (let i = 0; i < bytes.length; i += length) extract.write(bytes.subarray(i, i + length));
    extract.end();
    const entries = [];
    for await (const entry of extract) {
      const { name, size, type, linkname, pax } = entry.header;
      entries.push([
        [name, size, type, linkname, pax?.comment].join(),
        await collect(Buffer, entry),
      ]);
    }
    return entries;
  };

  return {
    packed: (Buffer) => packed(Buffer),

    'unpacked, from parts of several lengths': async (Buffer) => {
      const bytes = await packed(Buffer);
      const results = [];
      for (const length of [500, 512, 10_000]) {
        results.push(await unpacked(Buffer, bytes, length));
      }
      return results;
    },

    'what is broken': async (Buffer) => {
      const bytes = await packed(Buffer);
      const broken = [Buffer.from(bytes).fill(0x39, 148, 154), bytes.subarray(0, 1_000)];
      const errors = broken.map(async (part) => {
        const { message } = await errorOf(() => unpacked(Buffer, part, 512));
        return message;
      });
      return Promise.all(errors);
    },
  };
};

module.exports = {
  what: 'archives with long names, links and comments, cut anywhere, errors',
  scenarios,
};
