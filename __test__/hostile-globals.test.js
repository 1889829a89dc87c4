'use strict';

/** Built-ins that somebody has patched, replaced or frozen after ferrobuf was loaded: no result changes that native's does not. */

const assert = require('node:assert/strict');
const { execFile, spawnSync } = require('node:child_process');
const path = require('node:path');
const { describe, it } = require('node:test');
const native = require('node:buffer');
const CHILD_FLAGS = require('./hostile/child-flags');
const { outcomesOf } = require('./hostile/outcomes');
const { POLLUTIONS } = require('./hostile/pollutions');

const CHILD = path.join(__dirname, 'hostile', 'pollution-child.js');

// Once, and not in each child: native reads 512 MiB before it says that a text is too long, 0.8 s of CPU time.
const NATIVE = JSON.stringify(outcomesOf(native));

const outputOf = (name) =>
  new Promise((resolve) => {
    execFile(process.execPath, [...CHILD_FLAGS, CHILD, name, NATIVE], (error, stdout, stderr) => {
      resolve(error === null ? stdout : `${error.signal ?? error.code}\n${stdout}${stderr}`);
    });
  });

describe('after this, every call gives what it gave', { concurrency: 2 }, () => {
  for (const name of Object.keys(POLLUTIONS)) {
    it(name, async () => {
      assert.equal(await outputOf(name), '');
    });
  }
});

/** The first call alone looks for who has called it, so that it needs a process of its own. */
const firstDeprecatedCall = () => {
  const { writeSync } = require('node:fs');
  const { Buffer } = require(process.argv[1]);
  const value = () => {
    throw new EvalError('get was called');
  };
  Object.defineProperty(Object.prototype, 'get', { __proto__: null, value });
  writeSync(1, String(new Buffer(3).length));
};

it('the deprecated constructor works with a `get` on Object.prototype', () => {
  const args = ['-e', `(${firstDeprecatedCall})()`, path.join(__dirname, '..')];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(stdout, '3', stderr);
});
