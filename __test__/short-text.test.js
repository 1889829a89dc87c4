'use strict';

/**
 * The tiny tier of lib/encode.js and lib/decode.js: every unit on either side of a limit, at every place of short text among units
 * on either side of a limit. Generated text seldom has two such units together; mutants of the limits lived on that.
 */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { native, ours } = require('./support/worlds');

const UNITS = [
  0, 0x7f, 0x80, 0x81, 0xff, 0x100, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000,
  0xffff,
].map((unit) => String.fromCharCode(unit));

const LONGEST = 9;

/** All texts of `length` units, of which one is `unit` and the others `other`. */
function* textsOf(length) {
  for (const other of UNITS) {
    for (const unit of UNITS) {
      for (let at = 0; at < length; at++) {
        yield other.repeat(at) + unit + other.repeat(length - at - 1);
      }
    }
  }
}

/** Not utf8: what native makes of its bytes is asked below. */
const ONE_TO_ONE = ['latin1', 'utf16le'];

const resultsOf = ({ Buffer }, text) => {
  const bytes = Buffer.from(text);
  const room = Buffer.alloc(LONGEST + 2, 0x5a);
  return [
    bytes.latin1Slice(),
    bytes.toString(),
    Buffer.byteLength(text),
    // With room for some of it, and a byte that is not to be touched.
    room.write(text, 1, LONGEST),
    room.latin1Slice(),
    ...ONE_TO_ONE.map((encoding) => Buffer.from(text, encoding).hexSlice()),
    Buffer.from(text, 'utf16le').ucs2Slice() === text,
  ];
};

for (let length = 1; length <= LONGEST; length++) {
  test(`${length} units`, () => {
    for (const text of textsOf(length)) {
      const theirs = native.during(() => resultsOf(native, text));
      const mine = ours.during(() => resultsOf(ours, text));
      assert.deepEqual(mine, theirs, JSON.stringify(text));
    }
  });
}
