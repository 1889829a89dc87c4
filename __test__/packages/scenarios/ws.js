const { once } = require('node:events');
const http = require('node:http');
const { HOST, whileListening } = require('../../interop/support/loopback');
const { filled, samples, TEXT } = require('../../interop/support/samples');

/** A server that sends back what it gets, and a client of it. */
const withClient = ({ WebSocket, WebSocketServer }, options, body) => {
  const server = http.createServer();
  const sockets = new WebSocketServer({ server, ...options });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    socket.on('ping', (data) => socket.send(data));
  });
  return whileListening(server, async (port) => {
    const client = new WebSocket(`ws://${HOST}:${port}/`, options);
    await once(client, 'open');
    const result = await body(client);
    client.close(1000, Buffer.from('żółw'));
    const [code, reason] = await once(client, 'close');
    return [...result, code, reason];
  });
};

const ask = async (client, data, options) => {
  const answer = once(client, 'message');
  client.send(data, options);
  return answer;
};

const scenarios = (load) => {
  const ws = load('ws');
  const echoed = (options) => (Buffer) =>
    withClient(ws, options, async (client) => {
      const results = [];
      for (const sent of samples(Buffer)) results.push(await ask(client, sent));
      results.push(await ask(client, TEXT), await ask(client, new Uint8Array(Buffer.from('a'))));
      return results;
    });

  return {
    'frames of all sizes': echoed({ perMessageDeflate: false }),
    'compressed frames': echoed({ perMessageDeflate: { threshold: 0 } }),

    'fragments, and each type of received data': (Buffer) =>
      withClient(ws, {}, async (client) => {
        const results = [];
        for (const type of ['nodebuffer', 'arraybuffer', 'fragments']) {
          client.binaryType = type;
          const answer = once(client, 'message');
          client.send(Buffer.from('żó'), { fin: false });
          client.send(Buffer.from('łw'), { fin: true });
          const [data] = await answer;
          results.push(type, Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data));
        }
        return results;
      }),

    'pings and pongs with data': (Buffer) =>
      withClient(ws, {}, async (client) => {
        const pong = once(client, 'pong');
        const message = once(client, 'message');
        client.ping(Buffer.from(TEXT));
        return [(await pong)[0], (await message)[0]];
      }),

    'as a stream': (Buffer) =>
      withClient(ws, {}, async (client) => {
        const stream = ws.createWebSocketStream(client);
        const sent = filled(Buffer);
        const length = Buffer.concat(sent).length;
        const received = [];
        const all = new Promise((resolve) => {
          let count = 0;
          stream.on('data', (chunk) => {
            received.push(chunk);
            count += chunk.length;
            if (count === length) resolve();
          });
        });
        for (const chunk of sent) stream.write(chunk);
        await all;
        return [Buffer.concat(received)];
      }),
  };
};

module.exports = { what: 'frames, compression, fragments, pings, as a stream', scenarios };
