/**
 * A Redis server for the time of a call: `redis-server` where it is installed (Debian: `apt-get install redis-server`),
 * else one of our own that knows the commands of the test.
 */

const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { inFolder } = require('../../interop/support/folder');
const { answer } = require('./redis-stub');

const isInstalled = () => spawnSync('redis-server', ['--version']).status === 0;

// It listens after some 10 ms, on a busy machine after 100.
const POLL_MS = 5;

const withServer = async (path, folder, body) => {
  const args = ['--port', '0', '--unixsocket', path, '--save', '', '--dir', folder];
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  try {
    while (!fs.existsSync(path) && server.exitCode === null) await sleep(POLL_MS);
    return await body(path);
  } finally {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
};

const withStub = async (path, body) => {
  const data = new Map();
  const server = net.createServer((socket) => answer(socket, data)).listen(path);
  await once(server, 'listening');
  try {
    return await body(path);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
};

/**
 * @param {(path: string) => unknown} body gets the path of a local socket
 */
const withRedis = (body) =>
  inFolder((folder) => {
    const path = join(folder, 'redis');
    return isInstalled() ? withServer(path, folder, body) : withStub(path, body);
  });

module.exports = { isInstalled, withRedis };
