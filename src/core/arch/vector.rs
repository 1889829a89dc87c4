//! The operations that kernels are written in.

use std::mem::MaybeUninit;

use super::AsciiMap;

/// The vector instructions of a CPU. A value of an implementing type is the proof that the CPU has them.
///
/// Vectors are of [`LANES`](Simd::LANES) bytes. Slices that are too short for what is read or written are a panic,
/// never an access beyond them; with constant lengths the check disappears in compiling. Masks have one bit per byte,
/// that of the first byte lowest, and none beyond.
pub(crate) trait Simd: Copy {
    /// A vector of bytes.
    type Vector: Copy;

    /// Bytes per vector: 16, 32 or 64.
    const LANES: usize;

    /// The first `LANES` bytes of `src`.
    fn load(self, src: &[u8]) -> Self::Vector;

    /// All of `src`, at most `LANES` bytes, followed by zeros.
    fn load_head(self, src: &[u8]) -> Self::Vector;

    /// The low bytes of the first `LANES` units of `src`.
    fn load_low(self, src: &[u16]) -> Self::Vector;

    /// The low bytes of all of `src`, at most `LANES` units, followed by zeros.
    fn load_low_head(self, src: &[u16]) -> Self::Vector;

    /// The first `LANES` units of `src`, 255 for every one above.
    fn load_clamped(self, src: &[u16]) -> Self::Vector;

    /// All of `src`, at most `LANES` units, 255 for every one above, followed by zeros.
    fn load_clamped_head(self, src: &[u16]) -> Self::Vector;

    /// Writes the vector to the first `LANES` bytes of `dst`.
    fn put(self, vector: Self::Vector, dst: &mut [MaybeUninit<u8>]);

    /// Fills `dst`, at most `LANES` bytes, with the first bytes of the vector.
    fn put_head(self, vector: Self::Vector, dst: &mut [MaybeUninit<u8>]);

    /// [`put`](Simd::put) over bytes.
    #[inline(always)]
    fn store(self, vector: Self::Vector, dst: &mut [u8]) {
        // SAFETY: vectors write nothing but bytes.
        self.put(vector, unsafe { room(dst) });
    }

    /// [`put_head`](Simd::put_head) over bytes.
    #[inline(always)]
    fn store_head(self, vector: Self::Vector, dst: &mut [u8]) {
        // SAFETY: vectors write nothing but bytes.
        self.put_head(vector, unsafe { room(dst) });
    }

    /// `byte` in every lane.
    fn splat(self, byte: u8) -> Self::Vector;

    /// The bits that both have.
    fn and(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// The bits that either has.
    fn or(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// The sum of each two bytes, modulo 256.
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// The sum of each two bytes, 255 where it is more.
    fn add_saturating(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// The difference of each two bytes, modulo 256.
    fn sub(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// The difference of each two bytes, 0 where it is less.
    fn sub_saturating(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// The smaller of each two bytes.
    fn min(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// Which bytes are equal.
    fn equal(self, a: Self::Vector, b: Self::Vector) -> u64;

    /// Which bytes are above 127.
    fn high_bits(self, vector: Self::Vector) -> u64;

    /// The upper half of each byte.
    fn upper_nibbles(self, vector: Self::Vector) -> Self::Vector;

    /// What stands one, two and three places before each byte, when `before` stands before the first.
    fn three_before(self, before: Self::Vector, vector: Self::Vector) -> [Self::Vector; 3];

    /// The first `count` bytes, at most `LANES`, followed by zeros.
    fn truncate(self, vector: Self::Vector, count: usize) -> Self::Vector;

    /// The entry of each byte, all of which must be below 16.
    fn lookup16(self, table: &[u8; 16], indices: Self::Vector) -> Self::Vector;

    /// The value of each byte (anything, where it has none), and which have none.
    fn lookup_ascii(self, map: &AsciiMap, vector: Self::Vector) -> (Self::Vector, u64);

    /// The two halves of every byte, the upper first: a vector for the first half of the bytes, one for the second.
    fn split_nibbles(self, vector: Self::Vector) -> (Self::Vector, Self::Vector);

    /// What [`split_nibbles`](Simd::split_nibbles) takes apart. All bytes must be below 16.
    fn join_nibbles(self, first: Self::Vector, second: Self::Vector) -> Self::Vector;

    /// The first three quarters of the bytes, six bits after six bits from the top of the first: the entry of each.
    fn encode_sextets(self, table: &[u8; 64], vector: Self::Vector) -> Self::Vector;

    /// The bits of the bytes, all of which must be below 64, six after six: three quarters of a vector. The last
    /// quarter is anything.
    fn join_sextets(self, vector: Self::Vector) -> Self::Vector;

    /// Writes those bytes whose bit is set in `keep` side by side to the start of `dst`, which has room for a vector
    /// and may be overwritten as far; returns how many they are.
    fn compress(self, vector: Self::Vector, keep: u64, dst: &mut [u8]) -> usize;
}

/// Bytes as memory that is only written to.
///
/// # Safety
///
/// Nothing but bytes is written to it.
#[inline(always)]
pub(crate) unsafe fn room(bytes: &mut [u8]) -> &mut [MaybeUninit<u8>] {
    // SAFETY: the same memory and layout, and the caller's word.
    unsafe { std::slice::from_raw_parts_mut(bytes.as_mut_ptr().cast(), bytes.len()) }
}

/// A mask of the first `count` bytes, at most 64.
#[inline(always)]
pub(crate) fn low_bits(count: usize) -> u64 {
    if count < 64 {
        (1 << count) - 1
    } else {
        u64::MAX
    }
}
