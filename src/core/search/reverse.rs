//! A run of bytes, from the end.

use super::forward::SHORT_HAY;
use super::{Reverse, prefilter, rarest, rfind_byte};

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
        _ if hay.len() <= SHORT_HAY => prefilter::search::<u8, Reverse>(hay, needle),
        _ => rarest::search::<1, Reverse>(hay, needle, prefilter::search::<u8, Reverse>),
    }
}

#[cfg(test)]
mod tests {
    use super::rfind;
    use crate::core::naive::bytes as naive;
    use crate::core::search::sweep::sweep;

    #[test]
    fn table() {
        let cases: [(&[u8], &[u8], Option<usize>); 8] = [
            (b"", b"", Some(0)),
            (b"abc", b"", Some(3)),
            (b"", b"a", None),
            (b"ab", b"abc", None),
            (b"abc", b"abc", Some(0)),
            (b"abab", b"ab", Some(2)),
            (b"aaa", b"aa", Some(1)),
            (b"mississippi", b"issi", Some(4)),
        ];
        for (hay, needle, expected) in cases {
            assert_eq!(rfind(hay, needle), expected, "{needle:?} in {hay:?}");
        }
    }

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        sweep(|hay, needle| {
            assert_eq!(
                rfind(hay, needle),
                naive::rfind(hay, needle),
                "{needle:?} in {hay:?}"
            );
        });
    }
}
