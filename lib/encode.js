'use strict';

/**
 * Strings to bytes, one function per encoding: `encode(buf, string, offset, length)` writes into
 * `buf[offset, offset + length)` and returns the number of bytes written, and `byteLength(string)` tells how many
 * bytes a string needs.
 *
 * `buf` is a true Uint8Array, `string` a primitive, and the range lies within the true length. Two tiers: what is
 * short is done here, because the crossing alone costs more; the rest is `encode-long.js`'s. The result never depends on the tier.
 */

const { PAD, STANDARD } = require('./base64-alphabet');
const {
  base64Long,
  hexLong,
  isHighSurrogate,
  latin1Long,
  utf16leLong,
  utf8ByteLengthLong,
  utf8Long,
} = require('./encode-long');
const { StringPrototypeCharCodeAt, Uint8Array } = require('./intrinsics');

/**
 * Longest string of the tiny tier, in code units. Alone in a loop a crossing takes 80 to 105 ns and 40 units as long (Node 22
 * and 26), but among other code, with colder caches, it takes 160 more: `msgpackr` packs 100 texts of 64 units in 83 us with
 * the loop, in 101 with crossings. Hence a little more than the first figure says.
 */
const TINY_LATIN1 = 48;

/** 48 units take 104 to 145 ns, a crossing 80 to 112, the host's encoder, where it is taken, 45 to 60. */
const TINY_UTF8 = 32;

/**
 * Longest rest, from the first unit that is not ASCII: 16 units of Chinese take 102 to 131 ns, 24 take 141 to 194, 48 take 300 to
 * 450, a crossing 98 to 115.
 */
const TINY_WIDE = 16;

/** 24 units take 87 ns on Node 24 and 107 on Node 20, 32 take 113 and 138, a crossing 122 to 131 (a busy EPYC). */
const TINY_UTF16LE = 24;

/**
 * In bytes. Alone in a loop 16 pairs of digits take 117 to 144 ns, 24 take 164 to 202, a crossing 142 to 148 (Node 20 to 26, a busy
 * EPYC); among other code it takes more, as above.
 */
const TINY_HEX = 24;

/** Clean base64 only: 24 characters (18 bytes) take 112 to 135 ns, a crossing 156 to 164 (Node 20 to 26, a busy EPYC). */
const TINY_BASE64 = 24;

/** Counting 24 units takes 40 ns, 32 take 47 to 53; the crossing for it takes 43 to 50. */
const TINY_BYTE_LENGTH = 24;

const isLowSurrogate = (unit) => (unit & 0xfc00) === 0xdc00;

/** Low byte of every unit: what `latin1` and `ascii` writes do. */
const latin1 = (buf, string, offset, length) => {
  const units = string.length;
  const count = units < length ? units : length;
  if (count > TINY_LATIN1) return latin1Long(buf, string, offset, count);
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const at = offset + i;
    buf[at] = StringPrototypeCharCodeAt(string, i);
    buf[at + 1] = StringPrototypeCharCodeAt(string, i + 1);
    buf[at + 2] = StringPrototypeCharCodeAt(string, i + 2);
    buf[at + 3] = StringPrototypeCharCodeAt(string, i + 3);
  }
  for (; i < count; i++) buf[offset + i] = StringPrototypeCharCodeAt(string, i);
  return count;
};

/** Whole units only: a last byte of room stays as it is. */
const utf16le = (buf, string, offset, length) => {
  const units = string.length;
  const count = 2 * units <= length ? units : (length - (length % 2)) / 2;
  if (count > TINY_UTF16LE) return utf16leLong(buf, string, offset, count);
  for (let i = 0, at = offset; i < count; i++, at += 2) {
    const unit = StringPrototypeCharCodeAt(string, i);
    buf[at] = unit;
    buf[at + 1] = unit >> 8;
  }
  return 2 * count;
};

/** Goes on with a text whose first `i` units, all ASCII, are written already. */
const utf8From = (buf, string, offset, length, begun) => {
  const units = string.length;
  const end = offset + length;
  let at = offset + begun;
  for (let i = begun; i < units; i++) {
    let code = StringPrototypeCharCodeAt(string, i);
    if (code < 0x80) {
      if (at >= end) break;
      buf[at++] = code;
      continue;
    }
    if (code < 0x800) {
      if (at + 2 > end) break;
      buf[at++] = 0xc0 | (code >> 6);
      buf[at++] = 0x80 | (code & 0x3f);
      continue;
    }
    if (isHighSurrogate(code) && i + 1 < units) {
      const low = StringPrototypeCharCodeAt(string, i + 1);
      if (isLowSurrogate(low)) {
        if (at + 4 > end) break;
        code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
        buf[at++] = 0xf0 | (code >> 18);
        buf[at++] = 0x80 | ((code >> 12) & 0x3f);
        buf[at++] = 0x80 | ((code >> 6) & 0x3f);
        buf[at++] = 0x80 | (code & 0x3f);
        i++;
        continue;
      }
    }
    if (at + 3 > end) break;
    if ((code & 0xf800) === 0xd800) code = 0xfffd;
    buf[at++] = 0xe0 | (code >> 12);
    buf[at++] = 0x80 | ((code >> 6) & 0x3f);
    buf[at++] = 0x80 | (code & 0x3f);
  }
  return at - offset;
};

/** The same, by whoever is faster. @param {number} count the units of the text, or the bytes of the room, if these are fewer */
const utf8Rest = (buf, string, offset, length, begun, count) =>
  count - begun > TINY_WIDE
    ? utf8Long(buf, string, offset, length)
    : utf8From(buf, string, offset, length, begun);

/** Whole characters only; a lone surrogate becomes U+FFFD. */
const utf8 = (buf, string, offset, length) => {
  const units = string.length;
  const count = units < length ? units : length;
  if (count > TINY_UTF8) return utf8Long(buf, string, offset, length);
  // ASCII in loops of its own: 8 units take 14 ns, with the general one 24; and four units in a turn: 32 take 72, not 95.
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const a = StringPrototypeCharCodeAt(string, i);
    const b = StringPrototypeCharCodeAt(string, i + 1);
    const c = StringPrototypeCharCodeAt(string, i + 2);
    const d = StringPrototypeCharCodeAt(string, i + 3);
    if ((a | b | c | d) >= 0x80) return utf8Rest(buf, string, offset, length, i, count);
    const at = offset + i;
    buf[at] = a;
    buf[at + 1] = b;
    buf[at + 2] = c;
    buf[at + 3] = d;
  }
  for (; i < count; i++) {
    const code = StringPrototypeCharCodeAt(string, i);
    if (code >= 0x80) return utf8Rest(buf, string, offset, length, i, count);
    buf[offset + i] = code;
  }
  return count;
};

/** Not a digit, in the tables below: above every digit's value, so that one comparison finds it. */
const NO_DIGIT = 0xff;

/** The value of every byte as a digit. */
const valuesOf = (digits) => {
  const values = new Uint8Array(256).fill(NO_DIGIT);
  for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;
  return values;
};

const HEX_VALUES = valuesOf('0123456789abcdef');
for (let value = 10; value < 16; value++) {
  HEX_VALUES[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** Of a code unit above 255 only the low byte counts, as in native: U+0141 reads as `A`. */
const digitValue = (values, unit) => values[unit & 0xff];

/** Stops at the first pair that is not two digits; an odd last digit is left out. */
const hex = (buf, string, offset, length) => {
  const pairs = string.length >> 1;
  const count = pairs < length ? pairs : length;
  if (count > TINY_HEX) return hexLong(buf, string, offset, count);
  for (let i = 0; i < count; i++) {
    const high = digitValue(HEX_VALUES, StringPrototypeCharCodeAt(string, 2 * i));
    const low = digitValue(HEX_VALUES, StringPrototypeCharCodeAt(string, 2 * i + 1));
    if (high === NO_DIGIT || low === NO_DIGIT) return i;
    buf[offset + i] = (high << 4) | low;
  }
  return count;
};

/** The standard alphabet alone, which `atob` reads. */
const STANDARD_VALUES = valuesOf(STANDARD);

const BASE64_VALUES = valuesOf(STANDARD);
BASE64_VALUES['-'.charCodeAt(0)] = 62;
BASE64_VALUES['_'.charCodeAt(0)] = 63;

/** How many of a string's units are not padding, when there is at most two units of it, at the end. */
const unpaddedLength = (string) => {
  let units = string.length;
  if (units > 0 && StringPrototypeCharCodeAt(string, units - 1) === PAD) {
    units--;
    if (units > 0 && StringPrototypeCharCodeAt(string, units - 1) === PAD) units--;
  }
  return units;
};

/** Says that a text is not the clean kind that {@link base64Clean} decodes. */
const NOT_CLEAN = -1;

/**
 * Decodes base64 that has nothing else in it, into room for all of it.
 * @param {Uint8Array} values the alphabet: {@link BASE64_VALUES} for both
 * @returns {number} bytes written, or {@link NOT_CLEAN}; the bytes written by then are those of the groups before
 */
const base64Clean = (values, buf, string, offset, units) => {
  let at = offset;
  let i = 0;
  for (; i + 3 < units; i += 4) {
    const a = digitValue(values, StringPrototypeCharCodeAt(string, i));
    const b = digitValue(values, StringPrototypeCharCodeAt(string, i + 1));
    const c = digitValue(values, StringPrototypeCharCodeAt(string, i + 2));
    const d = digitValue(values, StringPrototypeCharCodeAt(string, i + 3));
    if ((a | b | c | d) === NO_DIGIT) return NOT_CLEAN;
    buf[at++] = (a << 2) | (b >> 4);
    buf[at++] = (b << 4) | (c >> 2);
    buf[at++] = (c << 6) | d;
  }
  if (i === units) return at - offset;
  const a = digitValue(values, StringPrototypeCharCodeAt(string, i));
  const b = digitValue(values, StringPrototypeCharCodeAt(string, i + 1));
  const c = i + 2 < units ? digitValue(values, StringPrototypeCharCodeAt(string, i + 2)) : 0;
  if ((a | b | c) === NO_DIGIT) return NOT_CLEAN;
  buf[at++] = (a << 2) | (b >> 4);
  if (i + 2 < units) buf[at++] = (b << 4) | (c >> 2);
  return at - offset;
};

/**
 * Both alphabets in one: native's `base64` and `base64url` write the same bytes for the same text.
 * @param {boolean} [isFresh] whether nobody has looked at the range: what stands in it behind the text may change then
 */
const base64 = (buf, string, offset, length, isFresh) => {
  if (string.length <= TINY_BASE64) {
    const units = unpaddedLength(string);
    // One unit over is not a byte, and less room than bytes cuts a group: the core knows what native makes of both.
    if ((units & 3) !== 1 && (units * 3) >> 2 <= length) {
      const written = base64Clean(BASE64_VALUES, buf, string, offset, units);
      if (written !== NOT_CLEAN) return written;
    }
  }
  return base64Long(buf, string, offset, length, isFresh);
};

const utf8ByteLength = (string) => {
  const units = string.length;
  if (units > TINY_BYTE_LENGTH) return utf8ByteLengthLong(string);
  let bytes = units;
  for (let i = 0; i < units; i++) {
    const unit = StringPrototypeCharCodeAt(string, i);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    // The two units of a pair make four bytes: two more than units, which the high one has already added.
    if (isHighSurrogate(unit) && i + 1 < units) {
      if (isLowSurrogate(StringPrototypeCharCodeAt(string, i + 1))) i++;
    }
  }
  return bytes;
};

const oneBytePerUnit = (string) => string.length;
const twoBytesPerUnit = (string) => string.length * 2;
const unitsPerByte = (string) => string.length >>> 1;

/** What clean base64 of that length would decode to: native does not look at the text, but for the padding. */
const base64ByteLength = (string) => (unpaddedLength(string) * 3) >>> 2;

module.exports = {
  NOT_CLEAN,
  STANDARD_VALUES,
  base64,
  base64ByteLength,
  base64Clean,
  hex,
  latin1,
  oneBytePerUnit,
  twoBytesPerUnit,
  unitsPerByte,
  unpaddedLength,
  utf16le,
  utf8,
  utf8ByteLength,
};
