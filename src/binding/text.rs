//! Bytes to strings (`xSlice`), one function per encoding, and the length of strings in bytes.

use super::args::{Env, Value, View};
use super::errors::Result;
use super::strings::{self, UNKNOWN, with_long, with_units};
use crate::core::codec::base64::Alphabet;
use crate::core::codec::{ascii, base64, hex, utf8, utf16};

/// The range `start..end` of a view, clamped to its true length.
fn range<'a>(env: Env, view: &'a View<'_>, start: Value, end: Value) -> Result<&'a [u8]> {
    let end = env.index(end)?.min(view.len());
    let start = env.index(start)?.min(end);
    Ok(&view.bytes()[start..end])
}

/// Defines for each decoder the function of a range, `(view, start, end)`, and that of a whole view, `(view)`: to read two
/// numbers fewer saves 10 ns of 70.
macro_rules! slices {
    ($($decode:path => $slice:ident, $all:ident;)*) => {$(
        pub(crate) fn $slice(env: Env, [view, start, end]: [Value; 3]) -> Result<Value> {
            let view = env.view(view)?;
            $decode(env, range(env, &view, start, end)?)
        }

        pub(crate) fn $all(env: Env, [view]: [Value; 1]) -> Result<Value> {
            $decode(env, env.view(view)?.bytes())
        }
    )*};
}

slices! {
    ascii_text => ascii_slice, ascii_all;
    base64_text => base64_slice, base64_all;
    base64url_text => base64url_slice, base64url_all;
    hex_text => hex_slice, hex_all;
    latin1_text => latin1_slice, latin1_all;
    ucs2_text => ucs2_slice, ucs2_all;
    utf8_text => utf8_slice, utf8_all;
}

fn ascii_text(env: Env, source: &[u8]) -> Result<Value> {
    ascii::mask_with(source, |text| strings::one_byte(env, text))?
}

fn base64_text(env: Env, source: &[u8]) -> Result<Value> {
    base64::encode_with(source, Alphabet::Standard, |text| {
        strings::one_byte(env, text)
    })?
}

fn base64url_text(env: Env, source: &[u8]) -> Result<Value> {
    base64::encode_with(source, Alphabet::UrlSafe, |text| {
        strings::one_byte(env, text)
    })?
}

fn hex_text(env: Env, source: &[u8]) -> Result<Value> {
    hex::encode_with(source, |text| strings::one_byte(env, text))?
}

fn latin1_text(env: Env, source: &[u8]) -> Result<Value> {
    strings::one_byte(env, source.into())
}

fn ucs2_text(env: Env, source: &[u8]) -> Result<Value> {
    utf16::decode_with(source, |units| strings::two_byte(env, units))?
}

fn utf8_text(env: Env, source: &[u8]) -> Result<Value> {
    utf8::decode_with(source, |text| match text {
        utf8::Text::Latin1(bytes) => strings::one_byte(env, bytes),
        utf8::Text::Utf16(units) => strings::two_byte(env, units),
    })?
}

/// [`byte_length_utf8`] by our own count, of any text.
pub(crate) fn byte_length_wide(env: Env, [string]: [Value; 1]) -> Result<Value> {
    env.size(with_units(env, string, UNKNOWN, |units: &[u16]| {
        utf8::encoded_len(units)
    })?)
}

/// [`byte_length_utf8`] by our own count, of text without a unit above 255.
pub(crate) fn byte_length_narrow(env: Env, [string]: [Value; 1]) -> Result<Value> {
    env.size(with_long(env, string, |low_bytes: &[u8]| {
        utf8::encoded_len(low_bytes)
    })?)
}

/// By Node's own count.
pub(crate) fn byte_length_utf8(env: Env, [string]: [Value; 1]) -> Result<Value> {
    env.size(strings::utf8_len(env, string)?)
}
