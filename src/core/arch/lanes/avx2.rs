//! AVX2. Gaps are closed by byte shuffles from tables, in vectors of sixteen bytes.

use std::arch::asm;
use std::arch::x86_64::{
    __m128i, __m256i, _mm_castsi128_ps, _mm_cvtsi32_si128, _mm_loadl_epi64, _mm_loadu_si128,
    _mm_movemask_epi8, _mm_movemask_ps, _mm_packs_epi16, _mm_packus_epi16, _mm_shuffle_epi8,
    _mm_slli_epi32, _mm_storel_epi64, _mm_storeu_si128, _mm256_add_epi16, _mm256_and_si256,
    _mm256_blendv_epi8, _mm256_castsi256_si128, _mm256_cmpeq_epi8, _mm256_cmpeq_epi16,
    _mm256_cvtepu8_epi16, _mm256_extracti128_si256, _mm256_loadu_si256, _mm256_max_epu8,
    _mm256_max_epu16, _mm256_movemask_epi8, _mm256_or_si256, _mm256_set1_epi8, _mm256_set1_epi16,
    _mm256_setr_epi16, _mm256_sll_epi16, _mm256_srl_epi16, _mm256_storeu_si256,
    _mm256_unpackhi_epi16, _mm256_unpacklo_epi16,
};
use std::mem::MaybeUninit;

use super::super::{avx2::Avx2, kept::KEPT};
use super::{BLOCK, Lanes, Slot, Unit, read_once, tables};

/// The words of a group.
const WORDS: usize = 16;

impl Lanes for Avx2 {
    const WORDS: usize = WORDS;
    type Bytes = [__m256i; 2];
    type Words = __m256i;
    type Mask = __m256i;

    #[inline(always)]
    fn load(self, src: &[u8; BLOCK]) -> [__m256i; 2] {
        let start: *const __m256i = src.as_ptr().cast();
        // SAFETY: the token says that the CPU has these instructions; the array is as long as two vectors.
        unsafe { [_mm256_loadu_si256(start), _mm256_loadu_si256(start.add(1))] }
    }

    #[inline(always)]
    fn store(self, bytes: [__m256i; 2], dst: &mut [MaybeUninit<u8>; BLOCK]) {
        let start: *mut __m256i = dst.as_mut_ptr().cast();
        // SAFETY: as in `load`.
        unsafe {
            _mm256_storeu_si256(start, bytes[0]);
            _mm256_storeu_si256(start.add(1), bytes[1]);
        }
    }

    #[inline(always)]
    fn at_least(self, bytes: [__m256i; 2], limit: u8) -> u64 {
        // SAFETY: the token.
        unsafe {
            let limit = _mm256_set1_epi8(limit.cast_signed());
            to_bits([
                _mm256_cmpeq_epi8(_mm256_max_epu8(bytes[0], limit), bytes[0]),
                _mm256_cmpeq_epi8(_mm256_max_epu8(bytes[1], limit), bytes[1]),
            ])
        }
    }

    #[inline(always)]
    fn equal(self, bytes: [__m256i; 2], value: u8) -> u64 {
        // SAFETY: the token.
        unsafe {
            let value = _mm256_set1_epi8(value.cast_signed());
            to_bits([
                _mm256_cmpeq_epi8(bytes[0], value),
                _mm256_cmpeq_epi8(bytes[1], value),
            ])
        }
    }

    #[inline(always)]
    fn join_latin1(self, bytes: [__m256i; 2], next: [__m256i; 2]) -> [__m256i; 2] {
        // SAFETY: the token.
        unsafe {
            [
                join_latin1(bytes[0], next[0]),
                join_latin1(bytes[1], next[1]),
            ]
        }
    }

    #[inline(always)]
    fn compress(self, bytes: [__m256i; 2], keep: u64, dst: &mut [MaybeUninit<u8>; BLOCK]) {
        let mut gaps = [MaybeUninit::uninit(); BLOCK];
        self.store(bytes, &mut gaps);
        let mut written = 0;
        for (index, set) in keep.to_le_bytes().into_iter().enumerate() {
            // No more than eight bytes were written for each set before this one.
            let room = &mut dst[written..written + 8];
            // SAFETY: the token; eight bytes of the 64 that were just stored, eight of the table, and room for eight.
            unsafe {
                let eight = _mm_loadl_epi64(gaps.as_ptr().add(8 * index).cast());
                let shuffle = _mm_loadl_epi64(KEPT[usize::from(set)].as_ptr().cast());
                _mm_storel_epi64(room.as_mut_ptr().cast(), _mm_shuffle_epi8(eight, shuffle));
            }
            written += set.count_ones() as usize;
        }
    }

    #[inline(always)]
    fn widen(self, src: &[u8]) -> __m256i {
        let src = &src[..WORDS];
        // SAFETY: the token; the slice has the bytes that are loaded.
        unsafe { _mm256_cvtepu8_epi16(read_once(src.as_ptr().cast())) }
    }

    #[inline(always)]
    fn load_words(self, src: &[Unit]) -> __m256i {
        let src = &src[..WORDS];
        // SAFETY: the token; the slice has the units that are loaded.
        unsafe { _mm256_loadu_si256(src.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store_words(self, words: __m256i, dst: &mut [Slot]) {
        let dst = &mut dst[..WORDS];
        // SAFETY: the token; the slice has room for the units.
        unsafe { _mm256_storeu_si256(dst.as_mut_ptr().cast(), words) }
    }

    #[inline(always)]
    fn narrow(self, words: __m256i, dst: &mut [MaybeUninit<u8>]) {
        let dst = &mut dst[..WORDS];
        // SAFETY: the token; the slice has room for the bytes.
        unsafe {
            let low = _mm256_and_si256(words, _mm256_set1_epi16(0xff));
            let [first, second] = halves(low);
            _mm_storeu_si128(dst.as_mut_ptr().cast(), _mm_packus_epi16(first, second));
        }
    }

    #[inline(always)]
    fn compress_words(self, words: __m256i, keep: u32, dst: &mut [Slot]) {
        let [low, high, ..] = keep.to_le_bytes();
        let kept = low.count_ones() as usize;
        let dst = &mut dst[..WORDS];
        // SAFETY: the token; the entries of the table are vectors; `kept` is at most 8, half of the room.
        unsafe {
            let [first, second] = halves(words);
            let start: *mut Slot = dst.as_mut_ptr().cast();
            _mm_storeu_si128(
                start.cast(),
                shuffled(first, &tables::WORDS[usize::from(low)]),
            );
            _mm_storeu_si128(
                start.add(kept).cast(),
                shuffled(second, &tables::WORDS[usize::from(high)]),
            );
        }
    }

    #[inline(always)]
    fn squeeze2(self, words: __m256i, dst: &mut [MaybeUninit<u8>]) -> usize {
        let dst = &mut dst[..2 * WORDS];
        // SAFETY: the token; the first half writes at most 16 bytes, half of the room.
        unsafe {
            let [first, second] = halves(words);
            // Saturation keeps the sign, which is the highest bit.
            let signs = _mm_movemask_epi8(_mm_packs_epi16(first, second)).cast_unsigned();
            let [low, high, ..] = signs.to_le_bytes();
            let len = 8 + low.count_ones() as usize;
            let start = dst.as_mut_ptr();
            _mm_storeu_si128(
                start.cast(),
                shuffled(first, &tables::SQUEEZE2[usize::from(low)]),
            );
            _mm_storeu_si128(
                start.add(len).cast(),
                shuffled(second, &tables::SQUEEZE2[usize::from(high)]),
            );
            len + 8 + high.count_ones() as usize
        }
    }

    #[inline(always)]
    fn squeeze3(self, words: __m256i, third: __m256i, dst: &mut [MaybeUninit<u8>]) -> usize {
        let dst = &mut dst[..4 * WORDS];
        let mut written = 0;
        // SAFETY: the token; each of four steps writes at most 16 bytes, a quarter of the room, and moves on by as
        // many or fewer.
        unsafe {
            let [first, fifth] = halves(_mm256_unpacklo_epi16(words, third));
            let [third, seventh] = halves(_mm256_unpackhi_epi16(words, third));
            for four in [first, third, fifth, seventh] {
                let second_bytes = _mm_movemask_ps(_mm_castsi128_ps(_mm_slli_epi32::<16>(four)));
                let third_bytes = _mm_movemask_ps(_mm_castsi128_ps(_mm_slli_epi32::<8>(four)));
                let set = (second_bytes | third_bytes << 4)
                    .cast_unsigned()
                    .to_le_bytes()[0];
                let packed = shuffled(four, &tables::SQUEEZE3[usize::from(set)]);
                _mm_storeu_si128(dst.as_mut_ptr().add(written).cast(), packed);
                written += 4 + set.count_ones() as usize;
            }
        }
        written
    }

    #[inline(always)]
    fn splat(self, word: u16) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_set1_epi16(word.cast_signed()) }
    }

    #[inline(always)]
    fn and(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_and_si256(a, b) }
    }

    #[inline(always)]
    fn or(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_or_si256(a, b) }
    }

    #[inline(always)]
    fn add(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_add_epi16(a, b) }
    }

    #[inline(always)]
    fn shl<const BITS: u32>(self, words: __m256i) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_sll_epi16(words, _mm_cvtsi32_si128(BITS.cast_signed())) }
    }

    #[inline(always)]
    fn shr<const BITS: u32>(self, words: __m256i) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_srl_epi16(words, _mm_cvtsi32_si128(BITS.cast_signed())) }
    }

    #[inline(always)]
    fn words_at_least(self, words: __m256i, limit: u16) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_cmpeq_epi16(_mm256_max_epu16(words, self.splat(limit)), words) }
    }

    #[inline(always)]
    fn words_equal(self, words: __m256i, value: u16) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_cmpeq_epi16(words, self.splat(value)) }
    }

    #[inline(always)]
    fn select(self, mask: __m256i, yes: __m256i, no: __m256i) -> __m256i {
        // SAFETY: the token.
        unsafe { _mm256_blendv_epi8(no, yes, mask) }
    }

    #[inline(always)]
    fn bits(self, mask: __m256i) -> u32 {
        // SAFETY: the token.
        unsafe {
            let [first, second] = halves(mask);
            _mm_movemask_epi8(_mm_packs_epi16(first, second)).cast_unsigned()
        }
    }

    #[inline(always)]
    fn mask(self, bits: u32) -> __m256i {
        let [low, high, ..] = bits.to_le_bytes();
        let all = self.splat(u16::from_le_bytes([low, high]));
        // SAFETY: the token.
        unsafe {
            let each = _mm256_setr_epi16(
                1,
                1 << 1,
                1 << 2,
                1 << 3,
                1 << 4,
                1 << 5,
                1 << 6,
                1 << 7,
                1 << 8,
                1 << 9,
                1 << 10,
                1 << 11,
                1 << 12,
                1 << 13,
                1 << 14,
                i16::MIN,
            );
            _mm256_cmpeq_epi16(_mm256_and_si256(all, each), each)
        }
    }
}

/// The same bits, of which the compiler no longer knows that they come from a vector. Otherwise it calculates with
/// vectors of single bits, for which the CPU has no instructions: 0.4 GB/s instead of 4 for every text with more than
/// two bytes per character.
#[inline(always)]
fn opaque(mut bits: u32) -> u32 {
    // SAFETY: no instruction at all.
    unsafe {
        asm!("/* {0:e} */", inout(reg) bits, options(pure, nomem, nostack, preserves_flags));
    }
    bits
}

/// # Safety
///
/// The CPU has AVX2.
#[inline(always)]
unsafe fn to_bits(halves: [__m256i; 2]) -> u64 {
    // SAFETY: the caller's word.
    let [low, high] = unsafe {
        [
            _mm256_movemask_epi8(halves[0]),
            _mm256_movemask_epi8(halves[1]),
        ]
    };
    u64::from(opaque(low.cast_unsigned())) | u64::from(opaque(high.cast_unsigned())) << 32
}

/// # Safety
///
/// The CPU has AVX2.
#[inline(always)]
unsafe fn join_latin1(bytes: __m256i, next: __m256i) -> __m256i {
    // SAFETY: the caller's word.
    unsafe {
        let c0 = _mm256_set1_epi8(0xc0_u8.cast_signed());
        let is_lead = _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, c0), bytes);
        let is_c3 = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(0xc3_u8.cast_signed()));
        let bit = _mm256_and_si256(is_c3, _mm256_set1_epi8(0x40));
        _mm256_blendv_epi8(bytes, _mm256_or_si256(next, bit), is_lead)
    }
}

/// # Safety
///
/// The CPU has AVX2.
#[inline(always)]
unsafe fn halves(vector: __m256i) -> [__m128i; 2] {
    // SAFETY: the caller's word.
    unsafe {
        [
            _mm256_castsi256_si128(vector),
            _mm256_extracti128_si256::<1>(vector),
        ]
    }
}

/// # Safety
///
/// The CPU has AVX2.
#[inline(always)]
unsafe fn shuffled(vector: __m128i, shuffle: &[u8; 16]) -> __m128i {
    // SAFETY: the caller's word; the table's entry is as long as the vector.
    unsafe { _mm_shuffle_epi8(vector, _mm_loadu_si128(shuffle.as_ptr().cast())) }
}
