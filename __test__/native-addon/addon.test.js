'use strict';

// A C addon and ferrobuf hand Buffers to each other: the same memory on both sides, never a copy.

const assert = require('node:assert/strict');
const { after, describe, it } = require('node:test');
const { scenario } = require('../memory/support/scenario');
const { native, ours } = require('../support/worlds');
const { buildAddon, whyNot } = require('./build');

const skip = whyNot();
const built = skip ? undefined : buildAddon();
after(() => built?.remove());
const addon = built && require(built.path);

/** Buffers over each kind of memory, made by a world's Buffer. */
const KINDS = {
  pooled: (Buffer) => Buffer.from('pooled'),
  'pooled and sliced': (Buffer) => Buffer.from('pooled and sliced').subarray(3, 9),
  unpooled: (Buffer) => Buffer.alloc(10_000, 'unpooled'),
  'unpooled and sliced': (Buffer) => Buffer.alloc(10_000, 'unpooled').subarray(17, 9000),
  slow: (Buffer) => Buffer.allocUnsafeSlow(100).fill('slow'),
  empty: (Buffer) => Buffer.alloc(0),
  'over an ArrayBuffer': (Buffer) => Buffer.from(new ArrayBuffer(100), 3, 50).fill('memory'),
  'over a SharedArrayBuffer': (Buffer) => Buffer.from(new SharedArrayBuffer(100), 3).fill('shared'),
  'over a resizable ArrayBuffer': (Buffer) =>
    Buffer.from(new ArrayBuffer(100, { maxByteLength: 200 }), 3).fill('resizable'),
  'over a growable SharedArrayBuffer': (Buffer) =>
    Buffer.from(new SharedArrayBuffer(100, { maxByteLength: 200 }), 3).fill('growable'),
  'over WebAssembly memory': (Buffer) =>
    Buffer.from(new WebAssembly.Memory({ initial: 1 }).buffer, 8, 60).fill('wasm'),
  concatenated: (Buffer) => Buffer.concat([Buffer.from('con'), Buffer.from('cat')]),
};

const sumOf = (view) => view.reduce((sum, byte) => sum + byte, 0);

/** What does not depend on where memory lies. */
const withoutAddresses = ({ data, bufferData, memoryData, memory, ...rest }) => ({
  ...rest,
  memory: Object.prototype.toString.call(memory),
});

for (const [kind, make] of Object.entries(KINDS)) {
  describe(`a Buffer ${kind}`, { skip }, () => {
    it('is the same memory in C', () => {
      const buf = make(ours.Buffer);
      const seen = addon.describe(buf);
      assert.equal(seen.isBuffer, 1);
      assert.equal(seen.length, buf.length);
      assert.equal(seen.bufferLength, buf.length);
      assert.equal(seen.memory, buf.buffer);
      if (buf.length === 0) return;
      assert.equal(seen.offset, buf.byteOffset);
      assert.equal(seen.bufferData, seen.data);
      if (seen.memoryData !== undefined) {
        assert.equal(seen.data, seen.memoryData + BigInt(buf.byteOffset));
        assert.equal(seen.memoryLength, buf.buffer.byteLength);
      }
      const view = new DataView(buf.buffer, buf.byteOffset, buf.length);
      assert.equal(addon.describe(view).data, seen.data);
      const array = new Uint8Array(buf.buffer, buf.byteOffset, buf.length);
      assert.equal(addon.describe(array).data, seen.data);
    });

    it("is answered for as native's is", () => {
      const [seen, nativeSeen] = [ours, native].map(({ Buffer }) =>
        withoutAddresses(addon.describe(make(Buffer))),
      );
      // Where a pool's next Buffer lies is no business of C's.
      if (kind.startsWith('pooled') || kind === 'concatenated') {
        for (const it of [seen, nativeSeen]) {
          it.offset = 0;
          it.memoryLength = 0;
        }
      }
      assert.deepEqual(seen, nativeSeen);
    });

    it('is read and written in place', () => {
      const buf = make(ours.Buffer);
      const before = ours.Buffer.from(buf);
      assert.equal(addon.sum(buf), sumOf(buf));
      assert.equal(addon.xor(buf, 0x5a), buf);
      assert.ok(buf.every((byte, i) => byte === (before[i] ^ 0x5a)));
      if (buf.length > 0) buf[0] = 7;
      assert.equal(addon.sum(buf), sumOf(buf));
    });
  });
}

describe('memory that changes its length', { skip }, () => {
  it('keeps its place in C', () => {
    const memory = new ArrayBuffer(100, { maxByteLength: 10_000 });
    const buf = ours.Buffer.from(memory);
    const before = addon.describe(buf);
    memory.resize(10_000);
    const seen = addon.describe(buf);
    assert.deepEqual([before.length, seen.length], [100, 10_000]);
    assert.equal(seen.data, before.data);
  });

  it('is gone when it is moved', () => {
    const buf = ours.Buffer.alloc(1000, 'moved');
    const { data } = addon.describe(buf);
    const moved = structuredClone(buf.buffer, { transfer: [buf.buffer] });
    assert.equal(addon.describe(buf).length, 0);
    assert.equal(addon.sum(buf), 0);
    // Moved, not copied.
    assert.equal(addon.describe(ours.Buffer.from(moved)).data, data);
  });
});

/** The ways in which C makes a Buffer: instances of native Buffer. */
for (const way of ['create', 'createCopy', 'createExternal']) {
  describe(`a Buffer that C made with ${way}`, { skip }, () => {
    const { Buffer } = ours;

    it('is a Buffer to ferrobuf, whose methods work on it', () => {
      const { buffer } = addon[way](300);
      const methods = Buffer.prototype;
      const expected = Uint8Array.from({ length: 300 }, (_, i) => i);
      assert.ok(Buffer.isBuffer(buffer));
      assert.ok(buffer instanceof Buffer);
      assert.equal(methods.toString.call(buffer, 'hex', 0, 4), '00010203');
      assert.equal(methods.readUInt32BE.call(buffer, 4), 0x04050607);
      assert.equal(methods.indexOf.call(buffer, Buffer.from([9, 10, 11])), 9);
      assert.equal(methods.lastIndexOf.call(buffer, 43), 299);
      assert.ok(methods.equals.call(buffer, expected));
      assert.equal(Buffer.compare(buffer, Buffer.from(expected)), 0);
      assert.deepEqual([...methods.subarray.call(buffer, 298)], [42, 43]);
      assert.equal(methods.write.call(buffer, 'żółw', 1), 7);
      assert.equal(Buffer.from('żółw').compare(buffer, 1, 8), 0);
    });

    it('is copied by from and concat, and seen in place through its memory', () => {
      const { buffer, data } = addon[way](5000);
      const copy = Buffer.from(buffer);
      assert.notEqual(addon.describe(copy).data, data);
      const view = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.length);
      assert.equal(addon.describe(view).data, data);
      view.fill('in place');
      assert.equal(addon.sum(buffer), sumOf(Buffer.alloc(5000, 'in place')));
      assert.ok(copy.every((byte, i) => byte === i % 256));
      assert.ok(Buffer.concat([copy, buffer]).subarray(5000).equals(buffer));
      assert.equal(copy.copy(buffer), 5000);
      assert.equal(addon.sum(buffer), sumOf(copy));
    });
  });
}

describe('across collections of garbage', { skip, concurrency: 2 }, () => {
  scenario(
    'what C holds stays where it is',
    { output: ['held 240 of 240', 'settled'] },
    async ({ Buffer, collect, turn, settled, report, input }, require) => {
      const c = require(input);
      const handles = [];
      const expect = [];
      for (let i = 0; i < 60; i++) {
        const made = [
          Buffer.from(`pooled ${i}`),
          Buffer.alloc(2000, `unpooled ${i}`),
          Buffer.from(`sliced ${i}`).subarray(2),
          Buffer.from(new SharedArrayBuffer(50)).fill(`shared ${i}`),
        ];
        for (const buf of made) {
          handles.push(c.hold(buf));
          expect.push(buf.reduce((sum, byte) => sum + byte, 0));
        }
        for (let j = 0; j < 30; j++) Buffer.allocUnsafe(3000).fill(255);
        if (i % 10 === 0) {
          collect();
          await turn();
        }
      }
      collect();
      await turn();
      const held = handles.filter((handle, i) => {
        const { sum, same } = c.look(handle);
        return sum === expect[i] && same === 1;
      });
      report(`held ${held.length} of ${handles.length}`);
      handles.forEach(c.release);
      report(await settled());
    },
    { input: built?.path },
  );

  scenario(
    'what a thread of C works on stays, with nobody else to hold it',
    { output: ['100 changed', 'settled'] },
    async ({ Buffer, collect, turn, settled, report, input }, require) => {
      const c = require(input);
      const promises = [];
      for (let i = 0; i < 100; i++) {
        promises.push(c.xorLater(Buffer.allocUnsafe(3000).fill(i), 255));
        for (let j = 0; j < 10; j++) Buffer.allocUnsafe(3000);
        collect();
        if (i % 10 === 0) await turn();
      }
      const changed = await Promise.all(promises);
      const isRight = (buf, i) => buf.length === 3000 && buf.every((byte) => byte === (i ^ 255));
      report(changed.filter(isRight).length, 'changed');
      report(await settled());
    },
    { input: built?.path },
  );

  scenario(
    'what ferrobuf sees of C stays until the last view is gone',
    { output: ['seen', 'finalised 50', 'settled'] },
    async ({ Buffer, collect, turn, settled, report, input }, require) => {
      const c = require(input);
      let views = Array.from({ length: 50 }, () => {
        const { buffer } = c.createExternal(5000);
        return Buffer.from(buffer.buffer).subarray(100);
      });
      for (let i = 0; i < 5; i++) {
        collect();
        await turn();
      }
      const isWhole = (view) => view.every((byte, i) => byte === (i + 100) % 256);
      report(views.every(isWhole) && c.finalised() === 0 ? 'seen' : 'lost');
      views = undefined;
      for (let i = 0; i < 100 && c.finalised() < 50; i++) {
        collect();
        await turn();
      }
      report('finalised', c.finalised());
      report(await settled());
    },
    { input: built?.path },
  );
});

describe('at the end', { skip, concurrency: 2 }, () => {
  const exercise = async ({ Buffer, start, ended, settled, report, input }, require) => {
    const work = ({ Buffer: Class, input: path }, load) => {
      const c = load(path);
      globalThis.kept = [
        c.hold(Class.from('held')),
        Class.from(c.createExternal(100).buffer.buffer),
      ];
      c.xorLater(Class.allocUnsafe(3000), 1);
      for (let i = 0; i < 200; i++) Class.allocUnsafe(3000);
    };
    globalThis.kept = require(input).hold(Buffer.from('held'));
    for (let i = 0; i < 3; i++) report(await ended(start(work, input)));
    report(await settled());
  };
  scenario(
    'of threads and of the process, C still holds Buffers',
    { output: ['exit 0', 'exit 0', 'exit 0', 'settled'] },
    exercise,
    { input: built?.path },
  );

  for (const first of ['ferrobuf', 'C']) {
    scenario(
      `a clean-up hook of C reads a pooled Buffer, ${first} loaded first`,
      {
        output: `at the end ${sumOf(Buffer.from('pooled'.repeat(100)))}`,
      },
      ({ path, input }, require) => {
        const c = input.first === 'C' && require(input.addon);
        const { Buffer } = require(path);
        const addon = c || require(input.addon);
        addon.atEnd(Buffer.from('pooled'.repeat(100)));
        // Slabs of another length follow, and none of the old is kept for later.
        Buffer.poolSize *= 2;
        for (let i = 0; i < 10; i++) Buffer.allocUnsafe(3000);
      },
      // What is freed is overwritten.
      { input: { first, addon: built?.path }, env: { MALLOC_PERTURB_: '165' } },
    );
  }
});
