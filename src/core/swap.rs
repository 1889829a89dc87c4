//! Byte order, turned round in place.

/// Swaps the bytes of every 16-bit unit.
///
/// ```
/// let mut bytes = [1, 2, 3, 4];
/// ferrobuf::core::swap::swap16(&mut bytes);
/// assert_eq!(bytes, [2, 1, 4, 3]);
/// ```
pub fn swap16(bytes: &mut [u8]) {
    reverse_each::<2>(bytes);
}

/// Reverses the bytes of every 32-bit unit.
///
/// ```
/// let mut bytes = [1, 2, 3, 4];
/// ferrobuf::core::swap::swap32(&mut bytes);
/// assert_eq!(bytes, [4, 3, 2, 1]);
/// ```
pub fn swap32(bytes: &mut [u8]) {
    reverse_each::<4>(bytes);
}

/// Reverses the bytes of every 64-bit unit.
///
/// ```
/// let mut bytes = [1, 2, 3, 4, 5, 6, 7, 8];
/// ferrobuf::core::swap::swap64(&mut bytes);
/// assert_eq!(bytes, [8, 7, 6, 5, 4, 3, 2, 1]);
/// ```
pub fn swap64(bytes: &mut [u8]) {
    reverse_each::<8>(bytes);
}

/// Whole units only: bytes past the last one stay as they are.
fn reverse_each<const N: usize>(bytes: &mut [u8]) {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
        // SAFETY: the CPU has AVX2.
        return unsafe { reverse_each_avx2::<N>(bytes) };
    }
    reverse_units::<N>(bytes);
}

/// The same loop with wider vectors, and a byte shuffle that the baseline lacks.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn reverse_each_avx2<const N: usize>(bytes: &mut [u8]) {
    reverse_units::<N>(bytes);
}

#[expect(clippy::inline_always, reason = "it is compiled once per instruction set")]
#[inline(always)]
fn reverse_units<const N: usize>(bytes: &mut [u8]) {
    for unit in bytes.as_chunks_mut::<N>().0 {
        unit.reverse();
    }
}
