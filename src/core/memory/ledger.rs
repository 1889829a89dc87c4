//! Counters of the memory that Rust holds.

use std::sync::Arc;

use super::atomic::{AtomicUsize, Relaxed};
use crate::core::{Error, Result};

/// What a [`Charge`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// An allocated region: live bytes, their peak, and the number of regions.
    Region,
    /// Bytes of a region that serves the pool.
    Pooled,
    /// Bytes under an external `ArrayBuffer`: created, its finaliser has not run.
    Outstanding,
}

/// The figures of a ledger at one moment, in bytes unless said otherwise. Each is exact; when other
/// threads allocate meanwhile they need not all be of the same instant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Allocated and not freed.
    pub live: usize,
    /// The largest `live` there ever was.
    pub peak: usize,
    /// The part of `live` that serves the pool.
    pub pooled: usize,
    /// The part of `live` that V8 has, under external `ArrayBuffer`s whose finaliser has not run.
    pub outstanding: usize,
    /// The number of regions that `live` is made of.
    pub regions: usize,
}

/// The account book of one environment, or of the process.
///
/// What is charged to the ledger of an environment is charged to the process's too, or to neither.
/// Nothing wraps: a sum that leaves `usize` refuses the charge.
///
/// ```
/// use ferrobuf::core::memory::{Account, Ledger};
/// use std::sync::Arc;
///
/// let ledger = Arc::new(Ledger::new());
/// let charge = ledger.charge(Account::Region, 4096)?;
/// assert_eq!(ledger.snapshot().live, 4096);
/// drop(charge);
/// assert_eq!(ledger.snapshot().live, 0);
/// assert_eq!(ledger.snapshot().peak, 4096);
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
#[derive(Debug)]
pub struct Ledger {
    live: AtomicUsize,
    peak: AtomicUsize,
    pooled: AtomicUsize,
    outstanding: AtomicUsize,
    regions: AtomicUsize,
    parent: Option<&'static Ledger>,
}

static PROCESS: Ledger = Ledger::with_parent(None);

impl Ledger {
    /// An empty ledger whose charges also count for the [process](Ledger::process).
    #[must_use]
    pub const fn new() -> Self {
        Self::with_parent(Some(&PROCESS))
    }

    /// The sum of all environments.
    #[must_use]
    pub fn process() -> &'static Self {
        &PROCESS
    }

    /// The ledger that this one's charges count for as well; itself when there is none.
    pub(super) fn of_process(&self) -> &Self {
        self.parent.unwrap_or(self)
    }

    pub(super) const fn with_parent(parent: Option<&'static Self>) -> Self {
        Self {
            live: AtomicUsize::new(0),
            peak: AtomicUsize::new(0),
            pooled: AtomicUsize::new(0),
            outstanding: AtomicUsize::new(0),
            regions: AtomicUsize::new(0),
            parent,
        }
    }

    /// Counts `bytes` on `account` until the charge is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::CapacityOverflow`] when a sum would leave `usize`; then nothing is counted.
    pub fn charge(self: &Arc<Self>, account: Account, bytes: usize) -> Result<Charge> {
        self.add(account, bytes)?;
        Ok(Charge {
            ledger: Arc::clone(self),
            account,
            bytes,
        })
    }

    /// The figures now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            live: self.live.load(Relaxed),
            peak: self.peak.load(Relaxed),
            pooled: self.pooled.load(Relaxed),
            outstanding: self.outstanding.load(Relaxed),
            regions: self.regions.load(Relaxed),
        }
    }

    /// The counter of an account's bytes. Relaxed order is enough throughout: the counters publish
    /// nothing but themselves.
    fn bytes_of(&self, account: Account) -> &AtomicUsize {
        match account {
            Account::Region => &self.live,
            Account::Pooled => &self.pooled,
            Account::Outstanding => &self.outstanding,
        }
    }

    fn add(&self, account: Account, bytes: usize) -> Result<()> {
        let counter = self.bytes_of(account);
        let total = increase(counter, bytes)?;
        if account == Account::Region {
            increase(&self.regions, 1).inspect_err(|_| decrease(counter, bytes))?;
        }
        if let Some(parent) = self.parent {
            parent
                .add(account, bytes)
                .inspect_err(|_| self.remove_own(account, bytes))?;
        }
        if account == Account::Region {
            // Last, so that a refused charge leaves no trace in the peak.
            self.peak.fetch_max(total, Relaxed);
        }
        Ok(())
    }

    fn remove(&self, account: Account, bytes: usize) {
        self.remove_own(account, bytes);
        if let Some(parent) = self.parent {
            parent.remove(account, bytes);
        }
    }

    fn remove_own(&self, account: Account, bytes: usize) {
        decrease(self.bytes_of(account), bytes);
        if account == Account::Region {
            decrease(&self.regions, 1);
        }
    }
}

impl Default for Ledger {
    fn default() -> Self {
        Self::new()
    }
}

/// Adds, and returns the sum.
fn increase(counter: &AtomicUsize, amount: usize) -> Result<usize> {
    counter
        .fetch_update(Relaxed, Relaxed, |value| value.checked_add(amount))
        .map(|before| before + amount)
        .map_err(|_| Error::CapacityOverflow)
}

/// Subtracts what was added before. Only the drop of a [`Charge`] comes here, and a charge is the
/// proof of the addition, so the difference cannot be negative; should it be, the counter stays.
fn decrease(counter: &AtomicUsize, amount: usize) {
    let result = counter.fetch_update(Relaxed, Relaxed, |value| value.checked_sub(amount));
    debug_assert!(result.is_ok(), "more was removed than had been charged");
}

/// An amount on a ledger's account, taken off when dropped. It keeps the ledger alive: an external
/// `ArrayBuffer` may outlive the environment's own reference.
#[derive(Debug)]
#[must_use = "the amount is taken off as soon as the charge is dropped"]
pub struct Charge {
    ledger: Arc<Ledger>,
    account: Account,
    bytes: usize,
}

impl Charge {
    /// The ledger that is charged.
    #[must_use]
    pub fn ledger(&self) -> &Arc<Ledger> {
        &self.ledger
    }
}

impl Drop for Charge {
    fn drop(&mut self) {
        self.ledger.remove(self.account, self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::{Account, Ledger, Snapshot};
    use crate::core::Error;

    fn charged(ledger: &Arc<Ledger>, account: Account, bytes: usize) -> super::Charge {
        ledger.charge(account, bytes).expect("it is small")
    }

    #[test]
    fn every_account_counts_its_own_and_the_parents() {
        static PARENT: Ledger = Ledger::with_parent(None);
        let ledger = Arc::new(Ledger::with_parent(Some(&PARENT)));
        let cases = [
            (
                Account::Region,
                Snapshot {
                    live: 10,
                    peak: 10,
                    regions: 1,
                    ..Snapshot::default()
                },
            ),
            (
                Account::Pooled,
                Snapshot {
                    peak: 10,
                    pooled: 10,
                    ..Snapshot::default()
                },
            ),
            (
                Account::Outstanding,
                Snapshot {
                    peak: 10,
                    outstanding: 10,
                    ..Snapshot::default()
                },
            ),
        ];
        for (account, expected) in cases {
            let charge = charged(&ledger, account, 10);
            assert_eq!(ledger.snapshot(), expected);
            assert_eq!(PARENT.snapshot(), expected);
            drop(charge);
            assert_eq!(
                ledger.snapshot(),
                Snapshot {
                    peak: 10,
                    ..Snapshot::default()
                }
            );
            assert_eq!(
                PARENT.snapshot(),
                Snapshot {
                    peak: 10,
                    ..Snapshot::default()
                }
            );
        }
    }

    #[test]
    fn the_peak_is_that_of_all_regions_together() {
        static PARENT: Ledger = Ledger::with_parent(None);
        let one = Arc::new(Ledger::with_parent(Some(&PARENT)));
        let other = Arc::new(Ledger::with_parent(Some(&PARENT)));
        let first = charged(&one, Account::Region, 100);
        let second = charged(&other, Account::Region, 30);
        drop(first);
        let _third = charged(&one, Account::Region, 50);
        drop(second);
        assert_eq!((one.snapshot().live, one.snapshot().peak), (50, 100));
        assert_eq!((other.snapshot().live, other.snapshot().peak), (0, 30));
        assert_eq!((PARENT.snapshot().live, PARENT.snapshot().peak), (50, 130));
    }

    #[test]
    fn a_sum_that_would_wrap_is_refused_and_leaves_no_trace() {
        for account in [Account::Region, Account::Pooled, Account::Outstanding] {
            let ledger = Arc::new(Ledger::with_parent(None));
            let _most = charged(&ledger, account, usize::MAX - 5);
            let before = ledger.snapshot();
            assert_eq!(
                ledger.charge(account, 6).map(|_| ()),
                Err(Error::CapacityOverflow)
            );
            assert_eq!(ledger.snapshot(), before);
            let _rest = charged(&ledger, account, 5);
        }
    }

    #[test]
    fn what_the_parent_refuses_is_not_counted_by_the_child() {
        static PARENT: Ledger = Ledger::with_parent(None);
        let one = Arc::new(Ledger::with_parent(Some(&PARENT)));
        let other = Arc::new(Ledger::with_parent(Some(&PARENT)));
        for account in [Account::Region, Account::Pooled, Account::Outstanding] {
            let _most = charged(&one, account, usize::MAX);
            let before = PARENT.snapshot();
            assert_eq!(
                other.charge(account, 1).map(|_| ()),
                Err(Error::CapacityOverflow)
            );
            assert_eq!(other.snapshot(), Snapshot::default());
            assert_eq!(PARENT.snapshot(), before);
        }
    }

    #[test]
    fn too_many_regions_are_refused_like_too_many_bytes() {
        let ledger = Arc::new(Ledger::with_parent(None));
        ledger.regions.store(usize::MAX, super::Relaxed);
        assert_eq!(
            ledger.charge(Account::Region, 1).map(|_| ()),
            Err(Error::CapacityOverflow)
        );
        assert_eq!(
            ledger.snapshot(),
            Snapshot {
                regions: usize::MAX,
                ..Snapshot::default()
            }
        );
    }

    #[test]
    fn threads_leave_it_balanced() {
        static PARENT: Ledger = Ledger::with_parent(None);
        let shared = Arc::new(Ledger::with_parent(Some(&PARENT)));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let own = Arc::new(Ledger::with_parent(Some(&PARENT)));
                    for bytes in 0..500 {
                        let _one = charged(&shared, Account::Region, bytes);
                        let _other = charged(&own, Account::Outstanding, bytes);
                    }
                    assert_eq!(own.snapshot(), Snapshot::default());
                });
            }
        });
        for ledger in [&*shared, &PARENT] {
            let snapshot = ledger.snapshot();
            assert_eq!(
                snapshot,
                Snapshot {
                    peak: snapshot.peak,
                    ..Snapshot::default()
                }
            );
            assert!((499..=4 * 499).contains(&snapshot.peak), "{snapshot:?}");
        }
    }

    #[test]
    fn a_new_ledger_counts_for_the_process() {
        let ledger = Arc::new(Ledger::default());
        // Other tests charge the process too, but none nearly as much.
        let much = usize::MAX / 4;
        let _charge = charged(&ledger, Account::Outstanding, much);
        assert!(Ledger::process().snapshot().outstanding >= much);
    }

    #[test]
    fn a_charge_outlives_the_owner_of_the_ledger() {
        static PARENT: Ledger = Ledger::with_parent(None);
        let ledger = Arc::new(Ledger::with_parent(Some(&PARENT)));
        let charge = charged(&ledger, Account::Outstanding, 7);
        drop(ledger);
        assert_eq!(PARENT.snapshot().outstanding, 7);
        drop(charge);
        assert_eq!(PARENT.snapshot().outstanding, 0);
    }
}
