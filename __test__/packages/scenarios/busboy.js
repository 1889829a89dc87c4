const { errorOf } = require('../../interop/support/errors');
const { filled, TEXT } = require('../../interop/support/samples');
const { collect } = require('../../interop/support/streams');

const BOUNDARY = '--------żółw'.replaceAll(/[^-\w]/g, '0');
const HEADERS = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** A form of fields and files, as a browser sends it. */
const form = (Buffer) => {
  const part = (headers, content) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  return Buffer.concat([
    part('Content-Disposition: form-data; name="text"', Buffer.from(TEXT)),
    part(
      'Content-Disposition: form-data; name="latin"\r\nContent-Type: text/plain; charset=latin1',
      Buffer.from('żół', 'latin1'),
    ),
    ...filled(Buffer).map((sample, i) =>
      part(`Content-Disposition: form-data; name="f${i}"; filename="ż ${i}.bin"`, sample),
    ),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
};

const scenarios = (load) => {
  const busboy = load('busboy');

  const parsed = async (Buffer, options, bytes, length) => {
    const parser = busboy(options);
    const found = [];
    parser.on('field', (name, value) => found.push([name, value]));
    parser.on('file', (name, stream, { filename, encoding, mimeType }) => {
      found.push(
        collect(Buffer, stream).then((content) => [
          [name, filename, encoding, mimeType].join(),
          content,
        ]),
      );
    });
    const closed = new Promise((resolve, reject) =>
      parser.on('close', resolve).on('error', reject),
    );
    for (let i = 0; i < bytes.length; i += length) parser.write(bytes.subarray(i, i + length));
    parser.end();
    await closed;
    return Promise.all(found);
  };

  return {
    'fields and files, cut anywhere': async (Buffer) => {
      const options = { headers: HEADERS, defParamCharset: 'utf8' };
      const results = [];
      for (const length of [11, 1_000, 200_000]) {
        results.push(await parsed(Buffer, options, form(Buffer), length));
      }
      return results;
    },

    'a form in a URL': (Buffer) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const bytes = Buffer.from('a=%C5%BC%F3+x&b=&%C5%BC=1&c');
      return Promise.all([1, 5, 100].map((length) => parsed(Buffer, { headers }, bytes, length)));
    },

    'what is cut off': async (Buffer) => {
      const bytes = form(Buffer).subarray(0, -20);
      return (await errorOf(() => parsed(Buffer, { headers: HEADERS }, bytes, 5_000))).message;
    },
  };
};

const OWN = ['multipart-charsets', 'multipart-stream-pause', 'multipart', 'urlencoded'];

module.exports = {
  what: 'forms with files, cut anywhere, charsets, errors; its own tests',
  scenarios,
  ownTests: OWN.map((name) => `busboy/test/test-types-${name}.js`),
};
