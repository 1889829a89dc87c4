//! UTF-8 to UTF-16 by vectors, well-formed or not, in one pass.
//!
//! A block of bytes becomes masks, one bit per byte, and the masks say what every byte is: whether it follows a lead
//! as its second, third or fourth byte (and then belongs to it), whether a lead is followed by all that it asks for,
//! and with that, what is to be replaced. A byte that belongs to no lead before it begins a character or a maximal
//! part of one: it is one unit. Nothing branches on whether the text is well-formed, so that text that is not is as
//! fast as other. The figures are in [`utf8`](crate::core::codec::utf8).

#![cfg_attr(
    not(target_arch = "x86_64"),
    allow(dead_code, reason = "no text vectors on this architecture")
)]

use std::mem::MaybeUninit;

use super::REPLACEMENT;
use crate::core::arch::lanes::{BLOCK, Lanes, Slot};

/// The bytes of a block whose characters are decided in it: the others may be followed by bytes that are not in it.
const STRIDE: usize = BLOCK - 3;

/// The bytes that a block is read from: for the units of its last group, those of the next two are looked at.
const WINDOW: usize = BLOCK + 2;

/// The units that a block may write, with what vectors leave behind them.
const ROOM: usize = 2 * BLOCK;

/// Room beyond a unit for each byte that [`decode_utf16`] asks for.
pub(super) const SLACK: usize = ROOM;

/// What a block leaves to the next.
#[derive(Clone, Copy, Default)]
struct Carry {
    /// The first bytes that belong to the last character before them.
    absorbed: u64,
    /// Whether the first byte is where the second half of a surrogate pair goes.
    low: u64,
}

/// Decodes `src`; returns the units written and whether any of them stands for an ill-formed sequence.
///
/// Panics if `dst` does not have room for as many units as `src` has bytes, and [`SLACK`].
#[inline(always)]
pub(super) fn decode_utf16<L: Lanes>(lanes: L, src: &[u8], dst: &mut [Slot]) -> (usize, bool) {
    assert!(dst.len() >= src.len().saturating_add(SLACK));
    let mut carry = Carry::default();
    let (mut read, mut written, mut replaced) = (0, 0, 0);
    while let Some(window) = src[read..].first_chunk::<WINDOW>() {
        // Room for it is certain, for no block writes more units than bytes; the check costs nothing beside it.
        let Some(room) = dst[written..].first_chunk_mut::<ROOM>() else {
            break;
        };
        let bytes = lanes.load(window.first_chunk().expect("shorter"));
        let high = lanes.at_least(bytes, 0x80);
        if high | carry.low == 0 {
            widen_block(lanes, window, room);
            read += BLOCK;
            written += BLOCK;
            continue;
        }
        let masks = judge(lanes, bytes, high, STRIDE, &mut carry);
        replaced |= masks.replaced;
        written += decode_block(lanes, window, room, &masks);
        read += STRIDE;
    }
    while read < src.len() {
        let rest = &src[read..];
        let Some(room) = dst[written..].first_chunk_mut::<ROOM>() else {
            break;
        };
        // Zeros behind the end: no character but ASCII has a zero in it.
        let mut window = [0; WINDOW];
        let count = rest.len().min(WINDOW);
        window[..count].copy_from_slice(&rest[..count]);
        let count = rest.len().min(STRIDE);
        let bytes = lanes.load(window.first_chunk().expect("shorter"));
        let high = lanes.at_least(bytes, 0x80);
        let masks = judge(lanes, bytes, high, count, &mut carry);
        replaced |= masks.replaced;
        written += decode_block(lanes, &window, room, &masks);
        read += count;
    }
    (written, replaced != 0)
}

#[inline(always)]
fn widen_block<L: Lanes>(lanes: L, window: &[u8; WINDOW], room: &mut [Slot; ROOM]) {
    for group in 0..BLOCK / L::WORDS {
        let start = group * L::WORDS;
        lanes.store_words(lanes.widen(&window[start..]), &mut room[start..]);
    }
}

/// What the masks say of the bytes of a block.
struct Masks {
    full2: u64,
    full3: u64,
    /// The first halves of surrogate pairs, and the places of the second ones.
    pairs: u64,
    lows: u64,
    replaced: u64,
    keep: u64,
}

/// Judges the first `count` bytes of a block, at most [`STRIDE`]. `high` are those that are not ASCII.
#[inline(always)]
fn judge<L: Lanes>(lanes: L, bytes: L::Bytes, high: u64, count: usize, carry: &mut Carry) -> Masks {
    let valid = u64::MAX >> (BLOCK - count);
    let tails = high & !lanes.at_least(bytes, 0xc0);
    let three_up = lanes.at_least(bytes, 0xe0);
    let leads = lanes.at_least(bytes, 0xc2);
    let mut masks = if three_up == 0 {
        let second = tails & leads << 1;
        Masks {
            full2: second >> 1,
            full3: 0,
            pairs: 0,
            lows: carry.low,
            replaced: 0,
            keep: second | carry.absorbed,
        }
    } else {
        let four_up = lanes.at_least(bytes, 0xf0);
        let beyond = lanes.at_least(bytes, 0xf5);
        let from_a0 = lanes.at_least(bytes, 0xa0);
        let mut wrong =
            lanes.equal(bytes, 0xe0) << 1 & !from_a0 | lanes.equal(bytes, 0xed) << 1 & from_a0;
        if four_up != 0 {
            let upper = lanes.at_least(bytes, 0x90);
            wrong |= lanes.equal(bytes, 0xf0) << 1 & !upper | lanes.equal(bytes, 0xf4) << 1 & upper;
        }
        let second = tails & (leads & !beyond) << 1 & !wrong;
        let third = tails & second << 1 & three_up << 2;
        let fourth = tails & third << 1 & four_up << 3;
        let pairs = fourth >> 3;
        let lows = pairs << 1 | carry.low;
        Masks {
            full2: second >> 1 & !three_up,
            full3: third >> 2 & !four_up,
            pairs,
            lows,
            replaced: 0,
            keep: second | third | fourth | carry.absorbed,
        }
    };
    let absorbed = masks.keep;
    masks.replaced = high & !(absorbed | masks.full2 | masks.full3 | masks.pairs) & valid;
    masks.keep = (!absorbed | masks.lows) & valid;
    *carry = Carry {
        absorbed: absorbed >> STRIDE,
        low: masks.pairs >> (STRIDE - 1) & 1,
    };
    masks
}

/// Decodes the bytes of a block that were judged; returns the units written.
#[inline(always)]
fn decode_block<L: Lanes>(
    lanes: L,
    window: &[u8; WINDOW],
    room: &mut [Slot; ROOM],
    masks: &Masks,
) -> usize {
    let has_pairs = masks.pairs | masks.lows != 0;
    let mut written = 0;
    for group in 0..BLOCK / L::WORDS {
        let start = group * L::WORDS;
        // Of 32 bits or fewer; what is above belongs to other groups.
        let part = |mask: u64| low_half(mask >> start);
        let first = lanes.widen(&window[start..]);
        let second = lanes.widen(&window[start + 1..]);
        let second = lanes.and(second, lanes.splat(0x3f));
        let two = lanes.or(lanes.shl::<6>(lanes.and(first, lanes.splat(0x1f))), second);
        let mut units = lanes.select(lanes.words_at_least(first, 0xc0), two, first);
        if masks.full3 | masks.pairs | masks.lows != 0 {
            let third = lanes.widen(&window[start + 2..]);
            let third = lanes.and(third, lanes.splat(0x3f));
            let three = lanes.or(
                lanes.shl::<12>(first),
                lanes.or(lanes.shl::<6>(second), third),
            );
            units = lanes.select(lanes.words_at_least(first, 0xe0), three, units);
            if has_pairs {
                let [high, low] = surrogates(lanes, first, second, third);
                units = lanes.select(lanes.words_at_least(first, 0xf0), high, units);
                units = lanes.select(lanes.mask(part(masks.lows)), low, units);
            }
        }
        if masks.replaced != 0 {
            let mask = lanes.mask(part(masks.replaced));
            units = lanes.select(mask, lanes.splat(REPLACEMENT), units);
        }
        let keep = part(masks.keep) & (u32::MAX >> (32 - L::WORDS));
        lanes.compress_words(units, keep, &mut room[written..]);
        written += keep.count_ones() as usize;
    }
    written
}

/// Both halves of a pair: the first as read from its first byte, the second as read from its second.
#[inline(always)]
fn surrogates<L: Lanes>(
    lanes: L,
    first: L::Words,
    second: L::Words,
    third: L::Words,
) -> [L::Words; 2] {
    // D800 and the bits from the tenth on, of which 40 is subtracted: that is 1_0000 of the character.
    let bits = lanes.or(
        lanes.shl::<8>(lanes.and(first, lanes.splat(0x07))),
        lanes.or(lanes.shl::<2>(second), lanes.shr::<4>(third)),
    );
    let high = lanes.add(bits, lanes.splat(0xd800 - 0x40));
    let bits = lanes.or(lanes.shl::<6>(lanes.and(second, lanes.splat(0x0f))), third);
    [high, lanes.or(bits, lanes.splat(0xdc00))]
}

/// The lower half of the bits.
#[inline(always)]
fn low_half(mask: u64) -> u32 {
    let [a, b, c, d, ..] = mask.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// The bytes that a block of Latin-1 is read from: its own, and the one behind them.
const LATIN1_WINDOW: usize = BLOCK + 1;

/// Decodes text whose characters are all below U+0100, up to the first other character or ill-formed sequence, and
/// perhaps some characters less; returns the bytes read and written.
///
/// Panics if `dst` does not have as much room as `src`, and a block.
#[inline(always)]
pub(super) fn decode_latin1<L: Lanes>(
    lanes: L,
    src: &[u8],
    dst: &mut [MaybeUninit<u8>],
) -> (usize, usize) {
    assert!(dst.len() >= src.len().saturating_add(BLOCK));
    let (mut read, mut written) = (0, 0);
    // Whether the byte before the block is a lead: what it stands for is written already.
    let mut after_lead = 0;
    let mut padded = [0; LATIN1_WINDOW];
    while read < src.len() {
        let Some(room) = dst[written..].first_chunk_mut::<BLOCK>() else {
            break;
        };
        let rest = &src[read..];
        let window = rest.first_chunk::<LATIN1_WINDOW>().unwrap_or_else(|| {
            padded = [0; LATIN1_WINDOW];
            padded[..rest.len()].copy_from_slice(rest);
            &padded
        });
        let bytes = lanes.load(window.first_chunk().expect("shorter"));
        let count = rest.len().min(BLOCK);
        let high = lanes.at_least(bytes, 0x80);
        if high | after_lead == 0 {
            lanes.store(bytes, room);
            read += count;
            written += count;
            continue;
        }
        let leads = lanes.at_least(bytes, 0xc0);
        let tails = high & !leads;
        let c2 = lanes.at_least(bytes, 0xc2);
        let others = lanes.at_least(bytes, 0xc4);
        if leads != c2 || others != 0 || tails != leads << 1 | after_lead {
            break;
        }
        let next = lanes.load(window.last_chunk().expect("shorter"));
        let keep = !tails & u64::MAX >> (BLOCK - count);
        lanes.compress(lanes.join_latin1(bytes, next), keep, room);
        after_lead = leads >> (BLOCK - 1);
        read += count;
        written += keep.count_ones() as usize;
    }
    let open = usize::from(after_lead == 1);
    (read - open, written - open)
}
