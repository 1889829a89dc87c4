const fs = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');
const { inFolder } = require('../../interop/support/folder');
const { HOST, whileListening } = require('../../interop/support/loopback');
const { NOISE, samples, TEXT } = require('../../interop/support/samples');

const SHOWN = ['content-type', 'content-length', 'etag', 'x-info'];

/** What a client sees: status, some headers, the bytes. */
const seen = async (Buffer, response) => [
  response.status,
  SHOWN.map((name) => `${name}: ${response.headers.get(name)}`).join('\n'),
  Buffer.from(await response.arrayBuffer()),
];

const scenarios = (load) => {
  const express = load('express');

  const serve = (prepare, body) => {
    const app = express();
    prepare(app);
    return whileListening(createServer(app), (port) =>
      body((path, options = {}) =>
        fetch(`http://${HOST}:${port}${path}`, {
          ...options,
          headers: { connection: 'close', ...options.headers },
        }),
      ),
    );
  };

  return {
    'bodies as Buffers': (Buffer) =>
      serve(
        (app) => {
          app.use(express.raw({ type: '*/*', limit: '2mb' }));
          app.post('/', ({ body }, response) => {
            const bytes = Buffer.from(body);
            response.set('x-info', bytes.toString('base64', 0, 20));
            response.send(bytes);
          });
        },
        async (request) => {
          const results = [];
          for (const sample of samples(Buffer)) {
            const headers = { 'content-type': 'application/octet-stream' };
            const response = await request('/', { method: 'POST', body: sample, headers });
            results.push(await seen(Buffer, response));
          }
          return results;
        },
      ),

    'bodies that are parsed: JSON, text, forms, compressed ones': (Buffer) =>
      serve(
        (app) => {
          app.use(express.json(), express.text(), express.urlencoded({ extended: false }));
          app.post('/', ({ body }, response) => response.json({ body, bytes: Buffer.from('ż') }));
        },
        async (request) => {
          const results = [];
          for (const [type, text] of [
            ['application/json; charset=utf-8', JSON.stringify({ text: TEXT })],
            ['text/plain; charset=utf-8', TEXT],
            ['application/x-www-form-urlencoded', 'a=%C5%BC&b=1'],
            ['application/json', '{"broken'],
          ]) {
            for (const encoding of ['identity', 'gzip']) {
              const body = encoding === 'gzip' ? gzipSync(Buffer.from(text)) : Buffer.from(text);
              const headers = { 'content-type': type, 'content-encoding': encoding };
              const response = await request('/', { method: 'POST', body, headers });
              const json = response.status === 200 ? await response.json() : await response.text();
              results.push(
                [response.status, response.headers.get('etag')],
                JSON.stringify(json).slice(0, 200),
              );
            }
          }
          // The page of an error shows a stack, with paths of the checkout.
          return results.map((row) => (typeof row === 'string' ? row.split('at ')[0] : row));
        },
      ),

    'files, whole and in part': (Buffer) =>
      inFolder((folder) => {
        fs.writeFileSync(join(folder, 'noise.bin'), Buffer.from(NOISE));
        fs.utimesSync(join(folder, 'noise.bin'), 1_000_000_000, 1_000_000_000);
        return serve(
          (app) => app.use(express.static(folder)),
          async (request) => [
            await seen(Buffer, await request('/noise.bin')),
            await seen(Buffer, await request('/noise.bin', { headers: { range: 'bytes=5-99' } })),
            (await request('/none')).status,
          ],
        );
      }),
  };
};

module.exports = {
  what: 'raw, JSON, text and form bodies, gzip, answers with ETags, static files',
  scenarios,
};
