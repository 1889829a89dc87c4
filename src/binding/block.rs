//! The block: memory that the shim and the binding share, in which numbers and short needles cross for free.
//!
//! A number costs 4 to 5 ns to read through Node-API, and 4 to return; a store into a typed array costs less than 1.
//! So the shim leaves the operands of hot functions in the block, calls with the views alone, and finds the answer in
//! the block's first number. `docs/architecture.md` ("What a crossing costs") has the figures.
//!
//! The memory is an `ArrayBuffer` of V8's own, one per environment, held by a reference as long as the environment
//! lives. The shim never gives it to user code, so nobody detaches it. No JavaScript runs between the stores and the call.
//!
//! A view can lie in it all the same: the shim lets the writers of strings (`write.rs`) decode into the bytes what is to be
//! searched for or repeated (`fill('YW\nJj', 'base64')`). Their target is the bytes alone, and the numbers are read and written
//! through pointers, so nothing overlaps; and none of them reads [`Env::short`]. Where that is read, the only view is of user
//! code's memory.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::ptr::{self, NonNull};

use napi::sys;

use super::args::{Env, Value};
use super::errors::{Failure, Result, check};
use super::pinned::Pinned;
use crate::core::{Error, boxed};

/// Operands, and the answer in the first of them. The last is the shim's own (`lib/block.js`).
const NUMBERS: usize = 8;

/// Where the bytes of a short needle or pattern begin, and how many fit. `lib/block.js` has the same figures.
const BYTES_AT: usize = NUMBERS * size_of::<f64>();
const BYTES: usize = 192;

/// What all functions of an environment share.
struct Shared {
    /// The block's first byte.
    memory: NonNull<c_void>,
    pinned: Cell<Pinned>,
    /// A function of the shim's that has V8 collect its garbage; null before there is one.
    collector: Cell<sys::napi_ref>,
}

/// One for each environment that the thread has had, until the thread ends: longer than any call can come.
struct Owned(NonNull<Shared>);

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: of `Box::leak`, and owned by this value alone.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

thread_local! {
    static OWNED: RefCell<Vec<Owned>> = const { RefCell::new(Vec::new()) };
}

/// The reference that keeps a block's memory, or a function of the shim's, as long as its environment lives.
struct Held {
    env: sys::napi_env,
    reference: sys::napi_ref,
}

impl Drop for Held {
    fn drop(&mut self) {
        // SAFETY: `hold` made it, and it is dropped while the environment is alive: in `hold` itself, or by the hook.
        unsafe { sys::napi_delete_reference(self.env, self.reference) };
    }
}

/// The environment ends, and runs no JavaScript any more: Node frees the object, but not the reference (40 bytes).
///
/// # Safety
/// `held` is of [`hold`], and given back once, while the environment is alive.
unsafe extern "C" fn let_go(held: *mut c_void) {
    // SAFETY: by the caller's promise. Who calls is Node, or `hold` when Node does not take it.
    drop(unsafe { Box::from_raw(held.cast::<Held>()) });
}

/// Keeps `value`, an object, until the environment ends.
///
/// # Safety
/// `env` is live, and `value` a value of it.
unsafe fn hold(env: sys::napi_env, value: sys::napi_value) -> Result<sys::napi_ref> {
    let mut reference = ptr::null_mut();
    // SAFETY: by the caller's promise; valid output.
    check(unsafe { sys::napi_create_reference(env, value, 1, &raw mut reference) })?;
    let held = Box::into_raw(boxed(Held { env, reference })?).cast();
    // SAFETY: live environment; the hook gets what it takes back, once: here, if Node has not taken it.
    unsafe {
        check(sys::napi_add_env_cleanup_hook(env, Some(let_go), held))
            .inspect_err(|_| let_go(held))?;
    }
    Ok(reference)
}

/// `(function)` that [`Env::call_collector`] calls; of several copies of the shim one is enough.
pub(crate) fn set_collector(env: Env, [function]: [Value; 1]) -> Result<Value> {
    let collector = &env.block().shared().collector;
    if collector.get().is_null() {
        // SAFETY: live environment, and a value of it.
        collector.set(unsafe { hold(env.raw(), function.raw()) }?);
    }
    env.undefined()
}

/// An environment's block, and what else its functions share.
#[derive(Clone, Copy)]
pub(crate) struct Block(NonNull<Shared>);

impl Block {
    /// # Safety
    /// `data` is what [`Block::data`] gave, in the environment of the running callback.
    pub(crate) unsafe fn from_data(data: *mut c_void) -> Result<Self> {
        NonNull::new(data.cast())
            .map(Self)
            .ok_or(Failure::Status(sys::Status::napi_generic_failure))
    }

    /// What a function carries to find its environment's block.
    pub(crate) fn data(self) -> *mut c_void {
        self.0.as_ptr().cast()
    }

    /// Makes the block of an environment, and the `ArrayBuffer` by which the shim reaches it.
    ///
    /// # Safety
    /// `env` is the environment that is loading the addon.
    pub(crate) unsafe fn create(env: sys::napi_env) -> Result<(Self, sys::napi_value)> {
        let mut data = ptr::null_mut();
        let mut buffer = ptr::null_mut();
        // SAFETY: live environment, valid outputs.
        check(unsafe {
            sys::napi_create_arraybuffer(env, BYTES_AT + BYTES, &raw mut data, &raw mut buffer)
        })?;
        let memory =
            NonNull::new(data).ok_or(Failure::Status(sys::Status::napi_generic_failure))?;
        let shared = boxed(Shared {
            memory,
            pinned: Cell::new(Pinned::NOTHING),
            collector: Cell::new(ptr::null_mut()),
        })?;
        OWNED.with_borrow_mut(|owned| {
            owned.try_reserve(1).map_err(|_| Error::OutOfMemory {
                bytes: size_of::<Owned>(),
            })?;
            // Last of what can fail: it is undone at the end of the environment only.
            // SAFETY: live environment, and the value was just made in it. So the memory stays.
            unsafe { hold(env, buffer) }?;
            let shared = NonNull::from(Box::leak(shared));
            owned.push(Owned(shared));
            Ok((Self(shared), buffer))
        })
    }

    fn shared(&self) -> &Shared {
        // SAFETY: `Owned` keeps it until the thread ends, and nothing borrows it mutably.
        unsafe { self.0.as_ref() }
    }

    /// What is pinned in this environment.
    pub(super) fn pinned(&self) -> &Cell<Pinned> {
        &self.shared().pinned
    }

    fn number(self, place: usize) -> *mut f64 {
        assert!(place < NUMBERS);
        // SAFETY: the place lies inside the block. (Nothing is said about alignment.)
        unsafe { self.shared().memory.as_ptr().cast::<f64>().add(place) }
    }
}

impl Env {
    /// Has V8 collect its garbage. JavaScript runs, but none of a program's.
    pub(super) fn call_collector(self) -> Result<()> {
        let reference = self.block().shared().collector.get();
        if reference.is_null() {
            return Ok(());
        }
        let function = self.make(|env, out| {
            // SAFETY: live environment, a reference that lives as long, valid output.
            unsafe { sys::napi_get_reference_value(env, reference, out) }
        })?;
        let global = self.make(|env, out| {
            // SAFETY: live environment, valid output.
            unsafe { sys::napi_get_global(env, out) }
        })?;
        self.make(|env, out| {
            // SAFETY: live environment and values, no arguments, valid output.
            unsafe {
                sys::napi_call_function(env, global.raw(), function.raw(), 0, ptr::null(), out)
            }
        })?;
        Ok(())
    }

    /// Takes back what a function of the shim's has thrown, if it has.
    pub(super) fn forget_exception(self) {
        // That there is none is no failure worth a word.
        let _ = self.make(|env, out| {
            // SAFETY: live environment, valid output.
            unsafe { sys::napi_get_and_clear_last_exception(env, out) }
        });
    }

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
        // SAFETY: inside the block, which lives as long as the environment. A call that reads it has no view of it (module docs),
        // and what it writes besides, the answer, is one of the numbers: nothing changes these bytes.
        unsafe {
            std::slice::from_raw_parts(
                self.block()
                    .shared()
                    .memory
                    .as_ptr()
                    .cast::<u8>()
                    .add(BYTES_AT),
                len.min(BYTES),
            )
        }
    }

    /// Leaves the answer in the block.
    pub(crate) fn answer(self, number: f64) {
        self.answer_at(0, number);
    }

    fn answer_at(self, place: usize, number: f64) {
        // SAFETY: as in `operand`.
        unsafe { self.block().number(place).write_unaligned(number) }
    }

    /// Leaves a size in the block.
    pub(crate) fn answer_size(self, size: usize) {
        self.answer_size_at(0, size);
    }

    /// Leaves a size at a place of the block. Exact: memory is far below 2^53 bytes.
    #[expect(clippy::cast_precision_loss, reason = "sizes are below 2^53")]
    pub(crate) fn answer_size_at(self, place: usize, size: usize) {
        self.answer_at(place, size as f64);
    }
}
