//! A run of 16-bit units (UTF-16 text), from either end.
//!
//! ```
//! use ferrobuf::core::search::wide;
//!
//! // "abab": the bytes 62 00 61 stand at 2 only as units "b", "a"
//! let hay = b"a\0b\0a\0b\0";
//! assert_eq!(wide::find(hay, b"b\0a\0"), Some(2));
//! assert_eq!(wide::rfind(hay, b"b\0"), Some(6));
//! // the bytes 00 62 stand at 1, which is the middle of a unit
//! assert_eq!(wide::find(hay, b"\0b"), None);
//! ```
//!
//! Units stand at even offsets from the start of the haystack. Neither operand need be aligned in
//! memory. A last odd byte, of either operand, belongs to no unit and is ignored; offsets are in
//! bytes.

use super::forward::SHORT_HAY;
use super::{Direction, Forward, Reverse, prefilter, rarest};

/// The byte offset of the first occurrence of the units of `needle` in those of `hay`; 0 when the
/// needle has no whole unit.
///
/// ```
/// assert_eq!(ferrobuf::core::search::wide::find(b"a\0b\0", b"b\0"), Some(2));
/// ```
#[must_use]
pub fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let (hay, needle) = (units(hay), units(needle));
    if needle.is_empty() {
        return Some(0);
    }
    search::<Forward>(hay, needle)
}

/// The byte offset of the last occurrence of the units of `needle` in those of `hay`; the end of
/// the last whole unit of `hay` when the needle has none.
///
/// ```
/// assert_eq!(ferrobuf::core::search::wide::rfind(b"b\0b\0", b"b\0"), Some(2));
/// ```
#[must_use]
pub fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let (hay, needle) = (units(hay), units(needle));
    if needle.is_empty() {
        return Some(bytes(hay.len()));
    }
    search::<Reverse>(hay, needle)
}

fn search<D: Direction>(hay: &[[u8; 2]], needle: &[[u8; 2]]) -> Option<usize> {
    let by_pair = |hay: &[u8], needle: &[u8]| {
        prefilter::search::<[u8; 2], D>(units(hay), units(needle)).map(bytes)
    };
    let (hay, needle) = (hay.as_flattened(), needle.as_flattened());
    if hay.len() <= SHORT_HAY {
        by_pair(hay, needle)
    } else {
        rarest::search::<2, D>(hay, needle, by_pair)
    }
}

/// The whole units of `bytes`, as pairs of bytes: no alignment asked, no byte order implied.
fn units(bytes: &[u8]) -> &[[u8; 2]] {
    bytes.as_chunks().0
}

/// The byte offset of unit `index`. It cannot overflow: the unit lies in a slice of bytes.
fn bytes(index: usize) -> usize {
    index * 2
}

#[cfg(test)]
mod tests {
    use super::{find, rfind};
    use crate::core::naive::bytes as naive;
    use crate::core::search::sweep::sweep;

    #[test]
    fn table() {
        let cases = [
            (b"".as_slice(), b"".as_slice(), Some(0), Some(0)),
            (b"abcde", b"", Some(0), Some(4)),
            // Half a unit is none.
            (b"abcde", b"a", Some(0), Some(4)),
            (b"a", b"ab", None, None),
            (b"abcd", b"cd", Some(2), Some(2)),
            // Between units there is nothing to find.
            (b"abcd", b"bc", None, None),
            (b"xabab", b"ab", None, None),
            (b"ababab", b"abab", Some(0), Some(2)),
            // The odd byte of either operand is not looked at.
            (b"ababc", b"abx", Some(0), Some(2)),
            (b"\x01\x00\x00\x01", b"\x00\x01", Some(2), Some(2)),
        ];
        for (hay, needle, first, last) in cases {
            assert_eq!(find(hay, needle), first, "{needle:?} in {hay:?}");
            assert_eq!(
                rfind(hay, needle),
                last,
                "{needle:?} in {hay:?}, from the end"
            );
        }
    }

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        sweep(|hay, needle| {
            assert_eq!(
                find(hay, needle),
                naive::find_wide(hay, needle),
                "{needle:?} in {hay:?}"
            );
            assert_eq!(
                rfind(hay, needle),
                naive::rfind_wide(hay, needle),
                "{needle:?} in {hay:?}"
            );
        });
    }
}
