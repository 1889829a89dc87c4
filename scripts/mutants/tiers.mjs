/**
 * The constants that choose a tier. A mutant that moves such a bound, or a comparison with it by one, changes what a call costs.
 */
const TIER_BOUNDS = {
  'compare.js': ['TINY', 'SMALL'],
  'concat.js': ['TINY_PART'],
  'copy.js': ['TINY_WITHIN', 'TINY_PART'],
  'crossing.js': ['SHORT_TEXT', 'KEPT_TEXT'],
  'decode.js': ['TINY_LATIN1', 'TINY_UTF8', 'TINY_HEX', 'TINY_UTF16LE', 'TINY_BASE64'],
  'encode.js': [
    'TINY_LATIN1',
    'TINY_UTF8',
    'TINY_UTF16LE',
    'TINY_HEX',
    'TINY_BASE64',
    'TINY_WIDE',
    'TINY_BYTE_LENGTH',
  ],
  'fill.js': ['TINY_NUMBER', 'TINY_PATTERN', 'SHORT_VIEW', 'SHORT_TEXT'],
  'from.js': ['TINY_ELEMENTS', 'HUGE_FROM'],
  'inspect.js': ['FEW_BYTES', 'MANY_BYTES'],
  'module.js': ['TINY_INPUT'],
  'search.js': ['SHORT_NEEDLE', 'SHORT_TEXT'],
  'swap.js': ['TINY'],
  'tiny-search.js': ['TINY_HAYSTACK'],
  'unpooled.js': ['IN_HEAP', 'UNINITIALISED_FROM', 'UNINITIALISED_UP_TO', 'HUGE_FROM'],
  'web-base64.js': ['TINY', 'TINY_BASE64', 'LONG'],
  'encode-long.js': ['LONG_UTF8', 'COUNT_OURSELVES', 'NARROW_COUNT', 'PART', 'NARROW_PART'],
};

/** Whether a mutant only moves the bound of a tier. */
export function movesTier(file, { before, after }) {
  const bounds = TIER_BOUNDS[file] ?? [];
  if (bounds.some((name) => before.startsWith(`const ${name} = `))) return true;
  let at = 0;
  while (before[at] === after[at]) at++;
  // `<` becomes `<=`, or the other way round: they differ right behind the `<`, or in it.
  const [, name] = /^[<>=]* (?:[a-z]+\.)?([A-Z0-9_]+)\b/.exec(before.slice(at)) ?? [];
  return bounds.includes(name);
}
