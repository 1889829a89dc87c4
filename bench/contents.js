'use strict';

/**
 * What the operations work on: bytes and strings of a given kind and size, the same in every run and on every host.
 *
 * A string is flat, sequential and of its own: `Array.prototype.join` makes it so, whereas `+` makes a rope, which the
 * first side to read it would have to flatten, and native's `toString` makes external strings when they are long.
 */

// Contents are a block of about this many bytes, repeated: longer than any branch predictor remembers, and quick to make.
const BLOCK = 48 * 1024;

const encoder = new TextEncoder();

/** A small generator of pseudo-random integers below 2^32 (xorshift). */
function generator(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const LETTERS = [...'eeeeeettttaaaaoooiiinnnsssrrrhhhlldddcumfpgwybvk      ,.'];
const ACCENTED = [...'éèàçùâêîôûëïüÉÀ'];

/** Each gives one character of a kind of text. */
const CHARACTERS = {
  ascii: (random) => LETTERS[random(LETTERS.length)],
  // One accented letter in seven, as in French.
  latin1: (random) =>
    random(7) === 0 ? ACCENTED[random(ACCENTED.length)] : CHARACTERS.ascii(random),
  cjk: (random) => String.fromCharCode(0x4e00 + random(0x5000)),
  emoji: (random) => String.fromCodePoint(0x1f300 + random(0x250)),
  // Every code unit below 256: what btoa takes.
  binary: (random) => String.fromCharCode(random(256)),
};

// How many bytes a character takes, in UTF-8; `binary` is counted in Latin-1.
const utf8Size = (character) => encoder.encode(character).length;
const characterSize = (kind, character) => (kind === 'binary' ? 1 : utf8Size(character));

/** As many characters as fit into `size` bytes: the string, flat. */
function makeText(kind, size, variant) {
  const random = generator(variant + 1);
  const characters = [];
  let left = Math.min(size, BLOCK);
  for (;;) {
    const character = CHARACTERS[kind](random);
    left -= characterSize(kind, character);
    if (left < 0) break;
    characters.push(character);
  }
  if (size <= BLOCK) return characters.join('');
  const block = characters.join('');
  const blockSize = kind === 'binary' ? block.length : utf8Size(block);
  const pieces = Array.from({ length: Math.floor(size / blockSize) }, () => block);
  pieces.push(makeText(kind, size % blockSize, variant));
  return pieces.join('');
}

/** Each gives one block of bytes of a kind that is no text. */
const BYTES = {
  random: (bytes, random) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = random(256);
  },
  // ASCII with a byte in 24 that no UTF-8 has there: bad input as a program meets it.
  invalid: (bytes, random) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = CHARACTERS.ascii(random).charCodeAt(0);
    for (let i = 3; i < bytes.length; i += 1 + random(47)) bytes[i] = 0x80 + random(128);
  },
};

function makeBytes(kind, size, variant) {
  if (CHARACTERS[kind] !== undefined) return encoder.encode(makeText(kind, size, variant));
  const block = new Uint8Array(Math.min(size, BLOCK));
  BYTES[kind](block, generator(variant + 1));
  if (size <= BLOCK) return block;
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i += block.length) {
    bytes.set(block.subarray(0, Math.min(block.length, size - i)), i);
  }
  return bytes;
}

// Both sides of a case read the same strings and copy the same bytes; the next case needs others.
let kept = new Map();
const keep = (key, make) => {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
};

/**
 * @param {string} kind ascii, latin1, cjk, emoji, random or invalid
 * @param {number} size in bytes; text may take a few less, so as to end with a character
 * @param {number} variant another one, other bytes
 * @returns {Uint8Array} not to be written to
 */
const bytesOf = (kind, size, variant) =>
  keep(`bytes ${kind} ${size} ${variant}`, () => makeBytes(kind, size, variant));

/**
 * @param {string} kind ascii, latin1, cjk, emoji or binary
 * @param {number} size bytes in UTF-8, for binary in Latin-1
 * @param {number} variant
 * @returns {string} flat
 */
const textOf = (kind, size, variant) =>
  keep(`text ${kind} ${size} ${variant}`, () => makeText(kind, size, variant));

/** Makes a string flat and sequential, whatever it is. */
const flat = (string) => {
  const half = string.length >> 1;
  return [string.slice(0, half), string.slice(half)].join('');
};

// The line length of MIME.
const LINE = 76;

const BASE64 = {
  clean: (text) => text,
  lines: (text) => text.match(new RegExp(`.{1,${LINE}}`, 'g')).join('\r\n'),
  // Spaces and characters of no alphabet, one in forty.
  dirty: (text) => text.match(/.{1,40}/g).join(' *'),
};

/**
 * Random bytes as text.
 *
 * @param {'hex' | 'base64' | 'base64url'} encoding
 * @param {'clean' | 'lines' | 'dirty'} kind how the text is written; hex is always clean
 * @param {number} size bytes encoded
 * @param {number} variant
 * @returns {string} flat
 */
const encodedOf = (encoding, kind, size, variant) =>
  keep(`${encoding} ${kind} ${size} ${variant}`, () => {
    const text = globalThis.Buffer.from(bytesOf('random', size, variant)).toString(encoding);
    return flat(BASE64[kind](text));
  });

/** Forgets what was made: a case of 64 MiB must not stay in memory. */
const forget = () => {
  kept = new Map();
};

module.exports = { bytesOf, encodedOf, flat, forget, textOf };
