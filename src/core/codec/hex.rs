//! Hexadecimal: two digits per byte, written in lower case, read in either.

use super::CodeUnit;

/// Bytes per round of [`decode`]: all of a block or, where a digit is bad, nothing of it. 64 KiB from a two-byte
/// string take 41 µs with 16, 22 to 28 µs with 32, 60 µs with 64 (the compiler no longer unrolls).
const BLOCK: usize = 32;

/// A bit that no value of a digit has.
const NOT_A_DIGIT: u8 = 0x80;

/// The digits of `n` bytes, or `None` where their number is no `usize`.
///
/// ```
/// use ferrobuf::core::codec::hex;
///
/// assert_eq!(hex::encoded_len(3), Some(6));
/// assert_eq!(hex::encoded_len(usize::MAX), None);
/// ```
#[must_use]
pub fn encoded_len(n: usize) -> Option<usize> {
    n.checked_mul(2)
}

/// Writes each byte of `src` as two lower-case digits.
///
/// # Panics
///
/// If `dst` is not twice as long as `src`.
///
/// ```
/// use ferrobuf::core::codec::hex;
///
/// let mut text = [0; 4];
/// hex::encode(&[0x1f, 0xa0], &mut text);
/// assert_eq!(&text, b"1fa0");
/// ```
pub fn encode(src: &[u8], dst: &mut [u8]) {
    assert!(
        encoded_len(src.len()) == Some(dst.len()),
        "two digits for each byte"
    );
    for (to, &byte) in dst.chunks_exact_mut(2).zip(src) {
        to[0] = digit(byte >> 4);
        to[1] = digit(byte & 0x0f);
    }
}

/// The digit of a value below 16. Arithmetic and not a table, so that the loop around it becomes vector code.
#[inline]
fn digit(value: u8) -> u8 {
    value + if value < 10 { b'0' } else { b'a' - 10 }
}

/// Reads two digits as one byte, until the first pair that is not two digits, the end of `src` (an odd last digit
/// is ignored), or the end of `dst`. Returns the number of bytes written; nothing beyond them is touched.
///
/// Of a code unit above 255 only the low byte counts, as in native: U+0131 reads as the digit 1.
///
/// ```
/// use ferrobuf::core::codec::hex;
///
/// let mut bytes = [0; 4];
/// assert_eq!(hex::decode(b"1fA0xx33", &mut bytes), 2);
/// assert_eq!(bytes, [0x1f, 0xa0, 0, 0]);
/// ```
pub fn decode<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> usize {
    let count = (src.len() / 2).min(dst.len());
    let mut done = 0;
    while count - done >= BLOCK {
        let mut digits = [0; 2 * BLOCK];
        for (to, from) in digits.iter_mut().zip(&src[2 * done..]) {
            *to = from.low_byte();
        }
        let Some(bytes) = decode_block(&digits) else {
            break;
        };
        dst[done..done + BLOCK].copy_from_slice(&bytes);
        done += BLOCK;
    }
    for (to, pair) in dst[done..count]
        .iter_mut()
        .zip(src[2 * done..].chunks_exact(2))
    {
        let (high, low) = (value(pair[0].low_byte()), value(pair[1].low_byte()));
        if (high | low) & NOT_A_DIGIT != 0 {
            break;
        }
        *to = high << 4 | low;
        done += 1;
    }
    done
}

fn decode_block(digits: &[u8; 2 * BLOCK]) -> Option<[u8; BLOCK]> {
    let mut values = [0; 2 * BLOCK];
    let mut seen = 0;
    for (to, &digit) in values.iter_mut().zip(digits) {
        *to = value(digit);
        seen |= *to;
    }
    // Each pair is one unit of 16 bits here, its first value in the low half: whole vectors need no shuffling.
    let mut bytes = [0; BLOCK];
    for (to, pair) in bytes.iter_mut().zip(values.chunks_exact(2)) {
        let pair = u16::from_le_bytes([pair[0], pair[1]]);
        *to = (pair << 4 | pair >> 8).to_le_bytes()[0];
    }
    (seen & NOT_A_DIGIT == 0).then_some(bytes)
}

/// The value of a digit, or [`NOT_A_DIGIT`]. Without branches, so that the loop around it becomes vector code.
#[inline]
fn value(digit: u8) -> u8 {
    let number = digit.wrapping_sub(b'0');
    let letter = (digit | 0x20).wrapping_sub(b'a');
    let letter_value = if letter < 6 { letter + 10 } else { NOT_A_DIGIT };
    if number < 10 { number } else { letter_value }
}
