//! JavaScript strings to UTF-8 character by character: for CPUs without vectors that we use, and for the last
//! characters that have room.

use std::mem::MaybeUninit;

use super::REPLACEMENT;
use crate::core::arch::lanes::Unit;
use crate::core::codec::CodeUnit;
use crate::core::codec::utf16::{is_high, is_low};

/// Units per round. With 16, ASCII from one-byte strings is 1.4 times as fast, and text that mixes ASCII with other
/// characters up to 2.4 times slower: fewer rounds are ASCII throughout.
const BLOCK: usize = 8;

/// Units behind a round that are sure to be written as well.
const AHEAD: usize = 4;

/// The bytes that a round and the units behind it may need. With so much room a store of a round may reach up to
/// three bytes beyond its character: the next ones overwrite what it leaves there.
const ROUND_ROOM: usize = 3 * BLOCK + 4 * AHEAD;

/// Writes whole characters as far as they have room; returns the bytes written.
pub(super) fn encode_latin1(src: &[u8], dst: &mut [MaybeUninit<u8>]) -> usize {
    let (mut read, mut written) = (0, 0);
    while let Some(units) = src[read..].first_chunk::<{ BLOCK + AHEAD }>()
        && let Some(room) = dst[written..].first_chunk_mut::<ROUND_ROOM>()
    {
        let block: &[u8; BLOCK] = units.first_chunk().expect("a part of it");
        written += if block.is_ascii() {
            room[..BLOCK].copy_from_slice(&block.map(MaybeUninit::new));
            BLOCK
        } else {
            encode_round(block, room)
        };
        read += BLOCK;
    }
    for &byte in &src[read..] {
        if !put(u32::from(byte), dst, &mut written) {
            break;
        }
    }
    written
}

/// As [`encode_latin1`].
pub(super) fn encode_utf16(src: &[Unit], dst: &mut [MaybeUninit<u8>]) -> usize {
    let (mut read, mut written) = (0, 0);
    while let Some(units) = src[read..].first_chunk::<{ BLOCK + AHEAD }>()
        && let Some(room) = dst[written..].first_chunk_mut::<ROUND_ROOM>()
    {
        // SAFETY: the window has as many units, and any two bytes are one.
        let block: [u16; BLOCK] = unsafe { units.as_ptr().cast::<[u16; BLOCK]>().read_unaligned() };
        // Judged first and by itself: together with the count below, ASCII is half as fast.
        if block.iter().fold(0, |bits, unit| bits | unit) < 0x80 {
            for (to, from) in room.iter_mut().zip(&block) {
                to.write(from.low_byte());
            }
            written += BLOCK;
            read += BLOCK;
            continue;
        }
        let surrogates = block.iter().fold(0_u16, |count, unit| {
            count + u16::from(unit & 0xf800 == 0xd800)
        });
        if surrogates == 0 {
            written += encode_round(&block, room);
            read += BLOCK;
            continue;
        }
        let stop = read + BLOCK;
        while let Some((code, units)) = first_character(&src[read..])
            && read < stop
            && put(code, dst, &mut written)
        {
            read += units;
        }
    }
    while let Some((code, units)) = first_character(&src[read..])
        && put(code, dst, &mut written)
    {
        read += units;
    }
    written
}

/// Writes a block without surrogates; returns the number of its bytes, and leaves up to three more behind them.
#[inline]
fn encode_round<U: CodeUnit>(
    block: &[U; BLOCK],
    room: &mut [MaybeUninit<u8>; ROUND_ROOM],
) -> usize {
    let mut len = 0;
    for unit in block {
        let (word, bytes) = basic_character(unit.unit());
        room[len..len + 4].copy_from_slice(&word.to_le_bytes().map(MaybeUninit::new));
        len += bytes;
    }
    len
}

/// The bytes of a unit that is no surrogate, first byte lowest, and their number. All three forms are computed and
/// one is selected: text that mixes them leaves no branch to mispredict.
#[inline]
fn basic_character(unit: u16) -> (u32, usize) {
    let code = u32::from(unit);
    let two = 0x80c0 | code >> 6 | (code & 0x3f) << 8;
    let three = 0x80_80e0 | code >> 12 | (code >> 6 & 0x3f) << 8 | (code & 0x3f) << 16;
    let wide = if code < 0x800 { two } else { three };
    let word = if code < 0x80 { code } else { wide };
    (
        word,
        1 + usize::from(code >= 0x80) + usize::from(code >= 0x800),
    )
}

/// The first character of `rest` and the number of its units. U+FFFD stands for a lone surrogate.
#[inline]
pub(in crate::core::codec) fn character(rest: &[u16]) -> Option<(u32, usize)> {
    match *rest {
        [] => None,
        [first, second, ..] if is_high(first) && is_low(second) => Some((
            0x1_0000 + (u32::from(first & 0x3ff) << 10) + u32::from(second & 0x3ff),
            2,
        )),
        [0xd800..=0xdfff, ..] => Some((u32::from(REPLACEMENT), 1)),
        [unit, ..] => Some((u32::from(unit), 1)),
    }
}

/// [`character`] of units in memory.
#[inline]
fn first_character(rest: &[Unit]) -> Option<(u32, usize)> {
    match *rest {
        [] => None,
        [unit] => character(&[u16::from_ne_bytes(unit)]),
        [first, second, ..] => character(&[first, second].map(u16::from_ne_bytes)),
    }
}

/// Writes one character at `written` and moves it on, or says that it has no room.
#[inline]
fn put(code: u32, dst: &mut [MaybeUninit<u8>], written: &mut usize) -> bool {
    let room = &mut dst[*written..];
    let tail = |shift: u32| 0x80 | (code >> shift).to_le_bytes()[0] & 0x3f;
    let lead = |mark: u8, shift: u32| mark | (code >> shift).to_le_bytes()[0];
    let len = match code {
        0..0x80 => {
            let Some(to) = room.first_chunk_mut::<1>() else {
                return false;
            };
            *to = [lead(0, 0)].map(MaybeUninit::new);
            1
        }
        0x80..0x800 => {
            let Some(to) = room.first_chunk_mut::<2>() else {
                return false;
            };
            *to = [lead(0xc0, 6), tail(0)].map(MaybeUninit::new);
            2
        }
        0x800..0x1_0000 => {
            let Some(to) = room.first_chunk_mut::<3>() else {
                return false;
            };
            *to = [lead(0xe0, 12), tail(6), tail(0)].map(MaybeUninit::new);
            3
        }
        _ => {
            let Some(to) = room.first_chunk_mut::<4>() else {
                return false;
            };
            *to = [lead(0xf0, 18), tail(12), tail(6), tail(0)].map(MaybeUninit::new);
            4
        }
    };
    *written += len;
    true
}
