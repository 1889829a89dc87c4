//! How many comparisons a search takes, for the fuzzer (`fuzz/`), which looks for operands that need too many.

use super::counted::{Counted, comparisons};
use super::{Forward, Reverse, prefilter, two_way};

/// Comparisons of units.
#[derive(Debug, Clone, Copy)]
pub struct Steps {
    /// Those of the search from the start.
    pub forward: usize,
    /// Those of the search from the end.
    pub reverse: usize,
    /// The most that either may take.
    pub bound: usize,
}

/// Searches for a rare pair of units, as `find` does in a short haystack and `rfind` in any. The needle must not be empty.
#[must_use]
pub fn of_pair_search(hay: &[u8], needle: &[u8]) -> Steps {
    let bound = prefilter::most_comparisons(hay.len(), needle.len());
    let (hay, needle) = (Counted::of(hay), Counted::of(needle));
    Steps {
        forward: comparisons(|| prefilter::search::<Counted, Forward>(&hay, &needle)),
        reverse: comparisons(|| prefilter::search::<Counted, Reverse>(&hay, &needle)),
        bound,
    }
}

/// Searches by the two-way algorithm, to which the other one turns where there are too many rare pairs. The needle must not
/// be empty.
#[must_use]
pub fn of_two_way(hay: &[u8], needle: &[u8]) -> Steps {
    let bound = two_way::most_comparisons(hay.len(), needle.len());
    let (hay, needle) = (Counted::of(hay), Counted::of(needle));
    Steps {
        forward: comparisons(|| two_way::search::<Counted, Forward>(&hay, &needle)),
        reverse: comparisons(|| two_way::search::<Counted, Reverse>(&hay, &needle)),
        bound,
    }
}
