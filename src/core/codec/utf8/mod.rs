//! UTF-8.
//!
//! Both directions follow the Web's encoder and decoder, as native does: a lone surrogate is written as U+FFFD, and
//! every maximal part of an ill-formed sequence is read as one U+FFFD. A byte order mark is a character like others.

mod decode;
mod encode;

pub use decode::{Decoded, Text, decode, decode_with};
pub(super) use decode::{PART, decode_latin1, decode_units, to_utf16le};
pub(super) use encode::{Source, character, to_utf8};
pub use encode::{encode, encoded_len};

/// What stands for text that cannot be written or read.
pub(super) const REPLACEMENT: u16 = 0xfffd;

/// Whether `src` is well-formed UTF-8. True for no bytes at all.
///
/// ```
/// use ferrobuf::core::codec::utf8;
///
/// assert!(utf8::is_valid("€".as_bytes()));
/// assert!(!utf8::is_valid(&[0xe2, 0x82]));
/// ```
#[must_use]
pub fn is_valid(src: &[u8]) -> bool {
    simdutf8::basic::from_utf8(src).is_ok()
}
