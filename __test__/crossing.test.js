'use strict';

/** lib/crossing.js: what the shim and the addon share is never stale, and every level of vectors gives the same. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { test } = require('node:test');
const { differential, fc } = require('./support/differential');

/** Texts around the limits of what is remembered (12 units) and of what is put into the block (24). */
const TEXTS = [
  'a',
  'ab',
  'ba',
  '\u00e9',
  '\u6f22',
  'abababababab',
  'abababababab!',
  'abababababababababababab',
  'ababababababababababababa',
];

/** A step of a program: what is looked for, or filled with, and how. */
const step = () =>
  fc.tuple(
    fc.constantFrom('indexOf', 'lastIndexOf', 'includes', 'fill'),
    fc.constantFrom(...TEXTS),
    fc.constantFrom('utf8', 'latin1', 'utf16le'),
    fc.boolean(),
  );

differential('one search or fill after another', {
  input: fc.tuple(fc.array(step(), { maxLength: 8 }), fc.constantFrom(30, 64, 66, 100, 520)),
  run: ({ Buffer }, [steps, size]) => {
    const buf = Buffer.alloc(size, 'ab\u00e9');
    return steps.map(([method, text, encoding, asBytes]) => {
      const value = asBytes ? Buffer.from(text, encoding) : text;
      const result = asBytes ? buf[method](value) : buf[method](text, undefined, encoding);
      return method === 'fill' ? buf.toString('hex') : result;
    });
  },
});

/** In a process of its own: everything that has vectors, against native, at lengths around theirs. */
const CHILD = `
  const { Buffer: Native, isAscii, isUtf8 } = require('node:buffer');
  const assert = require('node:assert');
  const ours = require(process.argv[1]);
  const lengths = [1, 15, 31, 32, 33, 63, 64, 65, 127, 128, 129, 191, 193, 255, 257, 511, 513, 1000, 4099];
  for (const length of lengths) {
    for (const at of [0, 1, length >> 1, length - 2, length - 1]) {
      const content = Native.alloc(length, 'abcabd\xff', 'latin1');
      if (at >= 0) content[at] = 0x7a;
      const run = ({ Buffer, isAscii, isUtf8 }) => {
        const buf = Buffer.from(content);
        const other = Buffer.from(content);
        if (at >= 0) other[at] ^= 0x80;
        const results = [buf.equals(other), buf.compare(other), isAscii(buf), isUtf8(buf)];
        for (const needle of ['z', 'dz', 'zab', 'abd', 'abq', 'cab']) {
          results.push(buf.indexOf(needle), buf.lastIndexOf(needle));
          results.push(buf.indexOf(needle, 0, 'utf16le'), buf.lastIndexOf(needle, undefined, 'utf16le'));
        }
        for (const unit of [2, 4, 8]) {
          const part = Buffer.from(content.subarray(0, length - (length % unit)));
          results.push(part['swap' + 8 * unit]().toString('hex'));
        }
        results.push(Buffer.alloc(length, 'xyz').toString('latin1'), Buffer.alloc(length, buf).equals(buf));
        return results;
      };
      assert.deepStrictEqual(run(ours), run({ Buffer: Native, isAscii, isUtf8 }), length + ', ' + at);
    }
  }
  console.log('the same');
`;

for (const level of ['generic', 'avx2', 'avx512', 'neon', '']) {
  test(`every length at FERROBUF_CPU=${level}`, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', CHILD, join(__dirname, '..')], {
      encoding: 'utf8',
      env: { ...process.env, FERROBUF_CPU: level },
    });
    assert.equal(stdout, 'the same\n', stderr);
  });
}
