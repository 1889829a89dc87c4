'use strict';

/** http: servers and clients, with bodies of known and of unknown length. */

const http = require('node:http');
const { once } = require('node:events');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { HOST, whileListening } = require('./support/loopback');
const { meet } = require('./support/meet');
const { filled, samples, TEXT } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

/** @returns {Promise<[http.IncomingMessage, Buffer]>} */
const request = async (Buffer, port, options, chunks = []) => {
  const outgoing = http.request({ port, host: HOST, agent: false, ...options });
  const response = once(outgoing, 'response');
  await writeAll(outgoing, chunks);
  const [incoming] = await response;
  return [incoming, await collect(Buffer, incoming)];
};

/** Answers with what it got, and with what its methods tell of it. */
const echo = (Buffer) => async (incoming, outgoing) => {
  const body = await collect(Buffer, incoming);
  outgoing.setHeader('x-base64', body.subarray(0, 30).toString('base64'));
  outgoing.setHeader('content-length', body.length);
  outgoing.end(body);
};

/** Answers with each chunk as it comes: chunked encoding. */
const echoStreaming = (Buffer) => (incoming, outgoing) => {
  incoming.on('data', (chunk) => outgoing.write(Buffer.from(chunk)));
  incoming.on('end', () => outgoing.end(Buffer.from('.')));
};

interop('http', {
  'bodies of known length': (Buffer) =>
    whileListening(http.createServer(echo(Buffer)), async (port) => {
      const results = [];
      for (const sent of samples(Buffer)) {
        const headers = { 'content-length': sent.length };
        const [incoming, body] = await request(Buffer, port, { method: 'POST', headers }, [sent]);
        results.push([incoming.headers['x-base64'], meet(Buffer, sent, body)]);
      }
      return results;
    }),

  'chunked bodies': (Buffer) =>
    whileListening(http.createServer(echoStreaming(Buffer)), async (port) => {
      const chunks = filled(Buffer);
      const [incoming, body] = await request(Buffer, port, { method: 'PUT' }, chunks);
      return [incoming.headers['transfer-encoding'], body];
    }),

  'a body in one call, and text among Buffers': (Buffer) =>
    whileListening(http.createServer(echo(Buffer)), async (port) => {
      const outgoing = http.request({ port, host: HOST, method: 'POST', agent: false });
      outgoing.write('żółw', 'latin1');
      outgoing.write(Buffer.from('żółw'));
      outgoing.end('xbw=', 'base64');
      const [incoming] = await once(outgoing, 'response');
      return collect(Buffer, incoming);
    }),

  'trailers and headers made of Buffers': (Buffer) =>
    whileListening(
      http.createServer((_incoming, outgoing) => {
        outgoing.writeHead(200, { trailer: 'x-end', 'x-hex': Buffer.from(TEXT).toString('hex') });
        outgoing.write(Buffer.from('body'));
        outgoing.addTrailers({ 'x-end': Buffer.from('żółw').toString('latin1') });
        outgoing.end();
      }),
      async (port) => {
        const [incoming, body] = await request(Buffer, port, { path: '/' });
        return [incoming.headers['x-hex'], body, incoming.trailers['x-end']];
      },
    ),

  'an upgrade hands over the first bytes': (Buffer) => {
    const server = http.createServer();
    server.on('upgrade', (_incoming, socket, head) => {
      socket.write(Buffer.from('HTTP/1.1 101 x\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'));
      socket.write(Buffer.concat([Buffer.from('got '), head]));
      socket.on('data', (chunk) => socket.write(Buffer.from(chunk)));
      socket.on('end', () => socket.end());
    });
    return whileListening(server, async (port) => {
      const headers = { connection: 'upgrade', upgrade: 'x' };
      const outgoing = http.request({ port, host: HOST, headers, agent: false });
      outgoing.end();
      const [, socket, head] = await once(outgoing, 'upgrade');
      const sent = writeAll(socket, filled(Buffer));
      const body = await collect(Buffer, socket);
      await sent;
      return Buffer.concat([head, body]);
    });
  },

  'a request that is broken': (Buffer) => {
    const server = http.createServer(echo(Buffer));
    const broken = new Promise((resolve) => {
      server.on('clientError', (error, socket) => {
        socket.end(Buffer.from('HTTP/1.1 400 x\r\n\r\n'));
        resolve([error.code, Buffer.from(error.rawPacket), error.rawPacket.indexOf('\r\n')]);
      });
    });
    return whileListening(server, async (port) => {
      const socket = require('node:net').connect(port, HOST);
      socket.write(Buffer.from('GARBAGE\r\n\r\n'));
      return [await broken, await collect(Buffer, socket)];
    });
  },

  'what cannot be written': (Buffer) =>
    whileListening(http.createServer(echo(Buffer)), async (port) => {
      const outgoing = http.request({ port, host: HOST, method: 'POST', agent: false });
      const errors = [
        await errorOf(() => outgoing.write(5)),
        await errorOf(() => outgoing.write([Buffer.from('a')])),
      ];
      outgoing.end(Buffer.from('a'));
      const [incoming] = await once(outgoing, 'response');
      return [errors, await collect(Buffer, incoming)];
    }),
});
