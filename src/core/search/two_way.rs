//! The two-way algorithm of Crochemore and Perrin: linear time, constant space, any input.
//!
//! The needle is cut where its local period is its period. The right part is compared first, left
//! to right; a mismatch after k units rules out k + 1 positions. Then the left part; a mismatch
//! there rules out a whole period. Both directions are the same code: the reverse search reads both
//! operands from their ends.

use std::marker::PhantomData;

use super::{Direction, Unit};

/// The offset of the match of `needle` in `hay` that is nearest to the end the direction starts
/// from.
pub(super) fn search<T: Unit, D: Direction>(hay: &[T], needle: &[T]) -> Option<usize> {
    let view = View::<T, D>::new(hay);
    let at = first_match(&view, &View::new(needle))?;
    Some(D::base(hay.len(), at, needle.len()))
}

/// A slice that is read from the end the search starts at.
struct View<'a, T, D> {
    units: &'a [T],
    direction: PhantomData<D>,
}

impl<'a, T: Unit, D: Direction> View<'a, T, D> {
    fn new(units: &'a [T]) -> Self {
        Self {
            units,
            direction: PhantomData,
        }
    }

    fn len(&self) -> usize {
        self.units.len()
    }

    #[inline]
    fn at(&self, index: usize) -> T {
        self.units[D::nth(self.units.len(), index)]
    }
}

/// Every index below follows from the lengths alone: `cut + period <= needle.len()` because of how
/// [`maximal_suffix`] counts, and a position only grows. So operands that change meanwhile cannot
/// cause a panic or an endless loop.
fn first_match<T: Unit, D: Direction>(hay: &View<T, D>, needle: &View<T, D>) -> Option<usize> {
    let len = needle.len();
    let (cut, period) = factorize(needle);
    let periodic = (0..cut).all(|index| needle.at(index) == needle.at(index + period));
    // When the whole needle has this period, a shift by it leaves a known prefix, which need not be
    // compared again: the linear bound counts on that. Otherwise the true period is longer than
    // either part.
    let shift = if periodic {
        period
    } else {
        cut.max(len - cut) + 1
    };
    let remembered = if periodic { len - period } else { 0 };

    let mut position = 0;
    let mut known = 0;
    while position + len <= hay.len() {
        let mut right = cut.max(known);
        while right < len && needle.at(right) == hay.at(position + right) {
            right += 1;
        }
        if right < len {
            position += right - cut + 1;
            known = 0;
            continue;
        }
        let mut left = cut;
        while left > known && needle.at(left - 1) == hay.at(position + left - 1) {
            left -= 1;
        }
        if left <= known {
            return Some(position);
        }
        position += shift;
        known = remembered;
    }
    None
}

/// A critical position of the needle, and the period of what follows it.
fn factorize<T: Unit, D: Direction>(needle: &View<T, D>) -> (usize, usize) {
    let ascending = maximal_suffix(needle, |a, b| a < b);
    let descending = maximal_suffix(needle, |a, b| a > b);
    if ascending.0 > descending.0 {
        ascending
    } else {
        descending
    }
}

/// Where the suffix that is greatest in the order `less` starts, and its period.
fn maximal_suffix<T: Unit, D: Direction>(
    needle: &View<T, D>,
    less: impl Fn(T, T) -> bool,
) -> (usize, usize) {
    let mut start = 0;
    let mut period = 1;
    let mut rival = 1;
    let mut same = 0;
    while rival + same < needle.len() {
        let ours = needle.at(start + same);
        let theirs = needle.at(rival + same);
        if ours == theirs {
            same += 1;
            if same == period {
                rival += period;
                same = 0;
            }
        } else if less(theirs, ours) {
            rival += same + 1;
            same = 0;
            period = rival - start;
        } else {
            start = rival;
            rival += 1;
            same = 0;
            period = 1;
        }
    }
    (start, period)
}

/// The most comparisons of units that [`search`] may take for a haystack and a needle of these lengths: 2 per unit of the
/// haystack, 4 per unit of the needle (two suffixes, at most two orders each), and 1 for its period. Naive search needs up to
/// their product.
#[cfg(any(test, fuzzing))]
pub(super) fn most_comparisons(hay: usize, needle: usize) -> usize {
    2 * hay + 6 * needle
}

#[cfg(test)]
mod tests {
    use super::{most_comparisons, search};
    use crate::core::naive::bytes as naive;
    use crate::core::search::counted::{Counted, comparisons};
    use crate::core::search::sweep::{evil, sweep};
    use crate::core::search::{Forward, Reverse};

    #[test]
    fn agrees_with_naive_at_every_alignment_and_length() {
        sweep(|hay, needle| {
            if !needle.is_empty() {
                let first = search::<u8, Forward>(hay, needle);
                assert_eq!(first, naive::find(hay, needle), "{needle:?} in {hay:?}");
                let last = search::<u8, Reverse>(hay, needle);
                assert_eq!(last, naive::rfind(hay, needle), "{needle:?} in {hay:?}");
            }
        });
    }

    /// Every word over two letters, where periods and critical positions have all their cases.
    #[test]
    fn agrees_with_naive_on_every_short_binary_word() {
        let word =
            |bits: u32, len: u32| (0..len).map(|n| (bits >> n & 1) as u8).collect::<Vec<_>>();
        let hays: Vec<_> = (0..1 << 10).map(|bits| word(bits, 10)).collect();
        for len in 1..=6 {
            for needle in (0..1 << len).map(|bits| word(bits, len)) {
                for hay in &hays {
                    assert_eq!(
                        search::<u8, Forward>(hay, &needle),
                        naive::find(hay, &needle)
                    );
                    assert_eq!(
                        search::<u8, Reverse>(hay, &needle),
                        naive::rfind(hay, &needle)
                    );
                }
            }
        }
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
