'use strict';

/** Datagrams. Each is sent after the one before was received, so that their order is not chance. */

const dgram = require('node:dgram');
const { once } = require('node:events');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { HOST } = require('./support/loopback');
const { meet } = require('./support/meet');
const { samples } = require('./support/samples');

/** What fits into one datagram on every system's default settings. */
const MOST = 8_000;

/** Two sockets on loopback: the second echoes. */
const withSockets = async (Buffer, body) => {
  const sockets = [dgram.createSocket('udp4'), dgram.createSocket('udp4')];
  for (const socket of sockets) {
    socket.bind(0, HOST);
    await once(socket, 'listening');
  }
  const [sender, echo] = sockets;
  echo.on('message', (message, { port }) => echo.send(Buffer.from(message), port, HOST));
  const { port } = echo.address();
  const receive = async () => (await once(sender, 'message'))[0];
  try {
    return await body({ sender, port, receive });
  } finally {
    for (const socket of sockets) socket.close();
  }
};

interop('dgram', {
  'what is sent comes back': (Buffer) =>
    withSockets(Buffer, async ({ sender, port, receive }) => {
      const results = [];
      for (const sent of samples(Buffer).map((sample) => sample.subarray(0, MOST))) {
        const received = receive();
        sender.send(sent, port, HOST);
        results.push(meet(Buffer, sent, await received));
      }
      return results;
    }),

  'parts, lists, and views': (Buffer) =>
    withSockets(Buffer, async ({ sender, port, receive }) => {
      const whole = Buffer.from('żółw i kość');
      const results = [];
      for (const args of [
        [whole, 2, 7],
        [[whole, new Uint8Array([1, 2]), Buffer.alloc(0), 'text']],
        [new DataView(whole.buffer, whole.byteOffset, 4)],
        ['text'],
      ]) {
        const received = receive();
        sender.send(...args, port, HOST);
        results.push(await received);
      }
      return results;
    }),

  'a connected socket': (Buffer) =>
    withSockets(Buffer, async ({ sender, port, receive }) => {
      sender.connect(port, HOST);
      await once(sender, 'connect');
      const received = receive();
      const count = await new Promise((resolve, reject) => {
        sender.send(Buffer.from('żółw'), (error, bytes) =>
          error ? reject(error) : resolve(bytes),
        );
      });
      return [count, await received];
    }),

  'what cannot be sent': (Buffer) =>
    withSockets(Buffer, async ({ sender, port }) => [
      await errorOf(() => sender.send(Buffer.from('abc'), 2, 5, port, HOST)),
      await errorOf(() => sender.send(5, port, HOST)),
      await errorOf(() => sender.send([Buffer.from('a'), 5], port, HOST)),
    ]),
});
