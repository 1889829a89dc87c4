//! The one place where a Rust failure becomes a JavaScript exception, with Node's class, code and text.

use std::ffi::CStr;
use std::io::{self, Write};
use std::ptr;

use napi::sys;
use thiserror::Error as ThisError;

use crate::core;

/// Why a callback could not give a value.
#[derive(Debug, ThisError)]
pub(crate) enum Failure {
    /// An argument that must be an `ArrayBufferView` is something else.
    #[error("argument must be a buffer")]
    NotABuffer,
    /// An argument that must be a string is something else.
    #[error("argument must be a string")]
    NotAString,
    /// The core said no.
    #[error(transparent)]
    Core(#[from] core::Error),
    /// A Node-API call failed.
    #[error("Node-API call failed with status {0}")]
    Status(sys::napi_status),
    /// A bug of ours: the panic was stopped at the boundary.
    #[error("ferrobuf: internal error (a panic was caught); please report it")]
    Panic,
}

/// The binding's result type.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// Turns a Node-API status into a result.
#[inline]
pub(crate) fn check(status: sys::napi_status) -> Result<()> {
    if status == sys::Status::napi_ok {
        Ok(())
    } else {
        Err(Failure::Status(status))
    }
}

/// The JavaScript class of an exception.
enum Class {
    Error,
    Range,
    Type,
}

impl Failure {
    /// Class and code, as native's C++ has them.
    fn kind(&self) -> (Class, &'static CStr) {
        match self {
            Self::NotABuffer | Self::NotAString => (Class::Type, c"ERR_INVALID_ARG_TYPE"),
            Self::Core(core::Error::CapacityOverflow) => (Class::Range, c"ERR_OUT_OF_RANGE"),
            Self::Core(core::Error::OutOfMemory { .. }) => {
                (Class::Range, c"ERR_MEMORY_ALLOCATION_FAILED")
            }
            Self::Core(core::Error::InvalidCharFound) | Self::Status(_) | Self::Panic => {
                (Class::Error, c"ERR_INTERNAL_ASSERTION")
            }
        }
    }

    /// Writes what the exception says: native's words where native has the same failure.
    fn write_text(&self, mut room: impl Write) -> io::Result<()> {
        match self {
            Self::Core(core::Error::OutOfMemory { .. }) => {
                write!(room, "Failed to allocate memory")
            }
            _ => write!(room, "{self}"),
        }
    }
}

/// More bytes than any text has. Not on the heap: what failed may be for want of memory.
const ROOM: usize = 128;

/// Throws; the returned handle (null) is what the callback must give back to Node.
///
/// # Safety
/// `env` is the environment of the running callback.
pub(crate) unsafe fn throw(env: sys::napi_env, failure: &Failure) -> sys::napi_value {
    if matches!(
        failure,
        Failure::Status(sys::Status::napi_pending_exception)
    ) {
        return ptr::null_mut();
    }
    let (class, code) = failure.kind();
    let mut text = [0; ROOM];
    // The last byte stays what it is. A text that was longer than all others would be cut off.
    let _ = failure.write_text(&mut text[..ROOM - 1]);
    let throw = match class {
        Class::Error => sys::napi_throw_error,
        Class::Range => sys::napi_throw_range_error,
        Class::Type => sys::napi_throw_type_error,
    };
    // SAFETY: live environment; both texts end with NUL. When even throwing fails there is nothing left to do.
    let _ = unsafe { throw(env, code.as_ptr(), text.as_ptr().cast()) };
    ptr::null_mut()
}
