//! Digits to bytes.

use super::super::CodeUnit;
use super::super::load::{low_bytes, low_bytes_head};
use crate::core::arch::{Kernel, Simd, low_bits};

/// Bytes per round without vectors: all of a block or, where a digit is bad, nothing of it. 64 KiB from a two-byte
/// string take 41 µs with 16, 22 to 28 µs with 32, 60 µs with 64 (the compiler no longer unrolls).
const BLOCK: usize = 32;

/// A bit that no value of a digit has.
const NOT_A_DIGIT: u8 = 0x80;

/// Reads `dst.len()` pairs of digits, until the first that is none; the output is how many were read.
pub(super) struct Decode<'a, U> {
    /// Twice as long as `dst`.
    pub(super) src: &'a [U],
    pub(super) dst: &'a mut [u8],
}

impl<U: CodeUnit> Kernel for Decode<'_, U> {
    type Output = usize;

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S) -> usize {
        let count = self.dst.len();
        let mut done = 0;
        for (to, from) in self
            .dst
            .chunks_exact_mut(S::LANES)
            .zip(self.src.chunks_exact(2 * S::LANES))
        {
            let (first, first_bad) = values(simd, low_bytes(simd, from));
            let (second, second_bad) = values(simd, low_bytes(simd, &from[S::LANES..]));
            if first_bad | second_bad != 0 {
                // The rest, from this block on, is for the code below: at most one vector of it.
                break;
            }
            simd.store(simd.join_nibbles(first, second), to);
            done += S::LANES;
        }
        let rest = S::LANES.min(count - done);
        let (from, to) = (
            &self.src[2 * done..2 * (done + rest)],
            &mut self.dst[done..],
        );
        let (from_first, from_second) = from.split_at(from.len().min(S::LANES));
        let (first, first_bad) = values(simd, low_bytes_head(simd, from_first));
        let (second, second_bad) = values(simd, low_bytes_head(simd, from_second));
        let good = match first_bad & low_bits(from_first.len()) {
            0 => from_first.len() + first_of(second_bad, from_second.len()),
            bad => first_of(bad, from_first.len()),
        };
        simd.store_head(simd.join_nibbles(first, second), &mut to[..good / 2]);
        done + good / 2
    }

    fn generic(self) -> usize {
        let count = self.dst.len();
        let mut done = 0;
        while count - done >= BLOCK {
            let mut digits = [0; 2 * BLOCK];
            for (to, from) in digits.iter_mut().zip(&self.src[2 * done..]) {
                *to = from.low_byte();
            }
            let Some(bytes) = decode_block(&digits) else {
                break;
            };
            self.dst[done..done + BLOCK].copy_from_slice(&bytes);
            done += BLOCK;
        }
        for (to, pair) in self.dst[done..count]
            .iter_mut()
            .zip(self.src[2 * done..].chunks_exact(2))
        {
            let (high, low) = (value(pair[0].low_byte()), value(pair[1].low_byte()));
            if (high | low) & NOT_A_DIGIT != 0 {
                break;
            }
            *to = high << 4 | low;
            done += 1;
        }
        done
    }
}

/// The values of digits, and which bytes are none. What is none has any value below 16.
#[inline(always)]
fn values<S: Simd>(simd: S, digits: S::Vector) -> (S::Vector, u64) {
    // `0` to `9` come to stand at the very top, where saturating keeps what was below them from becoming a number.
    let number = simd.add(digits, simd.splat(u8::MAX - b'9'));
    let number = simd.sub(simd.sub_saturating(number, simd.splat(6)), simd.splat(0xf0));
    let letter = simd.sub(simd.and(digits, simd.splat(0xdf)), simd.splat(b'A'));
    let letter = simd.add_saturating(letter, simd.splat(10));
    let value = simd.min(number, letter);
    let bad = simd.high_bits(simd.add_saturating(value, simd.splat(NOT_A_DIGIT - 16)));
    (simd.and(value, simd.splat(0x0f)), bad)
}

/// The place of the first of the bits, or `count` where it is beyond.
#[inline(always)]
fn first_of(bits: u64, count: usize) -> usize {
    (bits.trailing_zeros() as usize).min(count)
}

fn decode_block(digits: &[u8; 2 * BLOCK]) -> Option<[u8; BLOCK]> {
    let mut values = [0; 2 * BLOCK];
    let mut seen = 0;
    for (to, &digit) in values.iter_mut().zip(digits) {
        *to = value(digit);
        seen |= *to;
    }
    // Each pair is one unit of 16 bits here, its first value in the low half: whole vectors need no shuffling.
    let mut bytes = [0; BLOCK];
    for (to, pair) in bytes.iter_mut().zip(values.chunks_exact(2)) {
        let pair = u16::from_le_bytes([pair[0], pair[1]]);
        *to = (pair << 4 | pair >> 8).to_le_bytes()[0];
    }
    (seen & NOT_A_DIGIT == 0).then_some(bytes)
}

/// The value of a digit, or [`NOT_A_DIGIT`]. Without branches, so that the loop around it becomes vector code.
#[inline]
fn value(digit: u8) -> u8 {
    let number = digit.wrapping_sub(b'0');
    let letter = (digit | 0x20).wrapping_sub(b'a');
    let letter_value = if letter < 6 { letter + 10 } else { NOT_A_DIGIT };
    if number < 10 { number } else { letter_value }
}
