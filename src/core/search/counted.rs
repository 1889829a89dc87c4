//! A unit that counts how often it is compared: linear time that no clock need show.

use std::cell::Cell;
use std::cmp::Ordering;

use super::Unit;

thread_local! {
    static COMPARISONS: Cell<usize> = const { Cell::new(0) };
}

#[derive(Debug, Clone, Copy, Eq)]
pub(super) struct Counted(u8);

impl Counted {
    pub(super) fn of(bytes: &[u8]) -> Vec<Self> {
        bytes.iter().copied().map(Self).collect()
    }
}

/// How many comparisons of units `search` makes.
pub(super) fn comparisons<R>(search: impl FnOnce() -> R) -> usize {
    COMPARISONS.set(0);
    search();
    COMPARISONS.get()
}

fn count() {
    COMPARISONS.set(COMPARISONS.get() + 1);
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        count();
        self.0 == other.0
    }
}

impl Ord for Counted {
    fn cmp(&self, other: &Self) -> Ordering {
        count();
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Unit for Counted {
    const BITS: usize = 8;

    fn commonness(self) -> u8 {
        self.0.commonness()
    }

    fn splat(self) -> u128 {
        self.0.splat()
    }

    fn load(units: &[Self]) -> u128 {
        u8::load(
            &units
                .iter()
                .take(Self::LANES)
                .map(|unit| unit.0)
                .collect::<Vec<_>>(),
        )
    }
}
