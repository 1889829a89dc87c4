'use strict';

/** What is true of the text of all files of the shim. */

const assert = require('node:assert/strict');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');

const ROOT = join(__dirname, '..');

// One other character makes V8 keep the whole source at two bytes each. What survives the first garbage collections
// decides how large V8 makes its young generation: see docs/memory.md.
test('sources are ASCII', () => {
  const names = ['index.js', ...readdirSync(join(ROOT, 'lib')).map((name) => join('lib', name))];
  assert.ok(names.length > 30);
  for (const name of names) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
    assert.doesNotMatch(readFileSync(join(ROOT, name), 'utf8'), /[^\x00-\x7f]/, name);
  }
});
