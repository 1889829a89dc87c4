//! The block: memory that the shim and the binding share, in which numbers and short needles cross for free.
//!
//! A number costs 4 to 5 ns to read through Node-API, and 4 to return; a store into a typed array costs less than 1.
//! So the shim leaves the operands of hot functions in the block, calls with the views alone, and finds the answer in
//! the block's first number. `docs/architecture.md` ("What a crossing costs") has the figures.
//!
//! The memory is an `ArrayBuffer` of V8's own, one per environment, held by a reference as long as the environment
//! lives. Only `lib/crossing.js` ever sees it: it is neither detached nor given to user code. No JavaScript runs between the
//! stores and the call.

use std::ffi::c_void;
use std::ptr::{self, NonNull};

use napi::sys;

use super::args::Env;
use super::errors::{Failure, Result, check};

/// Operands, and the answer in the first of them.
const NUMBERS: usize = 8;

/// Where the bytes of a short needle or pattern begin, and how many fit. `lib/crossing.js` has the same figures.
const BYTES_AT: usize = NUMBERS * size_of::<f64>();
const BYTES: usize = 192;

/// The address of an environment's block.
#[derive(Clone, Copy)]
pub(crate) struct Block(NonNull<c_void>);

impl Block {
    /// # Safety
    /// `data` is what [`Block::data`] gave, in the environment of the running callback.
    pub(crate) unsafe fn from_data(data: *mut c_void) -> Result<Self> {
        NonNull::new(data)
            .map(Self)
            .ok_or(Failure::Status(sys::Status::napi_generic_failure))
    }

    /// What a function carries to find its environment's block.
    pub(crate) fn data(self) -> *mut c_void {
        self.0.as_ptr()
    }

    /// Makes the block of an environment, and the `ArrayBuffer` by which the shim reaches it.
    ///
    /// # Safety
    /// `env` is the environment that is loading the addon.
    pub(crate) unsafe fn create(env: sys::napi_env) -> Result<(Self, sys::napi_value)> {
        let mut data = ptr::null_mut();
        let mut buffer = ptr::null_mut();
        let mut reference = ptr::null_mut();
        // SAFETY: live environment, valid outputs. The reference is never given up, so the memory stays.
        check(unsafe {
            sys::napi_create_arraybuffer(env, BYTES_AT + BYTES, &raw mut data, &raw mut buffer)
        })?;
        // SAFETY: as above.
        check(unsafe { sys::napi_create_reference(env, buffer, 1, &raw mut reference) })?;
        // SAFETY: `data` is of this environment.
        Ok((unsafe { Self::from_data(data) }?, buffer))
    }

    fn number(self, place: usize) -> *mut f64 {
        assert!(place < NUMBERS);
        // SAFETY: the place lies inside the block. (Nothing is said about alignment.)
        unsafe { self.0.as_ptr().cast::<f64>().add(place) }
    }
}

impl Env {
    /// The operand at a place of the block.
    pub(crate) fn operand(self, place: usize) -> f64 {
        // SAFETY: inside the block, which lives as long as the environment; no JavaScript runs meanwhile.
        unsafe { self.block().number(place).read_unaligned() }
    }

    /// An operand that is an index. Saturates: NaN and negative are 0, huge is `usize::MAX`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates, which is the documented behaviour"
    )]
    pub(crate) fn operand_index(self, place: usize) -> usize {
        self.operand(place) as usize
    }

    /// The first `len` of the block's bytes, or as many as there are.
    pub(crate) fn short(&self, len: usize) -> &[u8] {
        // SAFETY: inside the block; it is no view's memory, so nothing of this call writes there.
        unsafe {
            std::slice::from_raw_parts(
                self.block().0.as_ptr().cast::<u8>().add(BYTES_AT),
                len.min(BYTES),
            )
        }
    }

    /// Leaves the answer in the block.
    pub(crate) fn answer(self, number: f64) {
        // SAFETY: as in `operand`.
        unsafe { self.block().number(0).write_unaligned(number) }
    }
}
