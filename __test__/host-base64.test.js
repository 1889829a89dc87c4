'use strict';

/**
 * lib/host-base64.js: long base64 that goes to V8's own decoder, or not, by how the texts before were. None of that may show.
 */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { native, ours } = require('./support/worlds');

/** Around the threshold, at every remainder of a group. */
const SIZES = [6140, 6141, 6142, 6143, 6144, 6145, 6146, 20_000];

const digitsOf = (size) =>
  native.Buffer.from(Uint8Array.from({ length: size }, (_, i) => i * 167 + (i >> 8))).toString(
    'base64',
  );

/** Texts that decode to `size` bytes or fewer. */
const textsOf = (size) => {
  const clean = digitsOf(size);
  const middle = clean.length >> 1;
  const put = (at, text) => clean.slice(0, at) + text + clean.slice(at);
  return [
    clean,
    clean.replace(/=/g, ''),
    clean.replace(/.{76}/g, '$&\r\n'),
    ` ${clean}\n`,
    clean.replaceAll('+', '-').replaceAll('/', '_'),
    put(middle, '='),
    put(middle + 1, '=='),
    put(middle + 2, '!'),
    put(middle, '\u0141\u{1f600}'),
    put(middle, '\v'),
    put(8100, 'é'),
    `${clean.slice(0, -4)}A`,
    `${clean.slice(0, -4)}AB`,
    `${clean.slice(0, -4)}AB=`,
    `${clean.slice(0, -4)}ABC=AAAA`,
    `${clean.slice(0, -4)}AAAA====`,
    `${clean.slice(0, -4)}A=`,
  ];
};

/** Clean ones again after the others, often enough for any number of them to be left out. */
const ALL = SIZES.flatMap((size) => {
  const texts = textsOf(size);
  return [...texts, ...Array(40).fill(texts[0]), ...texts.toReversed()];
});

const UNTOUCHED = 0xee;

const MEMORIES = {
  plain: (size) => new ArrayBuffer(size),
  shared: (size) => new SharedArrayBuffer(size),
  resizable: (size) => new ArrayBuffer(size, { maxByteLength: size + 64 }),
};

const both = (run) => {
  const expected = ALL.map((text) => run(native, text));
  ALL.forEach((text, i) => {
    assert.deepEqual(run(ours, text), expected[i], `${text.length} units: ...${text.slice(-20)}`);
  });
};

/** Where the range begins that is written to. */
const BEGIN = 8;

for (const [kind, memoryOf] of Object.entries(MEMORIES)) {
  test(`write to ${kind} memory: whole, too small, and nothing else is touched`, () => {
    both((world, text) => {
      const results = [];
      for (const encoding of ['base64', 'base64url']) {
        for (const room of [text.length, 6145, 6143, 6001]) {
          const memory = memoryOf(room + 2 * BEGIN);
          const all = new Uint8Array(memory).fill(UNTOUCHED);
          const count = world.Buffer.from(memory, BEGIN, room).write(text, encoding);
          const written = all.slice(BEGIN, BEGIN + count);
          results.push(count, native.Buffer.from(written).toString('latin1'));
          // Native may leave zeros behind (docs/compatibility.md).
          if (world === native) continue;
          const others = [all.subarray(0, BEGIN), all.subarray(BEGIN + count)];
          for (const part of others) assert.ok(part.every((byte) => byte === UNTOUCHED));
        }
      }
      return results;
    });
  });
}

test('from', () => {
  both(({ Buffer }, text) => [
    Buffer.from(text, 'base64').toString('latin1'),
    Buffer.from(text, 'base64url').toString('latin1'),
  ]);
});

test('it does not depend on what becomes of Uint8Array later', () => {
  const { setFromBase64 } = Uint8Array.prototype;
  Uint8Array.prototype.setFromBase64 = () => assert.fail('patched');
  try {
    const text = digitsOf(9000);
    assert.equal(ours.Buffer.from(text, 'base64').toString('base64'), text);
  } finally {
    if (setFromBase64 === undefined) delete Uint8Array.prototype.setFromBase64;
    else Uint8Array.prototype.setFromBase64 = setFromBase64;
  }
});
