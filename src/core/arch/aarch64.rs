//! Vectors of 16 bytes, by NEON.

#[allow(
    clippy::wildcard_imports,
    reason = "every name says what it is and where it is from"
)]
use std::arch::aarch64::*;
use std::mem::MaybeUninit;

use super::kept::KEPT;
use super::{AsciiMap, Kernel, Level, Simd};

/// NEON is part of the baseline of `aarch64`: there is nothing to detect and nothing to prove.
#[derive(Clone, Copy)]
pub(super) struct Neon;

pub(super) fn detect() -> Level {
    Level::Neon
}

/// Runs `kernel` with vectors of 16 bytes.
#[inline]
pub(super) fn run_neon<K: Kernel>(kernel: K) -> K::Output {
    kernel.vector(Neon)
}

/// A bit for each lane of a half: what [`Simd::high_bits`] adds up.
const LANE_BITS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];

// SAFETY of every block below: the CPU has NEON; those that access memory say more.
impl Simd for Neon {
    type Vector = uint8x16_t;

    const LANES: usize = 16;

    #[inline(always)]
    fn load(self, src: &[u8]) -> uint8x16_t {
        let src = src[..Self::LANES].as_ptr();
        // SAFETY: the CPU can; `src` has 16 bytes.
        unsafe { vld1q_u8(src) }
    }

    #[inline(always)]
    fn load_head(self, src: &[u8]) -> uint8x16_t {
        let mut bytes = [0; Self::LANES];
        bytes[..src.len()].copy_from_slice(src);
        self.load(&bytes)
    }

    #[inline(always)]
    fn load_low(self, src: &[u16]) -> uint8x16_t {
        let src = src[..Self::LANES].as_ptr();
        // SAFETY: the CPU can; `src` has 32 bytes, of which every second one from the first is a low byte.
        unsafe { vld2q_u8(src.cast()).0 }
    }

    #[inline(always)]
    fn load_low_head(self, src: &[u16]) -> uint8x16_t {
        let mut units = [0; Self::LANES];
        units[..src.len()].copy_from_slice(src);
        self.load_low(&units)
    }

    #[inline(always)]
    fn load_clamped(self, src: &[u16]) -> uint8x16_t {
        let src = src[..Self::LANES].as_ptr();
        // SAFETY: the CPU can; `src` has 16 units, and these are the first and the last 8. Narrowing saturates.
        unsafe {
            vcombine_u8(
                vqmovn_u16(vld1q_u16(src)),
                vqmovn_u16(vld1q_u16(src.add(8))),
            )
        }
    }

    #[inline(always)]
    fn load_clamped_head(self, src: &[u16]) -> uint8x16_t {
        let mut units = [0; Self::LANES];
        units[..src.len()].copy_from_slice(src);
        self.load_clamped(&units)
    }

    #[inline(always)]
    fn put(self, vector: uint8x16_t, dst: &mut [MaybeUninit<u8>]) {
        let dst = dst[..Self::LANES].as_mut_ptr();
        // SAFETY: the CPU can; `dst` has 16 bytes.
        unsafe { vst1q_u8(dst.cast(), vector) }
    }

    #[inline(always)]
    fn put_head(self, vector: uint8x16_t, dst: &mut [MaybeUninit<u8>]) {
        let mut bytes = [0; Self::LANES];
        self.store(vector, &mut bytes);
        for (to, &from) in dst.iter_mut().zip(&bytes) {
            to.write(from);
        }
    }

    #[inline(always)]
    fn splat(self, byte: u8) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vdupq_n_u8(byte) }
    }

    #[inline(always)]
    fn and(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vandq_u8(a, b) }
    }

    #[inline(always)]
    fn or(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vorrq_u8(a, b) }
    }

    #[inline(always)]
    fn add(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vaddq_u8(a, b) }
    }

    #[inline(always)]
    fn add_saturating(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vqaddq_u8(a, b) }
    }

    #[inline(always)]
    fn sub(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vsubq_u8(a, b) }
    }

    #[inline(always)]
    fn sub_saturating(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vqsubq_u8(a, b) }
    }

    #[inline(always)]
    fn min(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vminq_u8(a, b) }
    }

    #[inline(always)]
    fn equal(self, a: uint8x16_t, b: uint8x16_t) -> u64 {
        // SAFETY: the CPU can.
        self.high_bits(unsafe { vceqq_u8(a, b) })
    }

    #[inline(always)]
    fn high_bits(self, vector: uint8x16_t) -> u64 {
        // SAFETY: the CPU can. A sum over the lanes of each half is the mask of that half.
        unsafe {
            let set = vcgeq_u8(vector, vdupq_n_u8(0x80));
            let bits = vandq_u8(set, self.load(&LANE_BITS));
            let (low, high) = (vaddv_u8(vget_low_u8(bits)), vaddv_u8(vget_high_u8(bits)));
            u64::from(u16::from_le_bytes([low, high]))
        }
    }

    #[inline(always)]
    fn upper_nibbles(self, vector: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vshrq_n_u8::<4>(vector) }
    }

    #[inline(always)]
    fn three_before(self, before: uint8x16_t, vector: uint8x16_t) -> [uint8x16_t; 3] {
        // SAFETY: the CPU can.
        unsafe {
            [
                vextq_u8::<15>(before, vector),
                vextq_u8::<14>(before, vector),
                vextq_u8::<13>(before, vector),
            ]
        }
    }

    #[inline(always)]
    fn truncate(self, vector: uint8x16_t, count: usize) -> uint8x16_t {
        let mut keep = [0; Self::LANES];
        let mut lane = 0;
        while lane < Self::LANES {
            keep[lane] = if lane < count { 0xff } else { 0 };
            lane += 1;
        }
        self.and(vector, self.load(&keep))
    }

    #[inline(always)]
    fn lookup16(self, table: &[u8; 16], indices: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe { vqtbl1q_u8(self.load(table), indices) }
    }

    #[inline(always)]
    fn lookup_ascii(self, map: &AsciiMap, vector: uint8x16_t) -> (uint8x16_t, u64) {
        let (low, high) = map.values.split_at(64);
        // SAFETY: the CPU can; each half of the table has 64 bytes. An index beyond its table finds 0.
        unsafe {
            let values = vorrq_u8(
                vqtbl4q_u8(vld1q_u8_x4(low.as_ptr()), vector),
                vqtbl4q_u8(vld1q_u8_x4(high.as_ptr()), self.sub(vector, self.splat(64))),
            );
            (values, self.high_bits(vorrq_u8(values, vector)))
        }
    }

    #[inline(always)]
    fn split_nibbles(self, vector: uint8x16_t) -> (uint8x16_t, uint8x16_t) {
        // SAFETY: the CPU can.
        unsafe {
            let (upper, lower) = (vshrq_n_u8::<4>(vector), vandq_u8(vector, self.splat(0x0f)));
            (vzip1q_u8(upper, lower), vzip2q_u8(upper, lower))
        }
    }

    #[inline(always)]
    fn join_nibbles(self, first: uint8x16_t, second: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can.
        unsafe {
            let (upper, lower) = (vuzp1q_u8(first, second), vuzp2q_u8(first, second));
            vorrq_u8(vshlq_n_u8::<4>(upper), lower)
        }
    }

    #[inline(always)]
    fn encode_sextets(self, table: &[u8; 64], vector: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can; the table has 64 bytes, the counts have 8 units. Of each three bytes the second and first,
        // the third and second become a unit of 16 bits, which holds two sextets.
        unsafe {
            let spread = self.load(&[1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10]);
            let units = vreinterpretq_u16_u8(vqtbl1q_u8(vector, spread));
            let first = vshlq_u16(
                units,
                vld1q_s16([-10, -6, -10, -6, -10, -6, -10, -6].as_ptr()),
            );
            let second = vshlq_u16(units, vld1q_s16([-4, 0, -4, 0, -4, 0, -4, 0].as_ptr()));
            let both = vsliq_n_u16::<8>(first, second);
            let sextets = vandq_u8(vreinterpretq_u8_u16(both), self.splat(0x3f));
            vqtbl4q_u8(vld1q_u8_x4(table.as_ptr()), sextets)
        }
    }

    #[inline(always)]
    fn join_sextets(self, vector: uint8x16_t) -> uint8x16_t {
        // SAFETY: the CPU can. Two sextets are joined to 12 bits, then two of these to 24, the first uppermost.
        unsafe {
            let pairs = vreinterpretq_u16_u8(vector);
            let first = vandq_u16(pairs, vdupq_n_u16(0x00ff));
            let twelve = vorrq_u16(vshlq_n_u16::<6>(first), vshrq_n_u16::<8>(pairs));
            let pairs = vreinterpretq_u32_u16(twelve);
            let first = vandq_u32(pairs, vdupq_n_u32(0xffff));
            let twenty_four = vorrq_u32(vshlq_n_u32::<12>(first), vshrq_n_u32::<16>(pairs));
            let order = self.load(&[2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 0, 0, 0, 0]);
            vqtbl1q_u8(vreinterpretq_u8_u32(twenty_four), order)
        }
    }

    #[inline(always)]
    fn compress(self, vector: uint8x16_t, keep: u64, dst: &mut [u8]) -> usize {
        let dst = &mut dst[..Self::LANES];
        let [first, second, ..] = keep.to_le_bytes();
        // SAFETY: the CPU can; eight bytes are read from each row of the table and written to a part of `dst` that has
        // them.
        unsafe {
            let places = vld1_u8(KEPT[usize::from(first)].as_ptr());
            let kept = vtbl1_u8(vget_low_u8(vector), places);
            vst1_u8(dst[..8].as_mut_ptr(), kept);
            let count = first.count_ones() as usize;
            let places = vld1_u8(KEPT[usize::from(second)].as_ptr());
            let kept = vtbl1_u8(vget_high_u8(vector), places);
            vst1_u8(dst[count..count + 8].as_mut_ptr(), kept);
            count + second.count_ones() as usize
        }
    }
}
