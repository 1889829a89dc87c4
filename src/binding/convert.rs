//! Whole values to whole values: `transcode`, `atob`, `btoa`.

use super::args::{Env, Value};
use super::errors::{Failure, Result};
use super::strings::{self, with_units};
use crate::core::codec::base64::{self, Alphabet};
use crate::core::codec::latin1;
use crate::core::codec::transcode::{Encoding, transcode as convert};
use crate::core::{Error, zeroed};

/// What a conversion returns in place of its result when the input is wrong; the shim knows which error that is.
const INVALID_CHARACTER: i32 = -1;
const NOT_CORRECTLY_ENCODED: i32 = -2;

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

/// `(source, from, to)` to an exactly sized `ArrayBuffer`, or [`INVALID_CHARACTER`].
pub(crate) fn transcode(env: Env, [source, from, to]: [Value; 3]) -> Result<Value> {
    let (from, to) = (encoding(env, from)?, encoding(env, to)?);
    let source = env.view(source)?;
    match convert(source.bytes(), from, to) {
        Ok(bytes) => env.array_buffer(&bytes),
        Err(Error::InvalidCharFound) => env.int(INVALID_CHARACTER),
        Err(error) => Err(error.into()),
    }
}

/// `(string)` to the string of the decoded bytes, or a negative number.
pub(crate) fn atob(env: Env, [string]: [Value; 1]) -> Result<Value> {
    let decoded = with_units(env, string, |units: &[u16]| {
        let mut bytes = zeroed(base64::forgiving_capacity(units.len()))?;
        Ok::<_, Error>(base64::decode_forgiving(units, &mut bytes).map(|len| {
            bytes.truncate(len);
            bytes
        }))
    })??;
    match decoded {
        Ok(bytes) => strings::one_byte(env, bytes.into()),
        Err(base64::ForgivingError::InvalidCharacter) => env.int(INVALID_CHARACTER),
        Err(_) => env.int(NOT_CORRECTLY_ENCODED),
    }
}

/// `(string)` to base64, or a negative number when a code unit is above 0xFF.
pub(crate) fn btoa(env: Env, [string]: [Value; 1]) -> Result<Value> {
    with_units(env, string, |units: &[u16]| {
        if !latin1::fits(units) {
            return env.int(INVALID_CHARACTER);
        }
        let mut bytes = zeroed(units.len())?;
        latin1::encode(units, &mut bytes);
        base64::encode_with(&bytes, Alphabet::Standard, |text| {
            strings::one_byte(env, text)
        })?
    })?
}
