'use strict';

/** lib/intrinsics.js: what a program does to the built-ins after loading ferrobuf changes no result. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { test } = require('node:test');
const { outputOf } = require('./support/output-of');

const TOP = path.join(__dirname, '..');

/** Runs in a child: computes results, patches every method of the built-ins' prototypes, computes them again. */
const program = () => {
  const { Buffer, atob, btoa, transcode } = require(process.argv[1]);
  const write = process.stdout.write.bind(process.stdout);
  const { stringify } = JSON;
  const results = () => {
    const buf = Buffer.from('héllo wörld, a longer text than any tiny tier takes at once');
    const bytes = Buffer.alloc(16);
    bytes.writeUInt32BE(0xdeadbeef, 2);
    bytes.writeBigInt64LE(-5n, 8);
    let code = '';
    try {
      bytes.readInt8(99);
    } catch (error) {
      code = `${error.code} ${error.message}`;
    }
    return [
      buf.toString('hex'),
      buf.toString('base64'),
      buf.subarray(0, 7).toString(),
      buf.indexOf('text'),
      buf.lastIndexOf('o'),
      Buffer.concat([buf, bytes]).toString('latin1'),
      Buffer.from([1, 2, 300, '7']).toString('hex'),
      Buffer.from({ length: 3, 0: 5 }).toString('hex'),
      Buffer.compare(buf, bytes),
      buf.equals(Buffer.from(buf)),
      bytes.fill('xyz', 1, 9).toString('latin1'),
      Buffer.from('6162zz', 'hex').toString(),
      Buffer.byteLength('é€'),
      transcode(buf, 'utf8', 'latin1').toString('hex'),
      atob(btoa('abc')),
      code,
    ].join();
  };
  const join = results();
  const patch = (prototype) => {
    for (const key of Reflect.ownKeys(prototype)) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
      if (typeof descriptor.value !== 'function' || key === 'constructor' || key === 'join')
        continue;
      if (!descriptor.configurable) continue;
      Object.defineProperty(prototype, key, {
        ...descriptor,
        value() {
          throw new Error(`patched ${String(key)} was called`);
        },
      });
    }
  };
  // Function.prototype.call and the iterator of arrays are left: this program's own syntax needs them.
  for (const prototype of [
    Object.getPrototypeOf(Uint8Array.prototype),
    DataView.prototype,
    String.prototype,
    Number.prototype,
    Math,
  ]) {
    patch(prototype);
  }
  let after;
  try {
    after = results();
  } catch (error) {
    after = error.stack;
  }
  write(stringify({ before: join, after }));
};

test('patched built-ins are not called', () => {
  const child = spawnSync(process.execPath, ['-e', `(${program})()`, TOP], { encoding: 'utf8' });
  assert.equal(child.status, 0, child.stderr);
  const { before, after } = JSON.parse(child.stdout);
  assert.equal(after, before);
  assert.match(before, /^68c3a96c6c/);
});

/** Text of two bytes a unit whose looked-at units are ASCII: who takes it for Latin-1 loses the others. */
const WIDE_INSIDE = `${'a'.repeat(700)}${'\u65e5'.repeat(3)}${'a'.repeat(2000)}`;

test('a function of node:vm that is replaced after loading is not called', () => {
  const result = outputOf(
    (Buffer) => {
      require('node:vm').runInNewContext = () => () => false;
      const text = process.env.TEXT;
      console.log(JSON.stringify([Buffer.byteLength(text), Buffer.from(text).toString() === text]));
    },
    { env: { TEXT: WIDE_INSIDE } },
  );
  assert.deepEqual(result, [Buffer.byteLength(WIDE_INSIDE), true]);
});
