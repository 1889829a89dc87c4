//! The memory of some environments: slabs are taken, go to V8, come back or are retired; stores are closed and dropped.
//! What is held is kept beside it as a plain list, and every figure of the ledgers compared.
#![no_main]

use std::ffi::c_void;
use std::ptr::NonNull;
use std::sync::Arc;

use ferrobuf::core::memory::{ALIGNMENT, Ledger, Slab, Store};
use ferrobuf_fuzz::Input;
use libfuzzer_sys::fuzz_target;

/// What an environment may have outstanding and spare, and what the process may hold when it asks for more (docs/memory.md).
const LIMIT: usize = 2 << 20;
const PROCESS_LIMIT: usize = 8 << 20;

const ENVIRONMENTS: usize = 5;

/// Lengths that slabs have, and that they cannot have. The long ones are rare: to clear them takes longer than all else.
const LENGTHS: [usize; 24] = {
    let mut lengths = [8192; 24];
    lengths[12] = 0;
    lengths[13] = 1;
    lengths[14] = 64;
    lengths[15] = 4096;
    lengths[16] = 4096;
    lengths[17] = 64 << 10;
    lengths[18] = 256 << 10;
    lengths[19] = LIMIT / 2 + 1;
    lengths[20] = LIMIT;
    lengths[21] = LIMIT + 1;
    lengths[22] = usize::MAX;
    lengths
};

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let mut environments: Vec<_> = (0..ENVIRONMENTS).map(|_| Environment::new()).collect();
    while !input.is_empty() {
        let environment = &mut environments[usize::from(input.byte()) % ENVIRONMENTS];
        environment.step(&mut input);
        environment.check();
        check_process(&environments);
    }
    for environment in environments {
        environment.end();
    }
    assert_eq!(Ledger::process().snapshot().live, 0, "all is freed");
});

/// An environment, with what V8 has of it.
struct Environment {
    ledger: Arc<Ledger>,
    store: Store,
    out: Vec<Out>,
    /// Bytes that are kept until the store is dropped.
    retired: usize,
    closed: bool,
}

/// A slab that V8 has, full of a mark of its own.
struct Out {
    raw: NonNull<c_void>,
    bytes: NonNull<u8>,
    len: usize,
    mark: u8,
}

impl Environment {
    fn new() -> Self {
        let ledger = Arc::new(Ledger::new());
        Self {
            store: Store::new(Arc::clone(&ledger)),
            ledger,
            out: Vec::new(),
            retired: 0,
            closed: false,
        }
    }

    fn step(&mut self, input: &mut Input) {
        match input.byte() % 8 {
            0..=3 => self.take(input.pick(&LENGTHS), input.byte()),
            4 | 5 => {
                if let Some(slab) = self.come_back(input) {
                    self.store.give_back(slab);
                }
            }
            6 => {
                if let Some(slab) = self.come_back(input) {
                    if input.flag() {
                        self.retired += slab.len();
                        self.store.retire(slab);
                    } else {
                        drop(slab);
                    }
                }
            }
            _ => match input.byte() % 8 {
                0 => {
                    self.store.close();
                    self.closed = true;
                }
                // What V8 has outlives the store that it is of.
                1 => {
                    self.store = Store::new(Arc::clone(&self.ledger));
                    self.retired = 0;
                    self.closed = false;
                }
                _ => {}
            },
        }
    }

    fn take(&mut self, len: usize, mark: u8) {
        let outstanding: usize = self.out.iter().map(|out| out.len).sum();
        let Some(slab) = self.store.take(len) else {
            let nothing = self.out.is_empty() && self.ledger.snapshot().live == 0;
            let held = Ledger::process().snapshot().live;
            let may = !self.closed && (1..=LIMIT).contains(&len) && held + len <= PROCESS_LIMIT;
            assert!(
                !(nothing && may),
                "{len} bytes are refused without a reason"
            );
            return;
        };
        assert_eq!(slab.len(), len);
        assert!(!self.closed && len > 0 && outstanding + len <= LIMIT);
        let bytes = slab.as_ptr();
        assert_eq!(bytes.addr().get() % ALIGNMENT, 0);
        // SAFETY: `take` gives so many bytes of zeros, and nobody else has them.
        let contents = unsafe { std::slice::from_raw_parts_mut(bytes.as_ptr(), len) };
        assert!(is_full_of(contents, 0), "zeros");
        contents.fill(mark);
        let raw = slab.into_raw().expect("it is small");
        self.out.push(Out {
            raw,
            bytes,
            len,
            mark,
        });
    }

    /// The finaliser of one that V8 has, if there is any.
    fn come_back(&mut self, input: &mut Input) -> Option<Slab> {
        let index = input.number().checked_rem(self.out.len())?;
        Some(self.out.swap_remove(index).finalise())
    }

    fn check(&self) {
        let figures = self.ledger.snapshot();
        let outstanding: usize = self.out.iter().map(|out| out.len).sum();
        assert_eq!(figures.outstanding, outstanding);
        assert_eq!(figures.pooled, figures.live, "all of it serves the pool");
        assert!(figures.live >= outstanding + self.retired);
        assert!(figures.live - self.retired <= LIMIT, "{figures:?}");
        assert!(figures.peak >= figures.live && figures.regions >= self.out.len());
        if self.closed {
            assert_eq!(figures.live, outstanding + self.retired, "nothing is spare");
        }
    }

    fn end(self) {
        drop(self.store);
        for out in self.out {
            drop(out.finalise());
        }
        let figures = self.ledger.snapshot();
        assert_eq!(
            (
                figures.live,
                figures.pooled,
                figures.outstanding,
                figures.regions
            ),
            (0, 0, 0, 0)
        );
    }
}

impl Out {
    fn finalise(self) -> Slab {
        // SAFETY: the slab is raw, so its memory is there, all of it written, and nobody writes now.
        let contents = unsafe { std::slice::from_raw_parts(self.bytes.as_ptr(), self.len) };
        assert!(
            is_full_of(contents, self.mark),
            "somebody else has written to it"
        );
        // SAFETY: of `into_raw`, and taken back once: `self` is gone then.
        let slab = unsafe { Slab::from_raw(self.raw) };
        assert_eq!((slab.as_ptr(), slab.len()), (self.bytes, self.len));
        slab
    }
}

/// By a comparison with itself, which is many times as fast as a loop that reports each of its rounds.
fn is_full_of(bytes: &[u8], mark: u8) -> bool {
    let [first, rest @ ..] = bytes else {
        return true;
    };
    *first == mark && *rest == bytes[..rest.len()]
}

fn check_process(environments: &[Environment]) {
    let all = Ledger::process().snapshot();
    let live: usize = environments
        .iter()
        .map(|environment| environment.ledger.snapshot().live)
        .sum();
    assert_eq!(all.live, live);
    assert!(live <= PROCESS_LIMIT, "{all:?}");
}
