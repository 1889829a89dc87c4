//! The codecs against tables of known results and against [`naive`](crate::core::naive), at every length up to 300,
//! every alignment, and with every kind of room.

mod base64;
mod bytes;
mod hex;
mod transcode;
mod utf8_decode;
mod utf8_encode;
mod utf8_validate;

use crate::core::testing::Rng;

/// Lengths that every kernel is tested at. They straddle every block of every kernel but the largest, which the
/// tests of long inputs reach.
const LENGTHS: std::ops::RangeInclusive<usize> = 0..=300;

/// What is in memory that a kernel must not touch.
const UNTOUCHED: u8 = 0xee;

/// Runs `check` on `content` at each of the 64 alignments of a cache line (for units of two bytes: the even ones).
fn at_alignments<T: Copy + Default>(content: &[T], mut check: impl FnMut(&[T], usize)) {
    let line = 64 / size_of::<T>();
    let mut arena = vec![T::default(); content.len() + 2 * line];
    let base = arena.as_ptr().align_offset(64);
    for alignment in 0..line {
        let place = base + alignment..base + alignment + content.len();
        arena[place.clone()].copy_from_slice(content);
        check(&arena[place], alignment);
    }
}

/// Runs `kernel` on a target of `room` bytes, and checks that it wrote `expected` at its start and nothing else.
#[track_caller]
fn writes(expected: &[u8], room: usize, alignment: usize, kernel: impl FnOnce(&mut [u8]) -> usize) {
    let mut arena = vec![UNTOUCHED; room + 128];
    let start = arena.as_ptr().align_offset(64) + alignment % 64;
    let written = kernel(&mut arena[start..start + room]);
    assert_eq!(
        written,
        expected.len(),
        "bytes written, room {room}, expected {expected:02x?}"
    );
    assert_eq!(
        &arena[start..start + written],
        expected,
        "the bytes, room {room}"
    );
    let untouched = vec![UNTOUCHED; arena.len()];
    let (before, after) = (&arena[..start], &arena[start + written..]);
    assert!(
        before == &untouched[..before.len()] && after == &untouched[..after.len()],
        "memory beyond the result was written, room {room}"
    );
}

/// Rooms around the length of a result: exact, none, a little less and more, and any.
fn rooms(rng: &mut Rng, len: usize) -> [usize; 6] {
    [
        len,
        0,
        len.saturating_sub(1),
        len + 1,
        len + 70,
        rng.below(len + 1),
    ]
}

fn widen(bytes: &[u8]) -> Vec<u16> {
    bytes.iter().map(|&byte| u16::from(byte)).collect()
}

/// `len` code units of text of one kind, some with surrogates that have no partner.
fn text(rng: &mut Rng, kind: usize, len: usize) -> Vec<u16> {
    (0..len)
        .map(|index| {
            let bits = u16::from_le_bytes([rng.byte(), rng.byte()]);
            match kind % TEXT_KINDS {
                0 => bits % 0x80,
                1 => bits % 0x100,
                2 => 0x4e00 + bits % 0x5000,
                3 if index % 2 == 0 => 0xd800 + bits % 0x400,
                3 => 0xdc00 + bits % 0x400,
                4 => 0xd700 + bits % 0xa00,
                5 => bits % 0x900,
                6 if bits.is_multiple_of(37) => bits,
                6 => 0x61,
                _ => bits,
            }
        })
        .collect()
}

/// How many kinds of [`text`] there are.
const TEXT_KINDS: usize = 8;

/// `len` bytes of one kind: UTF-8 of a kind of text, cut anywhere, perhaps with bad bytes in it, or any bytes.
fn utf8_like(rng: &mut Rng, kind: usize, len: usize) -> Vec<u8> {
    const EDGES: &[u8] = b"\x00a\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xc3\xc4\xdf\xe0\xe1\xed\xef\xf0\xf1\xf4\xf5\xff";
    match kind % 4 {
        0 => rng.bytes_of(EDGES, len),
        1 => rng.bytes(len),
        damage => {
            let text = text(rng, kind / 4, len + 4);
            let mut bytes = String::from_utf16_lossy(&text).into_bytes();
            let start = rng.below(bytes.len() - len + 1);
            bytes = bytes.split_off(start);
            bytes.truncate(len);
            if damage == 3 && len > 0 {
                let place = rng.below(len);
                bytes[place] = rng.byte();
            }
            bytes
        }
    }
}

/// How many kinds of [`utf8_like`] bytes there are.
const UTF8_KINDS: usize = 4 * TEXT_KINDS;
