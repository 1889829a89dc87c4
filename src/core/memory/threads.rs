//! Stores in several threads at once, as workers have them. What threads do to each other is what the sanitizer looks at
//! (`npm run test:sanitize -- --threads`); that the figures are right is tested everywhere.

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Barrier};
use std::thread;

use super::{Budget, Ledger, Slab, Store};
use crate::core::testing::Rng;

const LEN: usize = 4096;
const THREADS: usize = 4;
const ROUNDS: usize = 300;

/// Of each environment, and of all four: less than what they want.
const OWN: usize = 4 * LEN;
const TOGETHER: usize = 10 * LEN;

/// What a thread writes into its slabs.
fn fill(slab: &mut Slab, mark: u8) {
    // SAFETY: a store gives zeros, so every byte is initialised; the slab is borrowed mutably.
    let bytes = unsafe { std::slice::from_raw_parts_mut(slab.as_ptr().as_ptr(), slab.len()) };
    assert!(bytes.iter().all(|&byte| byte == 0), "somebody else's");
    bytes.fill(mark);
}

fn holds(slab: &Slab, mark: u8) -> bool {
    // SAFETY: `fill` has initialised every byte, and only the owner of the slab has the address.
    let bytes = unsafe { std::slice::from_raw_parts(slab.as_ptr().as_ptr(), slab.len()) };
    bytes.iter().all(|&byte| byte == mark)
}

/// Takes slabs, and gives each back, keeps it to the end, or lets it end on another thread.
fn work(process: &'static Ledger, mark: u8, elsewhere: &Sender<(Slab, u8)>) -> usize {
    let ledger = Arc::new(Ledger::with_parent(Some(process)));
    let mut store = Store::with_limits(ledger, Budget::new(OWN), TOGETHER);
    let mut rng = Rng::new(u64::from(mark));
    let mut taken = 0;
    for round in 0..ROUNDS {
        let Some(mut slab) = store.take(LEN) else {
            thread::yield_now();
            continue;
        };
        taken += 1;
        fill(&mut slab, mark);
        let raw = slab.into_raw().expect("it is small");
        // SAFETY: of `into_raw`, and taken back once.
        let slab = unsafe { Slab::from_raw(raw) };
        assert!(holds(&slab, mark));
        match rng.below(3) {
            0 => elsewhere.send((slab, mark)).expect("somebody receives"),
            1 if round + 1 == ROUNDS => store.retire(slab),
            _ => store.give_back(slab),
        }
    }
    taken
}

#[test]
fn what_threads_have_is_within_the_limits_and_ends_once() {
    static PROCESS: Ledger = Ledger::with_parent(None);
    let (sender, receiver) = mpsc::channel();
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        for mark in (1..).take(THREADS) {
            let (sender, start) = (sender.clone(), &start);
            scope.spawn(move || {
                start.wait();
                assert!(work(&PROCESS, mark, &sender) > 0);
            });
        }
        drop(sender);
        for (slab, mark) in receiver {
            assert!(holds(&slab, mark));
            // Each thread may have got the last slab that fitted, which `Store::take` allows.
            assert!(PROCESS.snapshot().live <= TOGETHER + (THREADS - 1) * LEN);
        }
    });
    let snapshot = PROCESS.snapshot();
    assert_eq!(
        (snapshot.live, snapshot.pooled, snapshot.regions),
        (0, 0, 0)
    );
    assert_eq!(snapshot.outstanding, 0);
    assert!(snapshot.peak > 0);
}
