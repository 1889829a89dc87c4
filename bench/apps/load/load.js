'use strict';

/**
 * The load generator, in a process of its own, always on native's Buffer. Its parent tells it what to do:
 * `{ open: PORT, application, folder }` to connect to a server, `{ run: PORT, count }` to send so many requests.
 */

const { createHash } = require('node:crypto');
const { applications } = require('../applications');
const { Connection } = require('./connection');

/** As many requests are under way at a time: the server always has the next one there when it has answered. */
const CONNECTIONS = 8;

/** The connections to each server, by its port. */
const opened = new Map();

const open = async ({ open: port, application, folder }) => {
  const { exchange } = applications.find(({ name }) => name === application);
  const made = exchange(folder);
  const list = [];
  const contents = [];
  for (let i = 0; i < CONNECTIONS; i++) {
    const connection = await Connection.open(port, made);
    list.push(connection);
    contents.push(await connection.first());
  }
  opened.set(port, list);
  return { digest: createHash('sha256').update(contents[0]).digest('hex') };
};

/** Each connection sends its next request when the answer has come. @returns {Promise<{ elapsed: number }>} in ms */
const run = ({ run: port, count }) => {
  const connections = opened.get(port).slice(0, count);
  let waiting = count - connections.length;
  let missing = count;
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const send = (connection) =>
      connection.send((error) => {
        if (error) return reject(error);
        if (--missing === 0) return resolve({ elapsed: performance.now() - start });
        if (waiting-- > 0) send(connection);
      });
    connections.forEach(send);
  });
};

process.on('message', async (message) => {
  try {
    process.send(await (message.open ? open(message) : run(message)));
  } catch (error) {
    process.send({ failure: error.message });
  }
});
process.on('disconnect', () => process.exit());
