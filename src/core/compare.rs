//! The order and the equality of byte strings.

use std::cmp::Ordering;

/// The order of two byte strings: that of the first bytes that differ, else that of the lengths.
///
/// ```
/// use ferrobuf::core::compare::compare;
/// use std::cmp::Ordering;
///
/// assert_eq!(compare(b"abc", b"abd"), Ordering::Less);
/// assert_eq!(compare(b"\xff", b"\x7f"), Ordering::Greater); // bytes are unsigned
/// assert_eq!(compare(b"ab", b"abc"), Ordering::Less);
/// ```
#[inline]
#[must_use]
pub fn compare(a: &[u8], b: &[u8]) -> Ordering {
    a.cmp(b)
}

/// Whether two byte strings have the same length and the same bytes. Not constant-time: for secrets there is
/// `crypto.timingSafeEqual`.
///
/// ```
/// use ferrobuf::core::compare::equals;
///
/// assert!(equals(b"abc", b"abc"));
/// assert!(!equals(b"abc", b"abcd"));
/// ```
#[inline]
#[must_use]
pub fn equals(a: &[u8], b: &[u8]) -> bool {
    a == b
}
