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

#[cfg(test)]
mod tests {
    use super::{find_byte, rfind_byte};
    use crate::core::{
        naive::bytes as naive,
        testing::{Aligned, Rng},
    };

    #[test]
    fn table() {
        let cases = [
            (b"".as_slice(), 0, None, None),
            (b"a", b'a', Some(0), Some(0)),
            (b"a", b'b', None, None),
            (b"abcabc", b'b', Some(1), Some(4)),
            (b"\x00\xff\x80", 0xff, Some(1), Some(1)),
        ];
        for (hay, byte, first, last) in cases {
            assert_eq!(find_byte(hay, byte), first, "{byte} in {hay:?}");
            assert_eq!(
                rfind_byte(hay, byte),
                last,
                "{byte} in {hay:?}, from the end"
            );
        }
    }

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        let mut rng = Rng::new(1);
        for alignment in 0..64 {
            for len in 0..=300 {
                let hay = Aligned::new(
                    &rng.bytes_of(b"\x00\x7f\x80\xffabcdefghijklmno", len),
                    alignment,
                );
                let byte = rng.bytes_of(b"\x00\xffaz", 1)[0];
                assert_eq!(
                    find_byte(hay.bytes(), byte),
                    naive::find(hay.bytes(), &[byte])
                );
                assert_eq!(
                    rfind_byte(hay.bytes(), byte),
                    naive::rfind(hay.bytes(), &[byte])
                );
            }
        }
    }
}
