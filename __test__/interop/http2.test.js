'use strict';

/** http2: streams, settings and pings, in the clear and above tls. */

const http2 = require('node:http2');
const { once } = require('node:events');
const { HOST_NAME, makeCertificate } = require('./support/certificate');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { HOST, whileListening } = require('./support/loopback');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

const certificate = makeCertificate();

const KINDS = {
  'in the clear': {
    serve: () => http2.createServer(),
    connect: (port) => http2.connect(`http://${HOST}:${port}`),
  },
  'above tls': {
    serve: () => http2.createSecureServer(certificate),
    connect: (port) =>
      http2.connect(`https://${HOST}:${port}`, {
        ca: certificate.cert,
        servername: HOST_NAME,
      }),
  },
};

/** A server with a listener for streams, and a session of a client, while the body runs. */
const withSession = ({ serve, connect }, onStream, body) => {
  const server = serve();
  server.on('stream', onStream);
  return whileListening(server, async (port) => {
    const session = connect(port);
    const closed = new Promise((resolve) => session.on('close', resolve));
    try {
      // A ping of a session that is not connected yet can be cancelled.
      await once(session, 'connect');
      return await body(session);
    } finally {
      session.close();
      await closed;
    }
  });
};

const echo = (Buffer) => async (stream, headers) => {
  stream.respond({ ':status': 200, 'x-path': Buffer.from(headers[':path']).toString('hex') });
  stream.on('data', (chunk) => stream.write(Buffer.from(chunk)));
  stream.on('end', () => stream.end());
};

const post = async (Buffer, session, chunks) => {
  const stream = session.request({ ':method': 'POST', ':path': '/a' });
  const response = once(stream, 'response');
  const [body] = await Promise.all([collect(Buffer, stream), writeAll(stream, chunks)]);
  const [headers] = await response;
  return [body, headers['x-path']];
};

const scenarios = {};
for (const [label, kind] of Object.entries(KINDS)) {
  scenarios[`${label}: what is sent comes back`] = (Buffer) =>
    withSession(kind, echo(Buffer), async (session) => {
      const results = [];
      for (const sent of samples(Buffer)) {
        const [body, path] = await post(Buffer, session, [sent]);
        results.push([path, meet(Buffer, sent, body)]);
      }
      return results;
    });

  scenarios[`${label}: several streams at a time`] = (Buffer) =>
    withSession(kind, echo(Buffer), (session) =>
      Promise.all([1, 2, 3].map(() => post(Buffer, session, samples(Buffer)))),
    );
}

interop('http2', {
  ...scenarios,

  'pings carry eight bytes': (Buffer) =>
    withSession(KINDS['in the clear'], echo(Buffer), async (session) => {
      const ping = (payload) =>
        new Promise((resolve, reject) => {
          session.ping(payload, (error, _duration, answer) =>
            error ? reject(error) : resolve(answer),
          );
        });
      const sent = Buffer.from('12345678');
      return [
        meet(Buffer, sent, await ping(sent)),
        await errorOf(() => ping(Buffer.from('123'))),
        await errorOf(() => ping('12345678')),
      ];
    }),

  'packed settings': async (Buffer) => {
    const settings = { headerTableSize: 100, enablePush: false, maxConcurrentStreams: 3 };
    const packed = http2.getPackedSettings(settings);
    return [
      packed,
      Object.entries(http2.getUnpackedSettings(Buffer.from(packed))).join(),
      http2.getUnpackedSettings(Buffer.concat([packed, packed])).headerTableSize,
      await errorOf(() => http2.getUnpackedSettings(Buffer.from('abc'))),
    ];
  },

  'goodbye with data': (Buffer) =>
    withSession(
      KINDS['in the clear'],
      (stream) => {
        stream.respond({ ':status': 200 });
        stream.end(Buffer.from(TEXT));
        const { session } = stream;
        session.goaway(0, stream.id, Buffer.from('żółw'));
        // Node 20 leaves it open otherwise.
        stream.on('close', () => session.close());
      },
      async (session) => {
        const goodbye = once(session, 'goaway');
        const stream = session.request({ ':path': '/' });
        const body = await collect(Buffer, stream);
        const [code, , data] = await goodbye;
        return [body, code, data];
      },
    ),
});
