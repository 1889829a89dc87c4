//! UTF-8 to JavaScript strings.

use super::REPLACEMENT;
use crate::core::Result;
use crate::core::codec::output::{append, reserve};

/// The text of some bytes, in the narrowest form that a string can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    /// All bytes are ASCII: they are the one-byte form of the string themselves.
    Ascii,
    /// No character is above U+00FF: the one-byte form.
    Latin1(Vec<u8>),
    /// The two-byte form.
    Utf16(Vec<u16>),
}

/// Reads `src` as text. Every maximal part of an ill-formed sequence is one U+FFFD, as the Web's decoder counts.
///
/// # Errors
///
/// [`Error::OutOfMemory`](crate::core::Error::OutOfMemory).
///
/// ```
/// use ferrobuf::core::codec::utf8::{Decoded, decode};
///
/// assert_eq!(decode(b"plain")?, Decoded::Ascii);
/// assert_eq!(decode("café".as_bytes())?, Decoded::Latin1(b"caf\xe9".to_vec()));
/// assert_eq!(decode(b"\xe2\x82a")?, Decoded::Utf16(vec![0xfffd, 0x61]));
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn decode(src: &[u8]) -> Result<Decoded> {
    if src.is_ascii() {
        return Ok(Decoded::Ascii);
    }
    if let Some(text) = decode_latin1(src)? {
        return Ok(Decoded::Latin1(text));
    }
    let mut text = Vec::new();
    reserve(&mut text, expected_units(src))?;
    decode_units(src, |units| append(&mut text, units))?;
    Ok(Decoded::Utf16(text))
}

/// The code units of well-formed text. Of other text, and of bytes that change meanwhile, it is no more than a guess.
pub(in crate::core::codec) fn expected_units(src: &[u8]) -> usize {
    let count = |block: &[u8], counts: fn(u8) -> bool| {
        let sum = |count: u8, &byte: &u8| count + u8::from(counts(byte));
        usize::from(block.iter().fold(0, sum))
    };
    // A unit for the first byte of each character, and one more for those that are a surrogate pair.
    let units = |block| count(block, |byte| !is_tail(byte)) + count(block, |byte| byte >= 0xf0);
    src.chunks(COUNT_BLOCK).map(units).sum()
}

/// Bytes whose counts are summed in eight bits, where vectors have most lanes. No such sum overflows.
const COUNT_BLOCK: usize = 255;

/// Units that are decoded before they are handed on. They are cleared first, which short texts feel: with 2,048 units
/// 31 bytes take 121 ns from Latin-1 to UTF-8, with 256 units 76 ns. Long texts do not: 64 KiB of ASCII or CJK to
/// UTF-16LE take as long with 256, 1,024, 2,048 and 8,192 units.
pub(in crate::core::codec) const PART: usize = 256;

/// Bytes per look for an ASCII run: a vector.
const BLOCK: usize = 16;

/// A block of bytes with the upper bit of each.
const UPPER_BITS: u128 = u128::from_ne_bytes([0x80; BLOCK]);

/// Decodes `src` and hands the units on in order, part by part; stops at the first error of `sink`.
pub(in crate::core::codec) fn decode_units(
    src: &[u8],
    mut sink: impl FnMut(&[u16]) -> Result<()>,
) -> Result<()> {
    let mut units = [0; PART];
    let mut read = 0;
    while read < src.len() {
        let (bytes, count) = decode_some(&src[read..], &mut units);
        sink(&units[..count])?;
        read += bytes;
    }
    Ok(())
}

/// Decodes as many characters as `src` has or `dst` has room for; returns the bytes read and the units written.
fn decode_some(src: &[u8], dst: &mut [u16; PART]) -> (usize, usize) {
    let (mut read, mut written) = (0, 0);
    while let Some(room) = dst[written..].first_chunk_mut::<BLOCK>() {
        let Some(block) = src[read..].first_chunk::<BLOCK>() else {
            written += decode_last(&src[read..], room);
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
            let (code, bytes) = character(window);
            read += bytes;
            written += put(code, room);
        }
    }
    (read, written)
}

/// Decodes the last bytes, fewer than a block; returns the units written.
fn decode_last(src: &[u8], room: &mut [u16; BLOCK]) -> usize {
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
        let (code, len) = character(*window);
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
fn character(bytes: [u8; WINDOW]) -> (u32, usize) {
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

/// Text whose characters are all below U+0100, or `None` if `src` is other or ill-formed text.
pub(in crate::core::codec) fn decode_latin1(src: &[u8]) -> Result<Option<Vec<u8>>> {
    // No byte above C3 is part of such text. This look is a vector loop and spares most other text the attempt.
    if src
        .chunks(COUNT_BLOCK)
        .any(|block| block.iter().fold(0, |max, &byte| byte.max(max)) > 0xc3)
    {
        return Ok(None);
    }
    let mut text = Vec::new();
    reserve(&mut text, expected_units(src))?;
    let mut rest = src;
    let mut part = [0; PART];
    while !rest.is_empty() {
        let mut written = 0;
        while written <= PART - BLOCK {
            if let Some(block) = rest.first_chunk::<BLOCK>() {
                part[written..written + BLOCK].copy_from_slice(block);
                let run = ascii_run(block);
                if run == BLOCK {
                    // A branch for the reason given in `decode_some`.
                    rest = &rest[BLOCK..];
                    written += BLOCK;
                    continue;
                }
                rest = &rest[run..];
                written += run;
            }
            match *rest {
                [] => break,
                [byte @ 0..0x80, ..] => {
                    part[written] = byte;
                    rest = &rest[1..];
                }
                [lead @ (0xc2 | 0xc3), tail, ..] if is_tail(tail) => {
                    part[written] = lead << 6 | tail & 0x3f;
                    rest = &rest[2..];
                }
                _ => return Ok(None),
            }
            written += 1;
        }
        append(&mut text, &part[..written])?;
    }
    Ok(Some(text))
}
