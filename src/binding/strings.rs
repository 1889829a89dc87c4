//! JavaScript strings, in and out.
//!
//! Node-API does not tell whether V8 holds a string in one or two bytes per unit. Reading UTF-16 is always exact,
//! reading Latin-1 is a plain copy for one-byte strings but silently drops high bytes otherwise. So Latin-1 is read
//! where the low bytes are all that counts, or where the shim has found that no unit is above 255.

use std::borrow::Cow;
use std::mem::MaybeUninit;
use std::ptr;

use napi::sys;

use super::args::{Env, Value};
use super::errors::{Failure, Result, check};
use super::external::{self, Kept};
use crate::core::Error;
use crate::core::codec::ascii;

/// Units of a short string. They are read into a small part of the stack with one call, which also tells how many there
/// are: to ask for the length first costs 10 to 15 ns. A longer string has been read in vain as far as this, 40 to 100 ns,
/// unless the shim has told its length.
const SHORT: usize = 2048;

/// Bytes of a string that is still read into the stack, with a second call for its length: 8 Ki units of UTF-16, or 16 Ki
/// of one byte. The shim hands long strings over in parts of this size, so that they stay in the caches next to the core,
/// and need no heap.
const MEDIUM: usize = 16 << 10;

/// Number of UTF-16 code units of a string.
///
/// # Errors
/// [`Failure::NotAString`] for anything else.
pub(crate) fn len(env: Env, value: Value) -> Result<usize> {
    let mut len = 0;
    // SAFETY: live environment and value; a null buffer asks for the length alone.
    check_string(unsafe {
        sys::napi_get_value_string_utf16(env.raw(), value.raw(), ptr::null_mut(), 0, &raw mut len)
    })?;
    Ok(len)
}

/// Number of bytes of a string in UTF-8, a lone surrogate counting as U+FFFD (3 bytes).
///
/// # Errors
/// [`Failure::NotAString`] for anything else.
pub(crate) fn utf8_len(env: Env, value: Value) -> Result<usize> {
    let mut len = 0;
    // SAFETY: live environment and value; a null buffer asks for the length alone.
    check_string(unsafe {
        sys::napi_get_value_string_utf8(env.raw(), value.raw(), ptr::null_mut(), 0, &raw mut len)
    })?;
    Ok(len)
}

fn check_string(status: sys::napi_status) -> Result<()> {
    if status == sys::Status::napi_string_expected {
        return Err(Failure::NotAString);
    }
    check(status)
}

/// A form in which Node-API copies a string out.
pub(crate) trait Form: Copy {
    /// Copies as many units as `room` holds, but one: the last is a NUL, wherever the string ends. Returns the number of
    /// units before it.
    fn copy(env: Env, value: Value, room: &mut [MaybeUninit<Self>]) -> Result<usize>;
}

/// The low byte of every code unit: all that native's latin1, hex and base64 look at (U+0141 counts as `A`), so it is
/// exact for these three; for others only where every unit is known to be below 256.
impl Form for u8 {
    fn copy(env: Env, value: Value, room: &mut [MaybeUninit<Self>]) -> Result<usize> {
        let mut copied = 0;
        // SAFETY: live environment and value; Node-API writes to no more than `room`, its NUL included.
        check_string(unsafe {
            sys::napi_get_value_string_latin1(
                env.raw(),
                value.raw(),
                room.as_mut_ptr().cast(),
                room.len(),
                &raw mut copied,
            )
        })?;
        Ok(copied)
    }
}

/// UTF-16: always exact.
impl Form for u16 {
    fn copy(env: Env, value: Value, room: &mut [MaybeUninit<Self>]) -> Result<usize> {
        let mut copied = 0;
        // SAFETY: as above, in units of two bytes.
        check_string(unsafe {
            sys::napi_get_value_string_utf16(
                env.raw(),
                value.raw(),
                room.as_mut_ptr().cast(),
                room.len(),
                &raw mut copied,
            )
        })?;
        Ok(copied)
    }
}

/// Says that the caller of [`with_units`] does not know the length.
pub(crate) const UNKNOWN: usize = 0;

/// Calls `body` with the string's code units. `told` is their number as far as it is known, which only decides how they
/// are read.
///
/// # Errors
/// [`Failure::NotAString`]; [`Error::OutOfMemory`] when the units do not fit in memory.
#[inline]
pub(crate) fn with_units<T: Form, R>(
    env: Env,
    value: Value,
    told: usize,
    body: impl FnOnce(&[T]) -> R,
) -> Result<R> {
    if told < SHORT {
        let mut room = [const { MaybeUninit::uninit() }; SHORT + 1];
        let copied = T::copy(env, value, &mut room)?;
        if copied < SHORT {
            // SAFETY: Node-API has written the first `copied` units.
            return Ok(body(unsafe { initialised(&room[..copied]) }));
        }
    }
    with_long(env, value, body)
}

/// [`with_units`] for what is not short. Not inlined, so that a short string does not pay for a large stack frame.
///
/// # Errors
/// As [`with_units`].
#[inline(never)]
pub(crate) fn with_long<T: Form, R>(
    env: Env,
    value: Value,
    body: impl FnOnce(&[T]) -> R,
) -> Result<R> {
    let units = len(env, value)?;
    if units <= MEDIUM / size_of::<T>() {
        #[expect(
            clippy::large_stack_arrays,
            reason = "V8 keeps ten times as much free for native code"
        )]
        let mut stack = [const { MaybeUninit::<u16>::uninit() }; MEDIUM / 2 + 1];
        // SAFETY: memory that need not hold a value; `T` is `u8` or `u16`.
        let (_, room, _) = unsafe { stack.align_to_mut::<MaybeUninit<T>>() };
        let copied = T::copy(env, value, &mut room[..=units])?;
        // SAFETY: Node-API has written the first `copied` units.
        return Ok(body(unsafe { initialised(&room[..copied]) }));
    }
    let capacity = units.checked_add(1).ok_or(Error::CapacityOverflow)?;
    let mut heap = Vec::new();
    heap.try_reserve_exact(capacity)
        .map_err(|_| Error::OutOfMemory {
            bytes: capacity.saturating_mul(size_of::<T>()),
        })?;
    let room = &mut heap.spare_capacity_mut()[..capacity];
    let copied = T::copy(env, value, room)?;
    // SAFETY: Node-API has written the first `copied` units.
    Ok(body(unsafe { initialised(&room[..copied]) }))
}

/// Copies the first units of a string straight into memory that JavaScript sees: as many as `target` holds, which the
/// string must have. Node-API's NUL comes to stand where the last unit belongs, which Node-API could not copy without
/// one more place for the NUL; `last` is that unit. So nothing beyond `target` is touched, even for a moment.
///
/// # Errors
/// [`Failure::NotAString`].
pub(crate) fn copy_into<T: Form>(
    env: Env,
    value: Value,
    target: &mut [MaybeUninit<T>],
    last: T,
) -> Result<()> {
    if !target.is_empty() {
        T::copy(env, value, target)?;
    }
    if let Some(place) = target.last_mut() {
        place.write(last);
    }
    Ok(())
}

/// Units by which [`begins_ascii`] judges. Where one of them is not ASCII, 16 Ki units are told in 115 to 130 ns, the call included;
/// where the first such unit stands further on, 570 to 650 more go into a copy in vain, beside 1,650 to 1,900 for encoding the
/// text (Node 20 to 26, a busy EPYC).
const SAMPLE: usize = 256;

/// Whether the low bytes of the first units are ASCII.
pub(crate) fn begins_ascii(env: Env, value: Value) -> Result<bool> {
    let mut room = [const { MaybeUninit::uninit() }; SAMPLE];
    let copied = u8::copy(env, value, &mut room)?;
    // SAFETY: Node-API has written the first `copied` bytes.
    Ok(ascii::is_ascii(unsafe { initialised(&room[..copied]) }))
}

/// Makes a string of Latin-1 bytes; `undefined` when it is longer than V8 allows.
pub(crate) fn one_byte(env: Env, bytes: Cow<'_, [u8]>) -> Result<Value> {
    match external::keep(env, bytes)? {
        Kept::Yes(value) => Ok(value),
        Kept::No(bytes) => latin1(env, &bytes),
    }
}

/// Makes a string of UTF-16 code units; `undefined` when it is longer than V8 allows.
pub(crate) fn two_byte(env: Env, units: Cow<'_, [u16]>) -> Result<Value> {
    match external::keep(env, units)? {
        Kept::Yes(value) => Ok(value),
        Kept::No(units) => utf16(env, &units),
    }
}

fn latin1(env: Env, bytes: &[u8]) -> Result<Value> {
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

fn utf16(env: Env, units: &[u16]) -> Result<Value> {
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
pub(crate) unsafe fn initialised<T>(room: &[MaybeUninit<T>]) -> &[T] {
    // SAFETY: `MaybeUninit<T>` has the layout of `T`, and the caller vouches for the contents.
    unsafe { std::slice::from_raw_parts(room.as_ptr().cast(), room.len()) }
}
