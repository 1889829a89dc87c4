import { GUESS, LINES, NOTHING, OUTSIDE, SMALLER, TIER } from './why.mjs';

/** Mutants of the files about memory, numbers and what else there is that do the same as the original: the line as it becomes, and why. */
export const REASONS = {
  'views.js': [
    { code: 'if (whole > 0) return whole <= length ? whole : length;', why: SMALLER },
    { code: 'if (whole >= 0) return whole < length ? whole : length;', why: SMALLER },
    { code: 'return whole < 0 && whole + length >= 0 ? whole + length : 0;', why: NOTHING },
    {
      code: 'return new FastBuffer(this.buffer, this.byteOffset + from, to >= from ? to - from : 0);',
      why: NOTHING,
    },
  ],
  'zero-fill.js': [
    { code: 'for (let i = 0; i <= SIZE; i++) if (fresh[i] === MARK) return true;', why: OUTSIDE },
    { code: 'for (let attempt = 0; attempt <= ATTEMPTS; attempt++) {', why: GUESS },
    { code: 'const isZeroFilled = major > 24 && !findLeftovers();', why: LINES },
    { code: 'const SIZE = 777 + 1;', why: GUESS },
    { code: 'const SIZE = 777 - 1;', why: GUESS },
    { code: 'const ATTEMPTS = 8 + 1;', why: GUESS },
    { code: 'const ATTEMPTS = 8 - 1;', why: GUESS },
    { code: 'const MARK = 0xa5 + 1;', why: GUESS },
    { code: 'const MARK = 0xa5 - 1;', why: GUESS },
  ],
  'slab-guard.js': [{ code: 'const IS_DETACHING_REFUSED = major > 24;', why: LINES }],
  'unpooled.js': [
    {
      code: 'const MUST_PROBE = major <= 24 ? 1 : 0;',
      why: 'tells lines of Node apart: it costs time on 24',
    },
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
  'bigints.js': [
    {
      code: 'const HIGH = 1 + LOW;',
      why: 'the same where the low half comes first; s390x has a run of its own',
    },
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
    { code: 'const ELEMENTWISE_16 = 32 + 1;', why: 'no length lies between' },
    { code: 'const ELEMENTWISE_32 = 32 + 1;', why: 'no length lies between' },
    { code: 'const ELEMENTWISE_64 = 40 + 1;', why: 'no length lies between' },
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
    { code: 'if (count < (source === target ? TINY_WITHIN : TINY_PART)) {', why: TIER },
    { code: 'if (count <= (source !== target ? TINY_WITHIN : TINY_PART)) {', why: TIER },
    { code: 'if (room < 0 || end <= from) return 0;', why: NOTHING },
    { code: 'if (room <= 0 || end < from) return 0;', why: NOTHING },
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
};
