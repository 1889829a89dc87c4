'use strict';

/**
 * UTF-8 by the host's own `TextEncoder`, for what is not tiny.
 *
 * Node-API copies a string out before the core can encode it; the host's encoder reads V8's own memory of it. Since Node 26 that is
 * faster with all text: 1,024 units of ASCII take 70 ns, by the core 135, of French 105, not 270, of Chinese 380, not 450, of
 * emoji 720, not 2,000. On Node 24 ASCII of 256 units takes 48 to 56 ns, by the core 95 to 120, but other text long: 1,024
 * units of French take 0.85 us, of Chinese 2.9, by the core 0.2 and 0.3. So there it is given what looks like ASCII, and for a
 * while nothing after that was wrong. (2-core Intel Xeon with AVX-512; `npm run bench -- --filter 'write utf8' --size 64,256,1K`.)
 *
 * What `encodeInto` writes of all of a text is what `write` has to: U+FFFD for a lone surrogate, nothing behind. Without room for all
 * Node 26 ends up to two characters too early in text of one byte a unit, so that this is left to the core, which writes over it.
 */

const { TextEncoder } = require('node:util');
const { isNode, major } = require('./host');
const {
  StringPrototypeCharCodeAt,
  TypedArrayPrototypeGetLength,
  Uint8Array,
  uncurryThis,
} = require('./intrinsics');
const { NOT_ALL, makeTrials } = require('./trials');
const { partOf } = require('./view-bytes');

const encoder = new TextEncoder();
const encodeInto = uncurryThis(encoder.encodeInto);

/** Whether it is a real one: a program may have put its own into `util` before ferrobuf was loaded. */
const isTrue = () => {
  const bytes = new Uint8Array(2);
  const { read, written } = encodeInto(encoder, '\xe9', bytes);
  return read === 1 && written === 2 && bytes[0] === 0xc3 && bytes[1] === 0xa9;
};

const IS_FAST_FOR_ASCII = isNode && major >= 24 && isTrue();
const IS_ALWAYS_FAST = IS_FAST_FOR_ASCII && major >= 26;

/**
 * Longest text, in units. On Node 20 and 22 none is tried: in a Buffer of its own 64 units of ASCII take 30 to 40 % more with this
 * encoder. On 24 the core finds out by itself what is narrow from 2,048 units on.
 */
const LONGEST = IS_ALWAYS_FAST ? Number.POSITIVE_INFINITY : IS_FAST_FOR_ASCII ? 2047 : 0;

/** Shortest text that {@link fillAscii} is tried with: 32 units take as long as in the tiny tier, 64 take 109 to 167 ns, by the core 197 to 221. */
const SHORTEST = 40;

/**
 * Shortest text that is written into a part of a Buffer. With the view of the part 256 units of ASCII take 91 ns, of Chinese 171, by
 * the core 113 and 154; 511 of ASCII take 91, and 168. Before Node 26 it does not pay.
 */
const SHORTEST_IN_PART = IS_ALWAYS_FAST ? 256 : Number.POSITIVE_INFINITY;

/** Room that the encoder is trusted with: its way to V8 has had numbers of 32 bits in it. */
const MOST_ROOM = 2 ** 30;

const trials = makeTrials();

/** Whether a text that is long enough is to be tried as ASCII: four of its units are, and the texts before were. */
const seemsAscii = (string) => {
  const units = string.length;
  const some =
    StringPrototypeCharCodeAt(string, 0) |
    StringPrototypeCharCodeAt(string, units >> 2) |
    StringPrototypeCharCodeAt(string, units >> 1) |
    StringPrototypeCharCodeAt(string, units - 1);
  return some < 0x80 && trials.isDue();
};

/** Whether {@link write} is to be tried with a text that is long enough. */
const seemsFit = IS_ALWAYS_FAST ? () => true : seemsAscii;

/** Whether {@link fillAscii} is worth a try. */
const mayBeAscii = (string) => {
  const units = string.length;
  return units >= SHORTEST && units <= LONGEST && seemsAscii(string);
};

const isWhole = (buf, offset, length) =>
  offset === 0 && length === TypedArrayPrototypeGetLength(buf);

/** Whether {@link write} is worth a try. The text is longer than tiny. */
const isWorthIt = (buf, string, offset, length) => {
  const units = string.length;
  return (
    units <= LONGEST &&
    units <= length &&
    length <= MOST_ROOM &&
    (units >= SHORTEST_IN_PART || isWhole(buf, offset, length)) &&
    seemsFit(string)
  );
};

/**
 * Writes a text if there is room for all of it.
 * @returns {number} bytes written, or {@link NOT_ALL}: then a beginning of it
 */
const write = (buf, string, offset, length) => {
  const target = isWhole(buf, offset, length) ? buf : partOf(buf, offset, length);
  const { read, written } = encodeInto(encoder, string, target);
  if (!IS_ALWAYS_FAST) trials.note(read === written);
  return read === string.length ? written : NOT_ALL;
};

/**
 * Fills a view with a text, if all of it is ASCII and as long as the view.
 * @returns {boolean} false when it is not; the view then has a beginning of the text in UTF-8
 */
const fillAscii = (view, string) => {
  // Whatever is not ASCII takes more bytes than units, and does not fit.
  const wasAscii = encodeInto(encoder, string, view).read === string.length;
  trials.note(wasAscii);
  return wasAscii;
};

module.exports = { fillAscii, isWorthIt, mayBeAscii, write };
