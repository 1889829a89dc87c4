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
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: by the caller's promise; `Env` does not leave the callback.
        let (env, values) = unsafe { Env::open::<N>(env, info) }?;
        function(env, values)
    }));
    let failure = match outcome {
        Ok(Ok(value)) => return value.raw(),
        Ok(Err(failure)) => failure,
        Err(_) => Failure::Panic,
    };
    // SAFETY: by the caller's promise.
    unsafe { throw(env, &failure) }
}
