//! A run of bytes, from the start.

use memchr::memmem;

use super::{Forward, find_byte, prefilter, rarest};

/// Up to so many bytes, building a `memmem` searcher (it studies the whole needle) costs more than
/// it saves; nor is there anything to gain from a search for one byte. Needles of 2, 14, 21 and 22 bytes in text, memmem / ours: haystack of 256 bytes 41-85
/// / 31-32 ns, of 512 bytes 44-89 / 38-105 ns, of 1 KiB 54-106 / 54-107 ns; of 64 KiB 1.2-2.1 /
/// 1.2-12 µs.
pub(super) const SHORT_HAY: usize = 512;

/// The offset of the first occurrence of `needle` in `hay`; 0 for an empty needle.
///
/// ```
/// assert_eq!(ferrobuf::core::search::find(b"abcabc", b"ca"), Some(2));
/// assert_eq!(ferrobuf::core::search::find(b"abcabc", b""), Some(0));
/// ```
#[must_use]
pub fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    match *needle {
        [] => Some(0),
        [byte] => find_byte(hay, byte),
        _ if hay.len() <= SHORT_HAY => prefilter::search::<u8, Forward>(hay, needle),
        _ => rarest::search::<1, Forward>(hay, needle, memmem::find),
    }
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;
    use std::time::{Duration, Instant};

    use super::{SHORT_HAY, find};
    use crate::core::naive::bytes as naive;
    use crate::core::search::sweep::{evil, sweep};

    #[test]
    fn table() {
        let cases: [(&[u8], &[u8], Option<usize>); 9] = [
            (b"", b"", Some(0)),
            (b"abc", b"", Some(0)),
            (b"", b"a", None),
            (b"ab", b"abc", None),
            (b"abc", b"abc", Some(0)),
            (b"aab", b"ab", Some(1)),
            (b"abcabc", b"c", Some(2)),
            (b"\x00\x00\xff\x00", b"\xff\x00", Some(2)),
            (b"mississippi", b"issip", Some(4)),
        ];
        for (hay, needle, expected) in cases {
            assert_eq!(find(hay, needle), expected, "{needle:?} in {hay:?}");
        }
    }

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        sweep(|hay, needle| {
            assert_eq!(
                find(hay, needle),
                naive::find(hay, needle),
                "{needle:?} in {hay:?}"
            );
        });
    }

    #[test]
    fn the_two_algorithms_meet_at_the_threshold() {
        for len in SHORT_HAY - 2..=SHORT_HAY + 2 {
            let mut hay = vec![b'.'; len];
            hay[len - 3..].copy_from_slice(b"end");
            assert_eq!(find(&hay, b"end"), Some(len - 3));
            assert_eq!(find(&hay, b"ends"), None);
        }
    }

    /// The search is memchr's, so comparisons cannot be counted. The operands grow by 16: the time
    /// of a linear search does too (by up to 3 times that for the Fibonacci words, whose periods
    /// change), that of a quadratic one by 256. The best of several rounds is taken because the
    /// machine has other work. Needles are long enough that `memmem`, which studies the first 255
    /// bytes, chooses alike for both sizes.
    #[test]
    #[ignore = "measures time: to be run alone"]
    fn takes_linear_time() {
        let (n, m) = (32 << 10, 1_000);
        for (small, large) in evil(n, m).iter().zip(evil(16 * n, 16 * m)) {
            let time = |hay: &[u8], needle: &[u8]| {
                let round = || {
                    let start = Instant::now();
                    black_box(find(black_box(hay), black_box(needle)));
                    start.elapsed()
                };
                (0..5).map(|_| round()).min().expect("there are rounds")
            };
            let (fast, slow) = (time(&small.1, &small.2), time(&large.1, &large.2));
            // Below this, it is the clock that is measured.
            let floor = Duration::from_micros(50);
            assert!(
                slow < 80 * fast.max(floor),
                "{}: {fast:?}, 16 times as much {slow:?}",
                small.0
            );
        }
    }
}
