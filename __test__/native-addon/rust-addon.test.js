'use strict';

// examples/rust-addon, built and run: an addon of napi-rs works on ferrobuf's Buffers in place.

const assert = require('node:assert/strict');
const { execFileSync, spawnSync } = require('node:child_process');
const { copyFileSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, before, describe, it } = require('node:test');

const { native, ours } = require('../support/worlds');

const EXAMPLE = join(__dirname, '..', '..', 'examples', 'rust-addon');

/** @returns {false | string} why it cannot be built here; on CI it can, or the test fails */
const whyNot = () => {
  if (process.env.CI) return false;
  const { error } = spawnSync('cargo', ['--version'], { stdio: 'ignore' });
  return error ? 'there is no cargo' : false;
};

/** @returns {string} the library that cargo's messages name */
const buildLibrary = () => {
  const words = ['build', '--locked', '--message-format=json'];
  // The crates are those of ferrobuf's own build: where that was possible, no network is needed.
  const output = execFileSync('cargo', words, {
    cwd: EXAMPLE,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const messages = output.split('\n').filter(Boolean).map(JSON.parse);
  const isLibrary = ({ reason, target }) =>
    reason === 'compiler-artifact' && target.name === 'rust_addon';
  return messages.find(isLibrary).filenames.find((file) => /\.(so|dylib|dll)$/.test(file));
};

describe('the Rust addon', { skip: whyNot() }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf rust-addon '));
  const path = join(folder, 'rust-addon.node');
  after(() => rmSync(folder, { recursive: true }));
  let addon;
  before(() => {
    copyFileSync(buildLibrary(), path);
    addon = require(path);
  });

  /** The places a Buffer's memory can be in. */
  const KINDS = {
    pooled: ({ Buffer }) => Buffer.from('pooled bytes'),
    unpooled: ({ Buffer }) => Buffer.alloc(5000, 'unpooled'),
    sliced: ({ Buffer }) => Buffer.alloc(5000, 'sliced').subarray(3, 4000),
    shared: ({ Buffer }) => Buffer.from(new SharedArrayBuffer(50)).fill('shared'),
    resizable: ({ Buffer }) => Buffer.from(new ArrayBuffer(50, { maxByteLength: 90 })).fill('re'),
    empty: ({ Buffer }) => Buffer.alloc(0),
  };

  for (const [kind, make] of Object.entries(KINDS)) {
    it(`reads and changes in place what is ${kind}`, () => {
      const buf = make(ours);
      const bytes = [...buf];
      assert.equal(
        addon.sum(buf),
        bytes.reduce((sum, byte) => sum + byte, 0),
      );
      assert.equal(addon.xor(buf, 0x5a), buf);
      assert.deepEqual(
        [...buf],
        bytes.map((byte) => byte ^ 0x5a),
      );
      assert.equal(addon.sum(buf), addon.sum(addon.xor(make(native), 0x5a)));
    });
  }

  it('gives back a view of the same class and memory', () => {
    const buf = ours.Buffer.from('a view of a part');
    const part = addon.part(buf, 2, 6);
    assert.equal(part.toString(), 'view');
    assert.ok(part instanceof ours.Buffer);
    assert.equal(part.buffer, buf.buffer);
    assert.equal(addon.address(part) - addon.address(buf), 2n);
    part.fill('x');
    assert.equal(buf.toString(), 'a xxxx of a part');
  });

  it('keeps what it holds, and sees what changes', () => {
    const kept = Array.from({ length: 100 }, (_, i) => {
      const buf = ours.Buffer.from(`kept ${i}`);
      return { buf, keeper: new addon.Keeper(buf) };
    });
    for (let i = 0; i < 20_000; i++) ours.Buffer.allocUnsafe(3000).fill(i);
    for (const { buf, keeper } of kept) {
      assert.equal(keeper.sum(), addon.sum(buf));
      buf.fill(1);
      assert.equal(keeper.sum(), buf.length);
    }
  });

  it('refuses what is no Uint8Array', () => {
    for (const value of ['text', [1, 2], new ArrayBuffer(8), {}, null]) {
      assert.throws(() => addon.sum(value), /Uint8Array|TypedArray/i);
    }
  });

  it('runs as its README says', () => {
    const output = execFileSync(process.execPath, [join(EXAMPLE, 'run.js'), path], {
      encoding: 'utf8',
    });
    assert.equal(
      output,
      [
        'sum       800',
        'xor       nOcOPIES (the same Buffer)',
        'part      cOPIES (2 bytes further on in the same memory)',
        'kept      6',
        '',
      ].join('\n'),
    );
  });
});
