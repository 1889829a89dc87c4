import { movesTier } from './tiers.mjs';

/** A tier is chosen by what it costs. The result is the same in all of them. */
const TIER = 'another tier, with the same result';

/** The smaller of two numbers that are equal is either. */
const SMALLER = 'the two are equal then';

/** What is done for no bytes does nothing. */
const NOTHING = 'no bytes are left then, and the rest does nothing';

const SAME_DOUBLE = 'the same double';

/** What is written behind the end of a typed array is lost, what is read there is undefined. */
const OUTSIDE = 'nothing is behind the end of a typed array';

/** Numbers of encodings that the core has no transcoder for. */
const ABOVE = 'it only has to be above that of ASCII';

/** The unit at such a place is NaN, which is no digit, no padding and no half of a pair. */
const NO_UNIT = 'there is no unit at that place';

/** Where a backward search begins, which is cut to the last place that there is. */
const FAR = 'as far behind the end as before';

/** Mutants that do the same as the original: the line as it becomes, and why. */
const REASONS = {
  'unpooled.js': [
    {
      code: 'const MUST_PROBE = major <= 24 ? 1 : 0;',
      why: 'tells lines of Node apart: it costs time on 24',
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
  'inspect.js': [
    {
      code: 'const DEFAULT_ELEMENTS = 100 + 1;',
      why: 'how much of a list is shown there is a choice',
    },
    {
      code: "const isLess = typeof maxArrayLength === 'number' && maxArrayLength <= DEFAULT_ELEMENTS;",
      why: SMALLER,
    },
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
  'validate.js': [
    {
      code: 'if ((hasMin && !(value >= min)) || (hasMax && !(value < max))) {',
      why: 'who calls it has let the limit itself pass',
    },
  ],
  'pool.js': [
    {
      code: 'if (size <= 0) return new Uint8Array(size);',
      why: 'a slab of no bytes is never used',
    },
    {
      code: 'const external = isExternalAllowed && size >= 0 ? native.createSlab(size + SLACK) : undefined;',
      why: 'a slab of no bytes is never used',
    },
    {
      code: "const isExternalWanted = process.env.FERROBUF_EXTERNAL_MEMORY === '0';",
      why: 'no external slabs are made on Node 24 and later; Node 20 and 22 have tests (__test__/memory)',
    },
    {
      code: 'const external = isExternalAllowed && size > 0 ? native.createSlab(size - SLACK) : undefined;',
      why: 'no external slabs are made on Node 24 and later, and there is no slack before 26',
    },
    {
      code: 'if (hasRoom(padding - size) && next !== base) next += padding;',
      why: 'who takes the bytes looks for room once more',
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
  'bigints.js': [
    {
      code: 'const HIGH = 1 + LOW;',
      why: 'the same where the low half comes first; s390x has a run of its own',
    },
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
    { code: 'const SHORTEST_NAME = 3 - 1;', why: 'no name is that short' },
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
  'from.js': [
    { code: 'for (; i <= length; i++) buf[i] = 0;', why: OUTSIDE },
    { code: 'for (let i = 0; i <= length; i++) buf[i] = items[i];', why: OUTSIDE },
    { code: 'if (!(count >= 0)) return new FastBuffer(memory, offset, 0);', why: NOTHING },
    { code: 'const buf = takePooled(claimed >= length ? length : claimed);', why: SMALLER },
    { code: 'return count >= 0 ? count : 0;', why: SMALLER },
    { code: 'if (offset > elements) return new FastBuffer();', why: NOTHING },
    { code: 'return length >= HUGE_FROM || isUint8Array(source)', why: TIER },
    {
      code: 'const MAX_BYTES_PER_UNIT = 4 + 1;',
      why: 'an estimate: more of a slab is left unused',
    },
    {
      code: 'const MAX_BYTES_PER_UNIT = 4 - 1;',
      why: 'an estimate: no encoding needs more than 3',
    },
  ],
  'allocate.js': [
    {
      code: "if (typeof size === 'number' && size >= 0 && size < kMaxLength) return;",
      why: 'a short cut past the check',
    },
    {
      code: "if (typeof size === 'number' && size > 0 && size <= kMaxLength) return;",
      why: 'a short cut past the check',
    },
    {
      code: 'if (fill === undefined && fill === 0 || size <= 0) return allocateZeroed(size);',
      why: 'zeros are written instead; without memory the error is another: __test__/memory/faults.test.js',
    },
  ],
  'concat.js': [
    {
      code: 'for (let i = 0; i <= size; i++) buf[at + i] = part[i];',
      why: 'what follows is written over, or is zeros, or is behind the end',
    },
    {
      code: 'for (let i = 0; i <= size; i++) buf[at + i] = i < count ? part[i] : 0;',
      why: OUTSIDE,
    },
    {
      code: 'for (let i = 0; i < size; i++) buf[at + i] = i <= count ? part[i] : 0;',
      why: 'a part has no byte behind its end: undefined becomes 0',
    },
    { code: 'if (start <= end) TypedArrayPrototypeFill(buf, 0, start, end);', why: NOTHING },
    {
      code: "if (major <= 24) validateNumber(total, 'size', 0, kMaxLength, refuse);",
      why: 'tells lines of Node apart: Node 24 has a test',
    },
    { code: 'if (total >= kMaxLength) refuse(total);', why: 'there is no memory for either' },
    {
      code: 'if (size > TINY_PART || size === 0 || buf[at + size - 0] === undefined) {',
      why: TIER,
    },
    {
      code: 'if (size > TINY_PART || size === 0 || buf[at + size + 1] === undefined) {',
      why: TIER,
    },
  ],
  'swap.js': [
    { code: 'for (let i = 0; i <= length; i += 2) exchange(this, i, i + 1);', why: OUTSIDE },
    { code: 'for (let i = 0; i <= length; i += 4) {', why: OUTSIDE },
  ],
  'compare.js': [
    { code: 'return a <= b ? -1 : 1;', why: 'equal ones have been answered' },
    { code: 'const count = aLength <= bLength ? aLength : bLength;', why: SMALLER },
    {
      code: 'let count = sourceLength <= targetLength ? sourceLength : targetLength;',
      why: SMALLER,
    },
    { code: 'if (!(count < sourceBytes)) count = sourceBytes;', why: SMALLER },
    { code: 'if (!(count < targetBytes)) count = targetBytes;', why: SMALLER },
  ],
  'copy.js': [
    { code: '} else if (count < (source === target ? TINY_WITHIN : TINY_PART)) {', why: TIER },
    { code: '} else if (count <= (source !== target ? TINY_WITHIN : TINY_PART)) {', why: TIER },
    { code: 'if (room < 0 || end <= from) return 0;', why: NOTHING },
    { code: 'if (room <= 0 || end < from) return 0;', why: NOTHING },
    { code: 'if (room <= 0 && end <= from) return 0;', why: 'the last test of `count` finds it' },
    { code: 'if (count < 0) return 0;', why: NOTHING },
    { code: 'if (count >= left) count = left;', why: SMALLER },
    { code: 'if (count >= room) count = room;', why: SMALLER },
    {
      code: 'TypedArrayPrototypeGetByteOffset(target) + to >= TypedArrayPrototypeGetByteOffset(source) + from;',
      why: 'what is copied onto itself can be copied in either order',
    },
  ],
  'errors.js': [
    {
      code: 'for (let i = 0; i <= keys.length; i += 1) {',
      why: 'String(undefined) is no name that is looked for',
    },
  ],
  'fill.js': [
    { code: 'const count = size <= length ? size : length;', why: SMALLER },
    { code: 'const isInside = buf[from] === undefined;', why: TIER },
    { code: 'if (isInside && to + from <= TINY_NUMBER && NumberIsInteger(to)) {', why: TIER },
    {
      code: 'const isTiny = length <= TINY_PATTERN && text.length * MAX_BYTES_PER_UNIT < length;',
      why: TIER,
    },
    { code: 'const MAX_BYTES_PER_UNIT = 3 + 1;', why: TIER },
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

/** @returns {string | undefined} why the mutant is no mistake */
export function reasonFor(file, mutant) {
  if (movesTier(file, mutant)) return TIER;
  return REASONS[file]?.find(({ code }) => code === mutant.after)?.why;
}

/** The reasons that no surviving mutant needs: the line has changed, or a test has come. */
export function unusedReasons(file, survivors) {
  const lines = survivors.map(({ after }) => after);
  return (REASONS[file] ?? []).filter(({ code }) => !lines.includes(code));
}
