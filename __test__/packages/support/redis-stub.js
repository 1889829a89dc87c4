/** The commands of the test, in Redis's protocol. Its Buffers are native: what is tested is the client. */

const { Buffer } = require('node:buffer');

const CRLF = '\r\n';

/** Cuts a command off the beginning. @returns {{ words: Buffer[], rest: Buffer } | undefined} undefined: not all is there */
const cut = (bytes) => {
  const line = (start) => {
    const end = bytes.indexOf(CRLF, start);
    return end < 0
      ? undefined
      : { number: Number(bytes.latin1Slice(start + 1, end)), next: end + 2 };
  };
  const head = line(0);
  if (head === undefined) return undefined;
  const words = [];
  let at = head.next;
  for (let i = 0; i < head.number; i++) {
    const size = line(at);
    if (size === undefined || bytes.length < size.next + size.number + 2) return undefined;
    words.push(bytes.subarray(size.next, size.next + size.number));
    at = size.next + size.number + 2;
  }
  return { words, rest: bytes.subarray(at) };
};

const simple = (text) => Buffer.from(`+${text}${CRLF}`);
const number = (value) => Buffer.from(`:${value}${CRLF}`);
const bulk = (bytes) =>
  bytes === undefined
    ? Buffer.from(`$-1${CRLF}`)
    : Buffer.concat([Buffer.from(`$${bytes.length}${CRLF}`), bytes, Buffer.from(CRLF)]);
const list = (values) =>
  Buffer.concat([Buffer.from(`*${values.length}${CRLF}`), ...values.map(bulk)]);
const WRONG_TYPE = Buffer.from(
  `-WRONGTYPE Operation against a key holding the wrong kind of value${CRLF}`,
);

/** Keys are texts of their bytes: each byte is a character. */
const keyOf = (bytes) => bytes.toString('latin1');

/** @type {Record<string, (data: Map, key: string, ...words: Buffer[]) => Buffer>} */
const COMMANDS = {
  set(data, key, value) {
    data.set(key, value);
    return simple('OK');
  },
  get: (data, key) => (Array.isArray(data.get(key)) ? WRONG_TYPE : bulk(data.get(key))),
  strlen: (data, key) => number(data.get(key).length),
  append(data, key, value) {
    data.set(key, Buffer.concat([data.get(key) ?? Buffer.alloc(0), value]));
    return number(data.get(key).length);
  },
  getrange: (data, key, start, end) => bulk(data.get(key).subarray(Number(start), Number(end) + 1)),
  rpush(data, key, ...values) {
    data.set(key, values);
    return number(values.length);
  },
  lrange: (data, key) => list(data.get(key)),
  hset(data, key, ...values) {
    data.set(key, values);
    return number(values.length / 2);
  },
  hgetall: (data, key) => list(data.get(key)),
  mget: (data, ...keys) =>
    list(keys.map((key) => data.get(Buffer.isBuffer(key) ? keyOf(key) : key))),
  info: () => bulk(Buffer.from(`redis_version:7.0.0${CRLF}loading:0${CRLF}`)),
  quit: () => simple('OK'),
};

/** What a client asks for when it connects, and may be told that there is none. */
const UNKNOWN = Buffer.from(`-ERR unknown command${CRLF}`);

const run = (data, name, [key, ...words]) =>
  COMMANDS[name]?.(data, key && keyOf(key), ...words) ?? UNKNOWN;

/** Answers the commands that come from a socket. */
const answer = (socket, data) => {
  let pending = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (let found = cut(pending); found !== undefined; found = cut(pending)) {
      const [name, ...words] = found.words;
      const command = name.toString().toLowerCase();
      pending = found.rest;
      socket.write(run(data, command, words));
      if (command === 'quit') socket.end();
    }
  });
  socket.on('error', () => socket.destroy());
};

module.exports = { answer };
