'use strict';

/** Connections: net, and tls above it. Each peer echoes what it gets through Buffers of the class under test. */

const { createHash } = require('node:crypto');
const net = require('node:net');
const { join } = require('node:path');
const tls = require('node:tls');
const { HOST_NAME, makeCertificate } = require('./support/certificate');
const { errorOf } = require('./support/errors');
const { inFolder } = require('./support/folder');
const { interop } = require('./support/interop');
const { HOST, whileListening } = require('./support/loopback');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

const certificate = makeCertificate();

const SECURE_CLIENT = { ca: certificate.cert, servername: HOST_NAME };

/** Sends back a copy of each chunk, of the class under test. */
const echoWith = (Buffer) => (socket) => {
  socket.on('data', (chunk) => socket.write(Buffer.from(chunk)));
  socket.on('end', () => socket.end());
};

const exchange = async (Buffer, socket, sent) => {
  const [received] = await Promise.all([collect(Buffer, socket), writeAll(socket, sent)]);
  return received;
};

const KINDS = {
  net: {
    serve: (options, listener) => net.createServer({ ...options, allowHalfOpen: true }, listener),
    connect: (port) => net.connect({ port, host: HOST, allowHalfOpen: true }),
  },
  tls: {
    serve: (options, listener) =>
      tls.createServer({ ...options, ...certificate, allowHalfOpen: true }, listener),
    connect: (port) => tls.connect({ port, host: HOST, allowHalfOpen: true, ...SECURE_CLIENT }),
  },
};

const scenarios = {};
for (const [name, { serve, connect }] of Object.entries(KINDS)) {
  scenarios[`${name}: what is sent comes back`] = (Buffer) =>
    whileListening(serve({}, echoWith(Buffer)), async (port) => {
      const results = [];
      for (const sent of samples(Buffer)) {
        const received = await exchange(Buffer, connect(port), [sent]);
        results.push(meet(Buffer, sent, received));
      }
      return results;
    });

  scenarios[`${name}: many writes, corked and not, and text between them`] = (Buffer) =>
    whileListening(serve({}, echoWith(Buffer)), async (port) => {
      const socket = connect(port);
      socket.cork();
      for (const part of samples(Buffer)) socket.write(part);
      socket.write('C5BC', 'hex');
      socket.write('żółw', 'utf16le');
      socket.uncork();
      const received = await exchange(Buffer, socket, samples(Buffer));
      return [received, socket.bytesWritten, socket.bytesRead];
    });

  scenarios[`${name}: the socket decodes`] = (Buffer) =>
    whileListening(serve({}, echoWith(Buffer)), async (port) => {
      const texts = [];
      for (const encoding of ['utf8', 'base64', 'hex', 'latin1']) {
        const socket = connect(port);
        socket.setEncoding(encoding);
        const sent = writeAll(socket, [Buffer.from(TEXT), Buffer.from([0xff, 0xc5])]);
        let text = '';
        for await (const part of socket) text += part;
        await sent;
        texts.push(text);
      }
      return texts;
    });

  scenarios[`${name}: what cannot be written`] = (Buffer) =>
    whileListening(serve({}, echoWith(Buffer)), async (port) => {
      const socket = connect(port);
      const errors = [
        await errorOf(() => socket.write(5)),
        await errorOf(() => socket.write(null)),
      ];
      return [errors, await exchange(Buffer, socket, [Buffer.from('a')])];
    });
}

interop('connections', {
  ...scenarios,

  'net: what is read goes into a Buffer of ours (onread)': (Buffer) =>
    whileListening(KINDS.net.serve({}, echoWith(Buffer)), async (port) => {
      const parts = [];
      const target = Buffer.alloc(100);
      const onread = {
        buffer: target,
        callback: (count, buffer) => {
          parts.push(Buffer.from(buffer.subarray(0, count)));
          return true;
        },
      };
      const socket = net.connect({ port, host: HOST, onread });
      const closed = new Promise((resolve) => socket.on('close', resolve));
      const sent = Buffer.concat(samples(Buffer));
      await writeAll(socket, [sent]);
      await closed;
      const received = Buffer.concat(parts);
      return [received.equals(sent), received, parts.every((part) => part.length <= 100)];
    }),

  'net: a local socket': (Buffer) =>
    inFolder(async (folder) => {
      // A pipe of Windows has a name instead of a place.
      const path =
        process.platform === 'win32' ? `\\\\?\\pipe\\ferrobuf-${process.pid}` : join(folder, 's');
      const server = net.createServer({ allowHalfOpen: true }, echoWith(Buffer)).listen(path);
      try {
        return await exchange(Buffer, net.connect({ path, allowHalfOpen: true }), samples(Buffer));
      } finally {
        await new Promise((resolve) => server.close(resolve));
      }
    }),

  'tls: certificate, key and protocols as Buffers': (Buffer) => {
    const options = {
      key: Buffer.from(certificate.key),
      cert: Buffer.from(certificate.cert),
      ALPNProtocols: Buffer.from('\x03one\x03two'),
    };
    return whileListening(tls.createServer(options, echoWith(Buffer)), async (port) => {
      const socket = tls.connect({
        ...{ port, host: HOST, servername: HOST_NAME, ca: [Buffer.from(certificate.cert)] },
        ALPNProtocols: Buffer.from('\x03two\x03six'),
      });
      await new Promise((resolve, reject) => {
        socket.on('secureConnect', resolve);
        socket.on('error', reject);
      });
      const { raw } = socket.getPeerCertificate();
      const fingerprint = createHash('sha256').update(Buffer.from(raw)).digest('hex');
      const facts = [
        socket.alpnProtocol,
        socket.authorized,
        fingerprint === certificate.fingerprint,
      ];
      const hello = [socket.getSession().length > 0, socket.getFinished().length];
      socket.end(Buffer.from('bye'));
      return [facts, hello, await collect(Buffer, socket)];
    });
  },

  'tls: a key that both know beforehand': (Buffer) => {
    const psk = Buffer.from('d731ef57be09e5204f0b205b60627028', 'hex');
    const common = { ciphers: 'PSK', maxVersion: 'TLSv1.2', checkServerIdentity: () => undefined };
    const serverOptions = {
      ...common,
      pskCallback: (_socket, name) => (name === 'ż' ? psk : null),
    };
    return whileListening(tls.createServer(serverOptions, echoWith(Buffer)), async (port) => {
      const pskCallback = () => ({ psk: Buffer.from(psk), identity: 'ż' });
      const socket = tls.connect({ ...common, port, host: HOST, pskCallback });
      const exported = new Promise((resolve) => {
        socket.on('secureConnect', () =>
          resolve(socket.exportKeyingMaterial(16, 'label', Buffer.from('context')).length),
        );
      });
      const received = await exchange(Buffer, socket, [Buffer.from(TEXT)]);
      return [received, await exported];
    });
  },
});
