//! UTF-16 and Latin-1 to UTF-8 by vectors.
//!
//! For every unit the first two bytes that it may become are one word, and the third is a word beside it; what is
//! absent is zero. Bytes but the first of a character have the highest bit set, which tells a vector what to keep.
//! No unit becomes more than three bytes: of the four of a surrogate pair the first half writes three (it looks ahead
//! for the bits that it lacks), and the second half one.
//!
//! Vectors leave bytes in disorder behind what they write. [`AHEAD`] units more are sure to overwrite them; the last
//! units are therefore encoded in memory of their own first.

#![cfg_attr(
    not(target_arch = "x86_64"),
    allow(dead_code, reason = "no text vectors on this architecture")
)]

use std::mem::MaybeUninit;

use super::{REPLACEMENT, scalar};
use crate::core::arch::lanes::{BLOCK, Lanes, Unit};
use crate::core::codec::utf16::is_high;

/// Units per round.
const ROUND: usize = 32;

/// Units behind a round that are sure to be written as well, each as one byte or more: as many as a vector has bytes.
const AHEAD: usize = 64;

/// The bytes that a round may touch.
const ROUND_ROOM: usize = 3 * ROUND + AHEAD;

/// What an encoder has done.
#[derive(Clone, Copy, Default)]
struct Progress {
    read: usize,
    written: usize,
}

/// The units that are encoded in memory of their own: at most the rest that has no units [`AHEAD`] of it.
const LAST: usize = ROUND + AHEAD;

/// Writes whole characters as far as they have room; returns the bytes written.
#[inline(always)]
pub(super) fn encode_utf16<L: Lanes>(lanes: L, src: &[Unit], dst: &mut [MaybeUninit<u8>]) -> usize {
    let Progress {
        mut read,
        mut written,
    } = rounds(lanes, src, dst);
    if read == 0 && src.len() <= dst.len() && is_ascii(src) {
        // As for Latin-1 below: 64 units in 9 ns, not 31.
        for (to, from) in dst.iter_mut().zip(src) {
            to.write(low_byte(*from));
        }
        return src.len();
    }
    while src.len() - read >= SCALAR_BELOW {
        let mut count = LAST.min(src.len() - read);
        if read + count < src.len() && is_high(u16::from_ne_bytes(src[read + count - 1])) {
            count -= 1;
        }
        let whole = count.next_multiple_of(ROUND);
        // Zeros are written as one byte each.
        let mut last = [[0; 2]; LAST + AHEAD];
        last[..count].copy_from_slice(&src[read..read + count]);
        let mut bytes = [const { MaybeUninit::uninit() }; 3 * LAST + AHEAD];
        let len = rounds(lanes, &last[..whole + AHEAD], &mut bytes).written - (whole - count);
        let Some(room) = dst[written..].get_mut(..len) else {
            break;
        };
        room.copy_from_slice(&bytes[..len]);
        read += count;
        written += len;
    }
    written + scalar::encode_utf16(&src[read..], &mut dst[written..])
}

/// Whether all units are ASCII. Without a way out: it is for short texts.
#[inline(always)]
fn is_ascii(src: &[Unit]) -> bool {
    src.iter()
        .fold(0, |bits, &unit| bits | u16::from_ne_bytes(unit))
        < 0x80
}

#[inline(always)]
fn low_byte(unit: Unit) -> u8 {
    u16::from_ne_bytes(unit).to_le_bytes()[0]
}

/// Fewer units than this are not worth the way through other memory. One by one, and that way: French of 8 units 40 and 51 ns, of
/// 15 62 and 63, of 16 62 and 53; emoji of 8 units 38 and 63, of 16 63 and 68, of 31 126 and 97 (AVX2, a busy EPYC).
const SCALAR_BELOW: usize = 16;

/// Encodes rounds as long as there are units [`AHEAD`] and room for the most that a round may write.
#[inline(always)]
fn rounds<L: Lanes>(lanes: L, src: &[Unit], dst: &mut [MaybeUninit<u8>]) -> Progress {
    let Progress {
        mut read,
        mut written,
    } = Progress::default();
    // Whether the first unit is a second half of a pair.
    let mut after_high = 0;
    while let Some(units) = src[read..].first_chunk::<{ ROUND + AHEAD }>()
        && let Some(room) = dst[written..].first_chunk_mut::<ROUND_ROOM>()
    {
        let mut len = 0;
        for group in 0..ROUND / L::WORDS {
            let start = group * L::WORDS;
            len += encode_group(lanes, &units[start..], &mut room[len..], &mut after_high);
        }
        read += ROUND;
        written += len;
    }
    if after_high == 1 {
        // The half of a pair that has been written is taken back.
        read -= 1;
        written -= 3;
    }
    Progress { read, written }
}

/// Encodes the words of a vector; returns the bytes written.
#[inline(always)]
fn encode_group<L: Lanes>(
    lanes: L,
    src: &[Unit],
    room: &mut [MaybeUninit<u8>],
    after_high: &mut u32,
) -> usize {
    let units = lanes.load_words(src);
    let wide = lanes.words_at_least(units, 0x80);
    if lanes.bits(wide) == 0 {
        lanes.narrow(units, room);
        return L::WORDS;
    }
    // 110xxxxx 10xxxxxx.
    let low = lanes.and(units, lanes.splat(0x3f));
    let tail = lanes.shl::<8>(low);
    let two = lanes.or(lanes.or(lanes.shr::<6>(units), tail), lanes.splat(0x80c0));
    let three_up = lanes.words_at_least(units, 0x800);
    let words = lanes.select(wide, two, units);
    if lanes.bits(three_up) == 0 {
        return lanes.squeeze2(words, room);
    }
    // 1110xxxx 10xxxxxx, and 10xxxxxx beside them.
    let middle = lanes.and(lanes.shl::<2>(units), lanes.splat(0x3f00));
    let three = lanes.or(
        lanes.or(lanes.shr::<12>(units), middle),
        lanes.splat(0x80e0),
    );
    let none = lanes.splat(0);
    let mut words = lanes.select(three_up, three, words);
    let mut third = lanes.select(three_up, lanes.or(low, lanes.splat(0x80)), none);
    let kind = lanes.and(units, lanes.splat(0xf800));
    let surrogates = lanes.words_equal(kind, 0xd800);
    if lanes.bits(surrogates) != 0 {
        let next = lanes.load_words(&src[1..]);
        [words, third] = pairs(lanes, units, next, surrogates, [words, third], after_high);
    }
    lanes.squeeze3(words, third, room)
}

/// Puts right what `encoded` has for the units that are surrogates.
#[inline(always)]
fn pairs<L: Lanes>(
    lanes: L,
    units: L::Words,
    next: L::Words,
    surrogates: L::Mask,
    [words, third]: [L::Words; 2],
    after_high: &mut u32,
) -> [L::Words; 2] {
    let kind = lanes.splat(0xfc00);
    let highs = lanes.bits(lanes.words_equal(lanes.and(units, kind), 0xd800));
    let before_low = lanes.bits(lanes.words_equal(lanes.and(next, kind), 0xdc00));
    let highs = highs & before_low;
    let lows = highs << 1 | *after_high;
    *after_high = highs >> (L::WORDS - 1) & 1;

    // EF BF BD, unless a pair is found.
    let [first, second, last] = replacement();
    let words = lanes.select(
        surrogates,
        lanes.splat(u16::from_le_bytes([first, second])),
        words,
    );
    let third = lanes.select(surrogates, lanes.splat(u16::from(last)), third);

    // 11110xxx 10xxxxxx: the character from its eleventh bit on, which is 40 more than in the first half.
    let upper = lanes.add(lanes.and(units, lanes.splat(0x3ff)), lanes.splat(0x40));
    let middle = lanes.and(lanes.shl::<6>(upper), lanes.splat(0x3f00));
    let four = lanes.or(lanes.or(lanes.shr::<8>(upper), middle), lanes.splat(0x80f0));
    // 10xxxxxx: two bits of this half, four of the next.
    let bits = lanes.or(
        lanes.shl::<4>(lanes.and(units, lanes.splat(0x03))),
        lanes.and(lanes.shr::<6>(next), lanes.splat(0x0f)),
    );
    let highs = lanes.mask(highs);
    let words = lanes.select(highs, four, words);
    let third = lanes.select(highs, lanes.or(bits, lanes.splat(0x80)), third);

    // 10xxxxxx, and nothing beside it.
    let lows = lanes.mask(lows);
    let one = lanes.or(lanes.and(units, lanes.splat(0x3f)), lanes.splat(0x80));
    [
        lanes.select(lows, one, words),
        lanes.select(lows, lanes.splat(0), third),
    ]
}

/// U+FFFD.
const fn replacement() -> [u8; 3] {
    let [low, high] = REPLACEMENT.to_le_bytes();
    let middle = (high & 0x0f) << 2 | low >> 6;
    [0xe0 | high >> 4, 0x80 | middle, 0x80 | low & 0x3f]
}

/// The bytes that a block of Latin-1 may touch.
const LATIN1_ROOM: usize = 2 * BLOCK + AHEAD;

/// As [`encode_utf16`].
#[inline(always)]
pub(super) fn encode_latin1<L: Lanes>(lanes: L, src: &[u8], dst: &mut [MaybeUninit<u8>]) -> usize {
    let Progress {
        mut read,
        mut written,
    } = latin1_blocks(lanes, src, dst);
    if read == 0 && src.len() <= dst.len() && src.is_ascii() {
        // Short ASCII, of which most strings are, without the way through other memory: 100 bytes in 16 ns, not 26.
        dst[..src.len()].copy_from_slice(as_room(src));
        return src.len();
    }
    while src.len() - read >= SCALAR_BELOW {
        let count = LAST_LATIN1.min(src.len() - read);
        let whole = count.next_multiple_of(BLOCK);
        let mut last = [0; LAST_LATIN1 + AHEAD];
        last[..count].copy_from_slice(&src[read..read + count]);
        let mut bytes = [const { MaybeUninit::uninit() }; 2 * LAST_LATIN1 + AHEAD];
        let len =
            latin1_blocks(lanes, &last[..whole + AHEAD], &mut bytes).written - (whole - count);
        let Some(room) = dst[written..].get_mut(..len) else {
            break;
        };
        room.copy_from_slice(&bytes[..len]);
        read += count;
        written += len;
    }
    written + scalar::encode_latin1(&src[read..], &mut dst[written..])
}

/// Bytes as memory that may hold none.
#[inline(always)]
fn as_room(bytes: &[u8]) -> &[MaybeUninit<u8>] {
    // SAFETY: the same layout; it can only be read.
    unsafe { std::slice::from_raw_parts(bytes.as_ptr().cast(), bytes.len()) }
}

/// As [`LAST`].
const LAST_LATIN1: usize = BLOCK + AHEAD;

/// As [`rounds`].
#[inline(always)]
fn latin1_blocks<L: Lanes>(lanes: L, src: &[u8], dst: &mut [MaybeUninit<u8>]) -> Progress {
    let Progress {
        mut read,
        mut written,
    } = Progress::default();
    while let Some(block) = src[read..].first_chunk::<{ BLOCK + AHEAD }>()
        && let Some(room) = dst[written..].first_chunk_mut::<LATIN1_ROOM>()
    {
        let bytes: &[u8; BLOCK] = block.first_chunk().expect("shorter");
        if lanes.at_least(lanes.load(bytes), 0x80) == 0 {
            room[..BLOCK].copy_from_slice(as_room(bytes));
            read += BLOCK;
            written += BLOCK;
            continue;
        }
        let mut len = 0;
        for group in 0..BLOCK / L::WORDS {
            let units = lanes.widen(&block[group * L::WORDS..]);
            let tail = lanes.shl::<8>(lanes.and(units, lanes.splat(0x3f)));
            let two = lanes.or(lanes.or(lanes.shr::<6>(units), tail), lanes.splat(0x80c0));
            let wide = lanes.words_at_least(units, 0x80);
            len += lanes.squeeze2(lanes.select(wide, two, units), &mut room[len..]);
        }
        read += BLOCK;
        written += len;
    }
    Progress { read, written }
}
