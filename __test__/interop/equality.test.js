'use strict';

/** Equality as Node sees it: util, assert, and the messages of its errors. */

const assert = require('node:assert');
const util = require('node:util');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { TEXT } = require('./support/samples');

const MIXED = ['ferrobuf first', 'native first'];
const TWO_CLASSES = { modes: MIXED, row: 'every-two-classes' };

interop(
  'equality',
  {
    'isDeepStrictEqual of equal ones': (Buffer) =>
      [0, 7, 5_000].map((length) => {
        const [one, other] = [Buffer.alloc(length, TEXT), Buffer.alloc(length, TEXT)];
        return util.isDeepStrictEqual(one, other);
      }),

    'isDeepStrictEqual of others': (Buffer) => {
      const text = Buffer.from(TEXT);
      const named = Object.assign(Buffer.from(TEXT), { name: 'a' });
      return [Buffer.from(TEXT).reverse(), text.subarray(1), new Uint8Array(text), named, TEXT].map(
        (other) => util.isDeepStrictEqual(text, other),
      );
    },

    'deepStrictEqual inside of others': (Buffer) => {
      const document = () => ({
        list: [Buffer.from('a')],
        map: new Map([['key', Buffer.from(TEXT)]]),
        set: new Set([Buffer.alloc(3)]),
      });
      assert.deepStrictEqual(document(), document());
      return util.isDeepStrictEqual(document(), document());
    },

    'deepEqual does not ask for the class': async (Buffer) => {
      const bytes = new Uint8Array(Buffer.from(TEXT));
      assert.deepEqual(Buffer.from(TEXT), Buffer.from(TEXT));
      assert.notDeepEqual(Buffer.from(TEXT), Buffer.from('a'));
      return [
        util.isDeepStrictEqual(Buffer.from(TEXT), bytes),
        (await errorOf(() => assert.deepEqual([Buffer.from('a')], [Buffer.from('b')]))).message,
      ];
    },

    'the message of a difference': async (Buffer) => {
      const different = await errorOf(() =>
        assert.deepStrictEqual({ a: Buffer.from('abc') }, { a: Buffer.from('abd') }),
      );
      const unequal = await errorOf(() => assert.strictEqual(Buffer.from('abc'), 'abc'));
      return [different.message, unequal.message];
    },

    'kinds and checks of util.types': (Buffer) => {
      const bytes = Buffer.from(TEXT);
      return [
        ...['isUint8Array', 'isTypedArray', 'isArrayBufferView', 'isAnyArrayBuffer', 'isProxy'],
      ].map((name) => util.types[name]?.(bytes));
    },

    'patterns of assert': (Buffer) => {
      assert.partialDeepStrictEqual?.({ a: Buffer.from('a'), b: 1 }, { b: 1 });
      assert.throws(
        () => {
          throw Object.assign(new Error('a'), { bytes: Buffer.from('a') });
        },
        { message: 'a' },
      );
      return true;
    },
  },
  {
    'isDeepStrictEqual of equal ones': TWO_CLASSES,
    'deepStrictEqual inside of others': TWO_CLASSES,
  },
);
