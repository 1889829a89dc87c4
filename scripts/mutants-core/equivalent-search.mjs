import { OTHER_UNITS, SLOWER } from './why.mjs';

const CONFIRMED = 'more places are confirmed, which finds the same';

/** Mutants of src/core/search that do the same as the original, as in equivalent.mjs. */
export const REASONS = {
  'search/direction.rs': [
    { code: 'Some(0)', why: SLOWER },
    { code: 'at * 1..places.end', why: SLOWER },
  ],
  'search/forward.rs': [
    { code: 'delete match arm [byte] in find', why: SLOWER },
    { code: '_ if true => prefilter::search::<u8, Forward>(hay, needle),', why: SLOWER },
    { code: '_ if false => prefilter::search::<u8, Forward>(hay, needle),', why: SLOWER },
    {
      code: '_ if hay.len() > SHORT_HAY => prefilter::search::<u8, Forward>(hay, needle),',
      why: SLOWER,
    },
  ],
  'search/prefilter.rs': [
    { code: 'const STEPS_PER_BLOCK: usize = BLOCK % STRIDE;', why: SLOWER },
    { code: 'if positions <= T::LANES {', why: SLOWER },
    { code: 'Pair::of_rarest(needle, positions * POSITIONS_PER_CHOICE)', why: OTHER_UNITS },
    {
      code: 'if len <= BLOCK || pair.in_block(hay, D::base(positions, done, BLOCK)) {',
      why: SLOWER,
    },
    { code: 'while window <= done + len {', why: SLOWER },
    { code: 'if steps >= allowance {', why: SLOWER },
    {
      code: 'let (mut rarest, mut second) = (0, window.len() + 1);',
      why: 'the first unit takes its place',
    },
    {
      code: 'let (mut rarest, mut second) = (0, window.len() / 1);',
      why: 'the first unit takes its place',
    },
    { code: 'if rank == rarest_rank {', why: OTHER_UNITS },
    { code: 'if rank > rarest_rank {', why: OTHER_UNITS },
    { code: 'if rank <= rarest_rank {', why: OTHER_UNITS },
    { code: '} else if rank == second_rank {', why: OTHER_UNITS },
    { code: '} else if rank > second_rank {', why: OTHER_UNITS },
    { code: '} else if rank <= second_rank {', why: OTHER_UNITS },
    { code: 'replace Pair<T>::in_block -> bool with true', why: CONFIRMED },
    {
      code: 'T::zero_lanes((first ^ self.first_lanes) & (second ^ self.second_lanes))',
      why: CONFIRMED,
    },
    {
      code: 'T::zero_lanes((first ^ self.first_lanes) ^ (second ^ self.second_lanes))',
      why: CONFIRMED,
    },
    { code: 'replace Pair<T>::compare -> [u8; N] with [1; N]', why: CONFIRMED },
    {
      code: 'array::from_fn(|n| u8::from(first[n] == self.first) | u8::from(second[n] == self.second))',
      why: CONFIRMED,
    },
  ],
  'search/rarest.rs': [
    { code: "replace Scan<'_>::rarest_but -> Option<usize> with Some(0)", why: OTHER_UNITS },
    { code: 'if rank < least || Some(byte) != except {', why: OTHER_UNITS },
    { code: 'if rank <= least && Some(byte) != except {', why: OTHER_UNITS },
  ],
  'search/reverse.rs': [
    { code: 'delete match arm [byte] in rfind', why: SLOWER },
    { code: '_ if true => prefilter::search::<u8, Reverse>(hay, needle),', why: SLOWER },
    { code: '_ if false => prefilter::search::<u8, Reverse>(hay, needle),', why: SLOWER },
    {
      code: '_ if hay.len() > SHORT_HAY => prefilter::search::<u8, Reverse>(hay, needle),',
      why: SLOWER,
    },
  ],
  'search/two_way.rs': [
    { code: 'cut.max(len - cut) * 1', why: SLOWER },
    {
      code: 'let remembered = if periodic { len / period } else { 0 };',
      why: 'what is not remembered is compared once more',
    },
    { code: 'let ascending = maximal_suffix(needle, |a, b| a <= b);', why: 'the two differ there' },
    {
      code: 'let descending = maximal_suffix(needle, |a, b| a >= b);',
      why: 'the two differ there',
    },
    { code: 'if ascending.0 >= descending.0 {', why: 'either is a critical position then' },
    { code: 'rival *= 1;', why: 'a suffix is compared with itself once, and then goes on' },
  ],
  'search/unit.rs': [
    { code: '0', why: OTHER_UNITS },
    { code: '1', why: OTHER_UNITS },
    { code: 'replace <impl Unit for [u8; 2]>::commonness -> u8 with 0', why: OTHER_UNITS },
    { code: 'replace <impl Unit for [u8; 2]>::commonness -> u8 with 1', why: OTHER_UNITS },
    { code: 'delete match arm [low, 0] in <impl Unit for [u8; 2]>::commonness', why: OTHER_UNITS },
    { code: "delete match arm 0 | b' '", why: OTHER_UNITS },
    {
      code: "delete match arm b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' | 0xff",
      why: OTHER_UNITS,
    },
    {
      code: "delete match arm b'j' | b'k' | b'q' | b'v' | b'x' | b'z' | 0x80..= 0xfe",
      why: OTHER_UNITS,
    },
    { code: "delete match arm b'a'..= b'z'", why: OTHER_UNITS },
    {
      code: `delete match arm b'0'..= b'9' | b'\\n' | b'"' | b',' | b'.' | b'/' | b'-' | b'_'`,
      why: OTHER_UNITS,
    },
    { code: "delete match arm b'!'..= b'~'", why: OTHER_UNITS },
    { code: 'if byte != 0 {', why: OTHER_UNITS },
  ],
  'search/wide.rs': [{ code: 'if hay.len() > SHORT_HAY {', why: SLOWER }],
};
