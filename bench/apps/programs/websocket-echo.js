'use strict';

/** Sends back each frame, by the package `ws`. */

const http = require('node:http');
const { load } = require('../../../__test__/packages/support/installed');
const { serve } = require('./support/serve');

const { WebSocketServer } = load('ws');

const server = http.createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});
serve(server);
