import { REASONS as SEARCH } from './equivalent-search.mjs';
import { SLOWER } from './why.mjs';

/** What `|` joins has no bit twice, and `^` is the same then. */
const DISJOINT = 'the two have no bit in common';

/** Mutants that do the same as the original, by file in src/core: the line as it becomes, or the function's replacement. */
const REASONS = {
  ...SEARCH,
  'codec/base64/forgiving.rs': [
    {
      code: 'if unit.unit() >= 0xff { STOP } else { class }',
      why: 'U+00FF is no digit either way',
    },
  ],
  'codec/base64/vectors.rs': [{ code: 'rounds *= 1;', why: SLOWER }],
  'codec/transcode.rs': [
    { code: 'while from.len() >= L::WORDS && to.len() < L::WORDS {', why: SLOWER },
    {
      code: 'if count >= 1 && rest.len() / 2 > count && utf16::is_high(units[count - 1]) {',
      why: 'a part of one unit is the last',
    },
  ],
  'codec/utf16.rs': [
    {
      code: 'let after_highs = highs << 1 & u32::MAX >> (32 - L::WORDS) ^ after_high;',
      why: DISJOINT,
    },
  ],
  'codec/utf8/decode/mod.rs': [
    {
      code: 'replace decode_latin1 -> Result<Option<Vec<u8>>> with Ok(None)',
      why: SLOWER,
    },
  ],
  'codec/utf8/encode/scalar.rs': [
    { code: 'let two = 0x80c0 ^ code >> 6 | (code & 0x3f) << 8;', why: DISJOINT },
    {
      code: 'let tail = |shift: u32| 0x80 ^ (code >> shift).to_le_bytes()[0] & 0x3f;',
      why: DISJOINT,
    },
  ],
  'codec/hex/decode.rs': [
    {
      code: 'while count - done < BLOCK {',
      why: 'what is missing in a block counts as no digit, and the rest goes another way',
    },
    {
      code: 'while count + done >= BLOCK {',
      why: 'what is missing in a block counts as no digit, and the rest goes another way',
    },
    { code: '*to = high << 4 ^ low;', why: DISJOINT },
    { code: '*to = (pair << 4 ^ pair >> 8).to_le_bytes()[0];', why: DISJOINT },
    { code: 'replace decode_block -> Option<[u8; BLOCK]> with None', why: SLOWER },
    { code: '(seen | NOT_A_DIGIT == 0).then_some(bytes)', why: SLOWER },
  ],
  'fill.rs': [
    { code: 'const HOT_BYTES: usize = 4 + 1024;', why: SLOWER },
    { code: 'if source == HOT_BYTES {', why: SLOWER },
    { code: 'if source > HOT_BYTES {', why: SLOWER },
    { code: 'if source <= HOT_BYTES {', why: SLOWER },
    { code: 'delete match arm [] in fill', why: 'a prefix of nothing is not repeated' },
    { code: 'delete match arm [byte] in fill', why: SLOWER },
  ],
};

/** @returns {string | undefined} why the mutant is no mistake */
export function reasonFor({ file, what, after }) {
  return REASONS[file]?.find(({ code }) => code === after || code === what)?.why;
}

/** The reasons that no surviving mutant needs: the line has changed, or a test has come. */
export function unusedReasons(files, missed) {
  const needed = ({ file, code }) =>
    missed.some((mutant) => mutant.file === file && [mutant.what, mutant.after].includes(code));
  const reasons = files.flatMap((file) =>
    (REASONS[file] ?? []).map(({ code }) => ({ file, code })),
  );
  return reasons.filter((reason) => !needed(reason));
}
