'use strict';

const { bytesOf } = require('../contents');
const { websocket } = require('./load/protocols');
const { attachment, file, post, records, token } = require('./load/requests');

const KIB = 1024;

const PURE = { MSGPACKR_NATIVE_ACCELERATION_DISABLED: 'true' };

/**
 * @typedef {object} Application
 * @property {string} name
 * @property {string} program file of bench/apps/programs, without its extension
 * @property {(folder: string) => import('./load/protocols').Exchange} exchange a request, and how to read the answer
 * @property {boolean} [packages] it needs those of `npm run test:packages`
 * @property {Record<string, string>} [env] added to the environment
 */

const echo = (size) => bytesOf('random', size, 0);

/** @type {Application[]} */
const applications = [
  { name: 'HTTP echo 1 KiB', program: 'http-echo', exchange: () => post(echo(KIB)) },
  { name: 'HTTP echo 64 KiB', program: 'http-echo', exchange: () => post(echo(64 * KIB)) },
  {
    name: 'WebSocket echo 1 KiB',
    program: 'websocket-echo',
    packages: true,
    exchange: () => websocket(echo(KIB)),
  },
  {
    name: 'WebSocket echo 64 KiB',
    program: 'websocket-echo',
    packages: true,
    exchange: () => websocket(echo(64 * KIB)),
  },
  { name: 'tokens', program: 'tokens', exchange: token },
  { name: 'attachments 4 KiB', program: 'attachments', exchange: () => attachment(4 * KIB) },
  { name: 'attachments 256 KiB', program: 'attachments', exchange: () => attachment(256 * KIB) },
  {
    name: 'file to base64 1 MiB',
    program: 'files',
    exchange: (folder) => file('base64', KIB * KIB, folder),
  },
  {
    name: 'gzip file to hex 1 MiB',
    program: 'files',
    exchange: (folder) => file('hex', KIB * KIB, folder),
  },
  {
    name: 'msgpackr 100 records',
    program: 'msgpack',
    packages: true,
    exchange: () => records(100),
  },
  {
    name: 'msgpackr in JS 100 records',
    program: 'msgpack',
    packages: true,
    exchange: () => records(100),
    env: PURE,
  },
];

module.exports = { applications };
