'use strict';

/**
 * Strings to bytes by the core, for strings that are not tiny: `encode.js` decides that. Some the host's own functions do faster.
 *
 * Node-API copies a string out, and only from its beginning. Where the bytes are the string's own they are copied straight
 * into the target; else the string goes through memory on the stack, in parts that stay in the first-level cache.
 */

const {
  ENDED,
  base64Write,
  base64WritePart,
  hexWrite,
  latin1Write,
  ucs2Write,
  utf8Write,
  utf8WriteNarrow,
  utf8WritePlain,
} = require('./crossing-text');
const { isNode, major } = require('./host');
const hostBase64 = require('./host-base64');
const hostEncoder = require('./host-encoder');
const { StringPrototypeCharCodeAt, StringPrototypeSlice } = require('./intrinsics');
const native = require('./native');
const { isNarrow } = require('./narrow');
const { NOT_ALL } = require('./trials');

/**
 * Units of a part, where they are read in two bytes each and in one: what the core reads into the stack. A part costs a
 * slice and a crossing, 100 ns, beside 0.5 to 2 us of work.
 */
const PART = 8192;
const NARROW_PART = 2 * PART;

/** Since Node 26 V8 counts the bytes of a string with vectors: 16 Ki units in 130 ns, before in 2 us. */
const COUNTS_FAST = isNode && major >= 26;

/**
 * Length from which it is asked whether a text that is to be written is narrow. That takes 23 ns, but 0.65 ns a unit where all
 * but the end is, 700 ns for 1,024 units.
 */
const LONG_UTF8 = 2048;

/**
 * Length from which our own count, which reads the string in UTF-16 first, is taken before Node 26: 128 units of Chinese take
 * 135 to 173 ns, not 230 to 292. Narrow texts take 144 to 175, not 93 to 124, until {@link NARROW_COUNT} asks for them. (Below,
 * the two differ by less: 64 units of Chinese 120 to 160 against 154 to 196, of ASCII 125 to 163 against 86 to 113. Node 20 to 24,
 * a busy EPYC.) Bun's counts two bytes for a lone surrogate instead of three: there it is always our own.
 */
const COUNT_OURSELVES = isNode ? 128 : 0;

/**
 * Length from which it is asked whether a text is narrow before its bytes are counted: 1,024 units of ASCII take 120 ns, not
 * 200 (Node 22), 512 take 100, not 150. A text whose only wide unit stands at its end takes as long as with native, or twice.
 */
const NARROW_COUNT = 512;

const isHighSurrogate = (unit) => (unit & 0xfc00) === 0xd800;

/** Writes the low bytes of the first `count` units, which are more than a few. */
const latin1Long = latin1Write;

/** Writes the first `count` units, which are more than a few. */
const utf16leLong = (buf, string, offset, count) => ucs2Write(buf, string, offset, 2 * count);

/** Where a part that begins at `start` ends: not between the halves of a surrogate pair. */
const partEnd = (string, start, units, size) => {
  const end = start + size;
  if (end >= units) return units;
  return isHighSurrogate(StringPrototypeCharCodeAt(string, end - 1)) ? end - 1 : end;
};

/**
 * Writes the units from `begun` on part by part, as long as a part cannot be too long for the room, and then the rest.
 * @param {Function} write the crossing
 * @param {number} widest the most bytes of a unit: 2 when none is above 255, else 3
 */
const utf8InParts = (write, widest, buf, string, offset, length, begun) => {
  const units = string.length;
  const size = widest === 2 ? NARROW_PART : PART;
  const end = offset + length;
  let at = offset;
  let i = begun;
  while (units - i > size && end - at >= widest * size) {
    const next = partEnd(string, i, units, size);
    at += write(buf, StringPrototypeSlice(string, i, next), at, end - at);
    i = next;
  }
  const room = end - at;
  if (room === 0) return length;
  // No unit takes less than a byte.
  const last = units - i > room ? i + room : units;
  return at - offset + write(buf, StringPrototypeSlice(string, i, last), at, room);
};

/** Whole characters only; a lone surrogate becomes U+FFFD. Text and room are longer than a few units. */
const utf8Long = (buf, string, offset, length) => {
  const units = string.length;
  if (hostEncoder.isWorthIt(buf, string, offset, length)) {
    const written = hostEncoder.write(buf, string, offset, length);
    if (written !== NOT_ALL) return written;
  }
  if (units < LONG_UTF8) return utf8Write(buf, string, offset, length);
  const count = units < length ? units : length;
  if (!isNarrow(string)) return utf8InParts(utf8Write, 3, buf, string, offset, length, 0);
  const done = utf8WritePlain(buf, string, offset, length);
  if (done === count) return count;
  return done + utf8InParts(utf8WriteNarrow, 2, buf, string, offset + done, length - done, done);
};

/** Bytes of a text that is longer than a few units. */
const utf8ByteLengthLong = (string) => {
  const units = string.length;
  if (COUNTS_FAST || units < COUNT_OURSELVES) return native.byteLengthUtf8(string);
  const narrow = units >= NARROW_COUNT && isNarrow(string);
  const count = narrow ? native.byteLengthNarrow : native.byteLengthWide;
  const size = narrow ? NARROW_PART : PART;
  let bytes = 0;
  let i = 0;
  while (units - i > size) {
    const next = partEnd(string, i, units, size);
    bytes += count(StringPrototypeSlice(string, i, next));
    i = next;
  }
  return bytes + count(i === 0 ? string : StringPrototypeSlice(string, i, units));
};

/** Reads the first `count` pairs of digits, which are more than a few, until one that is none. */
const hexLong = (buf, string, offset, count) => {
  let done = 0;
  while (count - done > NARROW_PART / 2) {
    const part = StringPrototypeSlice(string, 2 * done, 2 * done + NARROW_PART);
    const pairs = hexWrite(buf, part, offset + done, NARROW_PART / 2);
    done += pairs;
    if (pairs < NARROW_PART / 2) return done;
  }
  const rest = done === 0 ? string : StringPrototypeSlice(string, 2 * done, 2 * count);
  return done + hexWrite(buf, rest, offset + done, count - done);
};

/** Both alphabets; characters that are no digits are passed over. @param {boolean} [isFresh] as of `base64` in encode.js */
const base64Long = (buf, string, offset, length, isFresh) => {
  const units = string.length;
  if (isFresh && hostBase64.isWorthIt(string)) {
    const written = hostBase64.write(buf, string, offset, length);
    if (written !== NOT_ALL) return written;
  }
  const end = offset + length;
  let at = offset;
  let i = 0;
  while (units - i > NARROW_PART) {
    const part = StringPrototypeSlice(string, i, i + NARROW_PART);
    const progress = base64WritePart(buf, part, at, end - at);
    const read = progress >>> 16;
    // Nothing but garbage around a group that is not whole: the rest has to be read at once.
    if (read === 0) break;
    at += progress & 0xffff;
    if (read === ENDED) return at - offset;
    i += read;
  }
  const rest = i === 0 ? string : StringPrototypeSlice(string, i, units);
  return at - offset + base64Write(buf, rest, at, end - at);
};

module.exports = {
  NARROW_PART,
  PART,
  base64Long,
  hexLong,
  isHighSurrogate,
  latin1Long,
  utf16leLong,
  utf8ByteLengthLong,
  utf8Long,
};
