'use strict';

/**
 * Every operation at the sizes at which numbers of 32 bits end, and beyond. It takes up to 11 GiB of memory: `npm run
 * test:sizes`, and no part of `npm test`. With FERROBUF_SIDE=native it asks native the same.
 */

const assert = require('node:assert/strict');
const { after, describe, it } = require('node:test');
const { setImmediate: turn } = require('node:timers/promises');
const native = require('node:buffer');
const ferrobuf = require('../..');
const { checkLongest, encodings } = require('./longest-strings');
const { operations } = require('./operations');

const GIB = 2 ** 30;

const SIZES = [2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 5 * GIB];

const module_ = process.env.FERROBUF_SIDE === 'native' ? native : ferrobuf;
const { Buffer, constants } = module_;

/** A Buffer that nobody holds any more goes before the next one is made: two of them have room, not all. */
const release = async () => {
  globalThis.gc();
  await turn();
  globalThis.gc();
};

for (const size of SIZES) {
  const skip =
    size + 2 > constants.MAX_LENGTH && `longer than a Buffer can be on Node ${process.version}`;
  describe(`${size} bytes`, { skip }, () => {
    let buf;
    const memory = () => (buf ??= Buffer.alloc(size));
    after(() => {
      buf = undefined;
      return release();
    });
    for (const [name, operation] of Object.entries(operations)) {
      it(name, async () => {
        operation(Buffer, memory(), module_);
        assert.equal(memory().length, size);
        await release();
      });
    }
  });
}

describe('the longest strings', () => {
  for (const encoding of encodings) {
    it(encoding, async () => {
      checkLongest(Buffer, encoding, constants.MAX_STRING_LENGTH);
      await release();
    });
  }
});
