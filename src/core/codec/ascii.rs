//! ASCII: seven bits per byte.
//!
//! Reading is what is special: native's `ascii` drops the upper bit of every byte. Writing `ascii` is writing
//! [`latin1`](super::latin1).

/// Whether every byte is below 128. True for no bytes at all.
///
/// ```
/// use ferrobuf::core::codec::ascii;
///
/// assert!(ascii::is_ascii(b"plain"));
/// assert!(!ascii::is_ascii("café".as_bytes()));
/// ```
#[must_use]
pub fn is_ascii(src: &[u8]) -> bool {
    src.is_ascii()
}

/// Copies `src` without the upper bit of each byte, as far as `dst` has room.
///
/// ```
/// use ferrobuf::core::codec::ascii;
///
/// let mut text = [0; 3];
/// ascii::mask(&[0xe1, 0x62, 0xe3], &mut text);
/// assert_eq!(&text, b"abc");
/// ```
pub fn mask(src: &[u8], dst: &mut [u8]) {
    for (to, &from) in dst.iter_mut().zip(src) {
        *to = from & 0x7f;
    }
}
