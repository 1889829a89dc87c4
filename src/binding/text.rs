//! Bytes to strings (`xSlice`) and strings to bytes (`xWrite`), one function per encoding.

use super::args::{Env, Value, View};
use super::errors::Result;
use super::strings::{self, Units, with_low_bytes, with_units, with_utf16};
use crate::core::codec::base64::Alphabet;
use crate::core::codec::{ascii, base64, hex, latin1, utf8, utf16};
use crate::core::{Error, zeroed};

/// The range `start..end` of a view, clamped to its true length.
fn range<'a>(env: Env, view: &'a View<'_>, start: Value, end: Value) -> Result<&'a [u8]> {
    let end = env.index(end)?.min(view.len());
    let start = env.index(start)?.min(end);
    Ok(&view.bytes()[start..end])
}

pub(crate) fn latin1_slice(env: Env, [view, start, end]: [Value; 3]) -> Result<Value> {
    let view = env.view(view)?;
    strings::latin1(env, range(env, &view, start, end)?)
}

pub(crate) fn ascii_slice(env: Env, [view, start, end]: [Value; 3]) -> Result<Value> {
    let view = env.view(view)?;
    let source = range(env, &view, start, end)?;
    let mut masked = zeroed(source.len())?;
    ascii::mask(source, &mut masked);
    strings::latin1(env, &masked)
}

pub(crate) fn hex_slice(env: Env, [view, start, end]: [Value; 3]) -> Result<Value> {
    let view = env.view(view)?;
    let source = range(env, &view, start, end)?;
    let mut encoded = zeroed(hex::encoded_len(source.len()).ok_or(Error::CapacityOverflow)?)?;
    hex::encode(source, &mut encoded);
    strings::latin1(env, &encoded)
}

pub(crate) fn base64_slice(env: Env, args: [Value; 3]) -> Result<Value> {
    slice_base64(env, args, Alphabet::Standard)
}

pub(crate) fn base64url_slice(env: Env, args: [Value; 3]) -> Result<Value> {
    slice_base64(env, args, Alphabet::UrlSafe)
}

fn slice_base64(env: Env, [view, start, end]: [Value; 3], alphabet: Alphabet) -> Result<Value> {
    let view = env.view(view)?;
    let source = range(env, &view, start, end)?;
    let len = base64::encoded_len(source.len(), alphabet).ok_or(Error::CapacityOverflow)?;
    let mut encoded = zeroed(len)?;
    base64::encode(source, &mut encoded, alphabet);
    strings::latin1(env, &encoded)
}

pub(crate) fn ucs2_slice(env: Env, [view, start, end]: [Value; 3]) -> Result<Value> {
    let view = env.view(view)?;
    let source = range(env, &view, start, end)?;
    utf16::decode_with(source, |units| strings::utf16(env, units))?
}

pub(crate) fn utf8_slice(env: Env, [view, start, end]: [Value; 3]) -> Result<Value> {
    let view = env.view(view)?;
    let source = range(env, &view, start, end)?;
    utf8::decode_with(source, |text| match text {
        utf8::Text::Latin1(bytes) => strings::latin1(env, bytes),
        utf8::Text::Utf16(units) => strings::utf16(env, units),
    })?
}

/// What `xWrite` works on: the view, and the range `offset..offset + length` clamped to it.
struct Target<'call> {
    view: View<'call>,
    start: usize,
    end: usize,
}

impl Target<'_> {
    fn read(env: Env, view: Value, offset: Value, length: Value) -> Result<Self> {
        let view = env.view(view)?;
        let start = env.index(offset)?.min(view.len());
        let end = start.saturating_add(env.index(length)?).min(view.len());
        Ok(Self { view, start, end })
    }

    fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: the only view of its call: the other argument is a string, whose units are a copy outside it.
        let bytes = unsafe { self.view.bytes_mut() };
        &mut bytes[self.start..self.end]
    }
}

/// Writes the low bytes of a string with a codec; returns the number of bytes written.
fn write_low_bytes(
    env: Env,
    [view, string, offset, length]: [Value; 4],
    encode: fn(&[u8], &mut [u8]) -> usize,
) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    env.size(with_low_bytes(env, string, |bytes| {
        encode(bytes, target.bytes())
    })?)
}

pub(crate) fn latin1_write(env: Env, args: [Value; 4]) -> Result<Value> {
    write_low_bytes(env, args, latin1::encode)
}

pub(crate) fn hex_write(env: Env, args: [Value; 4]) -> Result<Value> {
    write_low_bytes(env, args, hex::decode)
}

pub(crate) fn base64_write(env: Env, args: [Value; 4]) -> Result<Value> {
    write_low_bytes(env, args, base64::decode)
}

pub(crate) fn ucs2_write(env: Env, [view, string, offset, length]: [Value; 4]) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    env.size(with_utf16(env, string, |units| {
        utf16::encode(units, target.bytes())
    })?)
}

pub(crate) fn utf8_write(env: Env, [view, string, offset, length]: [Value; 4]) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    let written = with_units(env, string, |text| match text {
        Units::Ascii(bytes) => latin1::encode(bytes, target.bytes()),
        Units::Wide(units) => utf8::encode(units, target.bytes()),
    })?;
    env.size(written)
}

pub(crate) fn byte_length_utf8(env: Env, [string]: [Value; 1]) -> Result<Value> {
    env.size(strings::utf8_len(env, string)?)
}
