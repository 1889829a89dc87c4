//! Hexadecimal: two digits per byte, written in lower case, read in either.

mod decode;
mod encode;

use std::borrow::Cow;

use super::CodeUnit;
use super::output::made;
use crate::core::{Error, Result, arch};

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
    // SAFETY: the kernel writes nothing but bytes.
    let dst = unsafe { arch::room(dst) };
    arch::run(encode::Encode { src, dst });
}

/// Hands the digits of `src` on, which need no allocation where they are few.
///
/// # Errors
///
/// [`Error::OutOfMemory`], [`Error::CapacityOverflow`].
///
/// ```
/// use ferrobuf::core::codec::hex;
///
/// assert_eq!(hex::encode_with(&[0x1f, 0xa0], |text| text.into_owned())?, b"1fa0");
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn encode_with<R>(src: &[u8], body: impl FnOnce(Cow<'_, [u8]>) -> R) -> Result<R> {
    let len = encoded_len(src.len()).ok_or(Error::CapacityOverflow)?;
    // SAFETY: the kernel writes all of it.
    unsafe { made(len, |dst| arch::run(encode::Encode { src, dst }), body) }
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
    arch::run(decode::Decode {
        src: &src[..2 * count],
        dst: &mut dst[..count],
    })
}
