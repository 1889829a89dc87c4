'use strict';

/** Large results: external strings (binding/external.rs). Their text, their memory, and the end of an environment. */

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { join } = require('node:path');
const { test } = require('node:test');
const { Worker } = require('node:worker_threads');
const native = require('node:buffer').Buffer;
const { Buffer } = require('..');

const KIB = 1024;
const MIB = KIB * KIB;

/** Around the sizes from which a text is handed over: 128 KiB in memory of its own, 512 KiB of the caller's. */
const SIZES = [64 * KIB, 86 * KIB, 96 * KIB, 128 * KIB, 256 * KIB, 512 * KIB].flatMap((size) => [
  size - 1,
  size,
  size + 1,
]);

const ENCODINGS = ['ascii', 'base64', 'base64url', 'hex', 'latin1', 'utf16le', 'utf8'];

test('text on both sides of the thresholds is what native makes', () => {
  for (const size of SIZES) {
    for (const mask of [0x7f, 0xff]) {
      const ours = Buffer.alloc(size);
      for (let i = 0; i < size; i++) ours[i] = ((i * 2654435761) >>> 13) & mask;
      const theirs = native.from(ours.buffer, ours.byteOffset, size);
      for (const encoding of ENCODINGS) {
        // Not assert.equal: a failure would print the text.
        assert.ok(ours.toString(encoding) === theirs.toString(encoding), `${encoding} ${size}`);
        const odd = [encoding, 1, size];
        assert.ok(ours.toString(...odd) === theirs.toString(...odd), `${encoding} ${size} odd`);
      }
    }
  }
});

test('a large string is a value of its own: it does not change with the bytes', () => {
  const buf = Buffer.alloc(MIB, 'a');
  const text = buf.toString('latin1');
  buf.fill('b');
  assert.ok(text === 'a'.repeat(MIB));
  assert.equal(text.charCodeAt(MIB - 1), 97);
  assert.equal(`${text}c`.length, MIB + 1);
});

/** 4 GiB in all. Without a word to V8 about this memory all of it stays; 120 to 220 MiB were measured on Node 20 to 26. */
test('a loop that never yields stays within bounds', () => {
  const buf = Buffer.alloc(4 * MIB, 'a');
  const before = process.memoryUsage.rss();
  let most = 0;
  for (let i = 0; i < 1000; i++) {
    buf.toString('latin1');
    most = Math.max(most, process.memoryUsage.rss());
  }
  assert.ok(most - before < 512 * MIB, `${(most - before) / MIB} MiB`);
});

test('an environment that ends with large strings alive', async () => {
  const worker = new Worker(
    `const { Buffer } = require(${JSON.stringify(join(__dirname, '..'))});
     const kept = Array.from({ length: 5 }, () => Buffer.alloc(${MIB}, 'a').toString('latin1'));
     require('node:worker_threads').parentPort.postMessage(kept[4].length);`,
    { eval: true },
  );
  // Both are awaited from the beginning: under load a worker's last message may come with its end.
  const [[length], [code]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')]);
  assert.equal(length, MIB);
  assert.equal(code, 0);
});
