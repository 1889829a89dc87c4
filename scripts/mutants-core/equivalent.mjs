import { REASONS as SEARCH } from './equivalent-search.mjs';
import { SLOWER } from './why.mjs';

/** What `|` joins has no bit twice, and `^` is the same then. */
const DISJOINT = 'the two have no bit in common';

/** `reserve` is asked for room beforehand; whatever is appended makes sure of its own. */
const ROOM = 'room for the result is made when it is appended, too';

const LAST_PART = 'half a pair at the very end is a part of its own then';

/** Mutants that do the same as the original, by file in src/core: the line as it becomes, or the function's replacement. */
const REASONS = {
  ...SEARCH,
  'arch/ascii_map.rs': [{ code: 'let character = row << 4 ^ column;', why: DISJOINT }],
  'arch/avx512.rs': [
    { code: 'while index <= 48 {', why: 'nobody reads a vector beyond its 48 joined bytes' },
  ],
  'arch/kept.rs': [
    { code: 'while mask <= 256 {', why: 'mask 256 has none of the eight bits' },
    { code: 'while from <= 8 {', why: 'no mask has a ninth bit' },
  ],
  'arch/lanes/avx2.rs': [{ code: 'let set = (second_bytes ^ third_bytes << 4)', why: DISJOINT }],
  'arch/lanes/tables.rs': [
    { code: 'while set <= 256 {', why: 'set 256 has none of the eight bits' },
    { code: 'while from <= 8 {', why: 'no set has a ninth bit' },
    { code: 'while from <= 4 {', why: 'what stands behind those that are counted is anything' },
  ],
  'arch/lanes/mod.rs': [
    { code: 'delete match arm Level::Avx2 in run', why: SLOWER },
    { code: 'delete match arm Level::Avx512 in run', why: SLOWER },
  ],
  'codec/base64/forgiving.rs': [
    {
      code: 'if unit.unit() >= 0xff { STOP } else { class }',
      why: 'U+00FF is no digit either way',
    },
    { code: 'n * 4 * 3 + 3', why: 'more room than is asked for does no harm' },
  ],
  'codec/base64/vectors.rs': [
    { code: 'rounds *= 1;', why: SLOWER },
    { code: 'rounds *= 2;', why: SLOWER },
    { code: 'replace clean_rounds -> usize with 0', why: SLOWER },
    { code: 'replace clean_pairs -> usize with 0', why: SLOWER },
    { code: 'replace decode_values -> usize with 0', why: SLOWER },
    { code: 'if no_digits | low_bits(end) != 0 {', why: SLOWER },
    { code: 'let mut buffer = [0; BUFFER * OVERHANG];', why: SLOWER },
    { code: 'let bytes = if rest.len() <= S::LANES {', why: SLOWER },
    { code: 'if no_digits | low_bits(S::LANES) == 0 {', why: SLOWER },
  ],
  'codec/base64/decode.rs': [
    { code: 'while left > 0 && read >= 0 {', why: 'there are as many digits as are left over' },
  ],
  'codec/base64/quads.rs': [
    { code: 'replace clean_rounds -> usize with 0', why: SLOWER },
    { code: 'bits = bits << 6 ^ u64::from(class);', why: DISJOINT },
    { code: 'if seen | (SKIP | STOP) != 0 {', why: SLOWER },
    { code: 'if seen & (SKIP ^ STOP) != 0 {', why: DISJOINT },
    { code: 'rounds *= 1;', why: SLOWER },
    { code: 'value => group.bits = group.bits << 6 ^ u32::from(value),', why: DISJOINT },
    { code: 'while character <= values.len() {', why: 'byte 128 is no digit' },
  ],
  'codec/transcode.rs': [
    { code: 'reserve(&mut out, src.len() % 2)?;', why: ROOM },
    { code: 'reserve(&mut out, src.len() * 2)?;', why: ROOM },
    { code: 'while from.len() >= L::WORDS && to.len() < L::WORDS {', why: SLOWER },
    { code: 'while from.len() < L::WORDS && to.len() >= L::WORDS {', why: SLOWER },
    { code: 'while from.len() >= L::WORDS || to.len() >= L::WORDS {', why: 'the two are as long' },
    {
      code: 'if count > 1 && rest.len() / 2 >= count && utf16::is_high(units[count - 1]) {',
      why: LAST_PART,
    },
    {
      code: 'if count > 1 && rest.len() * 2 > count && utf16::is_high(units[count - 1]) {',
      why: LAST_PART,
    },
    {
      code: 'if count >= 1 && rest.len() / 2 > count && utf16::is_high(units[count - 1]) {',
      why: 'a part of one unit is the last',
    },
  ],
  'codec/utf16.rs': [
    {
      code: 'if cfg!(target_endian = "little") && before.is_empty() || units.len() == whole.len() {',
      why: 'where no byte stands before the first unit, all are units, and no others',
    },
    {
      code: 'if cfg!(target_endian = "little") && before.is_empty() && units.len() != whole.len() {',
      why: SLOWER,
    },
    { code: 'rest = &mut rest[index * 1..];', why: 'U+FFFD, which stands there now, is none' },
    { code: '&& index <= stop', why: 'a block more or less may begin with any unit' },
    {
      code: 'let after_highs = highs << 1 & u32::MAX >> (32 - L::WORDS) ^ after_high;',
      why: DISJOINT,
    },
  ],
  'codec/utf8/validate.rs': [
    { code: 'const NO_TAILS: Nibbles = ASCII ^ LEADS;', why: DISJOINT },
    { code: '[only(0xc), only(0) ^ only(1), TAILS],', why: DISJOINT },
    { code: '[only(0xe), only(0), only(8) ^ only(9)],', why: DISJOINT },
    { code: '[only(0xe), only(0xd), only(0xa) ^ only(0xb)],', why: DISJOINT },
    { code: '[only(0xf), ANY << 4, only(9) ^ only(0xa) | only(0xb)],', why: DISJOINT },
    { code: '[only(0xf), ANY << 4, only(9) | only(0xa) ^ only(0xb)],', why: DISJOINT },
    { code: '[only(0xf), ANY << 5 ^ only(0), only(8)],', why: DISJOINT },
  ],
  'codec/utf8/decode/vector.rs': [
    { code: 'const STRIDE: usize = BLOCK / 3;', why: SLOWER },
    { code: 'const WINDOW: usize = BLOCK * 2;', why: SLOWER },
    { code: 'const ROOM: usize = 2 + BLOCK;', why: 'a block writes no further than it is long' },
    {
      code: 'wrong |= lanes.equal(bytes, 0xf0) << 1 & !upper ^ lanes.equal(bytes, 0xf4) << 1 & upper;',
      why: DISJOINT,
    },
    { code: 'let lows = pairs << 1 ^ carry.low;', why: DISJOINT },
    {
      code: 'masks.replaced = high & !(absorbed ^ masks.full2 | masks.full3 | masks.pairs) & valid;',
      why: DISJOINT,
    },
    {
      code: 'masks.replaced = high & !(absorbed | masks.full2 ^ masks.full3 | masks.pairs) & valid;',
      why: DISJOINT,
    },
    {
      code: 'masks.replaced = high & !(absorbed | masks.full2 | masks.full3 ^ masks.pairs) & valid;',
      why: DISJOINT,
    },
    { code: 'masks.keep = (!absorbed ^ masks.lows) & valid;', why: DISJOINT },
    { code: 'if masks.full3 ^ masks.pairs | masks.lows != 0 {', why: DISJOINT },
    {
      code: 'if masks.full3 | masks.pairs ^ masks.lows != 0 {',
      why: 'no first half stands where a second half goes',
    },
    {
      code: 'let has_pairs = masks.pairs ^ masks.lows != 0;',
      why: 'no first half stands where a second half goes',
    },
    {
      code: 'if high ^ carry.low == 0 {',
      why: 'where the second half of a pair goes, three bytes that are not ASCII stand',
    },
    {
      code: 'lanes.equal(bytes, 0xe0) << 1 & !from_a0 ^ lanes.equal(bytes, 0xed) << 1 & from_a0;',
      why: DISJOINT,
    },
    { code: 'keep: second ^ third | fourth | carry.absorbed,', why: DISJOINT },
    {
      code: 'if leads != c2 || others != 0 || tails != leads << 1 ^ after_lead {',
      why: DISJOINT,
    },
    { code: 'keep: second | third ^ fourth | carry.absorbed,', why: DISJOINT },
    { code: 'keep: second | third | fourth ^ carry.absorbed,', why: DISJOINT },
  ],
  'codec/utf8/decode/scalar.rs': [
    { code: 'while read <= src.len() {', why: 'behind the end nothing matches, which ends it' },
    {
      code: '[lead @ (0xc2 | 0xc3), tail, ..] if is_tail(tail) => (lead << 6 ^ tail & 0x3f, 2),',
      why: DISJOINT,
    },
    { code: 'mark ^ u16::from_le_bytes([low, high & 0x03])', why: DISJOINT },
    { code: 'let code = (word & 0x1f) << 6 ^ tail(1);', why: DISJOINT },
    { code: 'let code = (word & 0x0f) << 12 ^ tail(1) << 6 | tail(2);', why: DISJOINT },
    { code: 'let code = (word & 0x0f) << 12 | tail(1) << 6 ^ tail(2);', why: DISJOINT },
    {
      code: 'let code = (word & 0x07) << 18 ^ tail(1) << 12 | tail(2) << 6 | tail(3);',
      why: DISJOINT,
    },
    {
      code: 'let code = (word & 0x07) << 18 | tail(1) << 12 ^ tail(2) << 6 | tail(3);',
      why: DISJOINT,
    },
    {
      code: 'let code = (word & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 ^ tail(3);',
      why: DISJOINT,
    },
    { code: 'let mut padded = [0; BLOCK * WINDOW];', why: 'more zeros behind the end' },
  ],
  'codec/utf8/decode/mod.rs': [
    { code: '(PART / 3..=PART)', why: 'a part may end sooner, before any byte that is no tail' },
    { code: 'replace may_be_latin1 -> bool with true', why: SLOWER },
    {
      code: 'let mut bytes = [const { MaybeUninit::uninit() }; ON_STACK * BLOCK];',
      why: SLOWER,
    },
    {
      code: 'let mut units = [const { MaybeUninit::uninit() }; PART * vector::SLACK];',
      why: SLOWER,
    },
    { code: 'if src.len() >= ON_STACK {', why: SLOWER },
    {
      code: 'let mut units = [const { MaybeUninit::uninit() }; ON_STACK * vector::SLACK];',
      why: SLOWER,
    },
    {
      code: 'replace decode_latin1 -> Result<Option<Vec<u8>>> with Ok(None)',
      why: SLOWER,
    },
  ],
  'codec/utf8/encode/vector.rs': [
    {
      code: 'if read != 0 && src.len() <= dst.len() && is_ascii(src) {',
      why: 'written once more from the start, or by the slower way',
    },
    {
      code: 'if read != 0 && src.len() <= dst.len() && src.is_ascii() {',
      why: 'written once more from the start, or by the slower way',
    },
    {
      code: 'if read + count <= src.len() && is_high(u16::from_ne_bytes(src[read + count - 1])) {',
      why: LAST_PART,
    },
    {
      code: 'if read + count < src.len() || is_high(u16::from_ne_bytes(src[read + count - 1])) {',
      why: 'a part may end one unit sooner',
    },
    { code: 'const LAST: usize = ROUND * AHEAD;', why: SLOWER },
    { code: 'const LAST_LATIN1: usize = BLOCK * AHEAD;', why: SLOWER },
    {
      code: 'const LATIN1_ROOM: usize = 2 + BLOCK + AHEAD;',
      why: 'a block of 64 writes no further than 128 bytes',
    },
    { code: 'let mut last = [[0; 2]; LAST * AHEAD];', why: SLOWER },
    { code: 'let mut last = [0; LAST_LATIN1 * AHEAD];', why: SLOWER },
    {
      code: 'let mut bytes = [const { MaybeUninit::uninit() }; 3 * LAST * AHEAD];',
      why: SLOWER,
    },
    {
      code: 'let mut bytes = [const { MaybeUninit::uninit() }; 2 * LAST_LATIN1 * AHEAD];',
      why: SLOWER,
    },
    { code: 'replace is_ascii -> bool with false', why: SLOWER },
    { code: 'let lows = highs << 1 ^ *after_high;', why: DISJOINT },
    { code: 'let middle = (high & 0x0f) << 2 ^ low >> 6;', why: DISJOINT },
    { code: '[0xe0 ^ high >> 4, 0x80 | middle, 0x80 | low & 0x3f]', why: DISJOINT },
    { code: '[0xe0 | high >> 4, 0x80 ^ middle, 0x80 | low & 0x3f]', why: DISJOINT },
    { code: '[0xe0 | high >> 4, 0x80 | middle, 0x80 ^ low & 0x3f]', why: DISJOINT },
  ],
  'codec/utf8/encode/scalar.rs': [
    { code: 'const ROUND_ROOM: usize = 3 * BLOCK * 4 * AHEAD;', why: SLOWER },
    {
      code: 'const ROUND_ROOM: usize = 3 * BLOCK + 4 + AHEAD;',
      why: 'a round writes at most 24 bytes, and one character of 4 covers what it leaves behind them',
    },
    {
      code: 'while let Some(units) = src[read..].first_chunk::<{ BLOCK * AHEAD }>()',
      why: SLOWER,
    },
    { code: '&& read <= stop', why: 'one more character goes by itself' },
    {
      code: 'let lead = |mark: u8, shift: u32| mark ^ (code >> shift).to_le_bytes()[0];',
      why: DISJOINT,
    },
    { code: 'let two = 0x80c0 | code >> 6 ^ (code & 0x3f) << 8;', why: DISJOINT },
    {
      code: 'let three = 0x80_80e0 ^ code >> 12 | (code >> 6 & 0x3f) << 8 | (code & 0x3f) << 16;',
      why: DISJOINT,
    },
    {
      code: 'let three = 0x80_80e0 | code >> 12 ^ (code >> 6 & 0x3f) << 8 | (code & 0x3f) << 16;',
      why: DISJOINT,
    },
    {
      code: 'let three = 0x80_80e0 | code >> 12 | (code >> 6 & 0x3f) << 8 ^ (code & 0x3f) << 16;',
      why: DISJOINT,
    },
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
