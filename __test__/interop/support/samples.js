'use strict';

/** What is sent through Node: contents of several sizes, in every kind of memory that a Buffer can have. */

const ALL = process.env.FERROBUF_INTEROP === 'all';

/** Past the pool, past the chunk size of Node's streams (16 and 64 KiB), and, when there is time, past a MiB. */
const LARGE = ALL ? 1_100_007 : 70_001;

/** Bytes without a pattern that could hide a lost or doubled part: a linear congruence, always the same. */
const noise = (length) => {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 16;
  }
  return bytes;
};

const NOISE = noise(LARGE);
const TEXT = 'Zażółć gęślą jaźń – 龜 🐢\r\n';

/** @type {Record<string, (Buffer: BufferConstructor) => Uint8Array>} */
const MAKERS = {
  empty: (Buffer) => Buffer.alloc(0),
  'text in the pool': (Buffer) => Buffer.from(TEXT),
  'part of a Buffer': (Buffer) => Buffer.from(`<${TEXT}>`, 'latin1').subarray(1, -1),
  unpooled: (Buffer) => Buffer.alloc(5_000, TEXT),
  'foreign memory': (Buffer) => Buffer.from(NOISE.slice(0, 300).buffer, 3, 290),
  large: (Buffer) => Buffer.from(NOISE),
};

/** @returns {Uint8Array[]} new ones each time */
const samples = (Buffer) => Object.values(MAKERS).map((make) => make(Buffer));

/** @returns {Uint8Array[]} those that are not empty, where an empty one would be nothing to speak of */
const filled = (Buffer) => samples(Buffer).filter(({ length }) => length > 0);

module.exports = { ALL, LARGE, NOISE, TEXT, filled, samples };
