'use strict';

const { once } = require('node:events');

const HOST = '127.0.0.1';

/**
 * Has a server listen on loopback while the body runs.
 * @param {import('node:net').Server} server
 * @param {(port: number) => unknown} body
 */
const whileListening = async (server, body) => {
  server.listen(0, HOST);
  await once(server, 'listening');
  try {
    return await body(server.address().port);
  } finally {
    server.closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
  }
};

module.exports = { HOST, whileListening };
