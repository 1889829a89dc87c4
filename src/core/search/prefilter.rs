//! The quick search: look for two rare units of the needle at their distance, confirm where both stand.
//!
//! The scan for the pair works on blocks and is vectorised by the compiler; it runs at memory speed as long
//! as few places look right. Confirming is what can go quadratic (a haystack of `a`, a needle of `a`), so
//! its cost is counted, and once it outweighs the scan the rest is left to [`two_way`], which is linear
//! whatever the input.

use super::{Direction, Unit, two_way};

/// Positions that are looked at together while nothing is found.
const BLOCK: usize = 64;

/// Positions that are looked at together in a block where something was found.
const NARROW: usize = 16;

/// Up to so many positions, the ends of the needle are looked for instead of its rarest units: choosing takes
/// 1 ns per unit of the needle, which only a longer scan pays back.
const SHORT_SCAN: usize = 64;

/// Units that are compared in one step of a confirmation, the unit of its cost.
const STRIDE: usize = 16;

/// Of a longer needle only the beginning is searched for rare units: enough to find some, and the choice
/// costs the same for a needle of any length.
const CHOICE_WINDOW: usize = 256;

/// Steps that are free: a few false candidates say nothing yet.
const GRACE: usize = 64;

/// Steps of confirmation that each block of the scan may cost on average.
const STEPS_PER_BLOCK: usize = 8;

/// The offset of the match of `needle` in `hay` that is nearest to the end the direction starts from.
///
/// The needle must not be empty.
pub(super) fn search<T: Unit, D: Direction>(hay: &[T], needle: &[T]) -> Option<usize> {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
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

#[expect(clippy::inline_always, reason = "it is compiled once per instruction set")]
#[inline(always)]
fn scan<T: Unit, D: Direction>(hay: &[T], needle: &[T]) -> Option<usize> {
    let positions = hay.len().checked_sub(needle.len())? + 1;
    let pair = if positions <= SHORT_SCAN { Pair::of_ends(needle) } else { Pair::of_rarest(needle) };
    let mut done = 0;
    let mut allowance = GRACE;
    while done < positions {
        let len = BLOCK.min(positions - done);
        let base = D::base(positions, done, len);
        if len < BLOCK || pair.in_block(hay, base, len) {
            let mut steps = 0;
            if let Some(at) = scan_block::<T, D>(hay, needle, &pair, base, len, &mut steps) {
                return Some(at);
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

/// [`scan`] among the `len` positions from `base`; counts the steps of what it confirmed in vain.
#[expect(clippy::inline_always, reason = "it must have the caller's instruction set")]
#[inline(always)]
fn scan_block<T: Unit, D: Direction>(
    hay: &[T],
    needle: &[T],
    pair: &Pair<T>,
    base: usize,
    len: usize,
    steps: &mut usize,
) -> Option<usize> {
    let mut done = 0;
    while done < len {
        let narrow = NARROW.min(len - done);
        let base = base + D::base(len, done, narrow);
        if narrow < NARROW || pair.in_block(hay, base, narrow) {
            let (first, second) = pair.columns(hay, base, narrow);
            for index in 0..narrow {
                let nth = D::nth(narrow, index);
                if first[nth] == pair.first
                    && second[nth] == pair.second
                    && confirm(&hay[base + nth..][..needle.len()], needle, steps)
                {
                    return Some(base + nth);
                }
            }
        }
        done += narrow;
    }
    None
}

/// Two units of the needle and where they stand in it.
struct Pair<T> {
    first: T,
    second: T,
    first_at: usize,
    second_at: usize,
}

impl<T: Unit> Pair<T> {
    fn new(needle: &[T], first_at: usize, second_at: usize) -> Self {
        Self { first: needle[first_at], second: needle[second_at], first_at, second_at }
    }

    /// The units at the ends.
    fn of_ends(needle: &[T]) -> Self {
        Self::new(needle, 0, needle.len() - 1)
    }

    /// The two rarest units of the needle's beginning; of a single unit, that one twice.
    fn of_rarest(needle: &[T]) -> Self {
        let window = &needle[..needle.len().min(CHOICE_WINDOW)];
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

    /// What stands where the two units would have to, for each of the `len` positions from `base`.
    #[inline]
    fn columns<'h>(&self, hay: &'h [T], base: usize, len: usize) -> (&'h [T], &'h [T]) {
        (&hay[base + self.first_at..][..len], &hay[base + self.second_at..][..len])
    }

    /// Whether any of the `len` positions from `base` has both units.
    #[expect(clippy::inline_always, reason = "it must have the caller's instruction set")]
    #[inline(always)]
    fn in_block(&self, hay: &[T], base: usize, len: usize) -> bool {
        let (first, second) = self.columns(hay, base, len);
        // Numbers instead of `||`, which would stop early: without a stop, the compiler compares vectors.
        let both = |(&a, &b): (&T, &T)| u8::from(a == self.first) & u8::from(b == self.second);
        first.iter().zip(second).map(both).fold(0, |any, one| any | one) != 0
    }
}

/// Whether two runs of the same length are equal, with the steps that it took to tell.
fn confirm<T: Unit>(candidate: &[T], needle: &[T], steps: &mut usize) -> bool {
    candidate.chunks(STRIDE).zip(needle.chunks(STRIDE)).all(|(a, b)| {
        *steps += 1;
        a == b
    })
}
