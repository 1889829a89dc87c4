'use strict';

/** Blob, File, Response, FormData and fetch on loopback. */

const { Blob, File, resolveObjectURL } = require('node:buffer');
const fs = require('node:fs');
const http = require('node:http');
const { join } = require('node:path');
const { inFolder } = require('./support/folder');
const { interop } = require('./support/interop');
const { HOST, whileListening } = require('./support/loopback');
const { meet } = require('./support/meet');
const { filled, samples, TEXT } = require('./support/samples');
const { collect } = require('./support/streams');

const bytesOf = async (Buffer, body) => Buffer.from(await body.arrayBuffer());

/** Echoes the body, and says what it was told of it. */
const echo = (Buffer) => async (incoming, outgoing) => {
  const body = await collect(Buffer, incoming);
  outgoing.setHeader('x-length', incoming.headers['content-length'] ?? 'none');
  outgoing.setHeader('x-type', incoming.headers['content-type'] ?? 'none');
  outgoing.end(body);
};

/** Posts to the echo, on a connection that is not kept. */
const post = (port, body, options) =>
  fetch(`http://${HOST}:${port}/`, {
    ...{ method: 'POST', body, headers: { connection: 'close' } },
    ...options,
  });

interop('fetch', {
  'a Blob of Buffers': async (Buffer) => {
    const blob = new Blob([...samples(Buffer), 'text', new Blob([Buffer.from('b')])]);
    return [
      blob.size,
      await bytesOf(Buffer, blob),
      await bytesOf(Buffer, blob.slice(3, -3)),
      (await blob.text()).length,
      await collect(Buffer, blob.stream()),
    ];
  },

  'a Blob keeps what the Buffer was': async (Buffer) => {
    const sent = Buffer.from(TEXT);
    const blob = new Blob([sent]);
    const copy = Buffer.from(sent);
    sent.fill(0);
    return meet(Buffer, copy, await bytesOf(Buffer, blob));
  },

  'a File, and a file as a Blob': (Buffer) =>
    inFolder(async (folder) => {
      const path = join(folder, 'file');
      fs.writeFileSync(path, Buffer.from(TEXT));
      const opened = await fs.openAsBlob(path);
      const file = new File([Buffer.from('żółw'), opened], 'name', { type: 'x/y' });
      return [file.name, file.type, file.size, await bytesOf(Buffer, file)];
    }),

  'a Blob by its URL': async (Buffer) => {
    const url = URL.createObjectURL(new Blob([Buffer.from(TEXT)]));
    const blob = resolveObjectURL(url);
    URL.revokeObjectURL(url);
    return [await bytesOf(Buffer, blob), resolveObjectURL(url)];
  },

  'a Response of a Buffer, read in every way': async (Buffer) => {
    const document = Buffer.from(JSON.stringify({ bytes: Buffer.from('ż') }));
    const of = (bytes) => new Response(bytes);
    return [
      await bytesOf(Buffer, of(Buffer.from(TEXT))),
      await of(Buffer.from(TEXT)).text(),
      Buffer.from((await of(document).json()).bytes),
      await bytesOf(Buffer, await of(Buffer.from(TEXT)).blob()),
      await bytesOf(Buffer, of(Buffer.from(TEXT)).clone()),
      await collect(Buffer, of(Buffer.from(TEXT)).body),
    ];
  },

  'fetch: bodies of known length': (Buffer) =>
    whileListening(http.createServer(echo(Buffer)), async (port) => {
      const results = [];
      for (const sent of samples(Buffer)) {
        const response = await post(port, sent);
        const length = response.headers.get('x-length');
        results.push([length, meet(Buffer, sent, await bytesOf(Buffer, response))]);
      }
      return results;
    }),

  'fetch: a streamed body': (Buffer) =>
    whileListening(http.createServer(echo(Buffer)), async (port) => {
      const chunks = async function* () {
        yield* filled(Buffer);
      };
      const response = await post(port, chunks(), { duplex: 'half' });
      return [response.headers.get('x-length'), await collect(Buffer, response.body)];
    }),

  'fetch: a form with files of Buffers': (Buffer) =>
    whileListening(http.createServer(echo(Buffer)), async (port) => {
      const form = new FormData();
      form.append('text', 'żółw');
      form.append('file', new File([Buffer.from(TEXT), Buffer.from([0, 255])], 'żółw.bin'));
      const response = await post(port, form);
      const type = response.headers.get('x-type');
      const body = await bytesOf(Buffer, response);
      // The boundary is chance.
      const [, boundary] = type.match(/boundary=(.+)$/);
      const read = await new Response(body, { headers: { 'content-type': type } }).formData();
      const file = read.get('file');
      return [
        body.toString('latin1').replaceAll(boundary, ''),
        [read.get('text'), file.name],
        await bytesOf(Buffer, file),
      ];
    }),
});
