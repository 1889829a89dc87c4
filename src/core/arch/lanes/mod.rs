//! The vectors of the text kernels: blocks of 64 bytes, and groups of code units that are worked on at once.
//!
//! These kernels are [`TextKernel`]s rather than [`Kernel`](super::Kernel)s over [`Simd`](super::Simd): they work on
//! words of sixteen bits and on the masks of a whole block. The rules are the same: a value of an implementing type is
//! the proof that the CPU has its instructions, and all that is between [`run`] and them is `#[inline(always)]`.
//!
//! On `aarch64` they run without vectors.

#![cfg_attr(
    not(target_arch = "x86_64"),
    allow(dead_code, reason = "no text vectors on this architecture")
)]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(target_arch = "x86_64")]
mod tables;
#[cfg(test)]
mod tests;

use std::mem::MaybeUninit;

#[cfg(target_arch = "x86_64")]
use super::{Level, avx2::Avx2, avx512::Avx512};

/// A code unit in memory, in the order of the machine, at any address.
pub(in crate::core) type Unit = [u8; 2];

/// Room for a [`Unit`].
pub(in crate::core) type Slot = [MaybeUninit<u8>; 2];

/// The bytes of a block.
pub(in crate::core) const BLOCK: usize = 64;

/// A CPU level. Masks are numbers, bit `i` for the byte or the word `i`.
pub(in crate::core) trait Lanes: Copy {
    /// The words of a group, a divisor of 32.
    const WORDS: usize;
    /// A block of [`BLOCK`] bytes.
    type Bytes: Copy;
    /// A group of [`Lanes::WORDS`] words of sixteen bits.
    type Words: Copy;
    /// A truth value for each word.
    type Mask: Copy;

    fn load(self, src: &[u8; BLOCK]) -> Self::Bytes;
    fn store(self, bytes: Self::Bytes, dst: &mut [MaybeUninit<u8>; BLOCK]);
    /// The bytes that are `limit` or more.
    fn at_least(self, bytes: Self::Bytes, limit: u8) -> u64;
    /// The bytes that are `value`.
    fn equal(self, bytes: Self::Bytes, value: u8) -> u64;
    /// `bytes`, with what C2 and C3 mean together with the byte after them, `next`, in their place.
    fn join_latin1(self, bytes: Self::Bytes, next: Self::Bytes) -> Self::Bytes;
    /// Writes the bytes of `keep` without gaps, and leaves anything behind them.
    fn compress(self, bytes: Self::Bytes, keep: u64, dst: &mut [MaybeUninit<u8>; BLOCK]);

    /// The first bytes of `src` as words. Panics if there are not enough.
    fn widen(self, src: &[u8]) -> Self::Words;
    /// The first units of `src`. Panics if there are not enough.
    fn load_words(self, src: &[Unit]) -> Self::Words;
    /// Panics if there is no room.
    fn store_words(self, words: Self::Words, dst: &mut [Slot]);
    /// Writes the low bytes. Panics if there is no room.
    fn narrow(self, words: Self::Words, dst: &mut [MaybeUninit<u8>]);
    /// Writes the words of `keep` without gaps, and leaves anything behind them, up to the length of a group.
    /// Panics if there is no room for a group.
    fn compress_words(self, words: Self::Words, keep: u32, dst: &mut [Slot]);
    /// Writes the low byte of every word, and the high byte of those whose highest bit is set, without gaps. Returns
    /// how many bytes that was, and leaves anything behind them, up to twice the length of a group. Panics if
    /// there is no room for that.
    fn squeeze2(self, words: Self::Words, dst: &mut [MaybeUninit<u8>]) -> usize;
    /// As [`Lanes::squeeze2`], with a third byte after the two: the low byte of `third`, where its bit 7 is set.
    /// The length that is left in disorder is at most four times that of a group.
    fn squeeze3(self, words: Self::Words, third: Self::Words, dst: &mut [MaybeUninit<u8>])
    -> usize;

    fn splat(self, word: u16) -> Self::Words;
    fn and(self, a: Self::Words, b: Self::Words) -> Self::Words;
    fn or(self, a: Self::Words, b: Self::Words) -> Self::Words;
    fn add(self, a: Self::Words, b: Self::Words) -> Self::Words;
    fn shl<const BITS: u32>(self, words: Self::Words) -> Self::Words;
    fn shr<const BITS: u32>(self, words: Self::Words) -> Self::Words;
    /// The words that are `limit` or more.
    fn words_at_least(self, words: Self::Words, limit: u16) -> Self::Mask;
    /// The words that are `value`.
    fn words_equal(self, words: Self::Words, value: u16) -> Self::Mask;
    /// The words of `yes` where the mask is set, and those of `no` where not.
    fn select(self, mask: Self::Mask, yes: Self::Words, no: Self::Words) -> Self::Words;
    fn bits(self, mask: Self::Mask) -> u32;
    /// The lowest bits as a mask.
    fn mask(self, bits: u32) -> Self::Mask;
}

/// An algorithm that is compiled once for every level.
pub(in crate::core) trait TextKernel: Sized {
    /// What it returns.
    type Output;

    /// The algorithm over vectors. It must be `#[inline(always)]`, and so must everything that it calls with vectors.
    fn lanes<L: Lanes>(self, lanes: L) -> Self::Output;

    /// The same without vectors.
    fn generic(self) -> Self::Output;
}

/// Runs `kernel` with the best instructions of the CPU.
#[inline]
pub(in crate::core) fn run<K: TextKernel>(kernel: K) -> K::Output {
    match super::level() {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: `level` never exceeds what the CPU can do.
        Level::Avx2 => unsafe { run_avx2(kernel) },
        #[cfg(target_arch = "x86_64")]
        // SAFETY: `level` never exceeds what the CPU can do.
        Level::Avx512 => unsafe { run_avx512(kernel) },
        _ => kernel.generic(),
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
fn run_avx2<K: TextKernel>(kernel: K) -> K::Output {
    // SAFETY: whoever calls this function vouches for AVX2.
    kernel.lanes(unsafe { Avx2::assume() })
}

#[cfg(target_arch = "x86_64")]
#[target_feature(
    enable = "avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,avx2,bmi1,bmi2,lzcnt,popcnt"
)]
fn run_avx512<K: TextKernel>(kernel: K) -> K::Output {
    // SAFETY: whoever calls this function vouches for all of these features.
    kernel.lanes(unsafe { Avx512::assume() })
}

/// Reads a vector at any address, and really from there. Of a plain load whose bytes were loaded before, by a vector
/// at another address, the compiler makes byte by byte what it knows already: UTF-8 of CJK is then decoded at
/// 1.9 GB/s instead of 7.
///
/// # Safety
///
/// `from` may be read for the size of a vector.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
unsafe fn read_once<V: Copy>(from: *const V) -> V {
    #[repr(C, packed)]
    struct Unaligned<V>(V);
    // SAFETY: the caller's word; the packed form has no alignment.
    unsafe { from.cast::<Unaligned<V>>().read_volatile().0 }
}
