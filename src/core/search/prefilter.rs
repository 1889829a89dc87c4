//! The quick search: look for two rare units of the needle at their distance, confirm where both stand.
//!
//! The scan for the pair works on blocks and is vectorised by the compiler; it runs at memory speed as long
//! as few places look right. Confirming is what can go quadratic (a haystack of `a`, a needle of `a`), so
//! its cost is counted, and once it outweighs the scan the rest is left to [`two_way`], which is linear
//! whatever the input.

use super::{Direction, Unit, two_way};

/// Positions that are looked at together.
const BLOCK: usize = 64;

/// Units that are compared in one step of a confirmation, the unit of its cost.
const STRIDE: usize = 16;

/// Of a longer needle only the beginning is searched for rare units: enough to find some, and the choice
/// costs the same for a needle of any length.
const PAIR_WINDOW: usize = 256;

/// Work that is free: a few false candidates say nothing yet.
const GRACE: usize = 64;

/// Steps of confirmation that each block of the scan may cost on average.
const STEPS_PER_BLOCK: usize = 8;

/// The offset of the match of `needle` in `hay` that is nearest to the end the direction starts from.
///
/// The needle must not be empty.
pub(super) fn search<T: Unit, D: Direction>(hay: &[T], needle: &[T]) -> Option<usize> {
    let positions = hay.len().checked_sub(needle.len())? + 1;
    let pair = Pair::choose(needle);
    let mut done = 0;
    let mut allowance = GRACE;
    while done < positions {
        let len = BLOCK.min(positions - done);
        let base = D::base(positions, done, len);
        if pair.in_block(hay, base, len) {
            let mut steps = 0;
            for index in 0..len {
                let at = base + D::nth(len, index);
                if pair.stands_at(hay, at) {
                    if confirm(&hay[at..at + needle.len()], needle, &mut steps) {
                        return Some(at);
                    }
                }
            }
            if steps > allowance {
                let rest = D::base(positions, done, positions - done);
                let end = rest + (positions - done) + needle.len() - 1;
                return two_way::search::<T, D>(&hay[rest..end], needle).map(|at| rest + at);
            }
            allowance -= steps;
        }
        allowance += STEPS_PER_BLOCK;
        done += len;
    }
    None
}

/// Two units of the needle and where they stand in it.
struct Pair<T> {
    first: (usize, T),
    second: (usize, T),
}

impl<T: Unit> Pair<T> {
    /// The two rarest units of the needle's beginning, twice the same when it has only one.
    fn choose(needle: &[T]) -> Self {
        let window = &needle[..needle.len().min(PAIR_WINDOW)];
        let rarest = |except: Option<usize>| {
            (0..window.len())
                .filter(|&index| Some(index) != except)
                .min_by_key(|&index| window[index].commonness())
        };
        let first = rarest(None).unwrap_or(0);
        let second = rarest(Some(first)).unwrap_or(first);
        Self { first: (first, needle[first]), second: (second, needle[second]) }
    }

    /// Whether any of the `len` positions from `base` has both units.
    #[inline]
    fn in_block(&self, hay: &[T], base: usize, len: usize) -> bool {
        let first = &hay[base + self.first.0..][..len];
        let second = &hay[base + self.second.0..][..len];
        let (first_unit, second_unit) = (self.first.1, self.second.1);
        // No early exit: this is what lets the compiler compare whole vectors.
        first
            .iter()
            .zip(second)
            .fold(false, |hit, (&a, &b)| hit | ((a == first_unit) & (b == second_unit)))
    }

    #[inline]
    fn stands_at(&self, hay: &[T], at: usize) -> bool {
        hay[at + self.first.0] == self.first.1 && hay[at + self.second.0] == self.second.1
    }
}

/// Whether two runs of the same length are equal, with the steps that it took to tell.
fn confirm<T: Unit>(candidate: &[T], needle: &[T], steps: &mut usize) -> bool {
    candidate.chunks(STRIDE).zip(needle.chunks(STRIDE)).all(|(a, b)| {
        *steps += 1;
        a == b
    })
}
