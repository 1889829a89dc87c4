//! Decoding with vectors: runs of nothing but digits as they stand, the others after their digits have been collected.

use super::super::CodeUnit;
use super::quads::{End, Rules};
use crate::core::arch::{Simd, low_bits};

/// Digits that are collected before they are decoded. What was just written to memory in pieces is slow to read as a
/// whole, so there must be some rounds in between; but an empty buffer has its price, too. In lines of 76, with AVX-512:
/// 64 KiB take 8.1, 5.7, 5.0 µs with 256, 512, 1,024, and 200 bytes 28, 48, 39 ns.
const BUFFER: usize = 1024;

/// As long as a vector: the collected digits may be followed by a vector of anything.
const OVERHANG: usize = 64;

/// [`quads::decode`](super::quads::decode) with vectors.
#[inline(always)]
pub(super) fn decode<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> End {
    let rounds = clean_rounds::<S, R, U>(simd, src, dst);
    let read = rounds * S::LANES;
    let written = rounds * (S::LANES / 4 * 3);
    let (src, dst) = (&src[read..], &mut dst[written..]);
    let end = if src.len() <= S::LANES {
        last_round::<S, R, U>(simd, src, dst)
    } else {
        collect::<S, R, U>(simd, src, dst)
    };
    End {
        written: written + end.written,
        ..end
    }
}

/// Decodes as long as every character of a vector is a digit and all its bytes have room; returns the rounds.
#[inline(always)]
fn clean_rounds<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> usize {
    let mut rounds = if R::IN_PAIRS {
        clean_pairs::<S, R, U>(simd, src, dst)
    } else {
        0
    };
    for (to, from) in dst[rounds * (S::LANES / 4 * 3)..]
        .chunks_exact_mut(S::LANES / 4 * 3)
        .zip(src[rounds * S::LANES..].chunks_exact(S::LANES))
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

/// The same two vectors at a time, with one judgement and one partial store: 16 KiB take 0.49 to 0.58 µs with AVX-512, not
/// 0.67 to 1.0, with AVX2 1.4, not 2.0 (a busy Intel Xeon). Four at a time take as long.
#[inline(always)]
fn clean_pairs<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> usize {
    let mut rounds = 0;
    for (to, from) in dst
        .chunks_exact_mut(2 * (S::LANES / 4 * 3))
        .zip(src.chunks_exact(2 * S::LANES))
    {
        let (from, next_from) = from.split_at(S::LANES);
        let (values, no_digits) = simd.lookup_ascii(&R::DIGITS, R::load(simd, from));
        let (next_values, next_no_digits) = simd.lookup_ascii(&R::DIGITS, R::load(simd, next_from));
        if no_digits | next_no_digits != 0 {
            break;
        }
        // A whole vector: what is none of its bytes is the next one's.
        simd.store(simd.join_sextets(values), to);
        let next_to = &mut to[S::LANES / 4 * 3..];
        simd.store_head(simd.join_sextets(next_values), next_to);
        rounds += 2;
    }
    rounds
}

/// Decodes what is at most a vector, whatever it is: the whole of a short text and the end of most others.
#[inline(always)]
fn last_round<S: Simd, R: Rules, U: CodeUnit>(simd: S, src: &[U], dst: &mut [u8]) -> End {
    let bytes = R::load_head(simd, src);
    let (mut values, no_digits) = simd.lookup_ascii(&R::DIGITS, bytes);
    let no_digits = no_digits & low_bits(src.len());
    let stops = R::stops(simd, bytes, no_digits) & no_digits;
    let end = (stops.trailing_zeros() as usize).min(src.len());
    let mut digits = end;
    if no_digits & low_bits(end) != 0 {
        let mut side_by_side = [0; OVERHANG];
        digits = simd.compress(values, !no_digits & low_bits(end), &mut side_by_side);
        values = simd.load(&side_by_side);
    }
    End {
        written: write(simd, simd.truncate(values, digits), digits, dst),
        leftover: digits % 4,
        stopped: stops != 0,
    }
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
