//! UTF-16LE (native's `utf16le` and `ucs2`): two bytes per code unit, the lower one first, whatever the machine.
//!
//! Code units are carried as they are: lone surrogates survive both ways, and a byte order mark is a character.

use std::borrow::Cow;

use super::CodeUnit;
use super::utf8::REPLACEMENT;
use crate::core::arch::lanes::{self, Lanes, TextKernel};
use crate::core::{Result, zeroed};

/// Units per look for a surrogate of any kind: a few vectors. Not measured alone: it is small beside encoding.
const BLOCK: usize = 32;

/// Writes every code unit as two bytes, as far as `dst` has room for whole units; returns the number of bytes
/// written. `dst` may be at any address.
///
/// ```
/// use ferrobuf::core::codec::utf16;
///
/// let mut bytes = [0; 5];
/// assert_eq!(utf16::encode(&[0x0061_u16, 0x20ac, 0x0062], &mut bytes), 4);
/// assert_eq!(bytes, [0x61, 0x00, 0xac, 0x20, 0]);
/// ```
pub fn encode<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> usize {
    let count = src.len().min(dst.len() / 2);
    for (to, from) in dst.chunks_exact_mut(2).zip(src) {
        to.copy_from_slice(&from.unit().to_le_bytes());
    }
    count * 2
}

/// Reads two bytes as one code unit, as far as `dst` has room. An odd last byte is ignored. `src` may be at any
/// address.
///
/// ```
/// use ferrobuf::core::codec::utf16;
///
/// let mut units = [0; 2];
/// utf16::decode(&[0x61, 0x00, 0xac, 0x20, 0xff], &mut units);
/// assert_eq!(units, [0x0061, 0x20ac]);
/// ```
pub fn decode(src: &[u8], dst: &mut [u16]) {
    for (to, from) in dst.iter_mut().zip(src.chunks_exact(2)) {
        *to = u16::from_le_bytes([from[0], from[1]]);
    }
}

/// Reads `src` as [`decode`] does, without a copy where the machine could read the units in place: `body` has them.
///
/// # Errors
///
/// [`Error::OutOfMemory`](crate::core::Error::OutOfMemory).
///
/// ```
/// use ferrobuf::core::codec::utf16;
///
/// let units = utf16::decode_with(&[0x61, 0x00, 0xac, 0x20, 0xff], |units| units.into_owned())?;
/// assert_eq!(units, [0x0061, 0x20ac]);
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn decode_with<R>(src: &[u8], body: impl FnOnce(Cow<'_, [u16]>) -> R) -> Result<R> {
    let whole = src.as_chunks::<2>().0;
    // SAFETY: any two bytes are a unit.
    let (before, units, _) = unsafe { whole.as_flattened().align_to() };
    if cfg!(target_endian = "little") && before.is_empty() && units.len() == whole.len() {
        return Ok(body(Cow::Borrowed(units)));
    }
    if whole.len() <= ON_STACK {
        let mut units = [0; ON_STACK];
        decode(src, &mut units[..whole.len()]);
        return Ok(body(Cow::Borrowed(&units[..whole.len()])));
    }
    let mut units = zeroed(whole.len())?;
    decode(src, &mut units);
    Ok(body(Cow::Owned(units)))
}

/// Units that [`decode_with`] copies to the stack, which is cleared first: as long as a heap allocation takes.
const ON_STACK: usize = 256;

/// Whether no surrogate is alone. The units are UTF-16LE.
#[must_use]
pub(super) fn is_well_formed(units: &[[u8; 2]]) -> bool {
    lone_surrogate(units).is_none()
}

/// Replaces every lone surrogate by U+FFFD. The units are UTF-16LE.
pub(super) fn make_well_formed(units: &mut [[u8; 2]]) {
    let mut rest = units;
    while let Some(index) = lone_surrogate(rest) {
        rest[index] = REPLACEMENT.to_le_bytes();
        rest = &mut rest[index + 1..];
    }
}

/// The place of the first surrogate that is no half of a pair.
fn lone_surrogate(units: &[[u8; 2]]) -> Option<usize> {
    lanes::run(LoneSurrogate(units))
}

struct LoneSurrogate<'a>(&'a [[u8; 2]]);

impl TextKernel for LoneSurrogate<'_> {
    type Output = Option<usize>;

    #[inline(always)]
    fn lanes<L: Lanes>(self, lanes: L) -> Option<usize> {
        let mut index = 0;
        // Whether the last unit is the first half of a pair.
        let mut after_high = 0;
        while let Some(group) = self.0[index..].get(..L::WORDS) {
            let kind = lanes.and(lanes.load_words(group), lanes.splat(0xfc00));
            let highs = lanes.bits(lanes.words_equal(kind, 0xd800));
            let lows = lanes.bits(lanes.words_equal(kind, 0xdc00));
            let after_highs = highs << 1 & u32::MAX >> (32 - L::WORDS) | after_high;
            if lows != after_highs {
                break;
            }
            after_high = highs >> (L::WORDS - 1) & 1;
            index += L::WORDS;
        }
        let start = index - usize::from(after_high == 1);
        let place = LoneSurrogate(&self.0[start..]).generic()?;
        Some(start + place)
    }

    fn generic(self) -> Option<usize> {
        let unit = |index: usize| self.0.get(index).copied().map(u16::from_le_bytes);
        let mut index = 0;
        while index < self.0.len() {
            let block = &self.0[index..self.0.len().min(index + BLOCK)];
            let surrogates = block.iter().fold(0_u16, |count, &unit| {
                count + u16::from(u16::from_le_bytes(unit) & 0xf800 == 0xd800)
            });
            let stop = index + block.len();
            if surrogates == 0 {
                index = stop;
                continue;
            }
            while let Some(first) = unit(index)
                && index < stop
            {
                let is_pair = is_high(first) && unit(index + 1).is_some_and(is_low);
                if !is_pair && first & 0xf800 == 0xd800 {
                    return Some(index);
                }
                index += 1 + usize::from(is_pair);
            }
        }
        None
    }
}

/// Whether `unit` is the first half of a surrogate pair.
#[inline]
pub(super) fn is_high(unit: u16) -> bool {
    unit & 0xfc00 == 0xd800
}

/// Whether `unit` is the second half of a surrogate pair.
#[inline]
pub(super) fn is_low(unit: u16) -> bool {
    unit & 0xfc00 == 0xdc00
}
