//! One byte, from either end.

/// The offset of the first `byte` in `hay`.
///
/// ```
/// assert_eq!(ferrobuf::core::search::find_byte(b"a.b.c", b'.'), Some(1));
/// ```
#[inline]
#[must_use]
pub fn find_byte(hay: &[u8], byte: u8) -> Option<usize> {
    memchr::memchr(byte, hay)
}

/// The offset of the last `byte` in `hay`.
///
/// ```
/// assert_eq!(ferrobuf::core::search::rfind_byte(b"a.b.c", b'.'), Some(3));
/// ```
#[inline]
#[must_use]
pub fn rfind_byte(hay: &[u8], byte: u8) -> Option<usize> {
    memchr::memrchr(byte, hay)
}
