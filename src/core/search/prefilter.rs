//! The quick search: look for two rare units of the needle at their distance, confirm where both
//! stand.
//!
//! The scan for the pair works on blocks and is vectorised by the compiler; it runs at memory speed
//! as long as few places look right. Confirming is what can go quadratic (a haystack of `a`, a
//! needle of `a`), so its cost is counted, and once it outweighs the scan the rest is left to
//! [`two_way`], which is linear whatever the input.

use std::array;

use super::{Direction, Unit, two_way};
#[cfg(target_arch = "x86_64")]
use crate::core::arch::has_avx2;

/// Positions that are looked at together while nothing is found. A search of 64 KiB takes 2.0, 1.3,
/// 1.1 µs with 64, 128, 256; one with a false candidate every 100 bytes 10.3, 12.2, 13.8 µs.
const BLOCK: usize = 128;

/// Up to so many positions, the ends of the needle are looked for instead of its rarest units: a
/// needle of 22 bytes in 200 is found or not in 20 ns, with the choice in 58.
const SHORT_SCAN: usize = 256;

/// Positions per unit of the needle that is considered for the rarest. A unit takes 0.8 ns, this
/// many positions 0.7 to 1.3 ns, so that choosing never costs more than the scan it serves.
const POSITIONS_PER_CHOICE: usize = 32;

/// Units that are compared in one step of a confirmation, the unit of its cost.
pub(super) const STRIDE: usize = 16;

/// Steps of confirmation that each block of the scan may cost on average: as many units as the
/// block has, so that confirming at most doubles the work. (2 and 32 measure the same: what exceeds
/// one of them by far exceeds them all.)
const STEPS_PER_BLOCK: usize = BLOCK / STRIDE;

/// Steps that are free: a few false candidates at the start say nothing yet. It is small against
/// the 1 µs that the two-way algorithm takes for the same 1,024 units.
const GRACE: usize = 64;

/// The offset of the match of `needle` in `hay` that is nearest to the end the direction starts
/// from.
///
/// The needle must not be empty.
pub(super) fn search<T: Unit, D: Direction>(hay: &[T], needle: &[T]) -> Option<usize> {
    #[cfg(target_arch = "x86_64")]
    if has_avx2() {
        // SAFETY: the CPU has AVX2.
        return unsafe { search_avx2::<T, D>(hay, needle) };
    }
    scan::<T, D>(hay, needle)
}

/// The same code with wider vectors.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn search_avx2<T: Unit, D: Direction>(hay: &[T], needle: &[T]) -> Option<usize> {
    scan::<T, D>(hay, needle)
}

#[expect(
    clippy::inline_always,
    reason = "it is compiled once per instruction set"
)]
#[inline(always)]
fn scan<T: Unit, D: Direction>(hay: &[T], needle: &[T]) -> Option<usize> {
    let positions = hay.len().checked_sub(needle.len())? + 1;
    if positions < T::LANES {
        return scan_few::<T, D>(hay, needle, positions);
    }
    let pair = if positions <= SHORT_SCAN {
        Pair::of_ends(needle)
    } else {
        Pair::of_rarest(needle, positions / POSITIONS_PER_CHOICE)
    };
    let mut done = 0;
    let mut allowance = GRACE;
    while done < positions {
        let len = BLOCK.min(positions - done);
        if len < BLOCK || pair.in_block(hay, D::base(positions, done, BLOCK)) {
            let mut steps = 0;
            let mut window = done;
            while window < done + len {
                // The last window may reach back over positions that were ruled out before.
                let base = D::base(positions, window.min(positions - T::LANES), T::LANES);
                let mut hits = pair.in_window(hay, base);
                while let Some(bit) = D::next_bit(hits) {
                    let at = base + bit as usize / T::BITS;
                    if confirm(&hay[at..at + needle.len()], needle, &mut steps) {
                        return Some(at);
                    }
                    hits ^= 1 << bit;
                }
                window += T::LANES;
            }
            if steps > allowance {
                let left = positions - done;
                let start = D::base(positions, done, left);
                let rest = &hay[start..start + left + needle.len() - 1];
                return two_way::search::<T, D>(rest, needle).map(|at| start + at);
            }
            allowance -= steps;
        }
        allowance += STEPS_PER_BLOCK;
        done += len;
    }
    None
}

/// [`scan`] of fewer positions than a window has, one by one.
#[inline]
fn scan_few<T: Unit, D: Direction>(hay: &[T], needle: &[T], positions: usize) -> Option<usize> {
    let first = needle.first()?;
    let starts = &hay[..positions];
    (0..positions)
        .map(|index| D::nth(positions, index))
        .find(|&at| starts[at] == *first && &hay[at..at + needle.len()] == needle)
}

/// Two units of the needle and where they stand in it.
struct Pair<T> {
    first: T,
    second: T,
    first_at: usize,
    second_at: usize,
    /// The two units in every lane.
    first_lanes: u128,
    second_lanes: u128,
}

impl<T: Unit> Pair<T> {
    fn new(needle: &[T], first_at: usize, second_at: usize) -> Self {
        let (first, second) = (needle[first_at], needle[second_at]);
        let (first_lanes, second_lanes) = (first.splat(), second.splat());
        Self {
            first,
            second,
            first_at,
            second_at,
            first_lanes,
            second_lanes,
        }
    }

    /// The units at the ends.
    fn of_ends(needle: &[T]) -> Self {
        Self::new(needle, 0, needle.len() - 1)
    }

    /// The two rarest of the needle's first `limit` units; of a single unit, that one twice.
    fn of_rarest(needle: &[T], limit: usize) -> Self {
        let window = &needle[..needle.len().min(limit)];
        let (mut rarest, mut second) = (0, window.len() - 1);
        let (mut rarest_rank, mut second_rank) = (u8::MAX, u8::MAX);
        for (index, unit) in window.iter().enumerate() {
            let rank = unit.commonness();
            if rank < rarest_rank {
                (second, second_rank) = (rarest, rarest_rank);
                (rarest, rarest_rank) = (index, rank);
            } else if rank < second_rank {
                (second, second_rank) = (index, rank);
            }
        }
        Self::new(needle, rarest, second)
    }

    /// Whether any of the [`BLOCK`] positions from `base` has both units.
    #[expect(
        clippy::inline_always,
        reason = "it must have the caller's instruction set"
    )]
    #[inline(always)]
    fn in_block(&self, hay: &[T], base: usize) -> bool {
        self.compare::<BLOCK>(hay, base)
            .iter()
            .fold(0, |any, one| any | one)
            != 0
    }

    /// Which of the [`Unit::LANES`] positions from `base` have both units: one bit in the lane of
    /// each.
    #[inline]
    fn in_window(&self, hay: &[T], base: usize) -> u128 {
        let first = T::load(&hay[base + self.first_at..]);
        let second = T::load(&hay[base + self.second_at..]);
        T::zero_lanes((first ^ self.first_lanes) | (second ^ self.second_lanes))
    }

    /// For each of the `N` positions from `base`, 1 where both units stand. The fixed length, and
    /// `&` instead of `&&`, which would stop early, are what lets the compiler compare whole
    /// vectors.
    #[expect(
        clippy::inline_always,
        reason = "it must have the caller's instruction set"
    )]
    #[inline(always)]
    fn compare<const N: usize>(&self, hay: &[T], base: usize) -> [u8; N] {
        let first = hay[base + self.first_at..].first_chunk::<N>();
        let second = hay[base + self.second_at..].first_chunk::<N>();
        let (Some(first), Some(second)) = (first, second) else {
            return [0; N];
        };
        array::from_fn(|n| u8::from(first[n] == self.first) & u8::from(second[n] == self.second))
    }
}

/// The most comparisons of units that [`search`] may take for a haystack and a needle of these lengths. Choosing compares
/// nothing. The scan compares 2 per position, confirmations are allowed 1 and the grace, and one block may confirm in vain at
/// every position before it is given up (the last window reaches back over some); then comes two-way.
#[cfg(any(test, fuzzing))]
pub(super) fn most_comparisons(hay: usize, needle: usize) -> usize {
    let vain = BLOCK + u8::LANES;
    3 * hay + GRACE * STRIDE + vain * needle + two_way::most_comparisons(hay, needle)
}

/// Whether two runs of the same length are equal, with the steps that it took to tell.
pub(super) fn confirm<T: Unit>(candidate: &[T], needle: &[T], steps: &mut usize) -> bool {
    candidate
        .chunks(STRIDE)
        .zip(needle.chunks(STRIDE))
        .all(|(a, b)| {
            *steps += 1;
            a == b
        })
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, SHORT_SCAN, most_comparisons, search};
    use crate::core::naive::bytes as naive;
    use crate::core::search::counted::{Counted, comparisons};
    use crate::core::search::sweep::{evil, sweep};
    use crate::core::search::{Forward, Reverse};

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        sweep(|hay, needle| {
            if !needle.is_empty() {
                let first = naive::find(hay, needle);
                assert_eq!(
                    search::<u8, Forward>(hay, needle),
                    first,
                    "{needle:?} in {hay:?}"
                );
                let last = naive::rfind(hay, needle);
                assert_eq!(
                    search::<u8, Reverse>(hay, needle),
                    last,
                    "{needle:?} in {hay:?}"
                );
            }
        });
    }

    /// One match, in every place around the limits of windows and blocks.
    #[test]
    fn finds_a_match_at_every_position() {
        for needle in [b"xy".as_slice(), b"x....y"] {
            for positions in [
                1,
                15,
                16,
                17,
                SHORT_SCAN,
                SHORT_SCAN + 1,
                BLOCK,
                BLOCK + 1,
                3 * BLOCK + 5,
            ] {
                let hay = vec![b'.'; positions + needle.len() - 1];
                for at in 0..positions {
                    let mut hay = hay.clone();
                    hay[at..at + needle.len()].copy_from_slice(needle);
                    assert_eq!(
                        search::<u8, Forward>(&hay, needle),
                        Some(at),
                        "of {positions}"
                    );
                    assert_eq!(
                        search::<u8, Reverse>(&hay, needle),
                        Some(at),
                        "of {positions}"
                    );
                }
                assert_eq!(search::<u8, Forward>(&hay, needle), None);
                assert_eq!(search::<u8, Reverse>(&hay, needle), None);
            }
        }
    }

    /// The match lies behind what made the search give up its quick way.
    #[test]
    fn finds_what_the_fallback_is_left_with() {
        for (name, mut hay, needle) in evil(5_000, 400) {
            for at in [0, 2_345, 5_000 - needle.len()] {
                hay[at..at + needle.len()].copy_from_slice(&needle);
                let first = search::<u8, Forward>(&hay, &needle);
                assert_eq!(first, naive::find(&hay, &needle), "{name}");
                let last = search::<u8, Reverse>(&hay, &needle);
                assert_eq!(last, naive::rfind(&hay, &needle), "{name}");
            }
        }
    }

    /// Runs of `a`, each a little longer than the one before: what may be spent is spent slowly, and only once.
    #[test]
    fn growing_costs_are_noticed() {
        let (n, m) = (65_536, 2_500);
        let mut needle = vec![b'a'; m];
        needle[m - 1] = b'b';
        let mut hay = Vec::new();
        let mut run = 8;
        while hay.len() < n {
            hay.resize(hay.len() + run, b'a');
            hay.resize(hay.len() + 3 * run, b'.');
            run = (run + run / 8).min(m - 2);
        }
        hay.truncate(n);
        let bound = most_comparisons(n, m);
        let needle = Counted::of(&needle);
        let forward = comparisons(|| search::<Counted, Forward>(&Counted::of(&hay), &needle));
        hay.reverse();
        let reverse = comparisons(|| search::<Counted, Reverse>(&Counted::of(&hay), &needle));
        assert!(
            forward <= bound && reverse <= bound,
            "{forward}, {reverse} > {bound}"
        );
    }

    #[test]
    fn compares_a_linear_number_of_times() {
        let (n, m) = (20_000, 1_000);
        for (name, hay, needle) in evil(n, m) {
            let (hay, needle) = (Counted::of(&hay), Counted::of(&needle));
            let forward = comparisons(|| search::<Counted, Forward>(&hay, &needle));
            let reverse = comparisons(|| search::<Counted, Reverse>(&hay, &needle));
            let bound = most_comparisons(n, m);
            assert!(
                forward <= bound && reverse <= bound,
                "{name}: {forward}, {reverse} > {bound}"
            );
        }
    }
}
