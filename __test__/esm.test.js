'use strict';

/** index.mjs: named and default imports, beside those of `node:buffer`. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { host, ours } = require('./support/worlds');

const both = async () => [await import('../index.mjs'), await import('node:buffer')];

/** Names that the Node line has, beside those of its CommonJS module. */
const names = (namespace) => Object.keys(namespace).filter((name) => name !== 'module.exports');

test("the names are those of the host's module, and memoryUsage", async () => {
  const [mine, theirs] = await both();
  // An ES module's list of names is fixed: SlowBuffer is there on Node 26 as well, and undefined.
  const extra = host >= 26 ? ['SlowBuffer', 'memoryUsage'] : ['memoryUsage'];
  assert.deepEqual(names(mine), [...names(theirs), ...extra].toSorted());
  if (host >= 26) assert.equal(mine.SlowBuffer, undefined);
});

test('a named import is what require gives', async () => {
  const [mine] = await both();
  assert.equal(mine.default, ours.module);
  for (const name of names(mine)) {
    if (name !== 'default') assert.equal(mine[name], ours.module[name], name);
  }
});

test('INSPECT_MAX_BYTES is the value at the time of the import, as in node:buffer', async () => {
  const [mine, theirs] = await both();
  for (const namespace of [mine, theirs]) {
    namespace.default.INSPECT_MAX_BYTES = 10;
    assert.equal(namespace.INSPECT_MAX_BYTES, 50);
    namespace.default.INSPECT_MAX_BYTES = 50;
  }
});

test('the package is found by its name, both ways', async () => {
  // A package may refer to itself.
  const { Buffer } = await import('ferrobuf');
  assert.equal(Buffer, ours.Buffer);
  assert.equal(require('ferrobuf').Buffer, ours.Buffer);
});
