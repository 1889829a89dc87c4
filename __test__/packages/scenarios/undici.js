const { createServer } = require('node:http');
const { Writable } = require('node:stream');
const { HOST, whileListening } = require('../../interop/support/loopback');
const { filled, samples, TEXT } = require('../../interop/support/samples');
const { collect } = require('../../interop/support/streams');

const scenarios = (load) => {
  const { Client, FormData, fetch, Response } = load('undici');

  const withClient = (Buffer, body) => {
    const server = createServer(async (incoming, outgoing) => {
      outgoing.setHeader('x-type', incoming.headers['content-type'] ?? 'none');
      outgoing.end(await collect(Buffer, incoming));
    });
    return whileListening(server, async (port) => {
      const client = new Client(`http://${HOST}:${port}`);
      try {
        return await body(client, `http://${HOST}:${port}/`);
      } finally {
        await client.close();
      }
    });
  };
  const post = { path: '/', method: 'POST' };

  return {
    'request: bodies and what is read of them': (Buffer) =>
      withClient(Buffer, async (client) => {
        const results = [];
        for (const sample of samples(Buffer)) {
          const { body } = await client.request({ ...post, body: sample });
          results.push(Buffer.from(await body.arrayBuffer()));
        }
        const text = await client.request({ ...post, body: Buffer.from(TEXT) });
        const bytes = await client.request({ ...post, body: Buffer.from(TEXT) });
        return [...results, await text.body.text(), await bytes.body.bytes()];
      }),

    'stream and pipeline': (Buffer) =>
      withClient(Buffer, async (client) => {
        const chunks = [];
        const sink = new Writable({
          write(chunk, _encoding, callback) {
            chunks.push(chunk);
            callback();
          },
        });
        await client.stream({ ...post, body: filled(Buffer) }, () => sink);
        const pipeline = client.pipeline(post, ({ body }) => body);
        const answer = collect(Buffer, pipeline);
        for (const chunk of filled(Buffer)) pipeline.write(chunk);
        pipeline.end();
        return [Buffer.concat(chunks), await answer];
      }),

    'fetch, its Response and its forms': (Buffer) =>
      withClient(Buffer, async (_client, url) => {
        const form = new FormData();
        form.append('file', new Blob([Buffer.from(TEXT)]), 'żółw');
        const headers = { connection: 'close' };
        const answer = await fetch(url, { method: 'POST', body: form, headers });
        const type = answer.headers.get('x-type');
        const [, boundary] = type.match(/boundary=(.+)$/);
        const body = Buffer.from(await answer.arrayBuffer());
        const again = await new Response(body, { headers: { 'content-type': type } }).formData();
        return [
          body.toString('latin1').replaceAll(boundary, ''),
          Buffer.from(await again.get('file').arrayBuffer()),
        ];
      }),
  };
};

module.exports = { what: 'request, stream, pipeline, fetch and forms on loopback', scenarios };
