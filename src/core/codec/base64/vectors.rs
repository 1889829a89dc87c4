//! Decoding with vectors: runs of nothing but digits as they stand, the others after their digits have been collected.

use super::super::CodeUnit;
use super::quads::{End, Rules};
use crate::core::arch::{Simd, low_bits};

/// Digits that are collected before they are decoded. What was just written to memory in pieces is slow to read as a
/// whole, so there must be some rounds in between; but an empty buffer has its price, too. 64 KiB in lines of 76, and 48
/// bytes, with AVX-512: 7.6 µs and 13 ns with 256, 7.0 and 15 with 512, 6.4 and 20 with 1,024, 6.2 and 31 with 2,048.
const BUFFER: usize = 512;

/// As long as a vector: the collected digits may be followed by a vector of anything.
const OVERHANG: usize = 64;

/// [`quads::decode`](super::quads::decode) with vectors.
#[inline(always)]
pub(super) fn decode<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> End {
    let rounds = clean_rounds::<S, R, U>(simd, src, dst);
    let read = rounds * S::LANES;
    let written = rounds * (S::LANES / 4 * 3);
    let (src, dst) = (&src[read..], &mut dst[written..]);
    let end = match last_round::<S, R, U>(simd, src, dst) {
        Some(end) => end,
        None => collect::<S, R, U>(simd, src, dst),
    };
    End {
        written: written + end.written,
        ..end
    }
}

/// Decodes as long as every character of a vector is a digit and all its bytes have room; returns the rounds.
#[inline(always)]
fn clean_rounds<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> usize {
    let mut rounds = 0;
    for (to, from) in dst
        .chunks_exact_mut(S::LANES / 4 * 3)
        .zip(src.chunks_exact(S::LANES))
    {
        let (values, no_digits) = simd.lookup_ascii(&R::DIGITS, R::load(simd, from));
        if no_digits != 0 {
            break;
        }
        simd.store_head(simd.join_sextets(values), to);
        rounds += 1;
    }
    rounds
}

/// The end of most texts: at most a vector, and digits only up to its end or to the character that ends it.
#[inline(always)]
fn last_round<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> Option<End> {
    if src.len() > S::LANES {
        return None;
    }
    let bytes = R::load_head(simd, src);
    let (values, no_digits) = simd.lookup_ascii(&R::DIGITS, bytes);
    let no_digits = no_digits & low_bits(src.len());
    let digits = (no_digits.trailing_zeros() as usize).min(src.len());
    let stopped = digits < src.len();
    if stopped && R::stops(simd, bytes, no_digits) >> digits & 1 == 0 {
        return None;
    }
    let written = write(simd, simd.truncate(values, digits), digits, dst);
    Some(End {
        written,
        leftover: digits % 4,
        stopped,
    })
}

/// Writes the whole bytes of `digits` values that have room; returns their number.
#[inline(always)]
fn write<S: Simd>(simd: S, values: S::Vector, digits: usize, dst: &mut [u8]) -> usize {
    let count = (digits / 4 * 3 + digits % 4 * 3 / 4).min(dst.len());
    simd.store_head(simd.join_sextets(values), &mut dst[..count]);
    count
}

/// Decodes the vectors of values whose bytes all have room; returns their number.
#[inline(always)]
fn decode_values<S: Simd>(simd: S, values: &[u8], dst: &mut [u8]) -> usize {
    let mut rounds = 0;
    for (to, from) in dst
        .chunks_exact_mut(S::LANES / 4 * 3)
        .zip(values.chunks_exact(S::LANES))
    {
        simd.store_head(simd.join_sextets(simd.load(from)), to);
        rounds += 1;
    }
    rounds
}

/// Collects the digits that stand between other characters, and decodes them.
#[inline(always)]
fn collect<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> End {
    let mut buffer = [0; BUFFER + OVERHANG];
    let (mut read, mut written, mut digits) = (0, 0, 0);
    let mut stopped = false;
    loop {
        while digits < BUFFER && read < src.len() && !stopped {
            let rest = &src[read..];
            let count = rest.len().min(S::LANES);
            let bytes = if rest.len() < S::LANES {
                R::load_head(simd, rest)
            } else {
                R::load(simd, rest)
            };
            let (values, no_digits) = simd.lookup_ascii(&R::DIGITS, bytes);
            let to = &mut buffer[digits..digits + S::LANES];
            let no_digits = no_digits | !low_bits(count);
            if no_digits & low_bits(S::LANES) == 0 {
                simd.store(values, to);
                digits += S::LANES;
            } else {
                let stops = R::stops(simd, bytes, no_digits) & low_bits(count);
                stopped = stops != 0;
                let before = low_bits(stops.trailing_zeros() as usize);
                digits += simd.compress(values, !no_digits & before, to);
            }
            read += count;
        }
        let ended = stopped || read == src.len();
        let whole = if ended {
            digits
        } else {
            digits / S::LANES * S::LANES
        };
        let rounds = decode_values(simd, &buffer[..whole], &mut dst[written..]);
        written += rounds * (S::LANES / 4 * 3);
        for values in buffer[rounds * S::LANES..whole].chunks(S::LANES) {
            let vector = simd.load_head(values);
            written += write(simd, vector, values.len(), &mut dst[written..]);
        }
        if ended || written == dst.len() {
            return End {
                written,
                leftover: digits % 4,
                stopped,
            };
        }
        // Fewer than a vector stay behind; the filling stopped within one beyond `BUFFER`.
        buffer.copy_within(whole..whole + S::LANES, 0);
        digits -= whole;
    }
}
