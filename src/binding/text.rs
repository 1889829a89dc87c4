//! Bytes to strings (`xSlice`) and strings to bytes (`xWrite`), one function per encoding.

use std::mem::MaybeUninit;

use super::args::{Env, Value, View};
use super::errors::Result;
use super::strings::{self, copy_into, with_long, with_units};
use crate::core::codec::base64::Alphabet;
use crate::core::codec::{CodeUnit as _, ascii, base64, hex, utf8, utf16};
use crate::core::swap::swap16;

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

    /// The range as memory to write to.
    fn room(&mut self) -> &mut [MaybeUninit<u8>] {
        let bytes = self.bytes();
        // SAFETY: the same memory and layout; whoever writes to it, writes values.
        unsafe { std::slice::from_raw_parts_mut(bytes.as_mut_ptr().cast(), bytes.len()) }
    }

    fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: the only view of its call: the other argument is a string, whose units are a copy outside it.
        let bytes = unsafe { self.view.bytes_mut() };
        &mut bytes[self.start..self.end]
    }
}

pub(crate) fn hex_write(env: Env, [view, string, offset, length]: [Value; 4]) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    env.size(with_units(env, string, |low_bytes: &[u8]| {
        hex::decode(low_bytes, target.bytes())
    })?)
}

pub(crate) fn base64_write(env: Env, [view, string, offset, length]: [Value; 4]) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    env.size(with_units(env, string, |low_bytes: &[u8]| {
        base64::decode(low_bytes, target.bytes())
    })?)
}

/// Says that nothing after the part is looked at.
const ENDED: usize = 0xffff;

/// `(view, string, offset, length)` of a part of a longer text: what follows it may go on with the group of digits that
/// it ends in. Returns the number of bytes of whole groups, and in the upper 16 bits the units that they and what is
/// between them take, or [`ENDED`]. A part is shorter than that.
pub(crate) fn base64_write_part(
    env: Env,
    [view, string, offset, length]: [Value; 4],
) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    let packed = with_long(env, string, |low_bytes: &[u8]| {
        let part = base64::decode_part(low_bytes, target.bytes());
        let [read, written] = [part.read.unwrap_or(ENDED), part.written];
        u32::try_from(read << 16 | written).unwrap_or(u32::MAX)
    })?;
    env.int(packed.cast_signed())
}

/// The last two code units that are to be written, which the shim passes as one number: the last in the upper half.
/// (See [`copy_into`] for what they are good for.)
struct Tail(u32);

impl Tail {
    fn read(env: Env, value: Value) -> Result<Self> {
        Ok(Self(env.int32(value)?.cast_unsigned()))
    }

    fn last(&self) -> u16 {
        let [_, _, low, high] = self.0.to_le_bytes();
        u16::from_le_bytes([low, high])
    }

    fn before_last(&self) -> u16 {
        let [low, high, _, _] = self.0.to_le_bytes();
        u16::from_le_bytes([low, high])
    }
}

/// `(view, string, offset, count, tail)`: copies the low bytes of the first `count` units.
pub(crate) fn latin1_write(
    env: Env,
    [view, string, offset, count, tail]: [Value; 5],
) -> Result<Value> {
    let mut target = Target::read(env, view, offset, count)?;
    let last = Tail::read(env, tail)?.last().low_byte();
    copy_into(env, string, target.room(), last)?;
    Ok(Value::UNDEFINED)
}

/// `(view, string, offset, count, tail)`: copies the first `count / 2` units.
pub(crate) fn ucs2_write(
    env: Env,
    [view, string, offset, count, tail]: [Value; 5],
) -> Result<Value> {
    let mut target = Target::read(env, view, offset, count)?;
    let tail = Tail::read(env, tail)?;
    let room = target.room();
    let units = room.len() / 2;
    let room = &mut room[..2 * units];
    // SAFETY: both are memory that need not hold a value.
    let (before, aligned, _) = unsafe { room.align_to_mut::<MaybeUninit<u16>>() };
    if before.is_empty() {
        copy_into(env, string, aligned, tail.last())?;
    } else {
        // At an odd address one unit fewer has room; it is copied there, and all is moved by a byte.
        copy_into(env, string, aligned, tail.before_last())?;
        let moved = 2 * aligned.len();
        room.copy_within(1..=moved, 0);
        write_unit(&mut room[moved..], tail.last());
    }
    if cfg!(target_endian = "big") {
        swap16(&mut target.bytes()[..2 * units]);
    }
    Ok(Value::UNDEFINED)
}

fn write_unit(room: &mut [MaybeUninit<u8>], unit: u16) {
    for (place, byte) in room.iter_mut().zip(unit.to_ne_bytes()) {
        place.write(byte);
    }
}

/// `(view, string, offset, length)`: any text.
pub(crate) fn utf8_write(env: Env, [view, string, offset, length]: [Value; 4]) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    env.size(with_units(env, string, |units: &[u16]| {
        utf8::encode(units, target.bytes())
    })?)
}

/// `(view, string, offset, length)`: text without a unit above 255.
pub(crate) fn utf8_write_narrow(
    env: Env,
    [view, string, offset, length]: [Value; 4],
) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    env.size(with_long(env, string, |low_bytes: &[u8]| {
        utf8::encode(low_bytes, target.bytes())
    })?)
}

/// Units from which it is worth a call of 25 ns to see how the text begins: copying as many takes 100 ns or more.
const LOOK_FIRST: usize = 8 << 10;

/// `(view, string, offset, length, tail)`: text without a unit above 255 that is probably ASCII. Copies it as it stands,
/// and returns how many units from the start are ASCII, and therefore UTF-8.
///
/// What has been written behind these is no UTF-8, and the shim writes the rest anew. That covers all of it: no unit
/// takes less than a byte, and when the room ends before the text, then at most its last byte stays free, which is left
/// alone here.
pub(crate) fn utf8_write_plain(
    env: Env,
    [view, string, offset, length, tail]: [Value; 5],
) -> Result<Value> {
    let mut target = Target::read(env, view, offset, length)?;
    let tail = Tail::read(env, tail)?;
    let units = strings::len(env, string)?;
    let room = target.room();
    let count = units.min(room.len());
    if count > LOOK_FIRST && !strings::begins_ascii(env, string)? {
        return env.size(0);
    }
    let Some((last, head)) = room[..count].split_last_mut() else {
        return env.size(0);
    };
    copy_into(env, string, head, tail.before_last().low_byte())?;
    // SAFETY: Node-API and `copy_into` have written it.
    let plain = ascii::prefix(unsafe { strings::initialised(head) });
    if plain < head.len() || tail.last() >= 0x80 {
        return env.size(plain);
    }
    last.write(tail.last().low_byte());
    env.size(count)
}

/// [`byte_length_utf8`] by our own count, of any text.
pub(crate) fn byte_length_wide(env: Env, [string]: [Value; 1]) -> Result<Value> {
    env.size(with_units(env, string, |units: &[u16]| {
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
