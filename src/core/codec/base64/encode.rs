//! Bytes to characters.

use crate::core::arch::{Kernel, Simd};

/// The characters of the values below 62, and then the two of the alphabet.
const fn alphabet(last: [u8; 2]) -> [u8; 64] {
    let common = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut digits = [0; 64];
    let (start, end) = digits.split_at_mut(common.len());
    start.copy_from_slice(common);
    end.copy_from_slice(&last);
    digits
}

pub(super) static STANDARD: [u8; 64] = alphabet(*b"+/");
pub(super) static URL_SAFE: [u8; 64] = alphabet(*b"-_");

/// Writes four characters for three bytes, and for what is left over as many as carry it: no padding.
pub(super) struct Encode<'a> {
    pub(super) src: &'a [u8],
    /// As long as `src` needs, without padding.
    pub(super) dst: &'a mut [u8],
    pub(super) digits: &'static [u8; 64],
}

impl Kernel for Encode<'_> {
    type Output = ();

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S) {
        let bytes = S::LANES / 4 * 3;
        let (mut src, mut dst) = (self.src, self.dst);
        // A copy, because the compiler cannot know that writing to `dst` leaves the original alone, and would prepare it
        // anew for every vector.
        let digits = *self.digits;
        // A whole vector is loaded where there is one, though only three quarters of it count.
        while src.len() >= S::LANES {
            let (to, rest) = dst.split_at_mut(S::LANES);
            simd.store(simd.encode_sextets(&digits, simd.load(src)), to);
            (src, dst) = (&src[bytes..], rest);
        }
        // Less than a vector is left: one round and a third.
        while !src.is_empty() {
            let (to, rest) = dst.split_at_mut(dst.len().min(S::LANES));
            simd.store_head(simd.encode_sextets(&digits, simd.load_head(src)), to);
            (src, dst) = (&src[src.len().min(bytes)..], rest);
        }
    }

    fn generic(self) {
        let (groups, rest) = self.src.as_chunks::<3>();
        let mut dst = self.dst.chunks_mut(4);
        for (group, to) in groups.iter().zip(&mut dst) {
            to.copy_from_slice(&characters(self.digits, *group));
        }
        if let Some(to) = dst.next() {
            let mut group = [0; 3];
            group[..rest.len()].copy_from_slice(rest);
            to.copy_from_slice(&characters(self.digits, group)[..to.len()]);
        }
    }
}

/// The four characters of three bytes.
#[inline]
fn characters(digits: &[u8; 64], [a, b, c]: [u8; 3]) -> [u8; 4] {
    let bits = u32::from_be_bytes([0, a, b, c]);
    [18, 12, 6, 0].map(|shift| digits[(bits >> shift & 0x3f) as usize])
}
