'use strict';

/** lib/unpooled.js and lib/zero-fill.js: memory outside the pool, of every constructor that gives it out. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { test } = require('node:test');
const { MessageChannel, receiveMessageOnPort } = require('node:worker_threads');
const { HUGE_FROM } = require('../lib/unpooled');
const { ours, table } = require('./support/differential');
const { ONE_ARENA } = require('./support/limit-space');
const { outputOf } = require('./support/output-of');

/** On both sides of each threshold of lib/unpooled.js, and of the pool's of all hosts. */
const SIZES = [1, 4096, 8191, 8192, 8193, 32_768, 100_000, 2 ** 20, HUGE_FROM - 1, HUGE_FROM + 5];

/** What gives out memory of its own: what it is given, by the number of bytes; and how. */
const CONSTRUCTORS = {
  alloc: [sameSize, ({ Buffer }, size) => Buffer.alloc(size)],
  'alloc, filled': [sameSize, ({ Buffer }, size) => Buffer.alloc(size, 'abc')],
  allocUnsafe: [sameSize, ({ Buffer }, size) => Buffer.allocUnsafe(size)],
  allocUnsafeSlow: [sameSize, ({ Buffer }, size) => Buffer.allocUnsafeSlow(size)],
  'from a string': [(size) => 'é'.repeat(size / 2), ({ Buffer }, text) => Buffer.from(text)],
  'from hex with an end': [
    (size) => `${'0a'.repeat(size)}no`,
    ({ Buffer }, text) => Buffer.from(text, 'hex'),
  ],
  'from bytes': [(size) => new Uint8Array(size).fill(7), ({ Buffer }, bytes) => Buffer.from(bytes)],
  'from shared bytes': [
    (size) => new Uint8Array(new SharedArrayBuffer(size)),
    ({ Buffer }, bytes) => Buffer.from(bytes),
  ],
  'from elements': [
    (size) => new Uint16Array(size).fill(0x1234),
    ({ Buffer }, elements) => Buffer.from(elements),
  ],
  concat: [
    (size) => new Uint8Array(size - 1).fill(5),
    ({ Buffer }, bytes) => Buffer.concat([bytes, Buffer.alloc(1)]),
  ],
  copyBytesFrom: [
    (size) => new Uint16Array(size / 2).fill(0x1234),
    ({ Buffer }, elements) => Buffer.copyBytesFrom(elements),
  ],
};

function sameSize(size) {
  return size;
}

/** The last input: to make a large one takes longer than what it is for, on either side and in every way. */
let last = {};
const inputOf = (prepare, size) => {
  if (last.prepare !== prepare || last.size !== size) {
    last = { prepare, size, value: prepare(size) };
  }
  return last.value;
};

/** The constructors that always give it out; the others may take small Buffers out of the pool. */
const NEVER_POOLED = /^alloc(UnsafeSlow|, filled)?$/;

const isPooled = (name, size) => !NEVER_POOLED.test(name) && size < 32_768;

/** A Buffer's memory moved by each way there is; what is left behind, and what arrives. */
const moved = (make) => {
  const ends = {};
  const move = {
    structuredClone: (memory) => structuredClone(memory, { transfer: [memory] }),
    postMessage: (memory) => {
      const { port1, port2 } = new MessageChannel();
      port1.postMessage(memory, [memory]);
      const { message } = receiveMessageOnPort(port2);
      port1.close();
      return message;
    },
  };
  if (ArrayBuffer.prototype.transfer !== undefined) {
    move.transfer = (memory) => memory.transfer();
    move.shorten = (memory) => memory.transfer(1);
  }
  for (const [name, by] of Object.entries(move)) {
    const buf = make();
    const arrived = by(buf.buffer);
    ends[name] = [buf.length, buf.buffer.byteLength, arrived.byteLength];
  }
  return ends;
};

for (const [name, [prepare, make]] of Object.entries(CONSTRUCTORS)) {
  table(
    `${name}: place, length and transfer of the memory`,
    SIZES.filter((size) => !isPooled(name, size)).map((size) => [
      `${size} bytes`,
      (world) => {
        const input = inputOf(prepare, size);
        const { length, byteOffset, buffer } = make(world, input);
        return {
          length,
          byteOffset,
          bytes: buffer.byteLength,
          isPlain: Object.getPrototypeOf(buffer) === ArrayBuffer.prototype,
          ends: moved(() => make(world, input)),
        };
      },
    ]),
  );
}

/** Bytes by their places. `map` would take five times as long. */
const bytesBy = (size, byteAt) => {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = byteAt(i);
  return bytes;
};

/** The place of the first byte that is another one, or -1. `findIndex` would take as long. */
const firstOther = (bytes, value) => {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== value) return i;
  return -1;
};

test('contents are what they must be, out of memory that held something else', () => {
  const { Buffer } = ours;
  for (const size of SIZES) {
    const dirty = () => {
      for (let i = 0; i < 4; i++) Buffer.allocUnsafeSlow(size).fill(0xa5);
    };
    dirty();
    assert.equal(Buffer.compare(Buffer.alloc(size), new Uint8Array(size)), 0, `alloc ${size}`);
    dirty();
    const filled = Buffer.alloc(size, 'xyz');
    assert.ok(filled.equals(bytesBy(size, (i) => 120 + (i % 3))), `fill ${size}`);
    dirty();
    const bytes = bytesBy(size, (i) => i * 7);
    assert.ok(Buffer.from(bytes).equals(bytes), `from ${size}`);
    dirty();
    const longer = Buffer.concat([bytes], size + 10_000);
    assert.ok(longer.subarray(0, size).equals(bytes), `concat ${size}`);
    assert.ok(longer.subarray(size).equals(new Uint8Array(10_000)), `end of concat ${size}`);
    dirty();
    const decoded = Buffer.from('0b'.repeat(size) + 'z'.repeat(size), 'hex');
    const memory = new Uint8Array(decoded.buffer, decoded.byteOffset);
    assert.equal(firstOther(memory.subarray(0, size), 0x0b), -1, `hex ${size}`);
    if (decoded.byteOffset === 0 && size >= 32_768) {
      assert.equal(firstOther(memory.subarray(size), 0), -1, `hex end ${size}`);
    }
  }
});

test('a list that shrinks while it is read leaves zeros, not leftovers', () => {
  const { Buffer } = ours;
  const size = 100_000;
  for (let i = 0; i < 20; i++) {
    Buffer.allocUnsafeSlow(2 * size).fill(0xa5);
    const part = new Uint8Array(size).fill(1);
    const parts = [part, part];
    let reads = 0;
    Object.defineProperty(parts, 0, {
      get: () => {
        // Read once to count, once to copy.
        if (++reads === 2) parts.length = 1;
        return part;
      },
    });
    const buf = Buffer.concat(parts);
    assert.equal(buf.length, 2 * size);
    assert.equal(firstOther(buf.subarray(size), 0), -1);
  }
});

/** Prints which ways to arbitrary memory give bytes that somebody left there. */
const countLeftovers = (Buffer) => {
  const found = [];
  for (const method of ['allocUnsafe', 'allocUnsafeSlow']) {
    for (const size of [9000, 40_000, 100_000, 2 ** 20]) {
      for (let i = 0; i < 40; i++) Buffer.allocUnsafeSlow(size).fill(0xa5);
      globalThis.gc();
      const kept = Array.from({ length: 40 }, () => Buffer[method](size));
      if (kept.some((buf) => buf.includes(0xa5))) found.push(`${method} ${size}`);
    }
  }
  console.log(JSON.stringify(found));
};

test('arbitrary memory is not zeroed', () => {
  const found = outputOf(countLeftovers);
  // Not for each size each time: who gets memory back, and when, is the allocator's business.
  assert.ok(
    found.some((name) => name.startsWith('allocUnsafeSlow')),
    `only ${found}`,
  );
});

test('with --zero-fill-buffers it is', () => {
  assert.deepEqual(outputOf(countLeftovers, { flags: ['--zero-fill-buffers'] }), []);
  assert.deepEqual(outputOf(countLeftovers, { env: { NODE_OPTIONS: '--zero-fill-buffers' } }), []);
});

test('V8 counts it, once', () => {
  const counted = outputOf((Buffer) => {
    const size = 2 ** 20;
    const before = process.memoryUsage().arrayBuffers;
    const kept = Array.from({ length: 32 }, () => Buffer.allocUnsafeSlow(size));
    const during = process.memoryUsage().arrayBuffers;
    kept.length = 0;
    globalThis.gc();
    globalThis.gc();
    const after = process.memoryUsage().arrayBuffers;
    console.log(JSON.stringify({ during: during - before, after: after - before }));
  });
  // Node frees some of its own meanwhile.
  assert.ok(Math.abs(counted.during - 32 * 2 ** 20) < 2 ** 19, `${counted.during} counted`);
  assert.ok(counted.after < 2 ** 20, `${counted.after} bytes are left`);
});

/** Sizes that glibc has no room for when 12 MiB of address space are left; V8, which dies without, has enough. */
const failToAllocate = (Buffer, _module, limits) => {
  const { limitSpace, unlimitSpace } = limits();
  const outcomes = () =>
    [16, 24, 31, 40].map((mebibytes) => {
      try {
        return Buffer.allocUnsafeSlow(mebibytes * 2 ** 20).length / 2 ** 20;
      } catch (error) {
        return `${error.name} ${error.code}: ${error.message}`;
      }
    });
  limitSpace(12 * 2 ** 20);
  const limited = outcomes();
  unlimitSpace();
  console.log(JSON.stringify({ limited, unlimited: outcomes() }));
};

/**
 * Without V8's threads for marking: each reserves 64 MiB when it first allocates, and the process ends when it cannot. Whether one
 * has done so before is chance (on Node 20, once loading ferrobuf left less garbage, never).
 */
const FLAGS = ['--single-threaded-gc'];

test('memory that is not there is an error, after which the process goes on', {
  skip: spawnSync('prlimit', ['--version']).status !== 0 && 'prlimit (util-linux) sets the limit',
}, () => {
  const none = 'RangeError ERR_MEMORY_ALLOCATION_FAILED: Failed to allocate memory';
  assert.deepEqual(outputOf(failToAllocate, { flags: FLAGS, env: ONE_ARENA }), {
    limited: [none, none, none, none],
    unlimited: [16, 24, 31, 40],
  });
});

test('a size is what native takes it for', () => {
  const { Buffer } = ours;
  for (const method of ['alloc', 'allocUnsafe', 'allocUnsafeSlow']) {
    assert.equal(Buffer[method](100_000.9).length, 100_000, method);
    assert.equal(Buffer[method](100_000.9).buffer.byteLength, 100_000, method);
  }
});
