'use strict';

/** --zero-fill-buffers: the pool gives out zeros. In processes of their own, because the flag is the process's. */

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { describe, it } = require('node:test');

/**
 * Makes a process allocate, fill and drop Buffers for a while, and counts those that did not come as zeros. Strings
 * that decode to less than the room they are given lie between them: nothing may be left behind them.
 */
const countDirty = (flags, env, turns) => {
  const script = `
    const { Buffer } = require(${JSON.stringify(join(__dirname, '..'))});
    const strings = ['zz', 'ab'.repeat(50) + 'zz'.repeat(50), ' YWJj\\n'.repeat(40), '\\u20ac'.repeat(70), 'a==='];
    const encodings = ['hex', 'base64', 'base64url', 'utf8', 'utf16le', 'latin1', 'ascii'];
    let dirty = 0;
    const round = () => {
      for (let i = 0; i < 4000; i++) {
        const buf = Buffer.allocUnsafe(1 + (i * 37) % ((Buffer.poolSize >>> 1) - 1));
        let bits = 0;
        for (let j = 0; j < buf.length; j++) bits |= buf[j]; // a callback takes four times as long
        if (bits !== 0) dirty++;
        buf.fill(0xa5);
        Buffer.from(strings[i % strings.length], encodings[i % encodings.length]);
      }
    };
    let turns = ${turns};
    const next = () => {
      round();
      gc();
      if (--turns > 0) setTimeout(next, 1);
      else console.log(dirty);
    };
    next();`;
  const output = execFileSync(process.execPath, [...flags, '--expose-gc', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return Number(output);
};

const isGlibc = process.report.getReport().header.glibcVersionRuntime !== undefined;

const FLAG = '--zero-fill-buffers';

for (const [kind, FERROBUF_EXTERNAL_MEMORY] of [
  ["Rust's memory, and V8's when the budget is spent", '1'],
  ["V8's memory", '0'],
]) {
  describe(`${FLAG}: ${kind}`, () => {
    for (const [way, flags, env] of [
      ['on the command line', [FLAG], {}],
      ['in NODE_OPTIONS', [], { NODE_OPTIONS: FLAG }],
    ]) {
      it(way, () => assert.equal(countDirty(flags, { ...env, FERROBUF_EXTERNAL_MEMORY }, 4), 0));
    }

    it('and without it there is something to find', {
      skip: !isGlibc && 'other allocators may give out zeros by themselves',
    }, () => {
      assert.ok(countDirty([], { FERROBUF_EXTERNAL_MEMORY }, 4) > 0);
    });
  });
}
