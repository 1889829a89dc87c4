'use strict';

/**
 * A small program that waits at many places, with Buffers in the hands of the thread pool, of streams, of ports or of timers
 * meanwhile, and checks what comes back.
 */

const assert = require('node:assert/strict');
const { createHash, pbkdf2, randomFill, webcrypto } = require('node:crypto');
const { once } = require('node:events');
const { mkdtemp, open, readFile, writeFile } = require('node:fs/promises');
const net = require('node:net');
const { join } = require('node:path');
const { PassThrough, Readable, Transform } = require('node:stream');
const { buffer: collected } = require('node:stream/consumers');
const { setImmediate: turn, setTimeout: delay } = require('node:timers/promises');
const { promisify } = require('node:util');
const { MessageChannel } = require('node:worker_threads');
const zlib = require('node:zlib');

/**
 * @typedef {object} Tools
 * @property {object} module ferrobuf, or `node:buffer`
 * @property {(promise: Promise<T>) => Promise<T>} at waits for a promise; the program can be ended there
 * @property {() => void} collect
 * @property {() => void} [begun] called when Node can take an end at any time
 * @property {string} folder where it may leave files: it may not come to remove them
 * @template T
 */

/** Files. */
const withFiles = async ({ module: { Buffer }, at, folder }) => {
  const path = join(await at(mkdtemp(join(folder, 'run '))), 'file');
  await at(writeFile(path, Buffer.from('written ').toString().repeat(5000)));
  const file = await at(open(path, 'r+'));
  const pooled = Buffer.allocUnsafe(3000);
  const large = Buffer.allocUnsafe(30_000);
  // Side by side, into the pool and beside it.
  const reads = [pooled, large].map((buf, i) => file.read(buf, 0, buf.length, 8 * i));
  await at(Promise.all(reads));
  assert.equal(pooled.toString('latin1', 0, 8), 'written ');
  assert.equal(large.indexOf('xx'), -1);
  await at(file.writev([pooled.fill('abc'), Buffer.from('końcówka')], 0));
  await at(file.close());
  const all = Buffer.from(await at(readFile(path)));
  assert.equal(all.indexOf('końcówka'), 3000);
};

/** What a compressor makes of some bytes, in the thread pool. */
const through = (compressor, bytes) => {
  compressor.end(bytes);
  return collected(compressor);
};

/** The thread pool: zlib and crypto. */
const withThreadPool = async ({ module: { Buffer }, at }, { deflate, inflate, brotli }) => {
  const text = 'zażółć gęślą jaźń '.repeat(3000);
  const pressed = await at(through(deflate, Buffer.from(text)));
  const both = [through(inflate, pressed), through(brotli, Buffer.from('abc'))];
  const [back, other] = await at(Promise.all(both));
  assert.equal(Buffer.from(back).toString(), text);
  assert.ok(other.length > 0);
  const random = await at(promisify(randomFill)(Buffer.allocUnsafe(4000)));
  const key = await at(promisify(pbkdf2)(Buffer.from('word'), random, 100, 32, 'sha256'));
  const digest = await at(webcrypto.subtle.digest('SHA-256', Buffer.from(text)));
  const expected = createHash('sha256').update(text).digest('hex');
  assert.equal(Buffer.from(digest).toString('hex'), expected);
  assert.equal(key.length, 32);
};

/** Streams, and a connection. */
const withStreams = async ({ module: { Buffer }, at }) => {
  const upper = new Transform({
    transform: (chunk, _, done) => setImmediate(done, null, Buffer.from(chunk).swap16()),
  });
  const source = Readable.from(Array.from({ length: 5 }, (_, i) => Buffer.alloc(1000, `${i}.`)));
  const parts = [];
  const chunks = source.pipe(upper).pipe(new PassThrough())[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await at(chunks.next());
    if (done) break;
    parts.push(value);
  }
  assert.equal(Buffer.concat(parts).subarray(3000, 3004).toString(), '.3.3');

  const server = net.createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await at(once(server, 'listening'));
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write(Buffer.from('out of the pool'));
  socket.write(Buffer.alloc(20_000, 'large'));
  const [echo] = await at(once(socket, 'data'));
  assert.equal(Buffer.from(echo).toString('utf8', 0, 11), 'out of the ');
  socket.destroy();
  server.close();
  await at(once(server, 'close'));
};

/** Not by `events.once`, which does not start a port. */
const messageOf = (port) => new Promise((resolve) => port.once('message', resolve));

/** Memory that changes hands. */
const withPorts = async ({ module: { Buffer, Blob }, at }) => {
  const { port1, port2 } = new MessageChannel();
  const sent = Buffer.alloc(50_000, 'sent');
  const shared = Buffer.from(new SharedArrayBuffer(5000)).fill('shared');
  port1.postMessage({ sent, shared, pooled: Buffer.from('pooled') }, [sent.buffer]);
  const message = await at(messageOf(port2));
  assert.equal(sent.length, 0);
  const here = Buffer.from(message.sent.buffer);
  assert.equal(here.lastIndexOf('sent'), 49_996);
  port2.postMessage(here, [here.buffer]);
  const returned = await at(messageOf(port1));
  assert.equal(Buffer.from(returned.buffer).toString('base64', 0, 3), 'c2Vu');
  port1.close();
  const bytes = await at(new Blob([Buffer.from('a blob'), shared]).arrayBuffer());
  assert.equal(Buffer.from(bytes).indexOf('shared'), 6);
};

/** Turns of the loop between conversions, in which garbage is collected. */
const withTurns = async ({ module: { Buffer, atob, btoa, transcode }, at, collect }) => {
  const kept = [];
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 50; j++) Buffer.allocUnsafe(3000).fill(j);
    const large = Buffer.alloc(300_000, `żółw ${i}`);
    kept.push(large.toString('hex'), large.toString(), Buffer.from(`kept ${i}`));
    await at(turn());
    collect();
    await at(delay(1));
    assert.equal(Buffer.from(atob(btoa(kept[0])), 'hex').toString(), kept[1]);
    assert.equal(transcode(kept[2], 'utf8', 'utf16le').toString('utf16le'), 'kept 0');
  }
};

/** @param {Tools} tools */
const work = async (tools) => {
  // A worker that is terminated while Node makes a compressor aborts ("close before init"), in Node 20.20 to 26.10 and
  // without ferrobuf: `for (;;) zlib.createDeflate()` in a worker, 300 of them. These are made before that can be.
  const compressors = {
    deflate: zlib.createDeflate(),
    inflate: zlib.createInflate(),
    brotli: zlib.createBrotliCompress(),
  };
  tools.begun?.();
  await withFiles(tools);
  await withThreadPool(tools, compressors);
  await withStreams(tools);
  await withPorts(tools);
  await withTurns(tools);
};

module.exports = { work };
