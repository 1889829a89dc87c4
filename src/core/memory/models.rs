//! Models of threads that share ledgers: loom runs each in every order in which their steps can come
//! (`npm run test:sanitize -- --threads`). Nothing here is static, because each run begins anew.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use loom::thread;

use super::{Account, Budget, Charge, Ledger, Snapshot, Store};
use crate::core::Result;

/// Every order with at most so many changes of thread that nobody has to make: finds what depends on three of them, and ends.
const MOST_PREEMPTIONS: usize = 3;

fn in_every_order(model: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(MOST_PREEMPTIONS);
    builder.check(model);
}

fn process() -> &'static Ledger {
    Box::leak(Box::new(made(Ledger::with_parent(None))))
}

fn environment(process: &'static Ledger) -> Arc<Ledger> {
    Arc::new(made(Ledger::with_parent(Some(process))))
}

/// With its atomics (`atomic.rs`), which other threads must find there.
fn made(ledger: Ledger) -> Ledger {
    assert_eq!(ledger.snapshot(), Snapshot::default());
    ledger
}

/// Runs `one` in a thread of its own, and `other` in this one.
fn beside<T: 'static, U>(one: impl FnOnce() -> T + 'static, other: impl FnOnce() -> U) -> (T, U) {
    let handle = thread::spawn(one);
    let result = other();
    (handle.join().expect("it does not panic"), result)
}

/// An environment and its process, charged by two threads: what both hold is counted once each, and the peak is exact.
#[test]
fn nothing_is_lost() {
    in_every_order(|| {
        let process = process();
        let ledger = environment(process);
        let own = Arc::clone(&ledger);
        let held: (Result<Charge>, _) = beside(
            move || own.charge(Account::Region, 2),
            || ledger.charge(Account::Region, 3),
        );
        let expected = Snapshot {
            live: 5,
            peak: 5,
            regions: 2,
            ..Snapshot::default()
        };
        assert_eq!(
            (ledger.snapshot(), process.snapshot()),
            (expected, expected)
        );
        drop(held);
        let expected = Snapshot {
            peak: 5,
            ..Snapshot::default()
        };
        assert_eq!(
            (ledger.snapshot(), process.snapshot()),
            (expected, expected)
        );
    });
}

/// Two environments that charge and let go: the process has what is left, and its peak is one of those that can be.
#[test]
fn what_is_let_go_is_let_go_once() {
    let peaks = Arc::new(Mutex::new(BTreeSet::new()));
    let seen = Arc::clone(&peaks);
    in_every_order(move || {
        let process = process();
        let (one, other) = (environment(process), environment(process));
        beside(
            move || drop(one.charge(Account::Region, 2)),
            || drop(other.charge(Account::Region, 3)),
        );
        let Snapshot { peak, .. } = process.snapshot();
        assert_eq!(
            process.snapshot(),
            Snapshot {
                peak,
                ..Snapshot::default()
            }
        );
        peaks.lock().expect("nobody panicked").insert(peak);
    });
    assert_eq!(*seen.lock().expect("nobody panicked"), [3, 5].into());
}

/// Of two charges that fit one at a time one is refused, or none when the other was gone; a refused one leaves nothing.
#[test]
fn a_refused_charge_leaves_no_trace() {
    let refusals = Arc::new(Mutex::new(BTreeSet::new()));
    let seen = Arc::clone(&refusals);
    in_every_order(move || {
        let process = process();
        let (one, other) = (environment(process), environment(process));
        let most = usize::MAX / 2 + 1;
        let (first, second) = beside(
            move || one.charge(Account::Outstanding, most),
            || other.charge(Account::Outstanding, most).map(drop),
        );
        let refused = usize::from(first.is_err()) + usize::from(second.is_err());
        let held = if first.is_ok() { most } else { 0 };
        assert_eq!(process.snapshot().outstanding, held);
        assert_eq!(other.snapshot(), Snapshot::default());
        drop(first);
        assert_eq!(process.snapshot(), Snapshot::default());
        refusals.lock().expect("nobody panicked").insert(refused);
    });
    assert_eq!(*seen.lock().expect("nobody panicked"), [0, 1].into());
}

/// Two stores that ask for the last slab of the process: one of them gets it at least, and both at most
/// ([`Store::take`] says so); afterwards none fits.
#[test]
fn the_last_slab_is_given_once_a_thread_at_most() {
    const LEN: usize = 64;
    let given = Arc::new(Mutex::new(BTreeSet::new()));
    let seen = Arc::clone(&given);
    in_every_order(move || {
        let process = process();
        let store = || Store::with_limits(environment(process), Budget::default(), LEN);
        let (mut one, mut other) = (store(), store());
        let slabs = beside(move || one.take(LEN), || other.take(LEN));
        let count = usize::from(slabs.0.is_some()) + usize::from(slabs.1.is_some());
        assert_eq!(process.snapshot().live, count * LEN);
        assert!(store().take(LEN).is_none());
        drop(slabs);
        assert_eq!(process.snapshot().live, 0);
        given.lock().expect("nobody panicked").insert(count);
    });
    assert_eq!(*seen.lock().expect("nobody panicked"), [1, 2].into());
}
