//! UTF-8 to UTF-16 and Latin-1 character by character, for CPUs without vectors that we use.

use std::mem::MaybeUninit;

use super::REPLACEMENT;
use crate::core::arch::lanes::Slot;

/// Units that are decoded before they are copied on. They are cleared first, which short texts feel.
const PART: usize = 256;

/// Bytes per look for an ASCII run: a vector.
const BLOCK: usize = 16;

/// A block of bytes with the upper bit of each.
const UPPER_BITS: u128 = u128::from_ne_bytes([0x80; BLOCK]);

/// Decodes `src`; returns the units written and whether any of them stands for an ill-formed sequence.
///
/// Panics if `dst` does not have room for as many units as `src` has bytes.
pub(super) fn decode_utf16(src: &[u8], dst: &mut [Slot]) -> (usize, bool) {
    let mut units = [0; PART];
    let (mut read, mut written) = (0, 0);
    let mut replaced = false;
    while read < src.len() {
        let (bytes, count) = decode_some(&src[read..], &mut units, &mut replaced);
        for (to, from) in dst[written..][..count].iter_mut().zip(&units) {
            *to = from.to_ne_bytes().map(MaybeUninit::new);
        }
        read += bytes;
        written += count;
    }
    (written, replaced)
}

/// Decodes as many characters as `src` has or `dst` has room for; returns the bytes read and the units written.
fn decode_some(src: &[u8], dst: &mut [u16; PART], replaced: &mut bool) -> (usize, usize) {
    let (mut read, mut written) = (0, 0);
    while let Some(room) = dst[written..].first_chunk_mut::<BLOCK>() {
        let Some(block) = src[read..].first_chunk::<BLOCK>() else {
            written += decode_last(&src[read..], room, replaced);
            return (src.len(), written);
        };
        // All of the block is widened; what is not ASCII in it is overwritten by what follows.
        for (to, &from) in room.iter_mut().zip(block) {
            *to = u16::from(from);
        }
        let run = ascii_run(block);
        if run == BLOCK {
            // A branch, though the lines below would do the same: what is added here is not computed from the
            // block, so that the next block does not wait for it (ASCII at 5.4 GB/s, and at 1.8 without).
            read += BLOCK;
            written += BLOCK;
            continue;
        }
        read += run;
        written += run;
        while let Some(&window) = src[read..].first_chunk::<WINDOW>()
            && window[0] >= 0x80
            && let Some(room) = dst[written..].first_chunk_mut::<2>()
        {
            let (code, bytes) = character(window, replaced);
            read += bytes;
            written += put(code, room);
        }
    }
    (read, written)
}

/// Decodes the last bytes, fewer than a block; returns the units written.
fn decode_last(src: &[u8], room: &mut [u16; BLOCK], replaced: &mut bool) -> usize {
    // Zeros stand for the bytes behind the end: no character but ASCII has a zero in it.
    let mut padded = [0; BLOCK + WINDOW];
    padded[..src.len()].copy_from_slice(src);
    let (mut bytes, mut units) = (0, 0);
    while bytes < src.len() {
        let window = padded[bytes..]
            .first_chunk()
            .expect("the padding is a window long");
        let room = room[units..]
            .first_chunk_mut()
            .expect("each unit has a byte, and one is to spare");
        let (code, len) = character(*window, replaced);
        units += put(code, room);
        bytes += len;
    }
    units
}

/// The bytes that decide what the first character of a text is.
const WINDOW: usize = 4;

/// The number of ASCII bytes that `block` begins with.
#[inline]
fn ascii_run(block: &[u8; BLOCK]) -> usize {
    let upper = u128::from_le_bytes(*block) & UPPER_BITS;
    upper.trailing_zeros() as usize / 8
}

/// Writes one character; returns its units. There is room for both units of a pair.
#[inline]
fn put(code: u32, room: &mut [u16; 2]) -> usize {
    let [low, high, ..] = code.to_le_bytes();
    if code < 0x1_0000 {
        room[0] = u16::from_le_bytes([low, high]);
        return 1;
    }
    let surrogate = |mark: u16, bits: u32| {
        let [low, high, ..] = bits.to_le_bytes();
        mark | u16::from_le_bytes([low, high & 0x03])
    };
    let above = code - 0x1_0000;
    room[0] = surrogate(0xd800, above >> 10);
    room[1] = surrogate(0xdc00, above);
    2
}

/// The first character of a text, and the number of its bytes. The form of a sequence is one comparison of its
/// bytes in a register; what the comparison leaves are the overlong, the surrogates and what is above U+10FFFF.
#[inline]
fn character(bytes: [u8; WINDOW], replaced: &mut bool) -> (u32, usize) {
    let word = u32::from_le_bytes(bytes);
    let tail = |place: u32| word >> (8 * place) & 0x3f;
    if word & 0x80 == 0 {
        return (word & 0x7f, 1);
    }
    if word & 0xc0e0 == 0x80c0 {
        let code = (word & 0x1f) << 6 | tail(1);
        if code >= 0x80 {
            return (code, 2);
        }
    } else if word & 0x00c0_c0f0 == 0x0080_80e0 {
        let code = (word & 0x0f) << 12 | tail(1) << 6 | tail(2);
        if code >= 0x800 && code & 0xf800 != 0xd800 {
            return (code, 3);
        }
    } else if word & 0xc0c0_c0f8 == 0x8080_80f0 {
        let code = (word & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
        if (0x1_0000..0x11_0000).contains(&code) {
            return (code, 4);
        }
    }
    *replaced = true;
    (u32::from(REPLACEMENT), ill_formed_len(bytes))
}

#[inline]
fn is_tail(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// The bytes of an ill-formed sequence that one U+FFFD stands for: as many as could begin a character, or one.
fn ill_formed_len([lead, second, third, _]: [u8; WINDOW]) -> usize {
    let second_is_right = match lead {
        0xe0 => (0xa0..0xc0).contains(&second),
        0xed => (0x80..0xa0).contains(&second),
        0xf0 => (0x90..0xc0).contains(&second),
        0xf4 => (0x80..0x90).contains(&second),
        0xe1..0xf4 => is_tail(second),
        _ => false,
    };
    1 + usize::from(second_is_right)
        + usize::from(second_is_right && lead >= 0xf0 && is_tail(third))
}

/// Decodes text whose characters are all below U+0100, up to the first other character or ill-formed sequence;
/// returns the bytes read and written.
///
/// Panics if `dst` does not have as much room as `src`.
pub(super) fn decode_latin1(src: &[u8], dst: &mut [MaybeUninit<u8>]) -> (usize, usize) {
    let (mut read, mut written) = (0, 0);
    while read < src.len() {
        if let Some(block) = src[read..].first_chunk::<BLOCK>() {
            dst[written..][..BLOCK].copy_from_slice(&block.map(MaybeUninit::new));
            let run = ascii_run(block);
            if run == BLOCK {
                // A branch for the reason given in `decode_some`.
                read += BLOCK;
                written += BLOCK;
                continue;
            }
            read += run;
            written += run;
        }
        let (byte, len) = match src[read..] {
            [byte @ 0..0x80, ..] => (byte, 1),
            [lead @ (0xc2 | 0xc3), tail, ..] if is_tail(tail) => (lead << 6 | tail & 0x3f, 2),
            _ => break,
        };
        dst[written] = MaybeUninit::new(byte);
        read += len;
        written += 1;
    }
    (read, written)
}
