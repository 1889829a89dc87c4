//! Bytes to digits.

use std::mem::MaybeUninit;

use crate::core::arch::{Kernel, Simd};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Writes two digits for each byte: all of `dst`.
pub(super) struct Encode<'a> {
    pub(super) src: &'a [u8],
    /// Twice as long as `src`.
    pub(super) dst: &'a mut [MaybeUninit<u8>],
}

impl Kernel for Encode<'_> {
    type Output = ();

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S) {
        let mut to = self.dst.chunks_exact_mut(2 * S::LANES);
        let mut from = self.src.chunks_exact(S::LANES);
        for (to, from) in (&mut to).zip(&mut from) {
            let (first, second) = simd.split_nibbles(simd.load(from));
            simd.put(simd.lookup16(DIGITS, first), to);
            simd.put(simd.lookup16(DIGITS, second), &mut to[S::LANES..]);
        }
        let (from, to) = (from.remainder(), to.into_remainder());
        let (to_first, to_second) = to.split_at_mut(to.len().min(S::LANES));
        let (first, second) = simd.split_nibbles(simd.load_head(from));
        simd.put_head(simd.lookup16(DIGITS, first), to_first);
        simd.put_head(simd.lookup16(DIGITS, second), to_second);
    }

    fn generic(self) {
        for (to, &byte) in self.dst.chunks_exact_mut(2).zip(self.src) {
            to[0].write(digit(byte >> 4));
            to[1].write(digit(byte & 0x0f));
        }
    }
}

/// The digit of a value below 16. Arithmetic and not a table, so that the loop around it becomes vector code.
#[inline]
fn digit(value: u8) -> u8 {
    value + if value < 10 { b'0' } else { b'a' - 10 }
}
