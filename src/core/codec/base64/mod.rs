//! Base64 and base64url.
//!
//! Decoding has rules of its own, which no crate has: [`decode`] reads as Buffer does (nothing is an error),
//! [`decode_forgiving`] as `atob` does (the Web's forgiving-base64).
//!
//! ```
//! use ferrobuf::core::codec::base64::{self, Alphabet};
//!
//! let mut text = [0; 4];
//! base64::encode(&[0xfb, 0xff], &mut text, Alphabet::Standard);
//! assert_eq!(&text, b"+/8=");
//!
//! let mut bytes = [0; 2];
//! assert_eq!(base64::decode(b"-_\n8=", &mut bytes), 2);
//! assert_eq!(bytes, [0xfb, 0xff]);
//! ```

mod decode;
mod encode;
mod forgiving;
mod quads;
mod vectors;

pub use decode::{Part, decode, decode_part};
pub use forgiving::{ForgivingError, decode_forgiving, forgiving_capacity};

use std::borrow::Cow;
use std::mem::MaybeUninit;

use super::output::made;
use crate::core::{Error, Result, arch};

/// Which characters stand for 62 and 63, and whether the end is padded. Only encoding asks: decoding takes both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// `+` and `/`, padded with `=` to a multiple of four: native's `base64`.
    Standard,
    /// `-` and `_`, not padded: native's `base64url`.
    UrlSafe,
}

/// The characters of `n` bytes, or `None` where their number is no `usize`.
///
/// ```
/// use ferrobuf::core::codec::base64::{Alphabet, encoded_len};
///
/// assert_eq!(encoded_len(4, Alphabet::Standard), Some(8));
/// assert_eq!(encoded_len(4, Alphabet::UrlSafe), Some(6));
/// assert_eq!(encoded_len(usize::MAX, Alphabet::Standard), None);
/// ```
#[must_use]
pub fn encoded_len(n: usize, alphabet: Alphabet) -> Option<usize> {
    match alphabet {
        Alphabet::Standard => n.div_ceil(3).checked_mul(4),
        Alphabet::UrlSafe => (n / 3).checked_mul(4)?.checked_add((n % 3 * 4).div_ceil(3)),
    }
}

/// Writes `src` as base64.
///
/// # Panics
///
/// If `dst` is not exactly [`encoded_len`] long.
///
/// ```
/// use ferrobuf::core::codec::base64::{self, Alphabet};
///
/// let mut text = [0; 2];
/// base64::encode(b"a", &mut text, Alphabet::UrlSafe);
/// assert_eq!(&text, b"YQ");
/// ```
pub fn encode(src: &[u8], dst: &mut [u8], alphabet: Alphabet) {
    assert!(
        encoded_len(src.len(), alphabet) == Some(dst.len()),
        "as many characters as the bytes need"
    );
    // SAFETY: nothing but bytes is written.
    write(src, unsafe { arch::room(dst) }, alphabet);
}

/// Hands the characters of `src` on, which need no allocation where they are few.
///
/// # Errors
///
/// [`Error::OutOfMemory`], [`Error::CapacityOverflow`].
///
/// ```
/// use ferrobuf::core::codec::base64::{self, Alphabet};
///
/// assert_eq!(base64::encode_with(b"a", Alphabet::Standard, |text| text.into_owned())?, b"YQ==");
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn encode_with<R>(
    src: &[u8],
    alphabet: Alphabet,
    body: impl FnOnce(Cow<'_, [u8]>) -> R,
) -> Result<R> {
    let len = encoded_len(src.len(), alphabet).ok_or(Error::CapacityOverflow)?;
    // SAFETY: all of it is written.
    unsafe { made(len, |dst| write(src, dst, alphabet), body) }
}

/// Writes all of `dst`, which is [`encoded_len`] long.
fn write(src: &[u8], dst: &mut [MaybeUninit<u8>], alphabet: Alphabet) {
    let unpadded = src.len() / 3 * 4 + (src.len() % 3 * 4).div_ceil(3);
    let (dst, padding) = dst.split_at_mut(unpadded);
    arch::run(encode::Encode { src, dst, alphabet });
    padding.fill(MaybeUninit::new(b'='));
}
