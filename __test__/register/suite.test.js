'use strict';

/** The differential files once more with `ferrobuf/register` in place: see support/register-mode.js. */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { evaluate } = require('../support/child');
const poison = require('../support/poison');
const { rerun, suites } = require('../support/rerun');

describe('the two sides in one class', () => {
  const inRegisterMode = (body) =>
    evaluate(`const { native, ours } = require('./__test__/support/worlds'); ${body}`, [], {
      FERROBUF_MODE: 'register',
    });

  it('are native before and ferrobuf after, each in its time', () => {
    const result = inRegisterMode(`
      const names = ['from', 'concat', 'alloc', 'isBuffer'];
      const functionsOf = ({ Buffer, module }) => [...names.map((name) => Buffer[name]),
        ...Object.values(Object.getOwnPropertyDescriptors(Buffer.prototype)).map(({ value }) => value),
        module.atob, module.isUtf8, globalThis.atob];
      const mine = ours.during(() => functionsOf(ours));
      const theirs = native.during(() => functionsOf(native));
      const kept = ['constructor', 'parent', 'offset'];
      const shared = mine.filter((value, i) => value === theirs[i]);
      require('./register').restore();
      const original = functionsOf(native);
      return [shared.length, theirs.every((value, i) => value === original[i]), ours.Buffer === native.Buffer];`);
    // Shared: the constructor, and the two accessors, which have no value.
    assert.deepEqual(result, [3, true, true]);
  });

  it('tell a wrong method', () => {
    const result = inRegisterMode(`
      ours.Buffer.prototype.readUInt8 = () => -1;
      const read = ({ Buffer }) => Buffer.from([7]).readUInt8();
      return [ours.during(() => read(ours)), native.during(() => read(native)), read(ours)];`);
    assert.deepEqual(result.slice(0, 2), [-1, 7]);
  });
});

describe('in register mode', { concurrency: 2, skip: poison.enabled && 'under poison' }, () => {
  for (const file of suites) {
    it(file, async () => {
      const { stdout, code } = await rerun(file, { FERROBUF_MODE: 'register' });
      assert.equal(code, 0, stdout);
    });
  }
});
