//! The first try of a search: look for one rare byte of the needle, as fast as memory can be read.
//!
//! No search is faster while that byte is as rare as was hoped: 16 KiB take 150 ns, with a pair of bytes 360. When it is
//! not, confirming costs more than the scan saves; that is counted, and the rest left to a search that is linear whatever
//! the input.

use std::ops::Range;

use super::Unit;
use super::direction::Direction;
use super::prefilter::confirm;

/// Bytes at either end of the needle among which the rarest is chosen: 0.8 ns each. Both ends, because texts differ where they
/// end: 200 bytes whose last is the only rare one are looked for in 16 KiB in 0.3 µs, not 1.1.
const CHOICE: usize = 8;

/// Steps of confirmation (of 16 bytes) that are free. A byte that is found where no unit begins counts as a step. Each costs
/// 10 ns, which two bytes that are not rare, in 1 KiB, waste for nothing.
const FREE_STEPS: usize = 3;

/// The bytes that must have been scanned for each further step. So all confirmations together cost at most a 32nd of
/// the scan, and one more.
const BYTES_PER_STEP: usize = 512;

/// The offset of the match of `needle` in `hay` that is nearest to the end the direction starts from, among those
/// at multiples of `WIDTH`, of which both lengths are multiples too.
///
/// The needle must not be empty. `rest` searches likewise.
pub(super) fn search<const WIDTH: usize, D: Direction>(
    hay: &[u8],
    needle: &[u8],
    rest: impl Fn(&[u8], &[u8]) -> Option<usize>,
) -> Option<usize> {
    let mut scan = Scan {
        hay,
        needle,
        starts: 0..hay.len().checked_sub(needle.len())? + 1,
    };
    let rarest = scan.rarest_but(None)?;
    if let Outcome::Found(found) = scan.run::<WIDTH, D>(rarest) {
        return found;
    }
    // A byte that is rare in most texts may be everywhere in this one: then the next one has its turn.
    if let Some(second) = scan.rarest_but(Some(needle[rarest]))
        && let Outcome::Found(found) = scan.run::<WIDTH, D>(second)
    {
        return found;
    }
    let start = scan.starts.start.next_multiple_of(WIDTH);
    let left = hay.get(start..scan.starts.end - 1 + needle.len())?;
    rest(left, needle).map(|found| start + found)
}

/// How a scan for one byte ended.
enum Outcome {
    /// With the answer.
    Found(Option<usize>),
    /// It cost too much.
    GivenUp,
}

/// A search under way.
struct Scan<'a> {
    hay: &'a [u8],
    needle: &'a [u8],
    /// Where the match may begin. Not empty.
    starts: Range<usize>,
}

impl Scan<'_> {
    /// Where in the needle its rarest byte stands, other than `except`.
    fn rarest_but(&self, except: Option<u8>) -> Option<usize> {
        let len = self.needle.len();
        let head = len.min(CHOICE);
        let tail = len.saturating_sub(CHOICE).max(head);
        let mut best = None;
        let mut least = u8::MAX;
        for at in (0..head).chain(tail..len) {
            let byte = self.needle[at];
            let rank = byte.commonness();
            if rank < least && Some(byte) != except {
                (best, least) = (Some(at), rank);
            }
        }
        best
    }

    /// Looks for the byte at `at` of the needle, and rules out starts.
    fn run<const WIDTH: usize, D: Direction>(&mut self, at: usize) -> Outcome {
        let (hay, needle, byte) = (self.hay, self.needle, self.needle[at]);
        let all = self.starts.len();
        let mut steps = 0;
        loop {
            let Range { start, end } = self.starts;
            let Some(hit) = D::find_byte(&hay[start + at..end + at], byte) else {
                return Outcome::Found(None);
            };
            let hit = start + hit;
            if hit % WIDTH != 0 {
                steps += 1;
            } else if confirm(&hay[hit..hit + needle.len()], needle, &mut steps) {
                return Outcome::Found(Some(hit));
            }
            let left = D::without(start..end, hit);
            if left.is_empty() {
                return Outcome::Found(None);
            }
            self.starts = left;
            if steps > FREE_STEPS && steps * BYTES_PER_STEP > all - self.starts.len() {
                return Outcome::GivenUp;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{BYTES_PER_STEP, FREE_STEPS, Outcome, Scan, search};
    use crate::core::naive::bytes as naive;
    use crate::core::search::sweep::{evil, sweep};
    use crate::core::search::{Forward, Reverse};

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        sweep(|hay, needle| {
            if !needle.is_empty() {
                let first = search::<1, Forward>(hay, needle, naive::find);
                assert_eq!(first, naive::find(hay, needle), "{needle:?} in {hay:?}");
                let last = search::<1, Reverse>(hay, needle, naive::rfind);
                assert_eq!(last, naive::rfind(hay, needle), "{needle:?} in {hay:?}");
            }
            let (hay, needle) = (&hay[..hay.len() & !1], &needle[..needle.len() & !1]);
            if !needle.is_empty() {
                let first = search::<2, Forward>(hay, needle, naive::find_wide);
                assert_eq!(
                    first,
                    naive::find_wide(hay, needle),
                    "{needle:?} in {hay:?}"
                );
                let last = search::<2, Reverse>(hay, needle, naive::rfind_wide);
                assert_eq!(
                    last,
                    naive::rfind_wide(hay, needle),
                    "{needle:?} in {hay:?}"
                );
            }
        });
    }

    /// The match lies behind what made the search give up.
    #[test]
    fn finds_what_the_rest_is_left_with() {
        for (name, mut hay, needle) in evil(5_000, 400) {
            for at in [0, 2_344, 5_000 - needle.len()] {
                hay[at..at + needle.len()].copy_from_slice(&needle);
                let first = search::<1, Forward>(&hay, &needle, naive::find);
                assert_eq!(first, naive::find(&hay, &needle), "{name}");
                let last = search::<1, Reverse>(&hay, &needle, naive::rfind);
                assert_eq!(last, naive::rfind(&hay, &needle), "{name}");
                let even = &needle[..needle.len() & !1];
                let first = search::<2, Forward>(&hay, even, naive::find_wide);
                assert_eq!(first, naive::find_wide(&hay, even), "{name}");
                let last = search::<2, Reverse>(&hay, even, naive::rfind_wide);
                assert_eq!(last, naive::rfind_wide(&hay, even), "{name}");
            }
        }
    }

    /// A needle that is told from the hits of a scan in its first step, or in its second.
    const NEEDLE: [u8; 32] = {
        let mut needle = [b'a'; 32];
        needle[0] = b'z';
        needle[31] = b'b';
        needle
    };
    const ONE_STEP: &[u8] = b"zb";
    const TWO_STEPS: &[u8] = b"zaaaaaaaaaaaaaaaa";

    /// How much of a haystack a scan has ruled out when it gave up, with a hit at the end of every `spacing` bytes.
    fn given_up_at<const WIDTH: usize>(hit: &[u8], spacing: usize) -> Option<usize> {
        let mut hay = vec![b'.'; 40_000];
        for at in (spacing - 1..hay.len() - hit.len()).step_by(spacing) {
            hay[at..at + hit.len()].copy_from_slice(hit);
        }
        let starts = 0..hay.len() - NEEDLE.len() + 1;
        let all = starts.len();
        let mut scan = Scan {
            hay: &hay,
            needle: &NEEDLE,
            starts,
        };
        match scan.run::<WIDTH, Forward>(0) {
            Outcome::Found(found) => {
                assert_eq!(found, None);
                None
            }
            Outcome::GivenUp => Some(all - scan.starts.len()),
        }
    }

    /// After the free steps, at the first one for which less than [`BYTES_PER_STEP`] have been scanned.
    #[test]
    fn gives_up_when_the_steps_are_too_many() {
        let soon = (FREE_STEPS + 1) * 100;
        assert_eq!(given_up_at::<1>(ONE_STEP, 100), Some(soon));
        assert_eq!(
            given_up_at::<2>(ONE_STEP, 100),
            Some(soon),
            "hits between units"
        );
        let least = BYTES_PER_STEP;
        assert_eq!(given_up_at::<1>(ONE_STEP, least), None);
        assert_eq!(given_up_at::<2>(ONE_STEP, least), None);
        assert_eq!(
            given_up_at::<1>(ONE_STEP, least - 1),
            Some((FREE_STEPS + 1) * (least - 1))
        );
        assert_eq!(given_up_at::<1>(TWO_STEPS, 2 * least), None);
        assert_eq!(
            given_up_at::<1>(TWO_STEPS, 2 * least - 1),
            Some((FREE_STEPS / 2 + 1) * (2 * least - 1))
        );
    }

    /// A confirmation that costs as much as it can is worth more than the free steps: the first one ends the scan.
    #[test]
    fn gives_up_soon() {
        for (name, hay, needle) in evil(100_000, 4_000) {
            let left = Cell::new(None);
            search::<1, Forward>(&hay, &needle, |rest, needle| {
                left.set(Some(rest.len()));
                naive::find(&rest[..needle.len()], needle)
            });
            // A needle with a byte that stands nowhere else is not confirmed even once.
            match left.get() {
                Some(left) => assert!(left > hay.len() / 2, "{name}: {left} left"),
                None => assert!(needle.iter().any(|byte| !hay.contains(byte)), "{name}"),
            }
        }
    }
}
