//! JavaScript strings, in and out.
//!
//! Node-API does not tell whether V8 holds a string in one or two bytes per unit. Reading UTF-16 is always exact,
//! reading Latin-1 is a plain copy for one-byte strings but silently drops high bytes otherwise. So [`with_units`]
//! asks for the UTF-8 length first: if it equals the number of units the string is ASCII, and Latin-1 is exact.

use std::mem::MaybeUninit;
use std::ptr;

use napi::sys;

use super::args::{Env, Value};
use super::errors::{Failure, Result, check};
use crate::core::Error;

/// Strings up to this many units are read into the stack, longer ones into the heap. 512 units are 1 KiB of UTF-16:
/// small enough for a nearly exhausted stack; a heap allocation costs about 20 ns, which a string of this size
/// hides.
const STACK_UNITS: usize = 512;

/// A string's code units.
pub(crate) enum Units<'a> {
    /// Every unit is ASCII.
    Ascii(&'a [u8]),
    /// Any string.
    Wide(&'a [u16]),
}

/// The same expression for both widths: `units!(text, |units| hex::decode(units, out))`.
macro_rules! units {
    ($text:expr, |$units:ident| $body:expr) => {
        match $text {
            $crate::binding::strings::Units::Ascii($units) => $body,
            $crate::binding::strings::Units::Wide($units) => $body,
        }
    };
}
pub(crate) use units;

/// Number of UTF-16 code units of a string.
///
/// # Errors
/// [`Failure::NotAString`] for anything else.
pub(crate) fn len(env: Env, value: Value) -> Result<usize> {
    let mut len = 0;
    // SAFETY: live environment and value; a null buffer asks for the length alone.
    let status = unsafe {
        sys::napi_get_value_string_utf16(env.raw(), value.raw(), ptr::null_mut(), 0, &raw mut len)
    };
    if status == sys::Status::napi_string_expected {
        return Err(Failure::NotAString);
    }
    check(status)?;
    Ok(len)
}

/// Number of bytes of a string in UTF-8, a lone surrogate counting as U+FFFD (3 bytes).
///
/// # Errors
/// [`Failure::NotAString`] for anything else.
pub(crate) fn utf8_len(env: Env, value: Value) -> Result<usize> {
    let mut len = 0;
    // SAFETY: live environment and value; a null buffer asks for the length alone.
    let status = unsafe {
        sys::napi_get_value_string_utf8(env.raw(), value.raw(), ptr::null_mut(), 0, &raw mut len)
    };
    if status == sys::Status::napi_string_expected {
        return Err(Failure::NotAString);
    }
    check(status)?;
    Ok(len)
}

/// Calls `body` with the string's code units.
///
/// # Errors
/// [`Failure::NotAString`]; [`Error::OutOfMemory`] when the units do not fit in memory.
pub(crate) fn with_units<R>(
    env: Env,
    value: Value,
    body: impl FnOnce(Units<'_>) -> R,
) -> Result<R> {
    let units = len(env, value)?;
    if utf8_len(env, value)? == units {
        copy_low_bytes(env, value, units, |bytes| body(Units::Ascii(bytes)))
    } else {
        copy_utf16(env, value, units, |units| body(Units::Wide(units)))
    }
}

/// Calls `body` with the low byte of every code unit: all that native's latin1, hex and base64 look at
/// (U+0141 counts as `A`), so it is exact for these three, and for no other use.
///
/// # Errors
/// As [`with_units`].
pub(crate) fn with_low_bytes<R>(
    env: Env,
    value: Value,
    body: impl FnOnce(&[u8]) -> R,
) -> Result<R> {
    copy_low_bytes(env, value, len(env, value)?, body)
}

/// Calls `body` with the string in UTF-16.
///
/// # Errors
/// As [`with_units`].
pub(crate) fn with_utf16<R>(env: Env, value: Value, body: impl FnOnce(&[u16]) -> R) -> Result<R> {
    copy_utf16(env, value, len(env, value)?, body)
}

fn copy_low_bytes<R>(
    env: Env,
    value: Value,
    units: usize,
    body: impl FnOnce(&[u8]) -> R,
) -> Result<R> {
    with_room(units, |room: &mut [MaybeUninit<u8>]| {
        let mut copied = 0;
        // SAFETY: the buffer has `units + 1` bytes: the text and the NUL that Node-API always writes.
        check(unsafe {
            sys::napi_get_value_string_latin1(
                env.raw(),
                value.raw(),
                room.as_mut_ptr().cast(),
                room.len(),
                &raw mut copied,
            )
        })?;
        // SAFETY: Node-API has initialised the first `copied` bytes.
        Ok(body(unsafe { initialised(&room[..copied]) }))
    })
}

fn copy_utf16<R>(
    env: Env,
    value: Value,
    units: usize,
    body: impl FnOnce(&[u16]) -> R,
) -> Result<R> {
    with_room(units, |room: &mut [MaybeUninit<u16>]| {
        let mut copied = 0;
        // SAFETY: as in `copy_low_bytes`, in units of two bytes.
        check(unsafe {
            sys::napi_get_value_string_utf16(
                env.raw(),
                value.raw(),
                room.as_mut_ptr().cast(),
                room.len(),
                &raw mut copied,
            )
        })?;
        // SAFETY: Node-API has initialised the first `copied` units.
        Ok(body(unsafe { initialised(&room[..copied]) }))
    })
}

/// Gives `body` uninitialised room for `units` units and a NUL, on the stack when that is small.
fn with_room<T: Copy, R>(
    units: usize,
    body: impl FnOnce(&mut [MaybeUninit<T>]) -> Result<R>,
) -> Result<R> {
    let room = units.checked_add(1).ok_or(Error::CapacityOverflow)?;
    if room <= STACK_UNITS {
        let mut stack = [const { MaybeUninit::uninit() }; STACK_UNITS];
        return body(&mut stack[..room]);
    }
    let mut heap = Vec::new();
    heap.try_reserve_exact(room)
        .map_err(|_| Error::OutOfMemory {
            bytes: room.saturating_mul(size_of::<T>()),
        })?;
    body(&mut heap.spare_capacity_mut()[..room])
}

/// Makes a string of Latin-1 bytes; `undefined` when it is longer than V8 allows.
pub(crate) fn latin1(env: Env, bytes: &[u8]) -> Result<Value> {
    let mut out = ptr::null_mut();
    // SAFETY: live environment; the pointer is valid for `len` bytes.
    let status = unsafe {
        sys::napi_create_string_latin1(
            env.raw(),
            bytes.as_ptr().cast(),
            bytes.len().cast_signed(),
            &raw mut out,
        )
    };
    string_or_undefined(env, status, out)
}

/// Makes a string of UTF-16 code units; `undefined` when it is longer than V8 allows.
pub(crate) fn utf16(env: Env, units: &[u16]) -> Result<Value> {
    let mut out = ptr::null_mut();
    // SAFETY: live environment; the pointer is valid for `len` units.
    let status = unsafe {
        sys::napi_create_string_utf16(
            env.raw(),
            units.as_ptr(),
            units.len().cast_signed(),
            &raw mut out,
        )
    };
    string_or_undefined(env, status, out)
}

/// V8 reports a string over its limit as a generic failure, and one over 2^31 - 1 units as an invalid argument. The
/// shim knows the limit and makes Node's error of the `undefined`.
fn string_or_undefined(env: Env, status: sys::napi_status, out: sys::napi_value) -> Result<Value> {
    match status {
        sys::Status::napi_generic_failure | sys::Status::napi_invalid_arg => env.undefined(),
        status => {
            check(status)?;
            env.make(|_, slot| {
                // SAFETY: `make` passes a valid slot.
                unsafe { *slot = out };
                sys::Status::napi_ok
            })
        }
    }
}

/// A slice of values that have been written.
///
/// # Safety
/// Every element is initialised.
unsafe fn initialised<T>(room: &[MaybeUninit<T>]) -> &[T] {
    // SAFETY: `MaybeUninit<T>` has the layout of `T`, and the caller vouches for the contents.
    unsafe { std::slice::from_raw_parts(room.as_ptr().cast(), room.len()) }
}
