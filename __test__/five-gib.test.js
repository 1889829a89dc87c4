'use strict';

/** Buffers beyond every 32-bit limit. In a file of its own because it takes 5 GiB, and 5 to 20 seconds. */

const assert = require('node:assert/strict');
const os = require('node:os');
const { test } = require('node:test');
const { kMaxLength } = require('..');
const { outputOf } = require('./support/output-of');

const GIB = 2 ** 30;

const skip =
  (kMaxLength < 5 * GIB && 'longer than a Buffer can be on Node 20') ||
  (os.freemem() < 7 * GIB && 'needs 7 GiB of free memory');

test('alloc, allocUnsafe, allocUnsafeSlow, from, concat', { skip }, () => {
  const problems = outputOf((Buffer) => {
    const size = 5 * 2 ** 30;
    const far = 2 ** 32 + 1;
    const found = [];
    const check = (name, make) => {
      globalThis.gc();
      const buf = make();
      if (buf.length !== size || buf.buffer.byteLength !== size)
        found.push(`${name}: ${buf.length}`);
      return buf;
    };
    const checkEnds = (name, make) => {
      const buf = check(name, make);
      buf[0] = 8;
      buf[size - 1] = 9;
      if (buf[0] !== 8 || buf.at(-1) !== 9) found.push(`${name}: ends`);
    };
    checkEnds('allocUnsafe', () => Buffer.allocUnsafe(size));
    checkEnds('allocUnsafeSlow', () => Buffer.allocUnsafeSlow(size));
    // Mostly pages that nobody has touched: only the copies take memory, one after the other.
    const source = check('alloc', () => Buffer.alloc(size));
    source[far] = 3;
    const checkCopy = (name, make) => {
      const buf = check(name, make);
      if (buf[far] !== 3 || buf[far - 2 ** 32] !== 0) found.push(`${name}: contents`);
    };
    checkCopy('from', () => Buffer.from(source));
    checkCopy('concat', () => Buffer.concat([source.subarray(0, size - 1), Buffer.of(4)]));
    console.log(JSON.stringify(found));
  });
  assert.deepEqual(problems, []);
});
