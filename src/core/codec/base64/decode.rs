//! Base64 as Buffer reads it: whatever comes, there is a result.

use super::super::CodeUnit;
use super::super::load::{low_bytes, low_bytes_head};
use super::quads::{self, Class, Rules, SKIP, STOP};
use crate::core::arch::{AsciiMap, Simd};

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

/// How far [`decode_part`] came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The bytes of whole groups.
    pub written: usize,
    /// The units up to the first digit that belongs to no whole group; `None` when the text or the room has ended.
    pub read: Option<usize>,
}

/// Decodes a part of a longer text as [`decode`] does, so that the next part can begin with the digits that are left
/// over. Their bits, as far as they fill bytes, are written behind what is counted: where no more digits come, they count.
///
/// ```
/// use ferrobuf::core::codec::base64::{Part, decode_part};
///
/// let mut bytes = [0; 8];
/// assert_eq!(decode_part(b"YWJj\r\nZG", &mut bytes), Part { written: 3, read: Some(6) });
/// assert_eq!(decode_part(b"YWJj=", &mut bytes), Part { written: 3, read: None });
/// ```
pub fn decode_part<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> Part {
    let room = dst.len();
    let end = quads::decode::<Lenient, U>(src, dst);
    if end.stopped || end.written == room {
        return Part {
            written: end.written,
            read: None,
        };
    }
    let mut read = src.len();
    let mut left = end.leftover;
    while left > 0 && read > 0 {
        read -= 1;
        left -= usize::from(Lenient::class(src[read]) != SKIP);
    }
    Part {
        written: end.written - end.leftover * 3 / 4,
        read: Some(read),
    }
}

struct Lenient;

impl Rules for Lenient {
    const DIGITS: AsciiMap = quads::digits_of(&CLASSES);
    const IN_PAIRS: bool = true;

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
