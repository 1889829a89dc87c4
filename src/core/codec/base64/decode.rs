//! Base64 as Buffer reads it: whatever comes, there is a result.

use super::super::CodeUnit;
use super::super::load::{low_bytes, low_bytes_head};
use super::quads::{self, Class, Rules, SKIP, STOP};
use crate::core::arch::{AsciiMap, Simd};

/// The bytes that native's `Buffer.byteLength(string, 'base64')` promises: a bound computed from the length and the
/// padding at the end. [`decode`] writes fewer where there are characters to pass over or `=` in the middle.
///
/// ```
/// use ferrobuf::core::codec::base64::decoded_len_hint;
///
/// assert_eq!(decoded_len_hint(b"YWI="), 2);
/// assert_eq!(decoded_len_hint(b"YW\nI="), 3);
/// ```
#[must_use]
pub fn decoded_len_hint<U: CodeUnit>(src: &[U]) -> usize {
    let padding = src
        .iter()
        .rev()
        .take(2)
        .take_while(|unit| unit.unit() == u16::from(b'='))
        .count();
    let digits = src.len() - padding;
    digits / 4 * 3 + digits % 4 * 3 / 4
}

/// Decodes `src` into `dst`; returns the number of bytes written, and touches nothing beyond them.
///
/// Both alphabets are read, also mixed. `=` ends the text wherever it stands; every other character that is no
/// digit is passed over. Bits that do not fill a byte are dropped. Of a code unit above 255 only the low byte
/// counts, as in native. `dst` may be shorter than the text needs: then it is filled.
///
/// ```
/// use ferrobuf::core::codec::base64::decode;
///
/// let mut bytes = [0; 4];
/// assert_eq!(decode(b" Y!W\nJj =ignored", &mut bytes), 3);
/// assert_eq!(&bytes, b"abc\0");
/// ```
pub fn decode<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> usize {
    quads::decode::<Lenient, U>(src, dst).written
}

struct Lenient;

impl Rules for Lenient {
    const DIGITS: AsciiMap = quads::digits_of(&CLASSES);

    #[inline]
    fn class<U: CodeUnit>(unit: U) -> Class {
        CLASSES[usize::from(unit.low_byte())]
    }

    #[inline(always)]
    fn load<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
        low_bytes(simd, src)
    }

    #[inline(always)]
    fn load_head<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
        low_bytes_head(simd, src)
    }

    #[inline(always)]
    fn stops<S: Simd>(simd: S, bytes: S::Vector, _: u64) -> u64 {
        simd.equal(bytes, simd.splat(b'='))
    }
}

static CLASSES: [Class; 256] = {
    let mut classes = quads::STANDARD_DIGITS;
    let mut byte = 0;
    while byte < 256 {
        if classes[byte] == STOP {
            classes[byte] = SKIP;
        }
        byte += 1;
    }
    classes[b'-' as usize] = classes[b'+' as usize];
    classes[b'_' as usize] = classes[b'/' as usize];
    classes[b'=' as usize] = STOP;
    classes
};
