//! Whole values to whole values: `transcode`, `atob`, `btoa`.

use std::borrow::Cow;

use super::allocate::is_available;
use super::args::{Env, Value};
use super::errors::{Failure, Result};
use super::strings::{self, UNKNOWN, with_units};
use crate::core::codec::base64::{self, Alphabet};
use crate::core::codec::transcode::{Encoding, exact_len, transcode as convert, transcode_exact};
use crate::core::codec::{CodeUnit, latin1};
use crate::core::{Error, zeroed};

/// What a conversion returns in place of its result when the input is wrong; the shim knows which error that is.
const INVALID_CHARACTER: i32 = -1;
const NOT_CORRECTLY_ENCODED: i32 = -2;
const TOO_LARGE: i32 = -3;

/// The encodings of `transcode`, by the number the shim passes.
fn encoding(env: Env, id: Value) -> Result<Encoding> {
    match env.index(id)? {
        0 => Ok(Encoding::Utf8),
        1 => Ok(Encoding::Latin1),
        2 => Ok(Encoding::Utf16le),
        3 => Ok(Encoding::Ascii),
        _ => Err(Failure::Status(napi::sys::Status::napi_invalid_arg)),
    }
}

/// Shortest result for which memory is looked for first: Node-API has no `ArrayBuffer` that may fail, and ends the process. Two
/// calls of the allocator take less than 100 ns, where 16 KiB take 2 us and more; without so much memory V8 cannot go on.
const PROBED_FROM: usize = 16 * 1024;

fn array_buffer(env: Env, len: usize, fill: impl FnOnce(&mut [u8])) -> Result<Value> {
    if len >= PROBED_FROM && !is_available(len) {
        return Err(Error::OutOfMemory { bytes: len }.into());
    }
    env.array_buffer(len, fill)
}

/// `(source, from, to, longest)` to an exactly sized `ArrayBuffer`, or [`INVALID_CHARACTER`], or [`TOO_LARGE`] when that would
/// have more than `longest` bytes.
pub(crate) fn transcode(env: Env, [source, from, to, longest]: [Value; 4]) -> Result<Value> {
    let (from, to) = (encoding(env, from)?, encoding(env, to)?);
    let longest = env.index(longest)?;
    let source = env.view(source)?;
    let source = source.bytes();
    if let Some(len) = exact_len(source, from, to) {
        if len > longest {
            return env.int(TOO_LARGE);
        }
        return array_buffer(env, len, |room| transcode_exact(source, to, room));
    }
    match convert(source, from, to) {
        Ok(bytes) if bytes.len() > longest => env.int(TOO_LARGE),
        Ok(bytes) => array_buffer(env, bytes.len(), |room| room.copy_from_slice(&bytes)),
        Err(Error::InvalidCharFound) => env.int(INVALID_CHARACTER),
        Err(error) => Err(error.into()),
    }
}

/// Bytes that `atob` decodes to on the stack, which is cleared first: 20 ns.
const ON_STACK: usize = 2048;

/// `(string)` to the string of the decoded bytes, or a negative number.
pub(crate) fn atob(env: Env, [string]: [Value; 1]) -> Result<Value> {
    with_units(env, string, UNKNOWN, |units: &[u16]| decoded(env, units))?
}

/// [`atob`] of a text without a unit above 255.
pub(crate) fn atob_narrow(env: Env, [string]: [Value; 1]) -> Result<Value> {
    with_units(env, string, UNKNOWN, |bytes: &[u8]| decoded(env, bytes))?
}

fn decoded<U: CodeUnit>(env: Env, text: &[U]) -> Result<Value> {
    let capacity = base64::forgiving_capacity(text.len());
    let outcome = if capacity <= ON_STACK {
        let mut bytes = [0; ON_STACK];
        base64::decode_forgiving(text, &mut bytes[..capacity])
            .map(|len| strings::one_byte(env, Cow::Borrowed(&bytes[..len])))
    } else {
        let mut bytes = zeroed(capacity)?;
        base64::decode_forgiving(text, &mut bytes).map(|len| {
            bytes.truncate(len);
            strings::one_byte(env, Cow::Owned(bytes))
        })
    };
    match outcome {
        Ok(string) => string,
        Err(base64::ForgivingError::InvalidCharacter) => env.int(INVALID_CHARACTER),
        Err(_) => env.int(NOT_CORRECTLY_ENCODED),
    }
}

/// `(string)` to base64, or a negative number when a code unit is above 0xFF.
pub(crate) fn btoa(env: Env, [string]: [Value; 1]) -> Result<Value> {
    with_units(env, string, UNKNOWN, |units: &[u16]| {
        if !latin1::fits(units) {
            return env.int(INVALID_CHARACTER);
        }
        let mut bytes = zeroed(units.len())?;
        latin1::encode(units, &mut bytes);
        encoded(env, &bytes)
    })?
}

/// [`btoa`] of a text without a unit above 255.
pub(crate) fn btoa_narrow(env: Env, [string]: [Value; 1]) -> Result<Value> {
    with_units(env, string, UNKNOWN, |bytes: &[u8]| encoded(env, bytes))?
}

fn encoded(env: Env, bytes: &[u8]) -> Result<Value> {
    base64::encode_with(bytes, Alphabet::Standard, |text| {
        strings::one_byte(env, text)
    })?
}
