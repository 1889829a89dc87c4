'use strict';

/** The licences and the bill of materials of what is linked into a binary, of crates that are made up. */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, before, test } = require('node:test');

let folder;
before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf licences '));
});
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {Record<string, string>} files by name, beside the manifest */
const crate = (name, license, files = {}, authors = []) => {
  fs.mkdirSync(join(folder, name));
  for (const [file, text] of Object.entries(files))
    fs.writeFileSync(join(folder, name, file), text);
  const manifest = join(folder, name, 'Cargo.toml');
  return { name, version: '1.0.0', license, authors, manifest_path: manifest };
};

test("a crate's own text, MIT before others, and one text under all names", async () => {
  const { licencesText } = await import('../scripts/licences/text.mjs');
  const text = licencesText([
    crate('one', 'MIT OR Apache-2.0', {
      'LICENSE-APACHE': 'apache',
      'LICENSE-MIT': 'mit\r\nof one',
    }),
    crate('two', 'Unlicense/MIT', { 'license-mit': 'mit\nof one\n', COPYING: 'either' }),
    crate('three', 'ISC', { LICENSE: 'isc' }),
  ]);
  assert.match(text, /^## one 1\.0\.0, two 1\.0\.0\n\n```text\nmit\nof one\n```$/m);
  assert.match(text, /^## three 1\.0\.0\n\n```text\nisc\n```$/m);
  assert.match(text, /^## Rust's standard library$/m);
  assert.doesNotMatch(text, /apache|either/);
});

test('a crate that only names its licence gets the text, with its authors', async () => {
  const { licencesText } = await import('../scripts/licences/text.mjs');
  const text = licencesText([
    crate('named', 'MIT', {}, ['Some Body']),
    crate('nameless', 'MIT OR Apache-2.0'),
  ]);
  assert.match(text, /Copyright \(c\) Some Body\n\nPermission is hereby granted/);
  assert.match(text, /Copyright \(c\) the authors of nameless\n\nPermission is hereby granted/);
});

test('a licence that nobody has looked at is an error', async () => {
  const { licencesText } = await import('../scripts/licences/text.mjs');
  for (const [name, license] of [
    ['viral', 'GPL-3.0'],
    ['unlicensed', null],
  ]) {
    assert.throws(
      () => licencesText([crate(name, license, { LICENSE: 'all of it' })]),
      new RegExp(`^Error: ${name} has the licence ${license}`),
    );
  }
});

test('the bill names each crate by its address', async () => {
  const { billOf } = await import('../scripts/licences/bill.mjs');
  const bill = billOf({ name: 'ferrobuf', version: '2.0.0', license: 'MIT' }, [
    crate('old', 'Unlicense/MIT'),
  ]);
  assert.equal(bill.metadata.component.purl, 'pkg:npm/ferrobuf@2.0.0');
  const [{ purl, licenses }] = bill.components;
  assert.equal(purl, 'pkg:cargo/old@1.0.0');
  assert.deepEqual(licenses, [{ expression: 'Unlicense OR MIT' }]);
});
