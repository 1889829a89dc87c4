//! A run of bytes, from the start.

use memchr::memmem;

/// The offset of the first occurrence of `needle` in `hay`; 0 for an empty needle.
///
/// ```
/// assert_eq!(ferrobuf::core::search::find(b"abcabc", b"ca"), Some(2));
/// assert_eq!(ferrobuf::core::search::find(b"abcabc", b""), Some(0));
/// ```
#[inline]
#[must_use]
pub fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    memmem::find(hay, needle)
}

#[doc(hidden)]
pub fn find_generic(hay: &[u8], needle: &[u8]) -> Option<usize> {
    super::prefilter::search::<u8, super::Forward>(hay, needle)
}
