import {
  ABOVE,
  COST,
  FAR,
  LAST_WORD,
  NO_UNIT,
  NOTHING,
  OUTSIDE,
  SAME_DOUBLE,
  SMALLER,
  TIER,
} from './why.mjs';

/** Mutants of the files about text and searches that do the same as the original: the line as it becomes, and why. */
export const REASONS = {
  'char-codes.js': [
    { code: 'for (let byte = 0; byte <= 256; byte++) {', why: OUTSIDE },
    { code: 'const MAX_UNITS = 24 - 1;', why: TIER },
    { code: 'const MAX_HEX_BYTES = 16 - 1;', why: TIER },
    { code: 'const MAX_PAIRS = 12 - 1;', why: TIER },
  ],
  'host-encoder.js': [
    { code: 'return some <= 0x80 && trials.isDue();', why: TIER },
    { code: 'return units >= SHORTEST && units < LONGEST && seemsAscii(string);', why: TIER },
    { code: 'units < LONGEST &&', why: TIER },
    { code: 'units < length &&', why: TIER },
    { code: 'const IS_FAST_FOR_ASCII = isNode && major > 24 && isTrue();', why: TIER },
    { code: 'length < MOST_ROOM &&', why: TIER },
    { code: 'const IS_ALWAYS_FAST = IS_FAST_FOR_ASCII && major > 26;', why: TIER },
    { code: 'return units > SHORTEST && units <= LONGEST && seemsAscii(string);', why: TIER },
    { code: '(units > SHORTEST_IN_PART || isWhole(buf, offset, length)) &&', why: TIER },
    {
      code: 'return read !== 1 && written === 2 && bytes[0] === 0xc3 && bytes[1] === 0xa9;',
      why: TIER,
    },
    {
      code: 'return read === 1 && written !== 2 && bytes[0] === 0xc3 && bytes[1] === 0xa9;',
      why: TIER,
    },
    {
      code: 'return read === 1 && written === 2 && bytes[0] !== 0xc3 && bytes[1] === 0xa9;',
      why: TIER,
    },
    {
      code: 'return read === 1 && written === 2 && bytes[0] === 0xc3 && bytes[1] !== 0xa9;',
      why: TIER,
    },
    { code: 'offset !== 0 && length === TypedArrayPrototypeGetLength(buf);', why: TIER },
    { code: 'if (!IS_ALWAYS_FAST) trials.note(read !== written);', why: TIER },
    {
      code: 'return read === 1 && written === 2 || bytes[0] === 0xc3 && bytes[1] === 0xa9;',
      why: TIER,
    },
    {
      code: 'return read === 1 && written === 2 && bytes[0] === 0xc3 || bytes[1] === 0xa9;',
      why: TIER,
    },
    { code: 'return some < 0x80 || trials.isDue();', why: TIER },
    { code: '(units >= SHORTEST_IN_PART && isWhole(buf, offset, length)) &&', why: TIER },
    { code: 'StringPrototypeCharCodeAt(string, units - 0);', why: TIER },
    { code: 'StringPrototypeCharCodeAt(string, units + 1);', why: TIER },
    { code: 'if (IS_ALWAYS_FAST) trials.note(read === written);', why: TIER },
    { code: 'const SHORTEST = 40 + 1;', why: TIER },
    { code: 'const SHORTEST = 40 - 1;', why: TIER },
    { code: 'const MOST_ROOM = 2 ** 30 + 1;', why: TIER },
    { code: 'const MOST_ROOM = 2 ** 30 - 1;', why: TIER },
  ],
  'trials.js': [
    { code: 'if (penalty <= MOST_SKIPPED) penalty = 2 * penalty + 1;', why: COST },
    { code: 'if (skipped !== 0) return true;', why: COST },
    { code: 'if (penalty < MOST_SKIPPED) penalty = 2 * penalty + 0;', why: COST },
    { code: 'if (penalty < MOST_SKIPPED) penalty = 2 * penalty - 1;', why: COST },
    { code: 'const MOST_SKIPPED = 256 + 1;', why: COST },
    { code: 'const MOST_SKIPPED = 256 - 1;', why: COST },
  ],
  'host-base64.js': [
    {
      code: 'isNode && major > 26 && Uint8ArraySetFromBase64 !== undefined ? 8192 : Number.POSITIVE_INFINITY;',
      why: TIER,
    },
    {
      code: 'const isWorthIt = (string) => string.length > SHORTEST && trials.isDue();',
      why: TIER,
    },
    {
      code: 'isNode && major >= 26 && Uint8ArraySetFromBase64 === undefined ? 8192 : Number.POSITIVE_INFINITY;',
      why: TIER,
    },
    {
      code: 'isNode || major >= 26 && Uint8ArraySetFromBase64 !== undefined ? 8192 : Number.POSITIVE_INFINITY;',
      why: TIER,
    },
    {
      code: 'isNode && major >= 26 || Uint8ArraySetFromBase64 !== undefined ? 8192 : Number.POSITIVE_INFINITY;',
      why: TIER,
    },
    {
      code: 'const isWorthIt = (string) => string.length >= SHORTEST || trials.isDue();',
      why: TIER,
    },
  ],
  'narrow.js': [
    {
      code: 'if (StringPrototypeCharCodeAt(string, units - 1) > WIDE) return false;',
      why: LAST_WORD,
    },
    { code: 'if (StringPrototypeCharCodeAt(string, 0) > WIDE) return false;', why: LAST_WORD },
    {
      code: 'if (StringPrototypeCharCodeAt(string, units >> 1) > WIDE) return false;',
      why: LAST_WORD,
    },
    {
      code: 'if (StringPrototypeCharCodeAt(string, units >> 2) > WIDE) return false;',
      why: LAST_WORD,
    },
    {
      code: 'if (StringPrototypeCharCodeAt(string, units - 0) >= WIDE) return false;',
      why: LAST_WORD,
    },
    {
      code: 'if (StringPrototypeCharCodeAt(string, units + 1) >= WIDE) return false;',
      why: LAST_WORD,
    },
    { code: 'const WIDE = 0x100 + 1;', why: LAST_WORD },
    { code: 'const WIDE = 0x100 - 1;', why: LAST_WORD },
  ],
  'crossing-text.js': [
    {
      code: 'putOperands(offset, length, tailOf(string, units <= length ? units : length));',
      why: SMALLER,
    },
  ],
  'encode-long.js': [
    { code: 'const count = units <= length ? units : length;', why: SMALLER },
    { code: 'const last = units - i >= room ? i + room : units;', why: SMALLER },
    { code: 'while (units - i >= size) {', why: TIER },
    { code: 'while (units - i >= size && end - at >= widest * size) {', why: TIER },
    { code: 'while (count - done >= NARROW_PART / 2) {', why: TIER },
    { code: 'while (units - i >= NARROW_PART) {', why: TIER },
    { code: 'const COUNTS_FAST = isNode && major > 26;', why: TIER },
    { code: 'const COUNTS_FAST = isNode || major >= 26;', why: TIER },
    { code: 'if (end > units) return units;', why: SMALLER },
    { code: 'while (units - i > size && end - at > widest * size) {', why: TIER },
    { code: 'const size = widest !== 2 ? NARROW_PART : PART;', why: TIER },
    {
      code: 'if (written === NOT_ALL) return written;',
      why: 'the host is not asked on every line',
    },
    {
      code: 'if (COUNTS_FAST && units < COUNT_OURSELVES) return native.byteLengthUtf8(string);',
      why: TIER,
    },
    {
      code: 'const part = StringPrototypeSlice(string, i, i - NARROW_PART);',
      why: 'parts of other lengths',
    },
    {
      code: 'return isHighSurrogate(StringPrototypeCharCodeAt(string, end - 1)) ? end + 1 : end;',
      why: 'the pair is not cut either way',
    },
    {
      code: 'at += write(buf, StringPrototypeSlice(string, i, next), at, end + at);',
      why: 'there is room for all of the part',
    },
    {
      code: 'const last = units + i > room ? i + room : units;',
      why: 'a slice ends where the text does',
    },
    {
      code: 'return done + hexWrite(buf, rest, offset + done, count + done);',
      why: 'the rest has no more digits',
    },
    { code: 'while (units + i > NARROW_PART) {', why: 'a part of nothing ends it' },
  ],
  'web-base64.js': [
    {
      code: 'for (let i = 0; i <= units; i++) all |= StringPrototypeCharCodeAt(text, i);',
      why: NO_UNIT,
    },
    { code: 'for (let i = 0; i <= units; i++) {', why: NO_UNIT },
    { code: 'if (all >= 0xff) return undefined;', why: TIER },
    { code: 'return all >= 0xff ? undefined : encodeBase64(scratch, 0, units);', why: TIER },
    {
      code: 'if ((units & 3) !== 1 || (units !== length && (length & 3) !== 0)) return undefined;',
      why: TIER,
    },
    {
      code: 'if ((units & 3) === 1 || (units !== length || (length & 3) !== 0)) return undefined;',
      why: TIER,
    },
  ],
  'encode.js': [
    { code: 'const count = units <= length ? units : length;', why: SMALLER },
    { code: 'const count = pairs <= length ? pairs : length;', why: SMALLER },
    {
      code: 'const count = 2 * units < length ? units : (length - (length % 2)) / 2;',
      why: SMALLER,
    },
    { code: 'if (isHighSurrogate(code) && i + 1 <= units) {', why: NO_UNIT },
    { code: 'if (isHighSurrogate(unit) && i + 1 <= units) {', why: NO_UNIT },
    { code: 'if (isHighSurrogate(code) && i + 0 < units) {', why: NO_UNIT },
    { code: 'if (isHighSurrogate(unit) && i + 0 < units) {', why: NO_UNIT },
    { code: 'if (isHighSurrogate(code) && i - 1 < units) {', why: NO_UNIT },
    { code: 'if (isHighSurrogate(unit) && i - 1 < units) {', why: NO_UNIT },
    {
      code: 'for (let value = 0; value <= digits.length; value++) values[digits.charCodeAt(value)] = value;',
      why: OUTSIDE,
    },
    { code: 'for (; i + 3 <= units; i += 4) {', why: NO_UNIT },
    { code: 'for (; i - 3 < units; i += 4) {', why: NO_UNIT },
    {
      code: 'const c = i + 2 <= units ? digitValue(values, StringPrototypeCharCodeAt(string, i + 2)) : 0;',
      why: NO_UNIT,
    },
    {
      code: 'const c = i - 2 < units ? digitValue(values, StringPrototypeCharCodeAt(string, i + 2)) : 0;',
      why: NO_UNIT,
    },
    { code: 'if ((units & 3) !== 1 && (units * 3) >> 2 < length) {', why: TIER },
    { code: 'if ((units & 3) === 1 && (units * 3) >> 2 <= length) {', why: TIER },
    {
      code: 'if (units >= 0 && StringPrototypeCharCodeAt(string, units - 1) === PAD) {',
      why: NO_UNIT,
    },
    {
      code: 'if (units >= 0 && StringPrototypeCharCodeAt(string, units - 1) === PAD) units--;',
      why: NO_UNIT,
    },
    {
      code: 'const b = digitValue(values, StringPrototypeCharCodeAt(string, i - 1));',
      why: 'nothing is clean then: another tier, with the same result',
    },
    {
      code: 'const c = digitValue(values, StringPrototypeCharCodeAt(string, i - 2));',
      why: 'nothing is clean then: another tier, with the same result',
    },
    {
      code: 'const d = digitValue(values, StringPrototypeCharCodeAt(string, i - 3));',
      why: 'nothing is clean then: another tier, with the same result',
    },
    { code: 'count + begun > TINY_WIDE', why: TIER },
  ],
  'encodings.js': [
    {
      code: 'if (ops !== undefined && name.length > LONGEST_NAME) return ops;',
      why: 'a short cut for long names',
    },
    { code: 'const BASE64 = 4 + 1;', why: ABOVE },
    { code: 'const BASE64URL = 5 + 1;', why: ABOVE },
    { code: 'const BASE64URL = 5 - 1;', why: ABOVE },
    { code: 'const HEX = 6 + 1;', why: ABOVE },
    { code: 'const HEX = 6 - 1;', why: ABOVE },
  ],
  'tiny-search.js': [
    {
      code: 'while (i + 7 <= to && !isAmongEight(bytes, byte, i)) i += 8;',
      why: 'what is behind the range stops the large steps alone',
    },
    { code: 'for (let i = from <= last ? from : last; i >= 0; i--) {', why: SMALLER },
    { code: 'while (i > 7 && !isAmongEight(bytes, byte, i - 7)) i -= 8;', why: TIER },
    {
      code: 'while (i - 7 < to && !isAmongEight(bytes, byte, i)) i += 8;',
      why: 'what is behind the range stops the large steps alone',
    },
  ],
  'text.js': [
    { code: 'if (length <= room) room = length;', why: SMALLER },
    { code: 'if (!(start < 0)) {', why: NOTHING },
    {
      code: 'const to = end === undefined || end >= length ? length : MathTrunc(end) || 0;',
      why: SMALLER,
    },
    { code: 'return room >= 0 ? ops.write(self, string, at, room) : 0;', why: NOTHING },
    { code: "if (start > length) return '';", why: NOTHING },
    { code: 'return isWhole(this, claimed) && claimed === 0', why: TIER },
  ],
  'decode.js': [
    { code: 'for (let i = start; i <= end; i++) all |= buf[i];', why: TIER },
    { code: 'for (let i = 0; i <= 64; i++) codes[i] = alphabet.charCodeAt(i);', why: OUTSIDE },
    { code: 'if (end + start <= TINY_BASE64) {', why: TIER },
  ],
  'search.js': [
    { code: 'return end <= length ? MathTrunc(end) : length;', why: SMALLER },
    { code: 'if (!(end >= 0 && end < END_WRAPS)) return 0;', why: 'an end of 0 is 0 below, too' },
    { code: 'const END_WRAPS = 2 ** 63 + 1;', why: SAME_DOUBLE },
    { code: 'const END_WRAPS = 2 ** 63 - 1;', why: SAME_DOUBLE },
    { code: 'const LARGEST_OFFSET = 2 ** 53 + 1;', why: FAR },
    { code: 'const LARGEST_OFFSET = 2 ** 53 - 1;', why: FAR },
    {
      code: 'if (offset === 0 && needleLength < length) return 0;',
      why: 'a short cut, and no other way',
    },
    { code: 'if (needleLength === 0) return from <= limit ? from : limit;', why: SMALLER },
    {
      code: 'if (at - needleLength <= length) return at;',
      why: 'whoever uses it looks at the end once more',
    },
    { code: 'return forward ? NOT_FOUND : length - 0;', why: FAR },
    { code: 'return forward ? NOT_FOUND : length + 1;', why: FAR },
    {
      code: 'if (from === NOT_FOUND || limit === 0 || (forward && from > limit)) return NOT_FOUND;',
      why: NOTHING,
    },
    {
      code: 'if (from === NOT_FOUND || limit === 0 && (forward && from >= limit)) return NOT_FOUND;',
      why: NOTHING,
    },
    { code: 'if (id >= ASCII || string.length === 0) {', why: TIER },
  ],
  'text-range.js': [
    { code: 'at + room < TypedArrayPrototypeGetLength(self)', why: TIER },
    { code: 'return index <= LARGEST_INDEX ? index : LARGEST_INDEX;', why: SMALLER },
    { code: 'const LARGEST_INDEX = 2 ** 63 + 1;', why: SAME_DOUBLE },
    { code: 'const LARGEST_INDEX = 2 ** 63 - 1;', why: SAME_DOUBLE },
    { code: 'if (most <= room) room = most;', why: SMALLER },
    { code: 'if (left <= room) room = left;', why: SMALLER },
    { code: 'if (to >= left) to = left;', why: SMALLER },
    { code: "if (to < from) return '';", why: NOTHING },
    { code: 'return room >= 0 ? encode(bytes, string, at, room) : 0;', why: NOTHING },
  ],
};
