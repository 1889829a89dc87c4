'use strict';

/**
 * The poison test: with every method and static of native Buffer replaced by one that throws, the suite passes.
 *
 * The differential files run once more here, each case of ferrobuf's side under poison (support/poison.js). Node itself uses
 * native's methods, and a whole process cannot live without them; so the poison lasts for a case, not longer.
 */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const poison = require('./support/poison');
const { rerun, suites } = require('./support/rerun');
const { native, ours } = require('./support/worlds');

/** What a call gives while native is poisoned. */
const underPoison = (call) =>
  poison.underPoison(() => {
    try {
      return { value: call() };
    } catch (error) {
      return { error };
    }
  });

describe('the poison', () => {
  it('kills every method and static of native', () => {
    const survivors = [];
    for (const [target, self] of [
      [native.Buffer, native.Buffer],
      [native.Buffer.prototype, native.Buffer.from('abc')],
    ]) {
      for (const key of Reflect.ownKeys(target)) {
        const { value, get, configurable } = Object.getOwnPropertyDescriptor(target, key);
        // `parent` and `offset` cannot be replaced: that ours are others, properties.test.js says.
        if (key === 'constructor' || !configurable || !(value ?? get)?.call) continue;
        const { error } = underPoison(() => (get ? self[key] : self[key]()));
        if (!/^poison: /.test(error?.message)) survivors.push(String(key));
      }
    }
    assert.deepEqual(survivors, []);
  });

  it('is over afterwards', () => {
    assert.equal(native.Buffer.from('616263', 'hex').toString(), 'abc');
  });

  it('kills what falls through to native', () => {
    const method = Object.getOwnPropertyDescriptor(ours.Buffer.prototype, 'readUInt8');
    Reflect.deleteProperty(ours.Buffer.prototype, 'readUInt8');
    try {
      assert.match(
        underPoison(() => ours.Buffer.from('a').readUInt8(0)).error.message,
        /^poison: /,
      );
    } finally {
      Object.defineProperty(ours.Buffer.prototype, 'readUInt8', method);
    }
  });
});

it('finds the differential files', () => {
  assert.ok(
    suites.includes('from.test.js') && suites.includes('text.test.js') && suites.length > 12,
  );
});

describe('under poison', { concurrency: 2, skip: poison.enabled && 'already in it' }, () => {
  for (const file of suites) {
    it(file, async () => {
      const { stdout, code } = await rerun(file, { FERROBUF_POISON: '1' });
      assert.equal(code, 0, stdout);
    });
  }
});
