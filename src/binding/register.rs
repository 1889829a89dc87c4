//! How Node gets at the addon: the one symbol that it looks up, and what is then on the exports.

use std::ffi::CStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use napi_sys as sys;

use super::args::property;
use super::block::Block;
use super::errors::{Failure, Result, check, throw};

/// Node calls this once per environment, and gives `require` what it returns. No panic leaves it.
///
/// # Safety
/// `env` is the environment that loads the addon, `exports` an object of it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn napi_register_module_v1(
    env: sys::napi_env,
    exports: sys::napi_value,
) -> sys::napi_value {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(target_env = "msvc")]
        look_up_node_api();
        // SAFETY: by the caller's promise.
        unsafe { define_exports(env, exports) }
    }));
    let failure = match outcome {
        Ok(Ok(())) => return exports,
        Ok(Err(failure)) => failure,
        Err(_) => Failure::Panic,
    };
    // SAFETY: by the caller's promise.
    unsafe { throw(env, &failure) }
}

/// On Windows the functions of Node-API are looked up in the program that loads the addon, whatever that is called.
#[cfg(target_env = "msvc")]
fn look_up_node_api() {
    // SAFETY: the handle is never given up.
    std::mem::forget(unsafe { sys::setup() });
}

/// Defines the functions of [the table](crate::EXPORTS), the [version](crate::VERSION) that they are of, and `block`, which
/// is not for user code.
///
/// # Safety
/// As for [`napi_register_module_v1`].
unsafe fn define_exports(env: sys::napi_env, exports: sys::napi_value) -> Result<()> {
    // SAFETY: by the caller's promise.
    let (block, buffer) = unsafe { Block::create(env) }?;
    define(env, exports, c"block", buffer)?;
    define(env, exports, c"version", string(env, crate::VERSION)?)?;
    for row in crate::EXPORTS {
        let mut function = ptr::null_mut();
        // SAFETY: live environment; the name is of that length in UTF-8; the callback is 'static.
        check(unsafe {
            sys::napi_create_function(
                env,
                row.name.as_ptr(),
                row.name.count_bytes().cast_signed(),
                Some(row.callback),
                block.data(),
                &raw mut function,
            )
        })?;
        define(env, exports, row.name, function)?;
    }
    Ok(())
}

fn define(
    env: sys::napi_env,
    exports: sys::napi_value,
    name: &CStr,
    value: sys::napi_value,
) -> Result<()> {
    let property = property(name, value, sys::PropertyAttributes::enumerable);
    // SAFETY: live environment, object and value; one valid descriptor.
    check(unsafe { sys::napi_define_properties(env, exports, 1, &raw const property) })
}

fn string(env: sys::napi_env, text: &str) -> Result<sys::napi_value> {
    let mut value = ptr::null_mut();
    // SAFETY: live environment; the text is of that length in UTF-8.
    check(unsafe {
        sys::napi_create_string_utf8(
            env,
            text.as_ptr().cast(),
            text.len().cast_signed(),
            &raw mut value,
        )
    })?;
    Ok(value)
}
