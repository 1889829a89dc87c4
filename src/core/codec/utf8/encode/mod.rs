//! JavaScript strings to UTF-8.

mod len;
mod scalar;
mod vector;

pub use len::encoded_len;
pub(in crate::core::codec) use scalar::character;

use std::mem::MaybeUninit;

use super::REPLACEMENT;
use crate::core::Result;
use crate::core::arch::lanes::{self, Lanes, TextKernel, Unit};
use crate::core::codec::output::reserve;
use crate::core::codec::{CodeUnit, Units};

/// Writes `src` as UTF-8, whole characters only: stops where the next does not fit. Returns the number of bytes
/// written, and touches nothing beyond them. A lone surrogate is written as U+FFFD (EF BF BD).
///
/// ```
/// use ferrobuf::core::codec::utf8;
///
/// let mut bytes = [0; 5];
/// assert_eq!(utf8::encode(&[0x0061_u16, 0x20ac, 0x20ac], &mut bytes), 4);
/// assert_eq!(&bytes[..4], "a€".as_bytes());
/// ```
pub fn encode<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> usize {
    let source = match U::units(src) {
        Units::Latin1(bytes) => Source::Latin1(bytes),
        Units::Utf16(units) => {
            let start = units.as_ptr().cast();
            // SAFETY: the same memory; bytes have no alignment and no value that is not allowed.
            Source::Utf16(unsafe { std::slice::from_raw_parts(start, units.len()) })
        }
    };
    // SAFETY: the same memory; the kernels write nothing to it but bytes.
    let room = unsafe { std::slice::from_raw_parts_mut(dst.as_mut_ptr().cast(), dst.len()) };
    lanes::run(Encode(source, room))
}

/// Units at any address.
#[derive(Clone, Copy)]
pub(in crate::core::codec) enum Source<'a> {
    /// One byte per code unit.
    Latin1(&'a [u8]),
    /// Two bytes per code unit, in the order of the machine.
    Utf16(&'a [Unit]),
}

/// All of `source` as UTF-8.
pub(in crate::core::codec) fn to_utf8(source: Source<'_>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // The most that it can be: to count what it is would take a third of the time, and memory that is not touched
    // costs nothing.
    let most = match source {
        Source::Latin1(bytes) => bytes.len().saturating_mul(2),
        Source::Utf16(units) => units.len().saturating_mul(3),
    };
    reserve(&mut bytes, most)?;
    let written = lanes::run(Encode(source, bytes.spare_capacity_mut()));
    // SAFETY: so many bytes are written.
    unsafe { bytes.set_len(written) };
    Ok(bytes)
}

/// Writes nothing but bytes, and says how many: all those are written.
struct Encode<'a>(Source<'a>, &'a mut [MaybeUninit<u8>]);

impl TextKernel for Encode<'_> {
    type Output = usize;

    #[inline(always)]
    fn lanes<L: Lanes>(self, lanes: L) -> usize {
        match self.0 {
            Source::Latin1(bytes) => vector::encode_latin1(lanes, bytes, self.1),
            Source::Utf16(units) => vector::encode_utf16(lanes, units, self.1),
        }
    }

    fn generic(self) -> usize {
        match self.0 {
            Source::Latin1(bytes) => scalar::encode_latin1(bytes, self.1),
            Source::Utf16(units) => scalar::encode_utf16(units, self.1),
        }
    }
}
