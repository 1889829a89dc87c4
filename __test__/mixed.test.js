'use strict';

/**
 * Two classes in one call: whatever a Buffer method takes may be ferrobuf's, native's, a subclass's, or plain bytes, and so
 * may its receiver. The result is what native gives among its own.
 */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const fc = require('fast-check');
const { native, ours } = require('./support/worlds');

/** Cases per property; each is tried with every kind of bytes in every place. */
const RUNS = 40;

const over = (Class, bytes) => {
  // Not at the start of its memory, so that a lost offset shows; at an even address, see every-search-unaligned-units.
  const memory = new ArrayBuffer(bytes.length + 3);
  new Uint8Array(memory, 2).set(bytes);
  return new Class(memory, 2, bytes.length);
};

class OfNative extends native.FastBuffer {}
class OfOurs extends ours.FastBuffer {}

/** The kinds of bytes: each makes an instance out of an array of numbers. */
const KINDS = {
  native: (bytes) => over(native.FastBuffer, bytes),
  ours: (bytes) => over(ours.FastBuffer, bytes),
  'subclass of native': (bytes) => over(OfNative, bytes),
  'subclass of ours': (bytes) => over(OfOurs, bytes),
  'native pooled': (bytes) => native.Buffer.from(bytes),
  'ours pooled': (bytes) => ours.Buffer.from(bytes),
  plain: (bytes) => over(Uint8Array, bytes),
};

/** Those that are Buffers, and have the methods. */
const BUFFERS = Object.keys(KINDS).filter((kind) => kind !== 'plain');

const bytes = (maxLength = 80) =>
  fc.array(fc.oneof(fc.constantFrom(0, 97, 98), fc.nat(255)), { maxLength });

const check = (arbitrary, body) =>
  fc.assert(fc.property(arbitrary, body), { numRuns: RUNS, seed: 5 });

const plainOf = (value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);

/**
 * The calls: each gets a receiver and a second value. What it returns, and what it leaves in both, is compared.
 * @type {Record<string, (self: Uint8Array, other: Uint8Array) => unknown>}
 */
const METHODS = {
  compare: (self, other) => self.compare(other),
  'compare of parts': (self, other) =>
    self.compare(other, other.length >> 1, other.length, self.length >> 1, self.length),
  equals: (self, other) => self.equals(other),
  copy: (self, other) => self.copy(other),
  'copy of a part': (self, other) => self.copy(other, other.length >> 2, self.length >> 2),
  indexOf: (self, other) => self.indexOf(other),
  lastIndexOf: (self, other) => self.lastIndexOf(other),
  includes: (self, other) => self.includes(other),
  // Of whole units: 22-search-ucs2-odd-length.
  'indexOf in 16-bit units': (self, other) =>
    self.subarray(0, self.length & ~1).indexOf(other, 0, 'utf16le'),
  set: (self, other) => {
    self.set(other.subarray(0, self.length));
  },
};

/** Calls that need bytes in the second place. */
const WITH_BYTES = { fill: (self, other) => self.fill(other) === self };

const STATICS = {
  compare: (Buffer, a, b) => Buffer.compare(a, b),
  concat: (Buffer, a, b) => Buffer.concat([a, b, a]),
  'concat up to a length': (Buffer, a, b) => Buffer.concat([a, b], a.length + (b.length >> 1)),
  from: (Buffer, a, b) => [Buffer.from(a), Buffer.from(b)].map(plainOf),
  'from its memory': (Buffer, a) => Buffer.from(a.buffer, a.byteOffset, a.length),
  copyBytesFrom: (Buffer, a, b) =>
    [Buffer.copyBytesFrom(a, 1), Buffer.copyBytesFrom(b)].map(plainOf),
  byteLength: (Buffer, a, b) => Buffer.byteLength(a) + Buffer.byteLength(b),
  'alloc with a pattern': (Buffer, a, b) => (b.length === 0 ? 0 : Buffer.alloc(a.length, b)),
};

const outcome = (self, other, call) => {
  const result = plainOf(call(self, other));
  return [result, Array.from(self), Array.from(other)];
};

const compareKinds = (a, b, call) => {
  const expected = outcome(KINDS.native(a), KINDS.native(b), call);
  for (const receiver of BUFFERS) {
    for (const argument of Object.keys(KINDS)) {
      assert.deepEqual(
        outcome(KINDS[receiver](a), KINDS[argument](b), call),
        expected,
        `${argument} given to ${receiver}`,
      );
    }
  }
};

/** Bytes, and others that are often a part of them, so that something is found. */
const related = (minLength = 0) =>
  fc
    .tuple(bytes(), bytes(), fc.nat(60), fc.nat(60))
    .map(([a, b, start, length]) => [a, length % 3 === 0 ? b : a.slice(start, start + length)])
    .filter(([, b]) => b.length >= minLength);

describe('a method', () => {
  for (const [label, call] of Object.entries(METHODS)) {
    it(label, () => check(related(), ([a, b]) => compareKinds(a, b, call)));
  }
  for (const [label, call] of Object.entries(WITH_BYTES)) {
    it(label, () => check(related(1), ([a, b]) => compareKinds(a, b, call)));
  }
});

describe("a method of one class on the other's instance", () => {
  for (const [label, { Buffer }] of Object.entries({ native, ours })) {
    it(`of ${label}`, () =>
      check(related(1), ([a, b]) => {
        const { prototype } = Buffer;
        const calls = {
          toString: (self) => prototype.toString.call(self, 'latin1'),
          toHex: (self) => prototype.toString.call(self, 'hex'),
          write: (self) => prototype.write.call(self, 'żółw'),
          equals: (self, other) => prototype.equals.call(self, other),
          compare: (self, other) => prototype.compare.call(self, other),
          indexOf: (self, other) => prototype.indexOf.call(self, other),
          fill: (self, other) => prototype.fill.call(self, other) === self,
          copy: (self, other) => prototype.copy.call(self, other),
          subarray: (self) => prototype.subarray.call(self, 1),
          slice: (self) => prototype.slice.call(self, 0, 3),
          readUIntLE: (self) => (self.length < 3 ? 0 : prototype.readUIntLE.call(self, 0, 3)),
          toJSON: (self) => prototype.toJSON.call(self).data,
        };
        for (const call of Object.values(calls)) compareKinds(a, b, call);
      }));
  }
});

describe('a static', () => {
  for (const [label, call] of Object.entries(STATICS)) {
    it(label, () =>
      check(related(), ([a, b]) => {
        const expected = outcome(KINDS.native(a), KINDS.native(b), (x, y) =>
          call(native.Buffer, x, y),
        );
        for (const { Buffer } of [native, ours]) {
          for (const one of Object.keys(KINDS)) {
            for (const other of Object.keys(KINDS)) {
              assert.deepEqual(
                outcome(KINDS[one](a), KINDS[other](b), (x, y) => call(Buffer, x, y)),
                expected,
                `${one} and ${other}`,
              );
            }
          }
        }
      }),
    );
  }

  it('makes instances of its own class, whatever it is given', () => {
    for (const { Buffer, FastBuffer } of [native, ours]) {
      for (const make of Object.values(KINDS)) {
        const given = make([1, 2, 3]);
        for (const made of [
          Buffer.from(given),
          Buffer.concat([given]),
          Buffer.copyBytesFrom(given),
        ]) {
          assert.equal(Object.getPrototypeOf(made), FastBuffer.prototype);
        }
      }
    }
  });
});

describe('overlapping memory of two classes', () => {
  const both = (make) => {
    const memory = new ArrayBuffer(64);
    new Uint8Array(memory).set(Array.from({ length: 64 }, (_, i) => i));
    return make(memory);
  };
  const PAIRS = {
    'native to ours': [native.FastBuffer, ours.FastBuffer],
    'ours to native': [ours.FastBuffer, native.FastBuffer],
  };
  for (const [label, [From, To]] of Object.entries(PAIRS)) {
    it(`copy, ${label}`, () => {
      for (const [from, to, count] of [
        [0, 5, 40],
        [5, 0, 40],
        [0, 3, 6],
        [3, 0, 6],
      ]) {
        const result = both((memory) => {
          const copied = new From(memory, from, count).copy(new To(memory, to, count));
          return [copied, ...new Uint8Array(memory)];
        });
        const expected = both((memory) => {
          new Uint8Array(memory).copyWithin(to, from, from + count);
          return [count, ...new Uint8Array(memory)];
        });
        assert.deepEqual(result, expected);
      }
    });

    it(`fill, ${label}`, () => {
      const fill = (Receiver, Pattern) =>
        both((memory) => {
          new Receiver(memory, 0, 40).fill(new Pattern(memory, 10, 7));
          return [...new Uint8Array(memory)];
        });
      assert.deepEqual(fill(To, From), fill(native.FastBuffer, native.FastBuffer));
    });
  }
});
