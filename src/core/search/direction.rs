//! Which end a search starts from.

use std::ops::Range;

/// Every search is written once, in terms of this.
pub(super) trait Direction {
    /// The start of the next `len` of `all` positions, when `done` of them have been ruled out.
    fn base(all: usize, done: usize, len: usize) -> usize;

    /// Where element `index`, counted from the end that the search starts at, stands in `len`
    /// elements.
    fn nth(len: usize, index: usize) -> usize;

    /// The nearest bit that is set in `hits`, where bit 0 belongs to the first position.
    fn next_bit(hits: u128) -> Option<u32>;

    /// The nearest place of a byte.
    fn find_byte(hay: &[u8], byte: u8) -> Option<usize>;

    /// What is left of the places when all up to `at` have been ruled out, from the end that the search starts at.
    fn without(places: Range<usize>, at: usize) -> Range<usize>;
}

/// From the start: the first match.
pub(super) struct Forward;

/// From the end: the last match.
pub(super) struct Reverse;

impl Direction for Forward {
    #[inline]
    fn base(_all: usize, done: usize, _len: usize) -> usize {
        done
    }

    #[inline]
    fn nth(_len: usize, index: usize) -> usize {
        index
    }

    #[inline]
    fn next_bit(hits: u128) -> Option<u32> {
        (hits != 0).then(|| hits.trailing_zeros())
    }

    #[inline]
    fn find_byte(hay: &[u8], byte: u8) -> Option<usize> {
        super::find_byte(hay, byte)
    }

    #[inline]
    fn without(places: Range<usize>, at: usize) -> Range<usize> {
        at + 1..places.end
    }
}

impl Direction for Reverse {
    #[inline]
    fn base(all: usize, done: usize, len: usize) -> usize {
        all - done - len
    }

    #[inline]
    fn nth(len: usize, index: usize) -> usize {
        len - 1 - index
    }

    #[inline]
    fn next_bit(hits: u128) -> Option<u32> {
        hits.checked_ilog2()
    }

    #[inline]
    fn find_byte(hay: &[u8], byte: u8) -> Option<usize> {
        super::rfind_byte(hay, byte)
    }

    #[inline]
    fn without(places: Range<usize>, at: usize) -> Range<usize> {
        places.start..at
    }
}
