'use strict';

/** Processes in which there is little of something, or something is forbidden: every call gives what it gives elsewhere. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { describe, it } = require('node:test');
const CHILD_FLAGS = require('./hostile/child-flags');
const { outcomesOf } = require('./hostile/outcomes');
const { scenario } = require('./memory/support/scenario');
const { ours } = require('./support/worlds');

const outputOf = (file, flags = []) => {
  const child = path.join(__dirname, 'hostile', file);
  const args = [...CHILD_FLAGS, ...flags, child];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${signal}\n${stderr}`);
  return JSON.parse(stdout);
};

/** KiB, a sixth of V8's own limit: there is less to climb down. */
const SMALL_STACK = ['--stack-size=150'];

it('a stack of which almost nothing is left: the call fails as a whole, and later ones do not', () => {
  const { wrong, overflows } = outputOf('stack-child.js', SMALL_STACK);
  assert.deepEqual(wrong, []);
  // Each kind of call has met the end of the stack.
  assert.ok(overflows > 300, `${overflows} overflows`);
});

/** 16 MB are what Node itself needs to start. */
const FLAGS = [
  '--frozen-intrinsics',
  '--disable-proto=throw',
  '--disable-proto=delete',
  '--disallow-code-generation-from-strings',
  '--stack-size=100',
  '--max-old-space-size=16',
];

describe('flags', () => {
  const expected = { ...outcomesOf(ours.module) };
  for (const flag of FLAGS) {
    it(flag, () => {
      assert.deepEqual(outputOf('outcomes-child.js', [flag]), expected);
    });
  }
});

scenario(
  'a class of native that was frozen before ferrobuf is loaded, with a setter',
  {
    output: ['4096 1024', '97 98 99', 'a slab of 1 KiB', 'nothing set'],
    oursAlone: 'what is changed is native',
  },
  (tools, require) => {
    const seen = [];
    const { Buffer: Native } = require('node:buffer');
    Object.defineProperty(Native, 'poolSize', { get: () => 4096, set: (size) => seen.push(size) });
    Object.freeze(Object.freeze(Native).prototype);
    const { Buffer, report } = tools;
    const before = Buffer.poolSize;
    Buffer.poolSize = 1024;
    report(before, Buffer.poolSize);
    report(...Buffer.from('abc'));
    const { byteLength } = Buffer.from('abc').buffer;
    report(byteLength > 1000 && byteLength < 2000 ? 'a slab of 1 KiB' : byteLength);
    report(seen.join() || 'nothing set');
  },
);
