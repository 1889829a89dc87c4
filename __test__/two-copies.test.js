'use strict';

/**
 * Two copies of the shim on one addon, as `register` after an import has them, or a test environment that loads modules anew: they
 * share the block (lib/block.js) and the pinned view, and neither may take the other's bytes for its own.
 */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const fc = require('fast-check');
const ours = require('..');
const values = require('./support/values');
const { withAddon } = require('./support/second-copy');

const COPIES = [ours.Buffer, withAddon({}).Buffer];

const HAYSTACK = `${' '.repeat(200)}abc${' '.repeat(50)}xyz${' '.repeat(300)}`;

test('they are two', () => {
  assert.notEqual(COPIES[0], COPIES[1]);
});

test('a text that one has looked for is not what the other looks for', () => {
  const [first, second] = COPIES.map((Buffer) => Buffer.from(HAYSTACK));
  for (let i = 0; i < 3; i++) {
    assert.equal(first.indexOf('abc'), 200);
    assert.equal(second.indexOf('xyz'), 253);
  }
});

test('a text that one fills with is not what the other fills with', () => {
  const [first, second] = COPIES.map((Buffer) => Buffer.alloc(300));
  for (let i = 0; i < 3; i++) {
    assert.equal(first.fill('abc').toString('latin1', 0, 6), 'abcabc');
    assert.equal(second.fill('xyz').toString('latin1', 0, 6), 'xyzxyz');
  }
});

/** What crosses in the block, or is written to the pinned view. Each gives something that can be compared with native's. */
const OPERATIONS = {
  from: (Buffer, text) => Buffer.from(text).toString('hex'),
  'from latin1': (Buffer, text) => Buffer.from(text, 'latin1').toString('hex'),
  fill: (Buffer, text) => (text === '' ? '' : Buffer.alloc(99).fill(text).toString('hex')),
  'fill bytes': (Buffer, text) =>
    text === '' ? '' : Buffer.alloc(99).fill(Buffer.from(text)).toString('hex'),
  indexOf: (Buffer, text) => Buffer.from(HAYSTACK + text).indexOf(text),
  'indexOf bytes': (Buffer, text) => Buffer.from(HAYSTACK + text).indexOf(Buffer.from(text)),
  lastIndexOf: (Buffer, text) => Buffer.from(text + HAYSTACK).lastIndexOf(text),
};

test('in turns, each does what native does', () => {
  const step = fc.record({
    copy: fc.nat(1),
    operation: fc.constantFrom(...Object.keys(OPERATIONS)),
    // Few, so that they come again.
    text: fc.oneof(
      fc.constantFrom('a', 'abc', 'xyz', 'żółw', ' '.repeat(40)),
      values.stringOf(values.CHARACTERS.base64(), 60),
    ),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), (steps) => {
      for (const { copy, operation, text } of steps) {
        const run = OPERATIONS[operation];
        assert.equal(run(COPIES[copy], text), run(globalThis.Buffer, text), operation);
      }
    }),
    { numRuns: 2000, seed: 1 },
  );
});
