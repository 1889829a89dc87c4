//! That whatever reads or writes a slice looks first whether it is long enough, since it does so through pointers; and that it
//! writes no further.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::super::at_every_level;
use super::super::vector::room;
use super::{Lanes, Slot, TextKernel, run};

#[derive(Debug, Clone, Copy)]
enum Operation {
    Widen,
    LoadWords,
    StoreWords,
    Narrow,
    CompressWords,
    Squeeze2,
    Squeeze3,
}

const OPERATIONS: [Operation; 7] = [
    Operation::Widen,
    Operation::LoadWords,
    Operation::StoreWords,
    Operation::Narrow,
    Operation::CompressWords,
    Operation::Squeeze2,
    Operation::Squeeze3,
];

const UNTOUCHED: u8 = 0xee;

/// Runs an operation on a slice that is shorter than it needs, by so much. Returns whether there was one to run.
struct WithSlice(Operation, usize);

impl TextKernel for WithSlice {
    type Output = bool;

    fn generic(self) -> bool {
        false
    }

    #[inline(always)]
    fn lanes<L: Lanes>(self, lanes: L) -> bool {
        let Self(operation, missing) = self;
        let words = lanes.splat(0x8080);
        // Four times the longest group, and as much behind it.
        let mut memory = [UNTOUCHED; 256];
        let len = |groups: usize| groups * L::WORDS - missing;
        // Behind what they report, some leave anything, up to here.
        let touched = match operation {
            Operation::Widen => {
                lanes.widen(&memory[..len(1)]);
                0
            }
            Operation::LoadWords => {
                lanes.load_words(&memory.as_chunks().0[..len(1)]);
                0
            }
            Operation::StoreWords => {
                lanes.store_words(words, slots(&mut memory, len(1)));
                2 * L::WORDS
            }
            Operation::Narrow => {
                lanes.narrow(words, bytes(&mut memory, len(1)));
                L::WORDS
            }
            Operation::CompressWords => {
                lanes.compress_words(words, 0, slots(&mut memory, len(1)));
                2 * L::WORDS
            }
            Operation::Squeeze2 => {
                lanes.squeeze2(words, bytes(&mut memory, len(2)));
                2 * L::WORDS
            }
            Operation::Squeeze3 => {
                lanes.squeeze3(words, words, bytes(&mut memory, len(4)));
                4 * L::WORDS
            }
        };
        assert!(
            memory[touched..].iter().all(|&byte| byte == UNTOUCHED),
            "{operation:?} wrote beyond {touched} bytes"
        );
        true
    }
}

fn bytes(memory: &mut [u8], len: usize) -> &mut [std::mem::MaybeUninit<u8>] {
    // SAFETY: vectors write nothing but bytes.
    unsafe { room(&mut memory[..len]) }
}

fn slots(memory: &mut [u8], len: usize) -> &mut [Slot] {
    &mut bytes(memory, 2 * len).as_chunks_mut().0[..len]
}

#[test]
fn a_slice_that_is_too_short_is_refused() {
    at_every_level(|| {
        for operation in OPERATIONS {
            let has_lanes = run(WithSlice(operation, 0));
            for missing in [1, 2, 7].into_iter().filter(|_| has_lanes) {
                let outcome = catch_unwind(AssertUnwindSafe(|| run(WithSlice(operation, missing))));
                assert!(outcome.is_err(), "{operation:?} with {missing} too few");
            }
        }
    });
}
