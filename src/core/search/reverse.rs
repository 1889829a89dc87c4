//! A run of bytes, from the end.

use super::{Reverse, prefilter, rfind_byte};

/// The offset of the last occurrence of `needle` in `hay`; `hay.len()` for an empty needle.
///
/// ```
/// assert_eq!(ferrobuf::core::search::rfind(b"abcabc", b"ab"), Some(3));
/// assert_eq!(ferrobuf::core::search::rfind(b"abcabc", b""), Some(6));
/// ```
#[must_use]
pub fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    match *needle {
        [] => Some(hay.len()),
        [byte] => rfind_byte(hay, byte),
        _ => prefilter::search::<u8, Reverse>(hay, needle),
    }
}
