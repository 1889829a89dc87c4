'use strict';

// The main job as its user meets it: a process, its output and its exit status.

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { chmodSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, test } = require('node:test');

const MAIN_JOB = join(__dirname, '..', 'examples', 'main-job.js');
const ESCAPE = '\x1b';

const folder = mkdtempSync(join(tmpdir(), 'ferrobuf main job '));
after(() => rmSync(folder, { recursive: true }));

function run(words, { preload } = {}) {
  const before = preload === undefined ? [] : ['--require', file('preload.js', preload)];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, MAIN_JOB, ...words], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The operations' rows: name, size, two throughputs, ratio, agreed or not. */
function rowsOf(stdout) {
  const lines = stdout.split('\n');
  const head = lines.findIndex((line) => line.startsWith('operation'));
  return lines.slice(head + 1, lines.indexOf('', head));
}

const OPERATIONS = 44;

test('without an argument it takes the addon through all operations, and they agree', () => {
  const { status, stdout, stderr } = run([]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /ferrobuf\.[\w-]+\.node: [\d,]+ bytes/);
  const rows = rowsOf(stdout);
  assert.equal(rows.length, OPERATIONS);
  for (const row of rows) {
    assert.match(row, /^.+ +[\d.]+ k?M?B +[\d.,]+ +[\d.,]+ +\d+\.\d\d {2}yes$/);
  }
  assert.match(stdout, /^All 44 operations agree\.$/m);
  assert.match(stdout, /^Memory held by Rust: .+ in \d+ regions? \(/m);
  assert.ok(!stdout.includes(ESCAPE) && !stdout.includes('\r'), 'a pipe gets no progress bar');
});

test('on a file of one byte, what needs more bytes says so and the rest runs', () => {
  const { status, stdout } = run([file('one', 'x')]);
  assert.equal(status, 0);
  const rows = rowsOf(stdout);
  assert.equal(rows.length, OPERATIONS);
  const left = rows.filter((row) => !row.endsWith('  yes'));
  assert.ok(left.length > 0);
  for (const row of left) assert.match(row, /^(swap|read|write).+ - .+ {2}needs [2-8] bytes$/);
});

test('malformed text and every byte value agree too', () => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => (i * 7 + (i >> 3)) & 255));
  const { status, stdout } = run([file('bytes', bytes)]);
  assert.equal(status, 0, stdout);
});

test('a disagreement is shown with its first offset, and the status is 1', () => {
  const preload = `
    const { Buffer } = require(${JSON.stringify(join(__dirname, '..'))});
    const { toString } = Buffer.prototype;
    Buffer.prototype.toString = function (encoding) {
      const text = toString.call(this, encoding);
      return encoding === 'hex' ? text.slice(0, 5) + 'z' + text.slice(6) : text;
    };`;
  const { status, stdout } = run([file('wrong', 'some text')], { preload });
  assert.equal(status, 1);
  assert.match(stdout, /^toString\('hex'\) .+ {2}NO$/m);
  assert.match(
    stdout,
    /^toString\('hex'\) disagrees: window 0, offset 5: ferrobuf 0x7a, native 0x64$/m,
  );
  assert.match(stdout, /^1 of 44 operations disagree\.$/m);
});

test('a file that cannot be used: one clear line, status 2, no table', async (t) => {
  const cases = [
    ['missing', ['nowhere'], /^ferrobuf: nowhere: there is no such file\n$/],
    ['a directory', ['.'], /^ferrobuf: \. is a directory: name a file\n$/],
    ['empty', [file('empty', '')], /^ferrobuf: .+empty is empty: there is nothing to work on\n$/],
    ['below a file', [join(file('flat', 'x'), 'y')], /^ferrobuf: .+ cannot be read: ENOTDIR/],
    ['several', ['a', 'b'], /^ferrobuf: name one file, not several/],
    ['an option', ['--fast'], /^ferrobuf: there is no option --fast/],
  ];
  if (process.platform !== 'win32') {
    cases.push(['a device', ['/dev/zero'], /^ferrobuf: \/dev\/zero is no regular file/]);
  }
  for (const [name, words, message] of cases) {
    await t.test(name, () => {
      const { status, stdout, stderr } = run(words);
      assert.match(stderr, message);
      assert.equal(status, 2);
      assert.equal(stdout, '');
    });
  }
});

test('an unreadable file: one clear line, status 2', () => {
  const path = file('secret', 'x');
  chmodSync(path, 0o000);
  // No permission stops root, so there the system's refusal is played by a preloaded module.
  const preload =
    process.getuid?.() === 0
      ? `require('node:fs').openSync = (path) => {
           throw Object.assign(new Error('permission denied'), { code: 'EACCES', path });
         };`
      : undefined;
  const { status, stderr } = run([path], { preload });
  assert.match(stderr, /^ferrobuf: .+secret: no permission to read it\n$/);
  assert.equal(status, 2);
});

test('--help says how it is used', () => {
  const { status, stdout } = run(['--help']);
  assert.equal(status, 0);
  assert.match(stdout, /^Usage: npm start -- \[FILE\]\n/);
});
