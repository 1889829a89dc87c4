//! Vectors of 32 bytes, by AVX2.

#[allow(
    clippy::wildcard_imports,
    reason = "every name says what it is and where it is from"
)]
use std::arch::x86_64::*;
use std::mem::MaybeUninit;

use super::kept::KEPT;
use super::{AsciiMap, Simd};

/// The proof that the CPU has AVX2 (and BMI and POPCNT, which the compiler may use beside it).
#[derive(Clone, Copy)]
pub(super) struct Avx2(());

impl Avx2 {
    /// # Safety
    ///
    /// The CPU must have what `run_avx2` of `x86_64.rs` enables.
    #[inline(always)]
    pub(super) unsafe fn assume() -> Self {
        Self(())
    }
}

/// The first 32 units.
#[inline]
#[target_feature(enable = "avx2")]
fn load_units(src: &[u16]) -> (__m256i, __m256i) {
    let src = src[..Avx2::LANES].as_ptr();
    // SAFETY: `src` has 32 units, and these are the first and the last 16.
    unsafe {
        (
            _mm256_loadu_si256(src.cast()),
            _mm256_loadu_si256(src.add(16).cast()),
        )
    }
}

/// The same 16 bytes in both halves.
#[inline]
#[target_feature(enable = "avx2")]
fn twice(table: &[u8; 16]) -> __m256i {
    // SAFETY: the table has 16 bytes.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(table.as_ptr().cast()) })
}

/// The two halves of every byte that stands in a unit of 16 bits, the upper one in the low byte.
#[inline]
#[target_feature(enable = "avx2")]
fn split_units(units: __m256i) -> __m256i {
    let (upper, lower) = (_mm256_srli_epi16::<4>(units), _mm256_slli_epi16::<8>(units));
    _mm256_and_si256(_mm256_or_si256(upper, lower), _mm256_set1_epi8(0x0f))
}

/// The low bytes of 16 units and 16 units. Packing works on the two halves of the registers, so that the quarters come
/// out as 0, 2, 1, 3.
#[inline]
#[target_feature(enable = "avx2")]
fn narrow(first: __m256i, last: __m256i) -> __m256i {
    let low = _mm256_set1_epi16(0x00ff);
    let quarters = _mm256_packus_epi16(_mm256_and_si256(first, low), _mm256_and_si256(last, low));
    _mm256_permute4x64_epi64::<0b11_01_10_00>(quarters)
}

/// A bit for each of the first eight rows, those of ASCII, and none for the others.
const ROW_BITS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0];

// SAFETY of every block below: `self` is the proof that the CPU has the instruction; those that access memory say
// more.
impl Simd for Avx2 {
    type Vector = __m256i;

    const LANES: usize = 32;

    #[inline(always)]
    fn load(self, src: &[u8]) -> __m256i {
        let src = src[..Self::LANES].as_ptr();
        // SAFETY: the CPU can; `src` has 32 bytes.
        unsafe { _mm256_loadu_si256(src.cast()) }
    }

    #[inline(always)]
    fn load_head(self, src: &[u8]) -> __m256i {
        let mut bytes = [0; Self::LANES];
        bytes[..src.len()].copy_from_slice(src);
        self.load(&bytes)
    }

    #[inline(always)]
    fn load_low(self, src: &[u16]) -> __m256i {
        // SAFETY: the CPU can.
        unsafe {
            let (first, last) = load_units(src);
            narrow(first, last)
        }
    }

    #[inline(always)]
    fn load_low_head(self, src: &[u16]) -> __m256i {
        let mut units = [0; Self::LANES];
        units[..src.len()].copy_from_slice(src);
        self.load_low(&units)
    }

    #[inline(always)]
    fn load_clamped(self, src: &[u16]) -> __m256i {
        // SAFETY: the CPU can.
        unsafe {
            let (first, last) = load_units(src);
            let limit = _mm256_set1_epi16(0x00ff);
            narrow(
                _mm256_min_epu16(first, limit),
                _mm256_min_epu16(last, limit),
            )
        }
    }

    #[inline(always)]
    fn load_clamped_head(self, src: &[u16]) -> __m256i {
        let mut units = [0; Self::LANES];
        units[..src.len()].copy_from_slice(src);
        self.load_clamped(&units)
    }

    #[inline(always)]
    fn put(self, vector: __m256i, dst: &mut [MaybeUninit<u8>]) {
        let dst = dst[..Self::LANES].as_mut_ptr();
        // SAFETY: the CPU can; `dst` has 32 bytes.
        unsafe { _mm256_storeu_si256(dst.cast(), vector) }
    }

    #[inline(always)]
    fn put_head(self, vector: __m256i, dst: &mut [MaybeUninit<u8>]) {
        let mut bytes = [0; Self::LANES];
        self.store(vector, &mut bytes);
        for (to, &from) in dst.iter_mut().zip(&bytes) {
            to.write(from);
        }
    }

    #[inline(always)]
    fn splat(self, byte: u8) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_set1_epi8(byte.cast_signed()) }
    }

    #[inline(always)]
    fn and(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_and_si256(a, b) }
    }

    #[inline(always)]
    fn or(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_or_si256(a, b) }
    }

    #[inline(always)]
    fn add(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_add_epi8(a, b) }
    }

    #[inline(always)]
    fn add_saturating(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_adds_epu8(a, b) }
    }

    #[inline(always)]
    fn sub(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_sub_epi8(a, b) }
    }

    #[inline(always)]
    fn sub_saturating(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_subs_epu8(a, b) }
    }

    #[inline(always)]
    fn min(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_min_epu8(a, b) }
    }

    #[inline(always)]
    fn equal(self, a: __m256i, b: __m256i) -> u64 {
        // SAFETY: the CPU can.
        self.high_bits(unsafe { _mm256_cmpeq_epi8(a, b) })
    }

    #[inline(always)]
    fn high_bits(self, vector: __m256i) -> u64 {
        // SAFETY: the CPU can.
        u64::from(unsafe { _mm256_movemask_epi8(vector) }.cast_unsigned())
    }

    #[inline(always)]
    fn upper_nibbles(self, vector: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_and_si256(_mm256_srli_epi16::<4>(vector), _mm256_set1_epi8(0x0f)) }
    }

    #[inline(always)]
    fn three_before(self, before: __m256i, vector: __m256i) -> [__m256i; 3] {
        // SAFETY: the CPU can. Each half is shifted together with the half before it.
        unsafe {
            let halves = _mm256_permute2x128_si256::<0x21>(before, vector);
            [
                _mm256_alignr_epi8::<15>(vector, halves),
                _mm256_alignr_epi8::<14>(vector, halves),
                _mm256_alignr_epi8::<13>(vector, halves),
            ]
        }
    }

    #[inline(always)]
    fn truncate(self, vector: __m256i, count: usize) -> __m256i {
        let mut keep = [0; Self::LANES];
        let mut lane = 0;
        while lane < Self::LANES {
            keep[lane] = if lane < count { 0xff } else { 0 };
            lane += 1;
        }
        self.and(vector, self.load(&keep))
    }

    #[inline(always)]
    fn lookup16(self, table: &[u8; 16], indices: __m256i) -> __m256i {
        // SAFETY: the CPU can.
        unsafe { _mm256_shuffle_epi8(twice(table), indices) }
    }

    #[inline(always)]
    fn lookup_ascii(self, map: &AsciiMap, vector: __m256i) -> (__m256i, u64) {
        let rows = self.upper_nibbles(vector);
        // `lookup16` takes 0 for a byte above 127, so such a byte has no row; else it looks at the lower four bits, which
        // are the column.
        let slots = self.add(self.lookup16(&map.shifts, vector), rows);
        let values = self.add(self.lookup16(&map.deltas, slots), vector);
        let has_value = self.and(
            self.lookup16(&map.rows, vector),
            self.lookup16(&ROW_BITS, rows),
        );
        (values, self.equal(has_value, self.splat(0)))
    }

    #[inline(always)]
    fn split_nibbles(self, vector: __m256i) -> (__m256i, __m256i) {
        // SAFETY: the CPU can.
        unsafe {
            let first = _mm256_cvtepu8_epi16(_mm256_castsi256_si128(vector));
            let second = _mm256_cvtepu8_epi16(_mm256_extracti128_si256::<1>(vector));
            (split_units(first), split_units(second))
        }
    }

    #[inline(always)]
    fn join_nibbles(self, first: __m256i, second: __m256i) -> __m256i {
        // SAFETY: the CPU can. Each pair becomes a unit of 16 bits, 16 times the first plus the second, below 256.
        unsafe {
            let weights = _mm256_set1_epi16(0x0110);
            narrow(
                _mm256_maddubs_epi16(first, weights),
                _mm256_maddubs_epi16(second, weights),
            )
        }
    }

    #[inline(always)]
    fn encode_sextets(self, table: &[u8; 64], vector: __m256i) -> __m256i {
        // SAFETY: the CPU can. Twelve bytes go to each half; of each three the second and first, the third and second
        // become a unit of 16 bits, and multiplying moves two sextets of it to where they belong.
        let sextets = unsafe {
            let halves =
                _mm256_permutevar8x32_epi32(vector, _mm256_setr_epi32(0, 1, 2, 2, 3, 4, 5, 5));
            let spread = twice(&[1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10]);
            let spread = _mm256_shuffle_epi8(halves, spread);
            let even = _mm256_and_si256(spread, _mm256_set1_epi32(0x0fc0_fc00));
            let even = _mm256_mulhi_epu16(even, _mm256_set1_epi32(0x0400_0040));
            let odd = _mm256_and_si256(spread, _mm256_set1_epi32(0x003f_03f0));
            let odd = _mm256_mullo_epi16(odd, _mm256_set1_epi32(0x0100_0010));
            _mm256_or_si256(even, odd)
        };
        // Four look-ups of 16 entries, each of which has no effect (is 0) where the index is below its part, and undoes
        // the part before where it is not.
        let (parts, _) = table.as_chunks::<16>();
        let mut found = self.lookup16(&parts[0], sextets);
        let mut from = 16;
        for pair in parts.windows(2) {
            // SAFETY: the CPU can.
            unsafe {
                let undo = _mm256_xor_si256(twice(&pair[0]), twice(&pair[1]));
                let part = _mm256_shuffle_epi8(undo, self.sub(sextets, self.splat(from)));
                found = _mm256_xor_si256(found, part);
            }
            from += 16;
        }
        found
    }

    #[inline(always)]
    fn join_sextets(self, vector: __m256i) -> __m256i {
        // SAFETY: the CPU can. Two sextets are joined to 12 bits, then two of these to 24, the first uppermost.
        unsafe {
            let twelve = _mm256_maddubs_epi16(vector, _mm256_set1_epi16(0x0140));
            let twenty_four = _mm256_madd_epi16(twelve, _mm256_set1_epi32(0x0001_1000));
            let order = twice(&[2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 0, 0, 0, 0]);
            let halves = _mm256_shuffle_epi8(twenty_four, order);
            _mm256_permutevar8x32_epi32(halves, _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 7, 7))
        }
    }

    #[inline(always)]
    fn compress(self, vector: __m256i, keep: u64, dst: &mut [u8]) -> usize {
        let mut bytes = [0; Self::LANES];
        self.store(vector, &mut bytes);
        let dst = &mut dst[..Self::LANES];
        let mut count = 0;
        for (group, mask) in bytes.as_chunks::<8>().0.iter().zip(keep.to_le_bytes()) {
            let places = &KEPT[usize::from(mask)];
            // SAFETY: the CPU can; both arrays have eight bytes.
            let kept = unsafe {
                let group = _mm_loadl_epi64(group.as_ptr().cast());
                let places = _mm_loadl_epi64(places.as_ptr().cast());
                _mm_cvtsi128_si64(_mm_shuffle_epi8(group, places))
            };
            // At most 8 bytes of each group before this one: `count` is at most 24 here.
            dst[count..count + 8].copy_from_slice(&kept.to_le_bytes());
            count += mask.count_ones() as usize;
        }
        count
    }
}
