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

/// Whether two byte strings have the same length and the same bytes. Not constant-time: for secrets
/// there is `crypto.timingSafeEqual`.
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

#[cfg(test)]
mod tests {
    use std::cmp::Ordering::{self, Equal, Greater, Less};

    use super::{compare, equals};
    use crate::core::naive::bytes as naive;
    use crate::core::testing::{Aligned, Rng};

    #[test]
    fn table() {
        let cases: [(&[u8], &[u8], Ordering); 8] = [
            (b"", b"", Equal),
            (b"", b"a", Less),
            (b"a", b"", Greater),
            (b"abc", b"abc", Equal),
            (b"abc", b"abd", Less),
            (b"b", b"abc", Greater),
            (b"ab", b"abc", Less),
            (b"\x80", b"\x7f", Greater),
        ];
        for (a, b, order) in cases {
            assert_eq!(compare(a, b), order, "{a:?}, {b:?}");
            assert_eq!(equals(a, b), order == Equal, "{a:?}, {b:?}");
        }
    }

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        let mut rng = Rng::new(2);
        for alignment in 0..64 {
            for len in 0..=300 {
                let one = rng.bytes(len);
                let mut other = one.clone();
                match rng.below(4) {
                    0 if len > 0 => other[rng.below(len)] = rng.byte(),
                    1 => other.truncate(rng.below(len + 1)),
                    2 => other.push(rng.byte()),
                    _ => {}
                }
                let (one, other) = (
                    Aligned::new(&one, alignment),
                    Aligned::new(&other, rng.below(64)),
                );
                let (a, b) = (one.bytes(), other.bytes());
                assert_eq!(compare(a, b), naive::compare(a, b), "{a:?}, {b:?}");
                assert_eq!(compare(b, a), naive::compare(b, a), "{b:?}, {a:?}");
                assert_eq!(equals(a, b), naive::compare(a, b).is_eq(), "{a:?}, {b:?}");
            }
        }
    }
}
