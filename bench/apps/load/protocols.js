'use strict';

/**
 * Requests as the bytes that go over a connection, and how long an answer is. The load generator knows no more of a
 * protocol than that: it must be quicker than the server that it measures.
 *
 * @typedef {object} Exchange
 * @property {Buffer} [opening] what is sent once, when the connection is there
 * @property {Buffer} request
 * @property {(bytes: Buffer) => Answer | undefined} read the first answer; undefined while more is to come
 *
 * @typedef {object} Answer
 * @property {number} length of all of it
 * @property {Buffer} content what must be the same in each mode
 * @property {boolean} ok
 */

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '\r\n0\r\n\r\n';

const OK = /^HTTP\/1\.1 (200|101) /;

/** The headers of an answer have the time in them, so they are not its content. */
const readHttp = (bytes) => {
  const headLength = bytes.indexOf(HEAD_END) + HEAD_END.length;
  if (headLength < HEAD_END.length) return undefined;
  const head = bytes.latin1Slice(0, headLength);
  const size = head.match(/^content-length: (\d+)/im)?.[1];
  const isWhole =
    size === undefined ? hasLastChunk(bytes, head) : bytes.length >= headLength + +size;
  if (!isWhole) return undefined;
  return { length: bytes.length, content: bytes.subarray(headLength), ok: OK.test(head) };
};

/** The texts that come in chunks have no such line in them. */
const hasLastChunk = (bytes, head) =>
  !/^transfer-encoding: chunked/im.test(head) ||
  bytes.subarray(-LAST_CHUNK.length).equals(Buffer.from(LAST_CHUNK));

/**
 * @param {{ method?: string, path?: string, headers?: Record<string, string>, body?: Uint8Array }} parts
 * @returns {Exchange}
 */
const http = ({ method = 'GET', path = '/', headers = {}, body = new Uint8Array() }) => {
  const all = { host: 'localhost', 'content-length': body.length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return { request: Buffer.concat([Buffer.from(head), body]), read: readHttp };
};

const HANDSHAKE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': Buffer.alloc(16).toString('base64'),
};

/** The first two bytes of a frame that is whole, and binary; the client's have a mask. */
const BINARY = 0x82;
const MASKED = 0x80;
const MASK = Buffer.from('5bd1a3e7', 'hex');

/** Lengths up to 125 stand in the second byte; 126 says that two bytes follow with the length, 127 that eight do. */
const lengthField = (length) => {
  if (length < 126) return [length];
  if (length < 0x10000) return [126, length >> 8, length & 0xff];
  const field = Buffer.alloc(9, 127);
  field.writeBigUInt64BE(BigInt(length), 1);
  return [...field];
};

/** @param {Uint8Array} body @returns {Exchange} of one frame that is sent back */
const websocket = (body) => {
  const [short, ...long] = lengthField(body.length);
  const head = Buffer.from([BINARY, short, ...long]);
  return {
    opening: http({ headers: HANDSHAKE }).request,
    request: Buffer.concat([
      Buffer.from([BINARY, short | MASKED, ...long]),
      MASK,
      body.map((byte, i) => byte ^ MASK[i % MASK.length]),
    ]),
    read: (bytes) => {
      const length = head.length + body.length;
      if (bytes.length < length) return undefined;
      const content = bytes.subarray(head.length);
      const ok = bytes.length === length && bytes.subarray(0, head.length).equals(head);
      return { length, content, ok: ok && content.equals(body) };
    },
  };
};

module.exports = { http, readHttp, websocket };
