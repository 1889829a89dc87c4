//! Search: a byte, bytes, a string, or 16-bit units, forwards and backwards.
//!
//! All take `(haystack, what, from, to, forward)`. A forward search finds the first match that starts at or after
//! `from`, a backward one the last that starts at or before `from`; either way the match lies wholly below `to`.
//! They return the byte offset, or -1.

use super::args::{Env, Value};
use super::errors::{Failure, Result};
use super::strings::with_units;
use crate::core::codec::{latin1, utf8, utf16};
use crate::core::{Error, search, zeroed};

/// Where to look.
struct Window {
    from: usize,
    to: usize,
    forward: bool,
}

impl Window {
    fn read(env: Env, len: usize, [from, to, forward]: [Value; 3]) -> Result<Self> {
        Ok(Self {
            from: env.index(from)?,
            to: env.index(to)?.min(len),
            forward: env.boolean(forward)?,
        })
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

    fn bytes(&self, hay: &[u8], needle: &[u8]) -> Option<usize> {
        self.run(hay, needle, search::find, search::rfind)
    }

    /// 16-bit units sit at even offsets from the haystack's start, so the window begins at one.
    fn wide(&self, hay: &[u8], needle: &[u8]) -> Option<usize> {
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

fn position(env: Env, found: Option<usize>) -> Result<Value> {
    match found {
        Some(at) => env.size(at),
        None => env.int(-1),
    }
}

pub(crate) fn byte(env: Env, [hay, byte, from, to, forward]: [Value; 5]) -> Result<Value> {
    let hay = env.view(hay)?;
    let window = Window::read(env, hay.len(), [from, to, forward])?;
    let (part, base) = window.part(hay.bytes(), 1);
    #[expect(clippy::cast_possible_truncation, reason = "the shim passes 0 to 255")]
    let byte = env.index(byte)? as u8;
    let found = if window.forward {
        search::find_byte(part, byte)
    } else {
        search::rfind_byte(part, byte)
    };
    position(env, found.map(|at| base + at))
}

pub(crate) fn bytes(env: Env, [hay, needle, from, to, forward]: [Value; 5]) -> Result<Value> {
    let (hay, needle) = (env.view(hay)?, env.view(needle)?);
    let window = Window::read(env, hay.len(), [from, to, forward])?;
    position(env, window.bytes(hay.bytes(), needle.bytes()))
}

pub(crate) fn wide(env: Env, [hay, needle, from, to, forward]: [Value; 5]) -> Result<Value> {
    let (hay, needle) = (env.view(hay)?, env.view(needle)?);
    let window = Window::read(env, hay.len(), [from, to, forward])?;
    position(env, window.wide(hay.bytes(), needle.bytes()))
}

/// The encodings in which a needle can be a string; the shim passes the number.
const UTF8: usize = 0;
const LATIN1: usize = 1;
const UTF16LE: usize = 2;

/// `(haystack, string, encoding, from, to, forward)`.
pub(crate) fn string(
    env: Env,
    [hay, text, encoding, from, to, forward]: [Value; 6],
) -> Result<Value> {
    let hay = env.view(hay)?;
    let window = Window::read(env, hay.len(), [from, to, forward])?;
    let encoding = env.index(encoding)?;
    let found = with_units(env, text, |units: &[u16]| {
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
        Ok(if encoding == UTF16LE {
            window.wide(hay.bytes(), &needle)
        } else {
            window.bytes(hay.bytes(), &needle)
        })
    })??;
    position(env, found)
}
