//! Search: a byte, bytes, a string, or 16-bit units, forwards and backwards.
//!
//! In the [block](super::block) are, in this order, `from`, `to` and the mode. A forward search finds the first match that
//! starts at or after `from`, a backward one the last that starts at or before `from`; either way the match lies wholly
//! below `to`. The answer is the byte offset, or -1.

use super::args::{Env, Value};
use super::errors::{Failure, Result};
use super::strings::{UNKNOWN, with_units};
use crate::core::codec::{latin1, utf8, utf16};
use crate::core::{Error, search, zeroed};

/// The bits of the mode.
const FORWARD: usize = 1;
const WIDE: usize = 2;

/// The place in the block of what else a function needs: a byte, the length of a short needle, the encoding of a string.
const EXTRA: usize = 3;

/// Where to look, and how.
struct Window {
    from: usize,
    to: usize,
    forward: bool,
    /// As 16-bit units.
    wide: bool,
}

impl Window {
    fn read(env: Env, len: usize) -> Self {
        let mode = env.operand_index(2);
        Self {
            from: env.operand_index(0),
            to: env.operand_index(1).min(len),
            forward: mode & FORWARD != 0,
            wide: mode & WIDE != 0,
        }
    }

    /// The part of the haystack that can hold a match of `needle_len` bytes, and where it begins.
    fn part<'a>(&self, hay: &'a [u8], needle_len: usize) -> (&'a [u8], usize) {
        if self.forward {
            let start = self.from.min(self.to);
            (&hay[start..self.to], start)
        } else {
            (&hay[..self.from.saturating_add(needle_len).min(self.to)], 0)
        }
    }

    fn run(
        &self,
        hay: &[u8],
        needle: &[u8],
        find: fn(&[u8], &[u8]) -> Option<usize>,
        rfind: fn(&[u8], &[u8]) -> Option<usize>,
    ) -> Option<usize> {
        let (part, base) = self.part(hay, needle.len());
        let found = if self.forward {
            find(part, needle)
        } else {
            rfind(part, needle)
        };
        found.map(|at| base + at)
    }

    fn find(&self, hay: &[u8], needle: &[u8]) -> Option<usize> {
        if !self.wide {
            return self.run(hay, needle, search::find, search::rfind);
        }
        // 16-bit units sit at even offsets from the haystack's start, so the window begins at one.
        let even = Self {
            from: if self.forward {
                self.from.saturating_add(1) & !1
            } else {
                self.from & !1
            },
            ..*self
        };
        even.run(hay, needle, search::wide::find, search::wide::rfind)
    }
}

#[expect(clippy::cast_precision_loss, reason = "offsets are below 2^53")]
fn answer(env: Env, found: Option<usize>) -> Result<Value> {
    env.answer(found.map_or(-1.0, |at| at as f64));
    env.undefined()
}

/// `(haystack)`; the byte is the block's extra number.
pub(crate) fn byte(env: Env, [hay]: [Value; 1]) -> Result<Value> {
    let hay = env.view(hay)?;
    let window = Window::read(env, hay.len());
    let (part, base) = window.part(hay.bytes(), 1);
    #[expect(clippy::cast_possible_truncation, reason = "the shim leaves 0 to 255")]
    let byte = env.operand_index(EXTRA) as u8;
    let found = if window.forward {
        search::find_byte(part, byte)
    } else {
        search::rfind_byte(part, byte)
    };
    answer(env, found.map(|at| base + at))
}

/// `(haystack)`; the needle is in the block, its length is the extra number.
pub(crate) fn short(env: Env, [hay]: [Value; 1]) -> Result<Value> {
    let hay = env.view(hay)?;
    let needle = env.short(env.operand_index(EXTRA));
    answer(env, Window::read(env, hay.len()).find(hay.bytes(), needle))
}

/// `(haystack, needle)`.
pub(crate) fn bytes(env: Env, [hay, needle]: [Value; 2]) -> Result<Value> {
    let (hay, needle) = (env.view(hay)?, env.view(needle)?);
    answer(
        env,
        Window::read(env, hay.len()).find(hay.bytes(), needle.bytes()),
    )
}

/// The encodings in which a needle can be a string: the block's extra number.
const UTF8: usize = 0;
const LATIN1: usize = 1;
const UTF16LE: usize = 2;

/// `(haystack, string)`.
pub(crate) fn string(env: Env, [hay, text]: [Value; 2]) -> Result<Value> {
    let hay = env.view(hay)?;
    let window = Window::read(env, hay.len());
    let encoding = env.operand_index(EXTRA);
    let found = with_units(env, text, UNKNOWN, |units: &[u16]| {
        let mut needle = match encoding {
            UTF8 => zeroed(utf8::encoded_len(units))?,
            LATIN1 => zeroed(units.len())?,
            UTF16LE => zeroed(units.len().checked_mul(2).ok_or(Error::CapacityOverflow)?)?,
            _ => return Err(Failure::Status(napi::sys::Status::napi_invalid_arg)),
        };
        let len = match encoding {
            UTF8 => utf8::encode(units, &mut needle),
            LATIN1 => latin1::encode(units, &mut needle),
            _ => utf16::encode(units, &mut needle),
        };
        needle.truncate(len);
        Ok(window.find(hay.bytes(), &needle))
    })??;
    answer(env, found)
}
