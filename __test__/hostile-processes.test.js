'use strict';

/** Processes in which there is little of something, or something is forbidden: every call gives what it gives elsewhere. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { describe, it } = require('node:test');
const { outcomesOf } = require('./hostile/outcomes');
const { ours } = require('./support/worlds');

const run = (args) => {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${signal}\n${stderr}`);
  return JSON.parse(stdout);
};

const outputOf = (file, flags = []) => run([...flags, path.join(__dirname, 'hostile', file)]);

/** @param {(load: () => object) => void} program goes to the process as text; `load` loads ferrobuf */
const programOutput = (program) => {
  const ferrobuf = JSON.stringify(path.join(__dirname, '..'));
  return run(['-e', `(${program})(() => require(${ferrobuf}))`]);
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

it('a class of native that was frozen before ferrobuf is loaded, with a setter', () => {
  const { poolSizes, bytes } = programOutput((load) => {
    const seen = [];
    const { Buffer: Native } = require('node:buffer');
    Object.defineProperty(Native, 'poolSize', { get: () => 4096, set: (size) => seen.push(size) });
    Object.freeze(Object.freeze(Native).prototype);
    const { Buffer } = load();
    const before = Buffer.poolSize;
    Buffer.poolSize = 1024;
    const bytes = [...Buffer.from('abc'), Buffer.from('abc').buffer.byteLength];
    console.log(JSON.stringify({ poolSizes: [before, Buffer.poolSize, ...seen], bytes }));
  });
  assert.deepEqual(poolSizes, [4096, 1024]);
  assert.deepEqual(bytes.slice(0, 3), [97, 98, 99]);
  assert.ok(bytes[3] > 1000 && bytes[3] < 2000, `a slab of ${bytes[3]} bytes`);
});
