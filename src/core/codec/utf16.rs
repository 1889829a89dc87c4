//! UTF-16LE (native's `utf16le` and `ucs2`): two bytes per code unit, the lower one first, whatever the machine.
//!
//! Code units are carried as they are: lone surrogates survive both ways, and a byte order mark is a character.

use super::CodeUnit;
use super::utf8::REPLACEMENT;

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

/// Whether no surrogate is alone.
#[must_use]
pub(super) fn is_well_formed(units: &[u16]) -> bool {
    lone_surrogate(units).is_none()
}

/// Replaces every lone surrogate by U+FFFD.
pub(super) fn make_well_formed(units: &mut [u16]) {
    let mut rest = units;
    while let Some(index) = lone_surrogate(rest) {
        rest[index] = REPLACEMENT;
        rest = &mut rest[index + 1..];
    }
}

/// The place of the first surrogate that is no half of a pair.
fn lone_surrogate(units: &[u16]) -> Option<usize> {
    let mut index = 0;
    while index < units.len() {
        let block = &units[index..units.len().min(index + BLOCK)];
        let surrogates = block.iter().fold(0_u16, |count, unit| {
            count + u16::from(unit & 0xf800 == 0xd800)
        });
        if surrogates == 0 {
            index += block.len();
            continue;
        }
        let stop = index + block.len();
        while index < stop {
            let is_pair =
                is_high(units[index]) && units.get(index + 1).is_some_and(|&next| is_low(next));
            if !is_pair && units[index] & 0xf800 == 0xd800 {
                return Some(index);
            }
            index += 1 + usize::from(is_pair);
        }
    }
    None
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
