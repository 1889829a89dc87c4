//! How much memory may wait for finalisers.

/// Bytes of external `ArrayBuffer`s that an environment may have at once. It comes on top of what
/// V8 holds, and the peak may be at most 1.25 times native's: 2,000,000 times `allocUnsafe(100)`
/// without a yield peak at 47 MiB on Node 20 and 53 on 24 and 26, which leaves 12 to 13. Addon and
/// shim take up to 6 of them. Measured: 1.12 to 1.16 times; with 4 MiB 1.15 to 1.20, with 8 1.28 to 1.39.
const DEFAULT_LIMIT: usize = 2 << 20;

/// Decides whether the next slab may be external.
///
/// The finaliser of an external `ArrayBuffer` runs only when the event loop turns, so code that
/// never yields would pile them up (7.6 GB were measured). Outstanding bytes are therefore held
/// under a limit. The slab that would pass it is refused, and so is every one after it (they come
/// from V8, which frees its own in the middle of synchronous code) until finalisers have brought
/// the figure down to half of the limit.
///
/// Why half, and not the first byte below the limit: finalisers run in batches, one batch per turn
/// of the event loop, and after a real batch little is left but what is in use. One straggler is no
/// sign of it, and going back on its account would alternate the two kinds of memory from slab to
/// slab. A program that keeps more than half of the limit alive stays on V8's memory, which costs
/// it nothing but the share of Rust.
///
/// The policy is pure: it keeps one bit, and the figures are the caller's
/// ([`Snapshot::outstanding`] of the environment). What is live and what is dead among the
/// outstanding cannot be told apart, and need not be.
///
/// [`Snapshot::outstanding`]: super::Snapshot::outstanding
///
/// ```
/// use ferrobuf::core::memory::Budget;
///
/// let mut budget = Budget::new(100);
/// assert!(budget.admits(0, 60));
/// assert!(!budget.admits(60, 60)); // 120 would be outstanding
/// assert!(!budget.admits(60, 10)); // 70 would fit, but no batch has been finalised yet
/// assert!(budget.admits(50, 10));
/// ```
#[derive(Debug, Clone)]
pub struct Budget {
    limit: usize,
    open: bool,
}

impl Budget {
    /// A budget of `limit` outstanding bytes. 0 refuses every slab that is not empty: that is the
    /// mode without external memory.
    #[must_use]
    pub const fn new(limit: usize) -> Self {
        Self { limit, open: true }
    }

    /// The most bytes that may be outstanding.
    #[must_use]
    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// Whether a slab of `next` bytes may be external while `outstanding` bytes are. Asking is what
    /// moves the policy from one state to the other; ask once per slab.
    #[must_use]
    pub fn admits(&mut self, outstanding: usize, next: usize) -> bool {
        if !self.open {
            self.open = outstanding <= self.limit / 2;
        }
        if self.open {
            self.open = outstanding
                .checked_add(next)
                .is_some_and(|sum| sum <= self.limit);
        }
        self.open
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(DEFAULT_LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn table() {
        // Outstanding, next, admitted: one budget of 100 through all of it.
        let cases = [
            (0, 0, true),
            (0, 100, true),
            (60, 40, true),
            (60, 41, false),
            // Shut: half of the limit has to be reached, whatever would fit.
            (60, 0, false),
            (51, 1, false),
            (50, 1, true),
            // Open again, up to the limit.
            (99, 1, true),
            (100, 1, false),
            (50, 51, false),
            (50, 50, true),
            // A slab larger than the limit never fits, and shuts the budget for nobody else.
            (0, 101, false),
            (0, 100, true),
            (usize::MAX, 1, false),
            (1, usize::MAX, false),
            (50, 1, true),
        ];
        let mut budget = Budget::new(100);
        for (index, (outstanding, next, admitted)) in cases.into_iter().enumerate() {
            assert_eq!(budget.admits(outstanding, next), admitted, "row {index}");
        }
    }

    #[test]
    fn a_limit_of_0_is_the_mode_without_external_memory() {
        let mut budget = Budget::new(0);
        assert!(!budget.admits(0, 1));
        assert!(!budget.admits(0, 8192));
        assert_eq!(budget.limit(), 0);
    }

    /// Code that never yields: nothing is finalised, the limit holds, and half of it is never
    /// wasted.
    #[test]
    fn a_synchronous_loop_stays_within_the_limit() {
        for slab in [1, 100, 8192, 1 << 20] {
            let mut budget = Budget::default();
            let mut outstanding = 0;
            for _ in 0..100_000 {
                if budget.admits(outstanding, slab) {
                    outstanding += slab;
                }
            }
            assert!(outstanding <= budget.limit(), "{slab}");
            assert!(
                slab.checked_mul(100_000) == Some(outstanding)
                    || outstanding > budget.limit() - slab,
                "{slab}"
            );
        }
    }

    /// Finalisers in batches: between two of them there is one change from external to V8's memory,
    /// not one per slab.
    #[test]
    fn it_does_not_alternate_between_batches() {
        let mut budget = Budget::new(100);
        let mut outstanding = 0;
        let mut changes = 0;
        let mut before = true;
        for step in 1..=1000 {
            let admitted = budget.admits(outstanding, 1);
            changes += usize::from(admitted != before);
            before = admitted;
            outstanding += usize::from(admitted);
            if step % 250 == 0 {
                outstanding = 0;
            } else if step % 10 == 0 {
                // A straggler, which alone must not reopen it.
                outstanding -= 1;
            }
        }
        assert_eq!(changes, 7, "shut four times, opened again three times");
    }
}
