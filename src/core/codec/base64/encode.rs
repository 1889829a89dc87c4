//! Bytes to characters.

use std::mem::MaybeUninit;

use ::base64::Engine as _;
use ::base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::Alphabet;
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

static STANDARD: [u8; 64] = alphabet(*b"+/");
static URL_SAFE: [u8; 64] = alphabet(*b"-_");

/// Bytes of a part for the crate, a multiple of three. 64 KiB take 53 µs in parts of 96, 46.5 in parts of 384, 45.7 in parts of 1,536;
/// but 96 bytes take 93, 109 and 152 ns, because the text's memory is cleared first (a busy EPYC, `FERROBUF_CPU=generic`).
const PART: usize = 384;

/// Writes four characters for three bytes, and for what is left over as many as carry it: no padding.
pub(super) struct Encode<'a> {
    pub(super) src: &'a [u8],
    /// As long as `src` needs, without padding.
    pub(super) dst: &'a mut [MaybeUninit<u8>],
    pub(super) alphabet: Alphabet,
}

impl Kernel for Encode<'_> {
    type Output = ();

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S) {
        let bytes = S::LANES / 4 * 3;
        let (mut src, mut dst) = (self.src, self.dst);
        // A copy, because the compiler cannot know that writing to `dst` leaves the original alone, and would prepare it
        // anew for every vector.
        let digits = match self.alphabet {
            Alphabet::Standard => STANDARD,
            Alphabet::UrlSafe => URL_SAFE,
        };
        // A whole vector is loaded where there is one, though only three quarters of it count.
        while src.len() >= S::LANES {
            let (to, rest) = dst.split_at_mut(S::LANES);
            simd.put(simd.encode_sextets(&digits, simd.load(src)), to);
            (src, dst) = (&src[bytes..], rest);
        }
        // Less than a vector is left: one round and a third.
        while !src.is_empty() {
            let (to, rest) = dst.split_at_mut(dst.len().min(S::LANES));
            simd.put_head(simd.encode_sextets(&digits, simd.load_head(src)), to);
            (src, dst) = (&src[src.len().min(bytes)..], rest);
        }
    }

    /// Where there are no vectors, the crate's tables of pairs are the fastest: 64 KiB in 28 µs, against 42 for one
    /// character at a time.
    fn generic(self) {
        // The crate wants memory that holds values: parts that pass through the stack cost nothing beside its work.
        let mut text = [0; PART / 3 * 4];
        for (to, from) in self.dst.chunks_mut(text.len()).zip(self.src.chunks(PART)) {
            let written = match self.alphabet {
                Alphabet::Standard => STANDARD_NO_PAD.encode_slice(from, &mut text),
                Alphabet::UrlSafe => URL_SAFE_NO_PAD.encode_slice(from, &mut text),
            };
            debug_assert_eq!(written, Ok(to.len()), "the caller has measured the room");
            for (to, &from) in to.iter_mut().zip(&text) {
                to.write(from);
            }
        }
    }
}
