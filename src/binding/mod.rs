//! Node-API: values in, values out, and nothing else.
//!
//! Functions are raw `napi::sys` callbacks behind [`args`], because the `#[napi]` macro costs three times as
//! much per buffer argument: 107 to 149 ns against 32 to 40 (`docs/architecture.md`, "The binding"). Each is written as
//! `fn(Env, [Value; N]) -> Result<Value>` and wrapped by [`export!`](crate::binding::export), which reads the
//! arguments, stops panics at the boundary and throws what failed.

pub(crate) mod allocate;
pub(crate) mod args;
pub(crate) mod block;
pub(crate) mod bytes;
pub(crate) mod convert;
pub(crate) mod errors;
pub(crate) mod external;
pub(crate) mod memory;
pub(crate) mod pinned;
pub(crate) mod register;
pub(crate) mod search;
pub(crate) mod strings;
pub(crate) mod text;
pub(crate) mod write;

use std::ffi::CStr;
use std::panic::{AssertUnwindSafe, catch_unwind};

use napi::sys;

use args::{Env, Value};
use errors::{Failure, Result, throw};

use crate::core::Error;

/// A row of the table of exports.
pub(crate) struct Export {
    /// The property's name on the addon object.
    pub(crate) name: &'static CStr,
    /// The Node-API callback.
    pub(crate) callback:
        unsafe extern "C" fn(sys::napi_env, sys::napi_callback_info) -> sys::napi_value,
}

/// Makes a row of the table from a name and a `fn(Env, [Value; N]) -> Result<Value>`.
macro_rules! export {
    ($name:literal, $function:path) => {
        $crate::binding::Export {
            name: $name,
            callback: {
                unsafe extern "C" fn callback(
                    env: napi::sys::napi_env,
                    info: napi::sys::napi_callback_info,
                ) -> napi::sys::napi_value {
                    // SAFETY: Node calls this with a live environment and the info of this very call.
                    unsafe { $crate::binding::enter(env, info, $function) }
                }
                callback
            },
        }
    };
}
pub(crate) use export;

/// Runs an exported function: arguments in, result or exception out. No panic leaves it.
///
/// # Safety
/// `env` and `info` are those that Node passed to the callback that is running.
#[inline]
pub(crate) unsafe fn enter<const N: usize>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
    function: fn(Env, [Value; N]) -> Result<Value>,
) -> sys::napi_value {
    let mut has_collected = false;
    let failure = loop {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            // SAFETY: by the caller's promise; `Env` does not leave the callback.
            let (env, values) = unsafe { Env::open::<N>(env, info) }?;
            function(env, values)
        }));
        match outcome {
            Ok(Ok(value)) => return value.raw(),
            // Nothing has been done, and the operands are where they were: what ran meanwhile is V8's collector.
            Ok(Err(Failure::Core(Error::OutOfMemory { .. }))) if !has_collected => {
                has_collected = true;
                // SAFETY: by the caller's promise.
                unsafe { collect_garbage(env, info) };
            }
            Ok(Err(failure)) => break failure,
            Err(_) => break Failure::Panic,
        }
    };
    // SAFETY: by the caller's promise.
    unsafe { throw(env, &failure) }
}

/// Lets V8 free what is dead, which may be all that fills the memory: `ArrayBuffer`s and external strings. Native does so before it
/// gives up. What fails here leaves things as they are.
///
/// # Safety
/// As [`enter`].
#[cold]
unsafe fn collect_garbage(env: sys::napi_env, info: sys::napi_callback_info) {
    // SAFETY: by the caller's promise; `Env` does not leave the callback.
    if let Ok((env, [])) = unsafe { Env::open::<0>(env, info) }
        && env.call_collector().is_err()
    {
        env.forget_exception();
    }
}
