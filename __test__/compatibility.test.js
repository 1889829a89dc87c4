'use strict';

/** Every row of docs/compatibility.md holds on this host: for ferrobuf, and for the host's own Buffer. */

const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { describe, it } = require('node:test');

const { outcome, rows } = require('./compatibility-rows');

const ROOT = path.join(__dirname, '..');
const CHILD = path.join(__dirname, 'support', 'compatibility-child.js');
const MAJOR = Number(process.versions.node.split('.')[0]);

/** The outcome of a row in a child: its value, or which signal ended it. */
const outcomeInChild = (row, moduleName) => {
  const child = spawnSync(process.execPath, [CHILD, row.id, moduleName], {
    encoding: 'utf8',
    timeout: row.timeout,
  });
  if (child.signal !== null) return `killed by ${child.signal}`;
  assert.strictEqual(child.status, 0, child.stderr);
  return JSON.parse(child.stdout);
};

const outcomeOf = (row, moduleName) =>
  row.child ? outcomeInChild(row, moduleName) : outcome(row, require(moduleName));

describe(`differences from native Buffer on Node ${MAJOR}`, () => {
  for (const row of rows.filter(({ hosts }) => hosts.includes(MAJOR))) {
    it(`${row.id}: ferrobuf`, () => {
      assert.deepStrictEqual(outcomeOf(row, ROOT), row.ours);
    });
    it(`${row.id}: native`, () => {
      assert.deepStrictEqual(outcomeOf(row, 'node:buffer'), row.native);
    });
  }
});

describe('docs/compatibility.md', () => {
  const documented = readFileSync(path.join(ROOT, 'docs', 'compatibility.md'), 'utf8');
  const documentedIds = [...documented.matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1]);

  it('has every row of compatibility-rows.js once, and no other', () => {
    assert.deepStrictEqual(documentedIds.toSorted(), rows.map(({ id }) => id).toSorted());
  });
  it('describes differences only', () => {
    for (const { id, ours, native } of rows) assert.notDeepStrictEqual(ours, native, id);
  });
});
