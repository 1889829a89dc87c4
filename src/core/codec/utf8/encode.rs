//! JavaScript strings to UTF-8.

use super::REPLACEMENT;
use crate::core::codec::utf16::{is_high, is_low};
use crate::core::codec::{CodeUnit, Units};

/// The bytes that [`encode`] writes where there is room for all.
///
/// ```
/// use ferrobuf::core::codec::utf8;
///
/// assert_eq!(utf8::encoded_len(b"caf\xe9"), 5);
/// assert_eq!(utf8::encoded_len(&[0xd83d_u16, 0xde00, 0xd83d]), 7);
/// ```
#[must_use]
pub fn encoded_len<U: CodeUnit>(src: &[U]) -> usize {
    match U::units(src) {
        Units::Latin1(bytes) => {
            bytes.len()
                + bytes
                    .chunks(COUNT_BLOCK)
                    .map(count_upper_half)
                    .sum::<usize>()
        }
        Units::Utf16(units) => utf16_len(units),
    }
}

/// Units whose counts are summed in eight (one-byte strings) or sixteen bits (two-byte strings), where vectors have
/// most lanes, before they are added to the total. No sum of a block overflows.
const COUNT_BLOCK: usize = 255;

fn count_upper_half(block: &[u8]) -> usize {
    usize::from(block.iter().fold(0_u8, |count, byte| count + (byte >> 7)))
}

fn utf16_len(units: &[u16]) -> usize {
    let mut len = units.len();
    for (index, block) in units.chunks(COUNT_BLOCK).enumerate() {
        let more = block.iter().fold(0_u16, |count, &unit| {
            count + u16::from(unit >= 0x80) + u16::from(unit >= 0x800)
        });
        // A pair is counted as twice three bytes, and is four. It may reach into the next block.
        let seconds = &units[index * COUNT_BLOCK + 1..];
        let pairs = block
            .iter()
            .zip(seconds)
            .fold(0_u16, |count, (&first, &second)| {
                count + (u16::from(is_high(first)) & u16::from(is_low(second)))
            });
        len += usize::from(more) - 2 * usize::from(pairs);
    }
    len
}

/// Writes `src` as UTF-8, whole characters only: stops where the next does not fit. Returns the number of bytes
/// written, and touches nothing beyond them. A lone surrogate is written as U+FFFD (EF BF BD).
///
/// ```
/// use ferrobuf::core::codec::utf8;
///
/// let mut bytes = [0; 5];
/// assert_eq!(utf8::encode(&[0x0061_u16, 0x20ac, 0x20ac], &mut bytes), 4);
/// assert_eq!(&bytes[..4], "a€".as_bytes());
/// ```
pub fn encode<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> usize {
    match U::units(src) {
        Units::Latin1(bytes) => encode_latin1(bytes, dst),
        Units::Utf16(units) => encode_utf16(units, dst),
    }
}

/// Units per look for an ASCII run: two words, or a vector.
const BLOCK: usize = 16;

fn encode_latin1(src: &[u8], dst: &mut [u8]) -> usize {
    let (mut read, mut written) = (0, 0);
    while let Some(block) = src[read..].first_chunk::<BLOCK>()
        && let Some(room) = dst[written..].first_chunk_mut::<{ 2 * BLOCK }>()
    {
        read += BLOCK;
        if block.is_ascii() {
            room[..BLOCK].copy_from_slice(block);
            written += BLOCK;
            continue;
        }
        // The second byte is computed for ASCII as well, and overwritten by the next character: no branch to
        // predict. The last one would be beyond the text, so it is done in a copy.
        let mut bytes = [0; 2 * BLOCK + 1];
        let mut len = 0;
        for &byte in block {
            let two = usize::from(byte >> 7);
            bytes[len] = if two == 0 { byte } else { 0xc0 | byte >> 6 };
            bytes[len + 1] = 0x80 | byte & 0x3f;
            len += 1 + two;
        }
        room[..len].copy_from_slice(&bytes[..len]);
        written += len;
    }
    for &byte in &src[read..] {
        if !put(u32::from(byte), dst, &mut written) {
            break;
        }
    }
    written
}

fn encode_utf16(src: &[u16], dst: &mut [u8]) -> usize {
    let (mut read, mut written) = (0, 0);
    while read < src.len() {
        if let Some(block) = src[read..].first_chunk::<BLOCK>()
            && let Some(room) = dst[written..].first_chunk_mut::<BLOCK>()
            && block.iter().fold(0, |bits, unit| bits | unit) < 0x80
        {
            for (to, from) in room.iter_mut().zip(block) {
                *to = from.low_byte();
            }
            read += BLOCK;
            written += BLOCK;
            continue;
        }
        let stop = src.len().min(read + BLOCK);
        while read < stop {
            let unit = src[read];
            let next = src.get(read + 1).copied().unwrap_or(0);
            let pair = is_high(unit) && is_low(next);
            let code = match unit {
                0xd800..=0xdfff if pair => {
                    0x1_0000 + (u32::from(unit & 0x3ff) << 10) + u32::from(next & 0x3ff)
                }
                0xd800..=0xdfff => u32::from(REPLACEMENT),
                _ => u32::from(unit),
            };
            if !put(code, dst, &mut written) {
                return written;
            }
            read += 1 + usize::from(pair);
        }
    }
    written
}

/// Writes one character at `written` and moves it on, or says that it has no room.
#[inline]
fn put(code: u32, dst: &mut [u8], written: &mut usize) -> bool {
    let room = &mut dst[*written..];
    let tail = |shift: u32| 0x80 | (code >> shift).to_le_bytes()[0] & 0x3f;
    let lead = |mark: u8, shift: u32| mark | (code >> shift).to_le_bytes()[0];
    let len = match code {
        0..0x80 => {
            let Some(to) = room.first_chunk_mut::<1>() else {
                return false;
            };
            *to = [lead(0, 0)];
            1
        }
        0x80..0x800 => {
            let Some(to) = room.first_chunk_mut::<2>() else {
                return false;
            };
            *to = [lead(0xc0, 6), tail(0)];
            2
        }
        0x800..0x1_0000 => {
            let Some(to) = room.first_chunk_mut::<3>() else {
                return false;
            };
            *to = [lead(0xe0, 12), tail(6), tail(0)];
            3
        }
        _ => {
            let Some(to) = room.first_chunk_mut::<4>() else {
                return false;
            };
            *to = [lead(0xf0, 18), tail(12), tail(6), tail(0)];
            4
        }
    };
    *written += len;
    true
}
