'use strict';

/** Class identity: what docs/architecture.md promises about the class, sentence by sentence. */

const assert = require('node:assert/strict');
const { createHash } = require('node:crypto');
const { describe, it } = require('node:test');
const { types } = require('node:util');
const { native, ours } = require('./support/worlds');

const { Buffer, FastBuffer } = ours;
const NativeBuffer = native.Buffer;

/** A Buffer out of everything that makes one. */
const PRODUCERS = {
  alloc: () => Buffer.alloc(3),
  'alloc with fill': () => Buffer.alloc(3, 'x'),
  'allocUnsafe, pooled': () => Buffer.allocUnsafe(3),
  'allocUnsafe, large': () => Buffer.allocUnsafe(100_000),
  allocUnsafeSlow: () => Buffer.allocUnsafeSlow(3),
  'from string': () => Buffer.from('abc'),
  'from large string': () => Buffer.from('a'.repeat(100_000)),
  'from array': () => Buffer.from([1, 2]),
  'from large array': () => Buffer.from(new Array(100_000)),
  'from typed array': () => Buffer.from(new Uint16Array(2)),
  'from ArrayBuffer': () => Buffer.from(new ArrayBuffer(2)),
  'from native Buffer': () => Buffer.from(NativeBuffer.from('a')),
  'from nothing': () => Buffer.from(''),
  of: () => Buffer.of(1),
  copyBytesFrom: () => Buffer.copyBytesFrom(new Uint8Array(2)),
  concat: () => Buffer.concat([NativeBuffer.from('a'), Buffer.from('b')]),
  'concat of nothing': () => Buffer.concat([]),
  subarray: () => Buffer.from('abc').subarray(1),
  slice: () => Buffer.from('abc').slice(1),
  'subarray of a native Buffer': () => Buffer.prototype.subarray.call(NativeBuffer.from('abc'), 1),
  map: () => Buffer.from('abc').map((byte) => byte),
  filter: () => Buffer.from('abc').filter(() => true),
  swap16: () => Buffer.from('ab').swap16(),
  fill: () => Buffer.alloc(2).fill(1),
  transcode: () => ours.module.transcode(Buffer.from('é'), 'utf8', 'latin1'),
  'a subclass of FastBuffer': () => new (class Sub extends FastBuffer {})(2),
};
if (ours.module.SlowBuffer) {
  process.noDeprecation = true;
  PRODUCERS.SlowBuffer = () => new ours.module.SlowBuffer(2);
}

describe('an instance', () => {
  for (const [label, make] of Object.entries(PRODUCERS)) {
    it(`made by ${label}`, () => {
      const buf = make();
      assert.ok(types.isUint8Array(buf), 'is a true Uint8Array');
      assert.equal(Object.prototype.toString.call(buf), '[object Uint8Array]');
      assert.ok(buf instanceof FastBuffer && buf instanceof Uint8Array);
      assert.ok(Buffer.isBuffer(buf) && buf instanceof Buffer, 'is ours');
      assert.ok(NativeBuffer.isBuffer(buf) && buf instanceof globalThis.Buffer, "is native's");
    });
  }
});

describe('the class', () => {
  it('is ours, and its prototype is that of FastBuffer', () => {
    assert.notEqual(Buffer, NativeBuffer);
    assert.equal(FastBuffer.prototype, Buffer.prototype);
    assert.equal(Buffer.prototype.constructor, Buffer);
    assert.equal(Object.getPrototypeOf(FastBuffer), Uint8Array);
    assert.equal(Buffer[Symbol.species], FastBuffer);
    assert.notEqual(FastBuffer, NativeBuffer[Symbol.species]);
  });

  it("inherits from native's, on both sides", () => {
    assert.equal(Object.getPrototypeOf(Buffer.prototype), NativeBuffer.prototype);
    assert.equal(Object.getPrototypeOf(Buffer), NativeBuffer);
  });

  it("takes native's instances for its own", () => {
    for (const buf of [
      NativeBuffer.from('a'),
      NativeBuffer.alloc(3),
      NativeBuffer.allocUnsafeSlow(1),
    ]) {
      assert.ok(Buffer.isBuffer(buf));
      assert.ok(buf instanceof Buffer);
    }
    assert.ok(createHash('md5').digest() instanceof Buffer);
  });

  it('takes nothing else', () => {
    const others = [
      new Uint8Array(1),
      [],
      {},
      null,
      undefined,
      1,
      'a',
      Buffer,
      Buffer.prototype,
      NativeBuffer.prototype,
    ];
    for (const value of others) {
      assert.ok(!Buffer.isBuffer(value));
      assert.ok(!(value instanceof Buffer));
    }
  });

  it('leaves native as it is', () => {
    assert.equal(globalThis.Buffer, NativeBuffer);
    assert.equal(NativeBuffer.prototype.constructor, NativeBuffer);
    assert.equal(Object.getPrototypeOf(NativeBuffer), Uint8Array);
    assert.ok(!Object.hasOwn(NativeBuffer, Symbol.hasInstance));
    assert.equal(Object.getPrototypeOf(NativeBuffer.from('a')), NativeBuffer.prototype);
  });

  it("does not depend on what becomes of native's `instanceof`", () => {
    const { prototype } = NativeBuffer;
    Object.defineProperty(NativeBuffer, Symbol.hasInstance, {
      value: () => true,
      configurable: true,
    });
    try {
      NativeBuffer.prototype = {};
      assert.ok(!Buffer.isBuffer(new Uint8Array(1)));
      assert.ok(Buffer.isBuffer(Buffer.alloc(1)));
    } finally {
      NativeBuffer.prototype = prototype;
      Reflect.deleteProperty(NativeBuffer, Symbol.hasInstance);
    }
  });
});

describe('nothing falls through to native', () => {
  it("every property of native's is an own one", () => {
    assert.deepEqual(missing(Buffer, NativeBuffer), []);
    assert.deepEqual(missing(Buffer.prototype, NativeBuffer.prototype), []);
  });

  it("the module has every name of the host's, then its own", () => {
    assert.deepEqual(Object.keys(ours.module), [...Object.keys(native.module), 'memoryUsage']);
  });
});

function missing(mine, theirs) {
  return Reflect.ownKeys(theirs).filter((key) => !Object.hasOwn(mine, key));
}
