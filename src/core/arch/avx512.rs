//! Vectors of 64 bytes, by AVX-512 with VBMI and VBMI2.

#[allow(
    clippy::wildcard_imports,
    reason = "every name says what it is and where it is from"
)]
use std::arch::x86_64::*;
use std::mem::MaybeUninit;

use super::{AsciiMap, Simd, low_bits};

/// The proof that the CPU has AVX-512 F, BW, VL, VBMI and VBMI2.
#[derive(Clone, Copy)]
pub(super) struct Avx512(());

impl Avx512 {
    /// # Safety
    ///
    /// The CPU must have all of these features.
    #[inline(always)]
    pub(super) unsafe fn assume() -> Self {
        Self(())
    }
}

/// The first 64 units.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn load_units(src: &[u16]) -> [__m512i; 2] {
    let src = src[..Avx512::LANES].as_ptr();
    // SAFETY: `src` has 64 units, and these are the first and the last 32.
    unsafe {
        [
            _mm512_loadu_si512(src.cast()),
            _mm512_loadu_si512(src.add(32).cast()),
        ]
    }
}

/// All units, at most 64, followed by zeros.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
#[expect(clippy::cast_possible_truncation, reason = "one half of the mask each")]
fn load_units_head(src: &[u16]) -> [__m512i; 2] {
    let mask = head(src.len());
    let (first, last) = src.split_at(src.len().min(32));
    // SAFETY: only the units of the masks are read: as many as `first` has, and as `last` has.
    unsafe {
        [
            _mm512_maskz_loadu_epi16(mask as u32, first.as_ptr().cast()),
            _mm512_maskz_loadu_epi16((mask >> 32) as u32, last.as_ptr().cast()),
        ]
    }
}

/// 255 for every unit above.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn clamp([first, last]: [__m512i; 2]) -> [__m512i; 2] {
    let limit = _mm512_set1_epi16(0x00ff);
    [
        _mm512_min_epu16(first, limit),
        _mm512_min_epu16(last, limit),
    ]
}

/// The low bytes of 64 units.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn narrow([first, last]: [__m512i; 2]) -> __m512i {
    // SAFETY: the table has 64 bytes.
    let even = unsafe { _mm512_loadu_si512(EVEN.as_ptr().cast()) };
    _mm512_permutex2var_epi8(first, even, last)
}

/// The first `count` bytes as bits, for the instructions that take masks.
#[inline(always)]
fn head(count: usize) -> __mmask64 {
    assert!(count <= Avx512::LANES, "at most a vector");
    low_bits(count)
}

/// The place of byte 3, 2, 1 of each four in front of the next, as [`Simd::join_sextets`] wants them.
const JOINED: [u8; 64] = {
    let mut places = [0; 64];
    let mut index = 0;
    while index < 48 {
        places[index as usize] = index / 3 * 4 + 2 - index % 3;
        index += 1;
    }
    places
};

/// Three bytes as the four that hold each sextet whole: the second and first, the third and second.
const SPREAD: [u8; 64] = {
    let mut places = [0; 64];
    let mut group = 0;
    while group < 16 {
        let (to, from) = (4 * group as usize, 3 * group);
        places[to] = from + 1;
        places[to + 1] = from;
        places[to + 2] = from + 2;
        places[to + 3] = from + 1;
        group += 1;
    }
    places
};

/// Every second byte of two vectors: the low bytes of 64 units.
const EVEN: [u8; 64] = {
    let mut places = [0; 64];
    let mut index = 0;
    while index < 64 {
        places[index as usize] = 2 * index;
        index += 1;
    }
    places
};

// SAFETY of every block below: `self` is the proof that the CPU has the instruction; those that access memory say
// more.
impl Simd for Avx512 {
    type Vector = __m512i;

    const LANES: usize = 64;

    #[inline(always)]
    fn load(self, src: &[u8]) -> __m512i {
        let src = src[..Self::LANES].as_ptr();
        // SAFETY: the CPU can; `src` has 64 bytes.
        unsafe { _mm512_loadu_si512(src.cast()) }
    }

    #[inline(always)]
    fn load_head(self, src: &[u8]) -> __m512i {
        let mask = head(src.len());
        // SAFETY: the CPU can; only the bytes of the mask are read, and `src` has them all.
        unsafe { _mm512_maskz_loadu_epi8(mask, src.as_ptr().cast()) }
    }

    #[inline(always)]
    fn load_low(self, src: &[u16]) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { narrow(load_units(src)) }
    }

    #[inline(always)]
    fn load_low_head(self, src: &[u16]) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { narrow(load_units_head(src)) }
    }

    #[inline(always)]
    fn load_clamped(self, src: &[u16]) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { narrow(clamp(load_units(src))) }
    }

    #[inline(always)]
    fn load_clamped_head(self, src: &[u16]) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { narrow(clamp(load_units_head(src))) }
    }

    #[inline(always)]
    fn put(self, vector: __m512i, dst: &mut [MaybeUninit<u8>]) {
        let dst = dst[..Self::LANES].as_mut_ptr();
        // SAFETY: the CPU can; `dst` has 64 bytes.
        unsafe { _mm512_storeu_si512(dst.cast(), vector) }
    }

    #[inline(always)]
    fn put_head(self, vector: __m512i, dst: &mut [MaybeUninit<u8>]) {
        let mask = head(dst.len());
        // SAFETY: the CPU can; only the bytes of the mask are written, and `dst` has them all.
        unsafe { _mm512_mask_storeu_epi8(dst.as_mut_ptr().cast(), mask, vector) }
    }

    #[inline(always)]
    fn splat(self, byte: u8) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_set1_epi8(byte.cast_signed()) }
    }

    #[inline(always)]
    fn and(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_and_si512(a, b) }
    }

    #[inline(always)]
    fn or(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_or_si512(a, b) }
    }

    #[inline(always)]
    fn add(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_add_epi8(a, b) }
    }

    #[inline(always)]
    fn add_saturating(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_adds_epu8(a, b) }
    }

    #[inline(always)]
    fn sub(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_sub_epi8(a, b) }
    }

    #[inline(always)]
    fn sub_saturating(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_subs_epu8(a, b) }
    }

    #[inline(always)]
    fn min(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_min_epu8(a, b) }
    }

    #[inline(always)]
    fn equal(self, a: __m512i, b: __m512i) -> u64 {
        // SAFETY: the CPU can.
        unsafe { _mm512_cmpeq_epi8_mask(a, b) }
    }

    #[inline(always)]
    fn high_bits(self, vector: __m512i) -> u64 {
        // SAFETY: the CPU can.
        unsafe { _mm512_movepi8_mask(vector) }
    }

    #[inline(always)]
    fn upper_nibbles(self, vector: __m512i) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_and_si512(_mm512_srli_epi16::<4>(vector), _mm512_set1_epi8(0x0f)) }
    }

    #[inline(always)]
    fn three_before(self, before: __m512i, vector: __m512i) -> [__m512i; 3] {
        // SAFETY: the CPU can. Each quarter is shifted together with the quarter before it.
        unsafe {
            let quarters = _mm512_alignr_epi64::<6>(vector, before);
            [
                _mm512_alignr_epi8::<15>(vector, quarters),
                _mm512_alignr_epi8::<14>(vector, quarters),
                _mm512_alignr_epi8::<13>(vector, quarters),
            ]
        }
    }

    #[inline(always)]
    fn truncate(self, vector: __m512i, count: usize) -> __m512i {
        // SAFETY: the CPU can.
        unsafe { _mm512_maskz_mov_epi8(head(count), vector) }
    }

    #[inline(always)]
    fn lookup16(self, table: &[u8; 16], indices: __m512i) -> __m512i {
        // SAFETY: the CPU can; the table has 16 bytes.
        unsafe {
            let table = _mm512_broadcast_i32x4(_mm_loadu_si128(table.as_ptr().cast()));
            _mm512_shuffle_epi8(table, indices)
        }
    }

    #[inline(always)]
    fn lookup_ascii(self, map: &AsciiMap, vector: __m512i) -> (__m512i, u64) {
        let (low, high) = map.values.split_at(Self::LANES);
        // SAFETY: the CPU can. The upper bit of a byte, which the look-up ignores, and that of an entry that stands for
        // none are collected together.
        unsafe {
            let values = _mm512_permutex2var_epi8(self.load(low), vector, self.load(high));
            let none = _mm512_movepi8_mask(_mm512_or_si512(values, vector));
            (values, none)
        }
    }

    #[inline(always)]
    fn split_nibbles(self, vector: __m512i) -> (__m512i, __m512i) {
        // SAFETY: the CPU can. Four bytes are spread over eight places: from the bit given for each.
        unsafe {
            let first = _mm512_cvtepu32_epi64(_mm512_castsi512_si256(vector));
            let second = _mm512_cvtepu32_epi64(_mm512_extracti64x4_epi64::<1>(vector));
            let from = _mm512_set1_epi64(0x181c_1014_080c_0004);
            let nibble = _mm512_set1_epi8(0x0f);
            (
                _mm512_and_si512(_mm512_multishift_epi64_epi8(from, first), nibble),
                _mm512_and_si512(_mm512_multishift_epi64_epi8(from, second), nibble),
            )
        }
    }

    #[inline(always)]
    fn join_nibbles(self, first: __m512i, second: __m512i) -> __m512i {
        // SAFETY: the CPU can. Each pair becomes a unit of 16 bits, 16 times the first plus the second, below 256.
        unsafe {
            let weights = _mm512_set1_epi16(0x0110);
            let first = _mm512_maddubs_epi16(first, weights);
            let second = _mm512_maddubs_epi16(second, weights);
            _mm512_permutex2var_epi8(first, self.load(&EVEN), second)
        }
    }

    #[inline(always)]
    fn encode_sextets(self, table: &[u8; 64], vector: __m512i) -> __m512i {
        // SAFETY: the CPU can. `SPREAD` puts each sextet into one unit of 16 bits, of which the shift takes it; that
        // two more bits come along does not matter to the look-up.
        unsafe {
            let spread = _mm512_permutexvar_epi8(self.load(&SPREAD), vector);
            let from = _mm512_set1_epi64(0x3036_242a_1016_040a);
            let sextets = _mm512_multishift_epi64_epi8(from, spread);
            _mm512_permutexvar_epi8(sextets, self.load(table))
        }
    }

    #[inline(always)]
    fn join_sextets(self, vector: __m512i) -> __m512i {
        // SAFETY: the CPU can. Two sextets are joined to 12 bits, then two of these to 24, the first uppermost.
        unsafe {
            let twelve = _mm512_maddubs_epi16(vector, _mm512_set1_epi16(0x0140));
            let twenty_four = _mm512_madd_epi16(twelve, _mm512_set1_epi32(0x0001_1000));
            _mm512_permutexvar_epi8(self.load(&JOINED), twenty_four)
        }
    }

    #[inline(always)]
    fn compress(self, vector: __m512i, keep: u64, dst: &mut [u8]) -> usize {
        // In a register: the form that writes to memory takes hundreds of cycles on Zen 4.
        // SAFETY: the CPU can.
        let side_by_side = unsafe { _mm512_maskz_compress_epi8(keep, vector) };
        self.store(side_by_side, dst);
        keep.count_ones() as usize
    }
}
