//! Vectors of code units, whichever of the two forms they have.

use super::{CodeUnit, Units};
use crate::core::arch::Simd;

/// The low bytes of the first `S::LANES` units.
#[inline(always)]
pub(super) fn low_bytes<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
    match U::units(src) {
        Units::Latin1(bytes) => simd.load(bytes),
        Units::Utf16(units) => simd.load_low(units),
    }
}

/// The low bytes of all units, at most `S::LANES`, followed by zeros.
#[inline(always)]
pub(super) fn low_bytes_head<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
    match U::units(src) {
        Units::Latin1(bytes) => simd.load_head(bytes),
        Units::Utf16(units) => simd.load_low_head(units),
    }
}

/// The first `S::LANES` units, 255 for every one above.
#[inline(always)]
pub(super) fn clamped_bytes<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
    match U::units(src) {
        Units::Latin1(bytes) => simd.load(bytes),
        Units::Utf16(units) => simd.load_clamped(units),
    }
}

/// All units, at most `S::LANES`, 255 for every one above, followed by zeros.
#[inline(always)]
pub(super) fn clamped_bytes_head<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector {
    match U::units(src) {
        Units::Latin1(bytes) => simd.load_head(bytes),
        Units::Utf16(units) => simd.load_clamped_head(units),
    }
}
