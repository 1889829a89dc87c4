import { blanked } from './blanked.mjs';

/**
 * What is put in the place of what. Operators stand between spaces, which the formatter sees to. No mistake is here that the
 * linter finds.
 */
const REPLACEMENTS = [
  [' < ', ' <= '],
  [' <= ', ' < '],
  [' > ', ' >= '],
  [' >= ', ' > '],
  [' === ', ' !== '],
  [' !== ', ' === '],
  [' && ', ' || '],
  [' || ', ' && '],
  [' + 1', ' + 0'],
  [' - 1', ' - 0'],
  [' + ', ' - '],
  [' - ', ' + '],
  ['(!', '('],
  ['LATIN1', 'UTF8'],
  ['UTF16LE', 'LATIN1'],
  ['latin1', 'utf8'],
  ['utf8', 'latin1'],
];

/** Constants: the bounds of tiers, and numbers of bytes. */
const CONSTANT = /^const [A-Z0-9_]+ = (\d+|0x[0-9a-f]+|2 \*\* \d+);/gm;

/**
 * All mutants of a file: one replacement in one place each.
 *
 * @param {string} text
 * @returns {{ text: string, line: number, before: string, after: string }[]} `before` and `after` are the line
 */
export function mutantsOf(text) {
  const code = blanked(text);
  const places = REPLACEMENTS.flatMap(([from, to]) =>
    indicesOf(code, from).map((index) => ({ index, from, to })),
  );
  for (const { index, 0: whole, 1: value } of code.matchAll(CONSTANT)) {
    const at = index + whole.length - value.length - 1;
    for (const change of [' + 1', ' - 1']) {
      places.push({ index: at, from: value, to: `${value}${change}` });
    }
  }
  return places.map((place) => mutant(text, place));
}

function indicesOf(code, word) {
  const text = word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  // Whole names and numbers only.
  const start = /^\w/.test(word) ? '\\b' : '';
  const end = /\w$/.test(word) ? '\\b' : '';
  return [...code.matchAll(new RegExp(start + text + end, 'g'))].map(({ index }) => index);
}

function mutant(text, { index, from, to }) {
  const changed = text.slice(0, index) + to + text.slice(index + from.length);
  const line = text.slice(0, index).split('\n').length;
  const lineOf = (source) => source.split('\n')[line - 1].trim();
  return { text: changed, line, before: lineOf(text), after: lineOf(changed) };
}
