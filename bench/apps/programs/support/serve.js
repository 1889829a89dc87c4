'use strict';

/**
 * What the applications do besides their work: `node PROGRAM.js MODE` listens, tells its parent the port, and answers
 * how much CPU time the process has taken. It ends when the parent does.
 */

const assert = require('node:assert/strict');
const { once } = require('node:events');
const http = require('node:http');
const { MODES } = require('../../../../__test__/packages/support/modes');
const { workAlone } = require('./alone');

const [mode] = process.argv.slice(2);

/** Microseconds of all threads, the collector's and the compiler's included. */
const cpuTime = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const checkMode = () => assert.ok(MODES[mode].isInPlace(), `this is not ${mode} mode`);

/** @param {import('node:http').Server} server that has not been started */
const serve = async (server) => {
  checkMode();
  // Connections are idle while the other processes have their turn.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('message', () => process.send({ cpu: cpuTime() }));
  // Not `process.exit()`: see `stop` in bench/apps/processes.mjs.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.send({ port: server.address().port });
};

/** The bytes of a request, however they came. */
const bodyOf = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/**
 * An application that answers requests. What it throws is a status 500, which the load generator takes for a failure. With
 * a request in the file FERROBUF_ALONE it answers that one alone, and no server is started (alone.js).
 *
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} answer
 */
const serveHttp = (answer) => {
  const { FERROBUF_ALONE: file } = process.env;
  if (file !== undefined) {
    checkMode();
    return workAlone(answer, file);
  }
  return serve(
    http.createServer(async (request, response) => {
      try {
        await answer(request, response);
      } catch (error) {
        response.writeHead(500).end(error.stack);
      }
    }),
  );
};

module.exports = { bodyOf, serve, serveHttp };
