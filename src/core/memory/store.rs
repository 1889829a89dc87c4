//! Where the slabs of an environment come from, and where they go when V8 has done with them.

use std::sync::Arc;

use super::{Budget, Contents, Ledger, Slab};

/// Bytes that all environments together may hold, outstanding and spare: what four of them may. Eight
/// workers that never yield (300,000 times `allocUnsafe(100)` each) peak at 1.06 to 1.14 times
/// native's with twice as much (182 to 194 MiB against 171 on Node 24, 155 against 137 on 26).
const PROCESS_LIMIT: usize = 8 << 20;

/// The slabs of one environment: the [`Budget`] says whether there may be another one, and what V8
/// has given back serves again.
///
/// Slabs come back in batches, one per garbage collection. An allocator that gets a whole batch
/// returns the memory to the kernel, and each page that is touched again is a page fault: 8 KiB
/// written and freed in batches cost 2.5 to 4 µs each, and 0.2 when they are kept. So they are kept,
/// within the limit of the budget: what is outstanding and what is spare never exceed it together.
/// Spare ones are of one length, that of the last slab that was asked for: when `Buffer.poolSize`
/// has been changed, slabs of the old length are no use to anybody.
///
/// Every slab is zeros, a new one like one that served before: what somebody finds in a Buffer of
/// `allocUnsafe` comes neither from elsewhere in the process nor from somebody else's Buffer.
///
/// ```
/// use ferrobuf::core::memory::{Ledger, Store};
/// use std::sync::Arc;
///
/// let ledger = Arc::new(Ledger::new());
/// let mut store = Store::new(Arc::clone(&ledger));
/// let slab = store.take(8192).expect("it is small");
/// let address = slab.as_ptr();
/// store.give_back(slab);
/// assert_eq!(store.take(8192).expect("it is there").as_ptr(), address);
/// ```
#[derive(Debug)]
pub struct Store {
    ledger: Arc<Ledger>,
    budget: Budget,
    spare: Vec<Slab>,
    /// The length of the spare ones.
    len: usize,
    /// What is kept until the store is dropped.
    retired: Vec<Slab>,
    /// What the process may hold.
    process_limit: usize,
}

impl Store {
    /// An empty store on the ledger of its environment.
    #[must_use]
    pub fn new(ledger: Arc<Ledger>) -> Self {
        Self::with_limits(ledger, Budget::default(), PROCESS_LIMIT)
    }

    pub(super) fn with_limits(ledger: Arc<Ledger>, budget: Budget, process_limit: usize) -> Self {
        Self {
            ledger,
            budget,
            spare: Vec::new(),
            len: 0,
            retired: Vec::new(),
            process_limit,
        }
    }

    /// The account book.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// A slab of `len` bytes of zeros. `None` when the environment or the process has as much as it
    /// may have, when there is no memory, and for 0 bytes.
    #[must_use]
    pub fn take(&mut self, len: usize) -> Option<Slab> {
        if len == 0 || !self.budget.admits(self.ledger.snapshot().outstanding, len) {
            return None;
        }
        if self.len != len {
            self.spare.clear();
            self.len = len;
        }
        if let Some(mut slab) = self.spare.pop() {
            slab.zero();
            return Some(slab);
        }
        // Threads that ask at the same time may each get the last slab that fits. What that adds is
        // a slab per thread, once: none fits any more then.
        let held = self.ledger.of_process().snapshot().live;
        if held.checked_add(len)? > self.process_limit {
            return None;
        }
        Slab::pooled(len, Contents::Zeroed, &self.ledger).ok()
    }

    /// From now on there is none: for a host that allows no external memory.
    pub fn close(&mut self) {
        self.budget = Budget::new(0);
        self.spare = Vec::new();
        self.len = 0;
    }

    /// Keeps a slab for later, or frees it.
    pub fn give_back(&mut self, slab: Slab) {
        if slab.len() == self.len && self.spare.try_reserve(1).is_ok() {
            self.spare.push(slab);
        }
    }

    /// Keeps a slab, of whatever length, as long as the store itself: somebody may still look at it.
    /// Without room for one more entry in the list it stays allocated for good.
    pub fn retire(&mut self, slab: Slab) {
        if self.retired.try_reserve(1).is_ok() {
            self.retired.push(slab);
        } else {
            std::mem::forget(slab);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::slice;
    use std::sync::{Arc, OnceLock};

    use super::Store;
    use crate::core::memory::faulty::{failing_after, held};
    use crate::core::memory::{Account, Budget, Ledger, Slab, Snapshot};
    use crate::core::testing::Rng;

    const LEN: usize = 8192;

    fn store() -> Store {
        Store::new(Arc::new(Ledger::new()))
    }

    fn take(store: &mut Store, len: usize) -> Slab {
        store.take(len).expect("there is room")
    }

    /// To V8 and back: what the finaliser gets.
    fn through_v8(slab: Slab) -> Slab {
        let raw = slab.into_raw().expect("it is small");
        // SAFETY: of `into_raw`, and taken back once.
        unsafe { Slab::from_raw(raw) }
    }

    fn bytes(slab: &mut Slab) -> &mut [u8] {
        // SAFETY: `take` gives zeros, so every byte is initialised; the slab is borrowed mutably.
        unsafe { slice::from_raw_parts_mut(slab.as_ptr().as_ptr(), slab.len()) }
    }

    #[test]
    fn what_came_back_serves_again_and_is_zeros() {
        let mut store = store();
        let mut slab = take(&mut store, LEN);
        let address = slab.as_ptr();
        bytes(&mut slab).fill(7);
        store.give_back(through_v8(slab));
        let held = Snapshot {
            live: LEN,
            peak: LEN,
            pooled: LEN,
            outstanding: 0,
            regions: 1,
        };
        assert_eq!(store.ledger().snapshot(), held);
        let mut again = take(&mut store, LEN);
        assert_eq!(again.as_ptr(), address);
        assert!(bytes(&mut again).iter().all(|&byte| byte == 0));
        assert_eq!(store.ledger().snapshot(), held, "none was allocated");
    }

    #[test]
    fn what_is_retired_stays_and_serves_nobody() {
        let mut store = store();
        let slab = take(&mut store, LEN);
        let address = slab.as_ptr();
        let raw = through_v8(slab);
        store.retire(raw);
        assert_eq!(store.ledger().snapshot().live, LEN);
        assert_ne!(take(&mut store, LEN).as_ptr(), address);
        // Another length clears what is spare, and nothing else.
        drop(take(&mut store, 2 * LEN));
        assert_eq!(store.ledger().snapshot().live, LEN);
        let ledger = Arc::clone(&store.ledger);
        drop(store);
        assert_eq!(ledger.snapshot().live, 0);
    }

    #[test]
    fn what_is_retired_without_room_in_the_list_stays_for_good() {
        /// What is left, for whoever looks for leaks.
        static LEFT: OnceLock<(Arc<Ledger>, usize)> = OnceLock::new();
        let mut store = store();
        let mut slab = through_v8(take(&mut store, LEN));
        bytes(&mut slab).fill(7);
        let address = slab.as_ptr();
        failing_after(0, || store.retire(slab));
        let ledger = Arc::clone(&store.ledger);
        drop(store);
        assert_eq!(ledger.snapshot().live, LEN);
        // SAFETY: it was not freed, and nobody has it any more.
        assert!(unsafe { slice::from_raw_parts(address.as_ptr(), LEN) } == [7; LEN]);
        let _ = LEFT.set((ledger, address.addr().get()));
    }

    /// Whatever is asked for and given back, in whatever lengths.
    #[test]
    fn what_is_held_stays_within_the_limit() {
        const LIMIT: usize = 10 * LEN;
        let ledger = Arc::new(Ledger::new());
        let mut store = Store::with_limits(ledger, Budget::new(LIMIT), usize::MAX);
        let mut rng = Rng::new(1);
        let mut raw = Vec::new();
        let mut most = 0;
        for _ in 0..3000 {
            let len = [LEN, LEN, LEN, 2 * LEN, LIMIT, LIMIT + 1][rng.below(6)];
            if let Some(slab) = store.take(len) {
                raw.push(slab.into_raw().expect("it is small"));
            }
            for _ in 0..rng.below(4).min(raw.len()) {
                let any = rng.below(raw.len());
                // SAFETY: of `into_raw`, and taken back once.
                store.give_back(unsafe { Slab::from_raw(raw.swap_remove(any)) });
            }
            most = most.max(store.ledger().snapshot().live);
        }
        assert_eq!(most, LIMIT);
        for raw in raw {
            // SAFETY: of `into_raw`, and taken back once.
            drop(unsafe { Slab::from_raw(raw) });
        }
    }

    #[test]
    fn another_length_frees_those_of_the_old_one() {
        let mut store = store();
        let (first, second) = (take(&mut store, LEN), take(&mut store, LEN));
        store.give_back(first);
        let other = take(&mut store, 100);
        assert_eq!(store.ledger().snapshot().live, LEN + 100);
        store.give_back(second);
        assert_eq!(store.ledger().snapshot().live, 100);
        store.give_back(other);
        assert_eq!(store.ledger().snapshot().regions, 1);
    }

    #[test]
    fn none_of_0_bytes() {
        let mut store = store();
        assert!(store.take(0).is_none());
        let kept = take(&mut store, LEN);
        store.give_back(kept);
        assert!(store.take(0).is_none());
        assert_eq!(store.ledger().snapshot().live, LEN, "and nothing is freed");
    }

    #[test]
    fn the_budget_holds_for_kept_ones_too() {
        let ledger = Arc::new(Ledger::new());
        let mut store = Store::with_limits(ledger, Budget::new(2 * LEN), usize::MAX);
        let slab = take(&mut store, LEN);
        store.give_back(slab);
        let raw = [(); 2].map(|()| take(&mut store, LEN).into_raw().expect("it is small"));
        assert!(store.take(LEN).is_none());
        for raw in raw {
            // SAFETY: of `into_raw`, and taken back once.
            store.give_back(unsafe { Slab::from_raw(raw) });
        }
        assert!(store.take(LEN).is_some());
    }

    #[test]
    fn a_closed_one_gives_none_and_keeps_none() {
        let mut store = store();
        let (first, second) = (take(&mut store, LEN), take(&mut store, LEN));
        store.give_back(first);
        store.close();
        assert!(store.take(LEN).is_none());
        store.give_back(second);
        assert_eq!(store.ledger().snapshot().live, 0);
    }

    #[test]
    fn the_process_has_a_limit_of_its_own() {
        static PARENT: Ledger = Ledger::with_parent(None);
        let environment = || {
            let ledger = Arc::new(Ledger::with_parent(Some(&PARENT)));
            Store::with_limits(ledger, Budget::default(), 3 * LEN)
        };
        let (mut one, mut other) = (environment(), environment());
        let first = take(&mut one, LEN);
        let second = take(&mut other, LEN);
        let _third = take(&mut other, LEN);
        assert!(one.take(LEN).is_none());
        assert!(other.take(LEN).is_none());
        // A spare one is the environment's own; what is freed is anybody's.
        other.give_back(second);
        assert!(one.take(LEN).is_none());
        let again = take(&mut other, LEN);
        drop(again);
        assert!(one.take(LEN).is_some());
        drop(first);
        assert!(PARENT.snapshot().live <= 3 * LEN);
    }

    #[test]
    fn a_full_ledger_is_a_refusal() {
        let ledger = Arc::new(Ledger::with_parent(None));
        let _full = ledger
            .charge(Account::Pooled, usize::MAX)
            .expect("it is empty");
        let mut store = Store::with_limits(Arc::clone(&ledger), Budget::default(), usize::MAX);
        assert!(store.take(LEN).is_none());
        assert_eq!(ledger.snapshot().live, 0);
    }

    /// Every allocation of a slab's way fails once: first all of them, then all but the first, ...
    #[test]
    fn wherever_an_allocation_fails_the_balance_is_right() {
        let before = held();
        let mut failures = 0;
        loop {
            let ledger = Arc::new(Ledger::new());
            let mut store = Store::new(Arc::clone(&ledger));
            let kept = failing_after(failures, || {
                let slab = through_v8_or_nothing(store.take(LEN)?)?;
                store.give_back(slab);
                (!store.spare.is_empty()).then_some(())
            });
            if kept.is_some() {
                break;
            }
            failures += 1;
            let Snapshot {
                live, outstanding, ..
            } = ledger.snapshot();
            assert_eq!((live, outstanding), (0, 0), "{failures}");
            drop((store, ledger));
            assert_eq!(held(), before, "{failures}");
        }
        assert_eq!(failures, 3, "the region, the cell, the list of spare ones");
    }

    fn through_v8_or_nothing(slab: Slab) -> Option<Slab> {
        let raw = slab.into_raw().ok()?;
        // SAFETY: of `into_raw`, and taken back once.
        Some(unsafe { Slab::from_raw(raw) })
    }
}
