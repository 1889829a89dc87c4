//! Base64 as `atob` reads it: the Web's "forgiving-base64 decode".

use super::super::CodeUnit;
use super::super::load::{clamped_bytes, clamped_bytes_head};
use super::quads::{self, Class, Rules, SKIP, STOP};
use crate::core::arch::{AsciiMap, Simd};
use thiserror::Error;

/// Why `atob` refuses a string. Both are the same `InvalidCharacterError` in JavaScript, with different messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ForgivingError {
    /// A character that is neither a digit nor white space, or padding that is wrong: one where there must be two,
    /// or any after a complete group.
    #[error("Invalid character")]
    InvalidCharacter,
    /// All characters are right, but one digit is left over, which is not enough for a byte.
    #[error("The string to be decoded is not correctly encoded.")]
    NotCorrectlyEncoded,
}

/// The room that [`decode_forgiving`] wants for `n` code units. It is more than any result needs, so that a full
/// `dst` never ends the reading before the last character has been judged.
///
/// ```
/// assert_eq!(ferrobuf::core::codec::base64::forgiving_capacity(4), 6);
/// ```
#[must_use]
pub const fn forgiving_capacity(n: usize) -> usize {
    n / 4 * 3 + 3
}

/// Decodes `src` into `dst`; returns the number of bytes written. What else `dst` holds afterwards, and all of it
/// after an error, is unspecified.
///
/// Only the standard alphabet is read; space, tab, line feed, form feed and carriage return are passed over; up to
/// two `=` may close a group that they complete; bits that do not fill a byte are dropped.
///
/// # Errors
///
/// [`ForgivingError`] as `atob` throws. A wrong character wins over a wrong length.
///
/// # Panics
///
/// If `dst` is shorter than [`forgiving_capacity`].
///
/// ```
/// use ferrobuf::core::codec::base64::{ForgivingError, decode_forgiving};
///
/// let mut bytes = [0; 9];
/// assert_eq!(decode_forgiving(b" YW I=\n", &mut bytes), Ok(2));
/// assert_eq!(&bytes[..2], b"ab");
/// assert_eq!(decode_forgiving(b"YW-_", &mut bytes), Err(ForgivingError::InvalidCharacter));
/// assert_eq!(decode_forgiving(b"YWJjZ", &mut bytes), Err(ForgivingError::NotCorrectlyEncoded));
/// ```
pub fn decode_forgiving<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> Result<usize, ForgivingError> {
    assert!(
        dst.len() >= forgiving_capacity(src.len()),
        "room for every result"
    );
    let (digits, padding) = split_padding(src);
    let end = quads::decode::<Forgiving, U>(digits, dst);
    if end.stopped {
        return Err(ForgivingError::InvalidCharacter);
    }
    if end.leftover == 1 {
        return Err(ForgivingError::NotCorrectlyEncoded);
    }
    if padding > 0 && end.leftover + padding != 4 {
        return Err(ForgivingError::InvalidCharacter);
    }
    Ok(end.written)
}

/// Takes up to two `=` from the end, with the white space around them; returns what is before and their number.
fn split_padding<U: CodeUnit>(mut src: &[U]) -> (&[U], usize) {
    let mut padding = 0;
    while let [before @ .., last] = src {
        if last.unit() == u16::from(b'=') && padding < 2 {
            padding += 1;
        } else if Forgiving::class(*last) != SKIP {
            break;
        }
        src = before;
    }
    (src, padding)
}

struct Forgiving;

impl Rules for Forgiving {
    const DIGITS: AsciiMap = quads::digits_of(&CLASSES);
    /// `atob` reads its text in UTF-16, which takes longer, and makes a string of the bytes.
    const IN_PAIRS: bool = false;

    #[inline]
    fn class<U: CodeUnit>(unit: U) -> Class {
        let class = CLASSES[usize::from(unit.low_byte())];
        if unit.unit() > 0xff { STOP } else { class }
    }

    #[inline(always)]
    fn load<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
        clamped_bytes(simd, src)
    }

    #[inline(always)]
    fn load_head<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
        clamped_bytes_head(simd, src)
    }

    #[inline(always)]
    fn stops<S: Simd>(simd: S, bytes: S::Vector, no_digits: u64) -> u64 {
        let mut white_space = 0;
        for &character in WHITE_SPACE {
            white_space |= simd.equal(bytes, simd.splat(character));
        }
        no_digits & !white_space
    }
}

const WHITE_SPACE: &[u8; 5] = b" \t\n\x0c\r";

static CLASSES: [Class; 256] = {
    let mut classes = quads::STANDARD_DIGITS;
    let mut index = 0;
    while index < WHITE_SPACE.len() {
        classes[WHITE_SPACE[index] as usize] = SKIP;
        index += 1;
    }
    classes
};
