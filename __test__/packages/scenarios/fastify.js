const { Readable } = require('node:stream');
const { HOST } = require('../../interop/support/loopback');
const { filled, samples, TEXT } = require('../../interop/support/samples');

const scenarios = (load) => {
  const fastify = load('fastify');

  /** An application that answers with the bytes that it was sent. */
  const withApp = async (Buffer, body) => {
    const app = fastify({ bodyLimit: 2 ** 22 });
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => {
      done(null, Buffer.from(bytes));
    });
    app.post('/bytes', async ({ body: bytes }, reply) => {
      reply.header('x-base64', bytes.subarray(0, 20).toString('base64'));
      return bytes;
    });
    app.post('/json', async ({ body: value }) => ({ value, bytes: Buffer.from('ż') }));
    app.get('/stream', async (_request, reply) => reply.send(Readable.from(filled(Buffer))));
    try {
      return await body(app);
    } finally {
      await app.close();
    }
  };
  const headers = { 'content-type': 'application/octet-stream' };

  return {
    'without a connection (inject)': (Buffer) =>
      withApp(Buffer, async (app) => {
        const results = [];
        for (const payload of filled(Buffer)) {
          const answer = await app.inject({ method: 'POST', url: '/bytes', payload, headers });
          results.push([answer.headers['x-base64'], answer.rawPayload, answer.payload.length]);
        }
        const value = { text: TEXT, bytes: Buffer.from('a') };
        const json = await app.inject({ method: 'POST', url: '/json', payload: value });
        const stream = await app.inject({ method: 'GET', url: '/stream' });
        return [...results, json.payload, stream.rawPayload];
      }),

    'over a connection': (Buffer) =>
      withApp(Buffer, async (app) => {
        const address = await app.listen({ host: HOST, port: 0 });
        const results = [];
        for (const body of samples(Buffer)) {
          const options = { method: 'POST', body, headers: { ...headers, connection: 'close' } };
          const response = await fetch(`${address}/bytes`, options);
          results.push([response.status, Buffer.from(await response.arrayBuffer())]);
        }
        return results;
      }),
  };
};

/** Those about bodies; others need what is not installed. */
const OWN = ['buffer', 'content-parser', 'inject', 'stream.1'];

module.exports = {
  what: 'Buffers as bodies and answers, injected and over loopback, streams; some of its own tests',
  scenarios,
  ownTests: OWN.map((name) => `fastify/test/${name}.test.js`),
};
