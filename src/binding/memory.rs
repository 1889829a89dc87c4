//! The pool's slabs, and what Rust says about its memory.

use std::cell::RefCell;
use std::ffi::{CStr, c_void};
use std::ptr::NonNull;
use std::sync::Arc;

use napi::sys;

use super::args::{Env, Value};
use super::errors::{Result, check};
use crate::core::memory::{Ledger, Slab, Snapshot, Store};

thread_local! {
    /// The memory of one environment. Node runs every environment on a thread of its own, so a thread-local is per
    /// environment (those of an embedder that share a thread share the store as well); each slab keeps the ledger alive
    /// until its finaliser has run, whichever ends first.
    static STORE: RefCell<Store> = RefCell::new(Store::new(Arc::new(Ledger::new())));
}

/// `(size)` to an external `ArrayBuffer` over a region of Rust's, of zeros; or `undefined` when the shim must take V8's
/// memory: the budget is spent, external memory is not allowed here, or there is none.
pub(crate) fn create_slab(env: Env, [size]: [Value; 1]) -> Result<Value> {
    let size = env.index(size)?;
    let Some(slab) = STORE.with_borrow_mut(|store| store.take(size)) else {
        return env.undefined();
    };
    let address = slab.as_ptr();
    let Ok(hint) = slab.into_raw() else {
        return env.undefined();
    };
    let mut out = std::ptr::null_mut();
    // SAFETY: live environment; `address` is valid for `size` bytes until `finalize_slab` gets the hint back.
    let status = unsafe {
        sys::napi_create_external_arraybuffer(
            env.raw(),
            address.as_ptr().cast(),
            size,
            Some(finalize_slab),
            hint.as_ptr(),
            &raw mut out,
        )
    };
    if status == sys::Status::napi_ok {
        return env.make(|_, slot| {
            // SAFETY: `make` passes a valid slot.
            unsafe { *slot = out };
            sys::Status::napi_ok
        });
    }
    // SAFETY: a slab is far from the length at which Node takes memory only to refuse it, and finalises it (the budget is smaller).
    // So the call failed before V8 took the memory, its finaliser does not run, and the slab is ours again.
    drop(unsafe { Slab::from_raw(hint) });
    if status == sys::Status::napi_no_external_buffers_allowed {
        STORE.with_borrow_mut(Store::close);
        return env.undefined();
    }
    check(status)?;
    env.undefined()
}

/// `(view, alignment)` to how many bytes past the view's first byte the next address lies that is a multiple of
/// `alignment`, a power of two.
pub(crate) fn alignment_gap(env: Env, [view, alignment]: [Value; 2]) -> Result<Value> {
    let view = env.view(view)?;
    env.size(view.gap_to(env.index(alignment)?))
}

/// V8 has let go of a slab's `ArrayBuffer`: the slab goes back to the store of its environment, on whose thread Node calls
/// this.
///
/// At the end of an environment Node takes external `ArrayBuffer`s apart before the clean-up hooks of addons run, and those
/// may still read Buffers of the pool. What comes back then stays until the thread ends.
///
/// # Safety
/// `env` is live, and a handle scope is open. `hint` is the one that [`create_slab`] gave, given back once, when no view of the
/// memory is left.
unsafe extern "C" fn finalize_slab(env: sys::napi_env, _: *mut c_void, hint: *mut c_void) {
    if let Some(hint) = NonNull::new(hint) {
        // SAFETY: by the caller's promise.
        let slab = unsafe { Slab::from_raw(hint) };
        // SAFETY: by the caller's promise; Node calls finalisers so.
        let is_ending = unsafe { is_ending(env) };
        // At the end of a thread the store may be gone before the last finaliser: the slab is freed then.
        let _ = STORE.try_with(|store| {
            if let Ok(mut store) = store.try_borrow_mut() {
                if is_ending {
                    store.retire(slab);
                } else {
                    store.give_back(slab);
                }
            }
        });
    }
}

/// Whether the environment can run no more JavaScript. Node-API says so in answer to any question that might, in its view: this one
/// never does. (To look for a property may ask a Proxy.)
///
/// # Safety
/// `env` is live, and a handle scope is open.
unsafe fn is_ending(env: sys::napi_env) -> bool {
    let mut global = std::ptr::null_mut();
    let mut is_same = false;
    // SAFETY: as the caller vouches; the slots are valid, and the second call is not made without the first one's value.
    unsafe {
        sys::napi_get_global(env, &raw mut global) != sys::Status::napi_ok
            || sys::napi_strict_equals(env, global, global, &raw mut is_same)
                != sys::Status::napi_ok
    }
}

/// What `memoryUsage()` returns: this environment (thread) in front, the whole process beside it.
pub(crate) fn memory_usage(env: Env, []: [Value; 0]) -> Result<Value> {
    let process = env.object(figures(env, Ledger::process().snapshot())?)?;
    let own = STORE.with_borrow(|store| store.ledger().snapshot());
    let [live, peak, pooled, outstanding, regions] = figures(env, own)?;
    env.object([
        live,
        peak,
        pooled,
        outstanding,
        regions,
        (c"process", process),
    ])
}

/// The figures of a ledger under the names that JavaScript sees; all but `regions` are bytes.
fn figures(env: Env, snapshot: Snapshot) -> Result<[(&'static CStr, Value); 5]> {
    Ok([
        (c"live", env.size(snapshot.live)?),
        (c"peak", env.size(snapshot.peak)?),
        (c"pooled", env.size(snapshot.pooled)?),
        (c"outstanding", env.size(snapshot.outstanding)?),
        (c"regions", env.size(snapshot.regions)?),
    ])
}
