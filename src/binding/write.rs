//! Strings to bytes (`xWrite`), one function per encoding.
//!
//! In the [block](super::block) are the offset in the view, the length of the range, and the [`Tail`]; each function answers
//! how many bytes it has written, unless it says otherwise. Those of the short strings exist twice: `(view, string)`, and
//! `(string)` for the [pinned](super::pinned) view.

use std::mem::MaybeUninit;

use super::args::{Env, Value, View};
use super::errors::Result;
use super::pinned::pinned;
use super::strings::{self, copy_into, with_long, with_units};
use crate::core::codec::{CodeUnit as _, ascii, base64, hex, utf8};
use crate::core::swap::swap16;

/// The places of the operands in the block.
const OFFSET: usize = 0;
const LENGTH: usize = 1;
const TAIL: usize = 2;

/// The length of the string in units, for those that are read before they are encoded. (3 is that of the pinned view.)
const UNITS: usize = 4;

/// The view, and the range `offset..offset + length` clamped to it.
struct Target<'call> {
    view: View<'call>,
    start: usize,
    end: usize,
}

impl<'call> Target<'call> {
    fn of(env: Env, view: View<'call>) -> Self {
        let start = env.operand_index(OFFSET).min(view.len());
        let end = start
            .saturating_add(env.operand_index(LENGTH))
            .min(view.len());
        Self { view, start, end }
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

/// The last two code units that are to be written, which the shim passes as one number: the last in the upper half.
/// (See [`copy_into`] for what they are good for.)
struct Tail(u32);

impl Tail {
    fn of(env: Env) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the shim packs it with `|`, whose result is a signed integer of 32 bits"
        )]
        Self(env.operand(TAIL) as i64 as u32)
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

/// Defines for each writer the function of a view, `(view, string)`, and that of the pinned one, `(string)`.
macro_rules! writes {
    ($($write:ident => $viewed:ident, $pinned:ident;)*) => {$(
        pub(crate) fn $viewed(env: Env, [view, string]: [Value; 2]) -> Result<Value> {
            let target = Target::of(env, env.view(view)?);
            env.answer_size($write(env, string, target)?);
            env.undefined()
        }

        pub(crate) fn $pinned(env: Env, [string]: [Value; 1]) -> Result<Value> {
            if let Some(view) = pinned(env) {
                let target = Target::of(env, view);
                env.answer_size($write(env, string, target)?);
            }
            env.undefined()
        }
    )*};
}

writes! {
    base64 => base64_write, base64_write_pinned;
    hex => hex_write, hex_write_pinned;
    latin1 => latin1_write, latin1_write_pinned;
    ucs2 => ucs2_write, ucs2_write_pinned;
    utf8 => utf8_write, utf8_write_pinned;
}

fn hex(env: Env, string: Value, mut target: Target<'_>) -> Result<usize> {
    with_units(
        env,
        string,
        env.operand_index(UNITS),
        |low_bytes: &[u8]| hex::decode(low_bytes, target.bytes()),
    )
}

fn base64(env: Env, string: Value, mut target: Target<'_>) -> Result<usize> {
    with_units(
        env,
        string,
        env.operand_index(UNITS),
        |low_bytes: &[u8]| base64::decode(low_bytes, target.bytes()),
    )
}

/// Any text.
fn utf8(env: Env, string: Value, mut target: Target<'_>) -> Result<usize> {
    with_units(env, string, env.operand_index(UNITS), |units: &[u16]| {
        utf8::encode(units, target.bytes())
    })
}

/// Copies the low bytes of as many units as the range holds, which the string must have.
fn latin1(env: Env, string: Value, mut target: Target<'_>) -> Result<usize> {
    let room = target.room();
    copy_into(env, string, room, Tail::of(env).last().low_byte())?;
    Ok(room.len())
}

/// The same of whole units: two bytes each.
fn ucs2(env: Env, string: Value, mut target: Target<'_>) -> Result<usize> {
    let tail = Tail::of(env);
    let room = target.room();
    let size = room.len() & !1;
    let room = &mut room[..size];
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
        swap16(&mut target.bytes()[..size]);
    }
    Ok(size)
}

fn write_unit(room: &mut [MaybeUninit<u8>], unit: u16) {
    for (place, byte) in room.iter_mut().zip(unit.to_ne_bytes()) {
        place.write(byte);
    }
}

/// Says that nothing after the part is looked at.
const ENDED: usize = 0xffff;

/// `(view, string)` of a part of a longer text: what follows it may go on with the group of digits that it ends in.
/// Answers the number of bytes of whole groups, and in the upper 16 bits the units that they and what is between them
/// take, or [`ENDED`]. A part is shorter than that.
pub(crate) fn base64_write_part(env: Env, [view, string]: [Value; 2]) -> Result<Value> {
    let mut target = Target::of(env, env.view(view)?);
    env.answer_size(with_long(env, string, |low_bytes: &[u8]| {
        let part = base64::decode_part(low_bytes, target.bytes());
        part.read.unwrap_or(ENDED) << 16 | part.written
    })?);
    env.undefined()
}

/// `(view, string)`: text without a unit above 255.
pub(crate) fn utf8_write_narrow(env: Env, [view, string]: [Value; 2]) -> Result<Value> {
    let mut target = Target::of(env, env.view(view)?);
    env.answer_size(with_long(env, string, |low_bytes: &[u8]| {
        utf8::encode(low_bytes, target.bytes())
    })?);
    env.undefined()
}

/// Units from which it is worth a call of 25 ns to see how the text begins: copying as many takes 100 ns or more.
const LOOK_FIRST: usize = 8 << 10;

/// `(view, string)`: text without a unit above 255 that is probably ASCII. Copies it as it stands, and answers how many
/// units from the start are ASCII, and therefore UTF-8.
///
/// What has been written behind these is no UTF-8, and the shim writes the rest anew. That covers all of it: no unit
/// takes less than a byte, and when the room ends before the text, then at most its last byte stays free, which is left
/// alone here.
pub(crate) fn utf8_write_plain(env: Env, [view, string]: [Value; 2]) -> Result<Value> {
    let target = Target::of(env, env.view(view)?);
    env.answer_size(utf8_plain(env, string, target)?);
    env.undefined()
}

fn utf8_plain(env: Env, string: Value, mut target: Target<'_>) -> Result<usize> {
    let tail = Tail::of(env);
    let units = strings::len(env, string)?;
    let room = target.room();
    let count = units.min(room.len());
    if count > LOOK_FIRST && !strings::begins_ascii(env, string)? {
        return Ok(0);
    }
    let Some((last, head)) = room[..count].split_last_mut() else {
        return Ok(0);
    };
    copy_into(env, string, head, tail.before_last().low_byte())?;
    // SAFETY: Node-API and `copy_into` have written it.
    let plain = ascii::prefix(unsafe { strings::initialised(head) });
    if plain < head.len() || tail.last() >= 0x80 {
        return Ok(plain);
    }
    last.write(tail.last().low_byte());
    Ok(count)
}
