/** A tier is chosen by what it costs. The result is the same in all of them. */
const TIER = 'another tier, with the same result';

/** The smaller of two numbers that are equal is either. */
const SMALLER = 'the two are equal then';

/** What is done for no bytes does nothing. */
const NOTHING = 'no bytes are left then, and the rest does nothing';

const SAME_DOUBLE = 'the same double';

/** Where a backward search begins, which is cut to the last place that there is. */
const FAR = 'as far behind the end as before';

/**
 * The constants that choose a tier. A mutant that moves such a bound, or a comparison with it by one, changes what a call costs.
 */
const TIER_BOUNDS = {
  'allocate.js': [],
  'compare.js': ['TINY', 'SMALL'],
  'concat.js': ['TINY_PART'],
  'copy.js': ['TINY_WITHIN', 'TINY_PART'],
  'fill.js': ['TINY_NUMBER', 'TINY_PATTERN', 'SHORT_VIEW', 'SHORT_TEXT'],
  'search.js': ['SHORT_NEEDLE', 'SHORT_TEXT'],
  'swap.js': ['TINY'],
};

/** Mutants that do the same as the original: the line as it becomes, and why. */
const REASONS = {
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

function movesTier(file, { before, after }) {
  const bounds = TIER_BOUNDS[file] ?? [];
  if (bounds.some((name) => before.startsWith(`const ${name} = `))) return true;
  let at = 0;
  while (before[at] === after[at]) at++;
  // `<` becomes `<=`, or the other way round: they differ right behind the `<`, or in it.
  const [, name] = /^[<>=]* (?:[a-z]+\.)?([A-Z_]+)\b/.exec(before.slice(at)) ?? [];
  return bounds.includes(name);
}

/** The reasons that no surviving mutant needs: the line has changed, or a test has come. */
export function unusedReasons(file, survivors) {
  const lines = survivors.map(({ after }) => after);
  return (REASONS[file] ?? []).filter(({ code }) => !lines.includes(code));
}
