//! How Node gets at the addon, and what is then on the exports.

use std::ffi::CStr;
use std::ptr;

use napi::bindgen_prelude::{Object, retain_current_module_for_unload_safety};
use napi::{Env, JsValue as _, sys};
use napi_derive::napi;

use super::args::property;
use super::block::Block;
use super::errors::{Result, check, throw};

/// Fills the addon's exports, once per environment.
#[napi(module_exports)]
pub fn init(exports: Object, env: Env) {
    // A worker that ends unloads what it alone has loaded, and lets go of external strings after that. (On Linux with glibc
    // the linker's `nodelete` keeps the addon as well, with musl nothing is ever unloaded.)
    retain_current_module_for_unload_safety();
    // SAFETY: both belong to the environment that loads the addon and live for this call.
    unsafe {
        if let Err(failure) = define_exports(env.raw(), exports.raw()) {
            // Not returned: napi's errors take memory, and end the process when there is none.
            throw(env.raw(), &failure);
        }
    }
}

/// Defines the functions of [the table](crate::EXPORTS), the [version](crate::VERSION) that they are of, and `block`, which
/// is not for user code.
///
/// # Safety
/// `env` is the environment that loads the addon, `exports` an object of it.
unsafe fn define_exports(env: sys::napi_env, exports: sys::napi_value) -> Result<()> {
    // SAFETY: by the caller's promise.
    let (block, buffer) = unsafe { Block::create(env) }?;
    define(env, exports, c"block", buffer)?;
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
    // Last: exports without it are not all there, whatever became of the exception, and the shim does not take them.
    define(env, exports, c"version", string(env, crate::VERSION)?)
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
