//! AVX-512 with VBMI2, which closes gaps between bytes and words in one instruction.

use std::arch::x86_64::{
    __m512i, __mmask32, _mm256_storeu_si256, _mm512_add_epi16, _mm512_and_si512,
    _mm512_cmpeq_epi8_mask, _mm512_cmpeq_epi16_mask, _mm512_cmpge_epu8_mask,
    _mm512_cmpge_epu16_mask, _mm512_cvtepi16_epi8, _mm512_cvtepu8_epi16, _mm512_loadu_si512,
    _mm512_mask_blend_epi16, _mm512_mask_mov_epi8, _mm512_maskz_compress_epi8,
    _mm512_maskz_compress_epi16, _mm512_maskz_mov_epi8, _mm512_movepi8_mask, _mm512_or_si512,
    _mm512_permutex2var_epi16, _mm512_set1_epi8, _mm512_set1_epi16, _mm512_slli_epi16,
    _mm512_srli_epi16, _mm512_storeu_si512,
};
use std::mem::MaybeUninit;

use super::super::avx512::Avx512;
use super::{BLOCK, Lanes, Slot, Unit, read_once};

/// The words of a group.
const WORDS: usize = 32;

/// Where the words of a vector and those of a second one (from 32) go, so that they alternate.
static ALTERNATE_LOW: [u16; WORDS] = alternate(0);
static ALTERNATE_HIGH: [u16; WORDS] = alternate(16);

const fn alternate(first: u16) -> [u16; WORDS] {
    let mut indexes = [0; WORDS];
    let mut pair = 0;
    while pair < 16 {
        indexes[2 * pair as usize] = first + pair;
        indexes[2 * pair as usize + 1] = 32 + first + pair;
        pair += 1;
    }
    indexes
}

impl Lanes for Avx512 {
    const WORDS: usize = WORDS;
    type Bytes = __m512i;
    type Words = __m512i;
    type Mask = __mmask32;

    #[inline(always)]
    fn load(self, src: &[u8; BLOCK]) -> __m512i {
        // SAFETY: the token says that the CPU has these instructions; the array is as long as the vector.
        unsafe { _mm512_loadu_si512(src.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store(self, bytes: __m512i, dst: &mut [MaybeUninit<u8>; BLOCK]) {
        // SAFETY: as in `load`.
        unsafe { _mm512_storeu_si512(dst.as_mut_ptr().cast(), bytes) }
    }

    #[inline(always)]
    fn at_least(self, bytes: __m512i, limit: u8) -> u64 {
        // SAFETY: the token.
        unsafe { _mm512_cmpge_epu8_mask(bytes, _mm512_set1_epi8(limit.cast_signed())) }
    }

    #[inline(always)]
    fn equal(self, bytes: __m512i, value: u8) -> u64 {
        // SAFETY: the token.
        unsafe { _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(value.cast_signed())) }
    }

    #[inline(always)]
    fn join_latin1(self, bytes: __m512i, next: __m512i) -> __m512i {
        let (leads, high_leads) = (self.at_least(bytes, 0xc0), self.equal(bytes, 0xc3));
        // SAFETY: the token.
        unsafe {
            let bit = _mm512_maskz_mov_epi8(high_leads, _mm512_set1_epi8(0x40));
            _mm512_mask_mov_epi8(bytes, leads, _mm512_or_si512(next, bit))
        }
    }

    #[inline(always)]
    fn compress(self, bytes: __m512i, keep: u64, dst: &mut [MaybeUninit<u8>; BLOCK]) {
        // SAFETY: the token. In a register: Zen 4 takes a hundred times as long to compress into memory.
        let packed = unsafe { _mm512_maskz_compress_epi8(keep, bytes) };
        self.store(packed, dst);
    }

    #[inline(always)]
    fn widen(self, src: &[u8]) -> __m512i {
        let src = &src[..WORDS];
        // SAFETY: the token; the slice has the bytes that are loaded.
        unsafe { _mm512_cvtepu8_epi16(read_once(src.as_ptr().cast())) }
    }

    #[inline(always)]
    fn load_words(self, src: &[Unit]) -> __m512i {
        let src = &src[..WORDS];
        // SAFETY: the token; the slice has the units that are loaded.
        unsafe { _mm512_loadu_si512(src.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store_words(self, words: __m512i, dst: &mut [Slot]) {
        let dst = &mut dst[..WORDS];
        // SAFETY: the token; the slice has room for the units.
        unsafe { _mm512_storeu_si512(dst.as_mut_ptr().cast(), words) }
    }

    #[inline(always)]
    fn narrow(self, words: __m512i, dst: &mut [MaybeUninit<u8>]) {
        let dst = &mut dst[..WORDS];
        // SAFETY: the token; the slice has room for the bytes.
        unsafe { _mm256_storeu_si256(dst.as_mut_ptr().cast(), _mm512_cvtepi16_epi8(words)) }
    }

    #[inline(always)]
    fn compress_words(self, words: __m512i, keep: u32, dst: &mut [Slot]) {
        // SAFETY: the token.
        let packed = unsafe { _mm512_maskz_compress_epi16(keep, words) };
        self.store_words(packed, dst);
    }

    #[inline(always)]
    fn squeeze2(self, words: __m512i, dst: &mut [MaybeUninit<u8>]) -> usize {
        // SAFETY: the token.
        unsafe { squeeze(words, 0x5555_5555_5555_5555, dst) }
    }

    #[inline(always)]
    fn squeeze3(self, words: __m512i, third: __m512i, dst: &mut [MaybeUninit<u8>]) -> usize {
        // The low byte of each pair of words.
        let always = 0x1111_1111_1111_1111;
        // SAFETY: the token; the tables are as long as a vector.
        unsafe {
            let low = _mm512_loadu_si512(ALTERNATE_LOW.as_ptr().cast());
            let high = _mm512_loadu_si512(ALTERNATE_HIGH.as_ptr().cast());
            let first = _mm512_permutex2var_epi16(words, low, third);
            let second = _mm512_permutex2var_epi16(words, high, third);
            let written = squeeze(first, always, dst);
            written + squeeze(second, always, &mut dst[written..])
        }
    }

    #[inline(always)]
    fn splat(self, word: u16) -> __m512i {
        // SAFETY: the token.
        unsafe { _mm512_set1_epi16(word.cast_signed()) }
    }

    #[inline(always)]
    fn and(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the token.
        unsafe { _mm512_and_si512(a, b) }
    }

    #[inline(always)]
    fn or(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the token.
        unsafe { _mm512_or_si512(a, b) }
    }

    #[inline(always)]
    fn add(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: the token.
        unsafe { _mm512_add_epi16(a, b) }
    }

    #[inline(always)]
    fn shl<const BITS: u32>(self, words: __m512i) -> __m512i {
        // SAFETY: the token.
        unsafe { _mm512_slli_epi16::<BITS>(words) }
    }

    #[inline(always)]
    fn shr<const BITS: u32>(self, words: __m512i) -> __m512i {
        // SAFETY: the token.
        unsafe { _mm512_srli_epi16::<BITS>(words) }
    }

    #[inline(always)]
    fn words_at_least(self, words: __m512i, limit: u16) -> __mmask32 {
        // SAFETY: the token.
        unsafe { _mm512_cmpge_epu16_mask(words, self.splat(limit)) }
    }

    #[inline(always)]
    fn words_equal(self, words: __m512i, value: u16) -> __mmask32 {
        // SAFETY: the token.
        unsafe { _mm512_cmpeq_epi16_mask(words, self.splat(value)) }
    }

    #[inline(always)]
    fn select(self, mask: __mmask32, yes: __m512i, no: __m512i) -> __m512i {
        // SAFETY: the token.
        unsafe { _mm512_mask_blend_epi16(mask, no, yes) }
    }

    #[inline(always)]
    fn bits(self, mask: __mmask32) -> u32 {
        mask
    }

    #[inline(always)]
    fn mask(self, bits: u32) -> __mmask32 {
        bits
    }
}

/// Writes the bytes of `always` and those whose highest bit is set, without gaps; returns their number.
///
/// # Safety
///
/// The CPU has what [`Avx512`] says.
#[inline(always)]
unsafe fn squeeze(bytes: __m512i, always: u64, dst: &mut [MaybeUninit<u8>]) -> usize {
    let dst = &mut dst[..2 * WORDS];
    // SAFETY: the caller's word; the slice is as long as the vector.
    unsafe {
        let keep = _mm512_movepi8_mask(bytes) | always;
        let packed = _mm512_maskz_compress_epi8(keep, bytes);
        _mm512_storeu_si512(dst.as_mut_ptr().cast(), packed);
        keep.count_ones() as usize
    }
}
