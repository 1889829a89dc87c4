'use strict';

/**
 * lib/host-encoder.js: text that goes to the host's own encoder, or not, by what it looks like, how long it is and what the texts
 * before were. None of that may show. The lengths straddle its thresholds on all lines.
 */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { test } = require('node:test');
const { ROOT } = require('./support/child');
const { native, ours } = require('./support/worlds');

const LENGTHS = [32, 33, 39, 40, 41, 64, 511, 512, 513, 2047, 2048, 16384, 16385];

/** Texts of one length. What is not ASCII stands where nobody looks for it, and where somebody does. */
const textsOf = (units) => {
  const plain = 'abcdefghijklmnopqrstuvwxyz'.repeat(units / 26 + 1).slice(0, units);
  const at = (place, unit) => plain.slice(0, place) + unit + plain.slice(place + unit.length);
  return [
    plain,
    ...['\x80', 'é', '\u07ff', '\u0800', '漢', '😀', '\ud800', '\udc00'].flatMap((unit) =>
      [1, units >> 2, (units >> 1) + 1, units - 3, units - unit.length].map((i) => at(i, unit)),
    ),
    'é'.repeat(units),
    'aéaaé'.repeat(units).slice(0, units),
    `a${'漢'.repeat(units - 2)}a`,
    '😀'.repeat(units >> 1).padEnd(units),
  ];
};

/** Each after one that was and one that was not what it looked like, so that every state of the history is met. */
const ALL = LENGTHS.flatMap((units) => {
  const texts = textsOf(units);
  return [...texts, ...texts.toReversed(), ...Array(20).fill(texts[0]), ...texts.slice(0, 3)];
});

/** The results of all texts, in this order, on both sides. */
const both = (run) => {
  const expected = ALL.map((text) => run(native, text));
  ALL.forEach((text, i) => {
    const what = `${text.length} units: ${JSON.stringify(text.slice(0, 50))}`;
    assert.deepEqual(run(ours, text), expected[i], what);
  });
};

test('from: the bytes, and what they take of the pool', () => {
  both(({ Buffer }, text) => {
    const buf = Buffer.from(text);
    const next = Buffer.allocUnsafe(8);
    // When a slab is full depends on what else has used it.
    const isSameSlab = next.buffer === buf.buffer;
    const taken = next.byteOffset - buf.byteOffset;
    assert.equal(isSameSlab ? taken : 0, isSameSlab ? Math.ceil(buf.length / 8) * 8 : 0);
    return [buf.toString('latin1'), buf.length];
  });
});

const UNTOUCHED = 0xee;

/** Buffers over memory of every kind that a program can write text to. */
const MEMORIES = {
  plain: (size) => new ArrayBuffer(size),
  shared: (size) => new SharedArrayBuffer(size),
  resizable: (size) => new ArrayBuffer(size, { maxByteLength: size + 64 }),
  growable: (size) => new SharedArrayBuffer(size, { maxByteLength: size + 64 }),
};

for (const [kind, memoryOf] of Object.entries(MEMORIES)) {
  test(`write to ${kind} memory: whole, a part, too small, and nothing else is touched`, () => {
    both(({ Buffer }, text) => {
      const needed = native.Buffer.byteLength(text);
      const results = [];
      for (const room of [needed, needed + 9, needed - 1, text.length, 45]) {
        const memory = memoryOf(room + 16);
        const all = new Uint8Array(memory).fill(UNTOUCHED);
        const whole = Buffer.from(memory, 8, room);
        results.push(whole.write(text), Buffer.from(all).toString('latin1'));
        all.fill(UNTOUCHED);
        results.push(
          Buffer.from(memory).write(text, 3, room, 'utf8'),
          whole.utf8Write(text, 0, room),
          Buffer.from(all).toString('latin1'),
        );
        all.fill(UNTOUCHED);
        results.push(
          Buffer.from(memory).write(text, 0, room),
          Buffer.from(memory, 4).utf8Write(text, 4, Math.min(room, 45)),
          Buffer.from(all).toString('latin1'),
        );
      }
      return results;
    });
  });
}

test('one that a program has put into its place before is not used', () => {
  const program = () => {
    require('node:util').TextEncoder = class {
      encodeInto({ length }) {
        return { read: length, written: length };
      }
    };
    const texts = ['\xe9'.repeat(300), 'a'.repeat(100)];
    const { Buffer } = require(process.argv[1]);
    console.log(JSON.stringify(texts.map((text) => Buffer.from(text).toString() === text)));
  };
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', `(${program})()`, ROOT], {
    encoding: 'utf8',
  });
  assert.equal(stdout, '[true,true]\n', stderr);
});

test('it does not depend on what becomes of TextEncoder later', () => {
  const { encodeInto } = TextEncoder.prototype;
  TextEncoder.prototype.encodeInto = () => assert.fail('patched');
  try {
    const text = 'x'.repeat(100);
    assert.equal(ours.Buffer.from(text).toString(), text);
    assert.equal(ours.Buffer.alloc(100).write(text), 100);
  } finally {
    TextEncoder.prototype.encodeInto = encodeInto;
  }
});
