const { PassThrough } = require('node:stream');
const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');
const { collect } = require('../../interop/support/streams');

/** What would otherwise be the time of the test. */
const date = new Date(Date.UTC(2020, 1, 3, 4, 5, 6));

const scenarios = (load) => {
  const JSZip = load('jszip');
  const archive = (Buffer) => {
    const zip = new JSZip();
    for (const [i, sample] of samples(Buffer).entries()) zip.file(`żółw ${i}`, sample, { date });
    zip.file('text', TEXT, { date, comment: 'ż' });
    zip.file('base64', Buffer.from(TEXT).toString('base64'), { base64: true, date });
    zip.file('later', Promise.resolve(Buffer.from(TEXT)), { date });
    return zip;
  };
  const contents = async (zip) => {
    const names = Object.keys(zip.files);
    const bytes = names.map((name) => zip.file(name).async('nodebuffer'));
    return [names.join(), await Promise.all(bytes)];
  };

  return {
    'made and read, stored and compressed': async (Buffer) => {
      const results = [];
      for (const compression of ['STORE', 'DEFLATE']) {
        const bytes = await archive(Buffer).generateAsync({ type: 'nodebuffer', compression });
        results.push(bytes, await contents(await JSZip.loadAsync(Buffer.from(bytes))));
      }
      return results;
    },

    'as streams': async (Buffer) => {
      // Its streams are of the time before `for await`.
      const all = (stream) => collect(Buffer, stream.pipe(new PassThrough()));
      const bytes = await all(archive(Buffer).generateNodeStream());
      const zip = await JSZip.loadAsync(bytes);
      return [bytes, await all(zip.file('żółw 3').nodeStream())];
    },

    'in each type': async (Buffer) => {
      const zip = await JSZip.loadAsync(archive(Buffer).generateAsync({ type: 'nodebuffer' }));
      const types = ['string', 'base64', 'binarystring', 'uint8array', 'arraybuffer', 'array'];
      const all = types.map((type) => zip.file('text').async(type));
      return (await Promise.all(all)).map((value) => Buffer.from(value));
    },

    'what is broken': async (Buffer) => {
      const bytes = await archive(Buffer).generateAsync({ type: 'nodebuffer' });
      const broken = [Buffer.from('no archive'), bytes.subarray(0, -30)];
      return Promise.all(
        broken.map(async (part) => (await errorOf(() => JSZip.loadAsync(part))).message),
      );
    },
  };
};

module.exports = {
  what: 'archives stored and compressed, streams, each type of output, errors',
  scenarios,
};
