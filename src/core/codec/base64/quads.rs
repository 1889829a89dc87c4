//! What both ways of decoding share, and their loop without vectors: four characters, three bytes.

use std::marker::PhantomData;

use super::super::CodeUnit;
use super::vectors;
use crate::core::arch::{self, AsciiMap, Kernel, NO_VALUE, Simd};

/// What a character means: a value below 64, or one of these two.
pub(super) type Class = u8;

/// The character is passed over.
pub(super) const SKIP: Class = 0x40;

/// The character ends the text.
pub(super) const STOP: Class = 0x80;

/// Which characters are digits, which are passed over, and which end the text.
pub(super) trait Rules {
    /// The digits.
    const DIGITS: AsciiMap;

    /// Whether runs of nothing but digits are worth code of their own, 1 kB for each kind of vectors and of units.
    const IN_PAIRS: bool;

    fn class<U: CodeUnit>(unit: U) -> Class;

    /// The first `S::LANES` units as bytes, such that a unit above 255 becomes a byte of the same class.
    fn load<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector;

    /// The same of all units, at most `S::LANES`, followed by zeros.
    fn load_head<S: Simd, U: CodeUnit>(simd: S, src: &[U]) -> S::Vector;

    /// Those of the bytes that are no digits which end the text.
    fn stops<S: Simd>(simd: S, bytes: S::Vector, no_digits: u64) -> u64;
}

/// Where [`decode`] ended.
pub(super) struct End {
    /// The bytes written.
    pub(super) written: usize,
    /// The digits of the last, incomplete group: 0 to 3. One digit alone carries no byte.
    pub(super) leftover: usize,
    /// Whether a [`STOP`] character ended the text, and not the end of `src` or of `dst`.
    pub(super) stopped: bool,
}

/// Decodes until the end of `src`, a [`STOP`] character, or the end of `dst`, which may come at any byte. What lies
/// behind the bytes written is not touched.
pub(super) fn decode<R: Rules, U: CodeUnit>(src: &[U], dst: &mut [u8]) -> End {
    arch::run(Decode::<R, U> {
        src,
        dst,
        rules: PhantomData,
    })
}

struct Decode<'a, R, U> {
    src: &'a [U],
    dst: &'a mut [u8],
    rules: PhantomData<R>,
}

impl<R: Rules, U: CodeUnit> Kernel for Decode<'_, R, U> {
    type Output = End;

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S) -> End {
        vectors::decode::<S, R, U>(simd, self.src, self.dst)
    }

    fn generic(self) -> End {
        decode_quads::<R, U>(self.src, self.dst)
    }
}

fn decode_quads<R: Rules, U: CodeUnit>(src: &[U], dst: &mut [u8]) -> End {
    let (mut read, mut written) = (0, 0);
    loop {
        let rounds = clean_rounds::<R, U>(&src[read..], &mut dst[written..]);
        read += rounds * ROUND_CHARS;
        written += rounds * ROUND_BYTES;
        read += src[read..]
            .iter()
            .take_while(|&&unit| R::class(unit) == SKIP)
            .count();
        let group = Group::read::<R, U>(&src[read..]);
        read += group.chars;
        written += group.write(&mut dst[written..]);
        if group.digits < 4 || written == dst.len() {
            return End {
                written,
                leftover: group.digits % 4,
                stopped: group.stopped,
            };
        }
    }
}

/// A round of eight digits is computed in one register. Rounds of four are slower: 64 KiB take 54 µs against 47 µs.
const ROUND_CHARS: usize = 8;
const ROUND_BYTES: usize = 6;

/// Decodes as long as every character of a round is a digit and all its bytes have room; returns the rounds.
fn clean_rounds<R: Rules, U: CodeUnit>(src: &[U], dst: &mut [u8]) -> usize {
    let mut rounds = 0;
    for (to, from) in dst
        .chunks_exact_mut(ROUND_BYTES)
        .zip(src.chunks_exact(ROUND_CHARS))
    {
        let mut seen = 0;
        let mut bits = 0_u64;
        for &unit in from {
            let class = R::class(unit);
            seen |= class;
            bits = bits << 6 | u64::from(class);
        }
        if seen & (SKIP | STOP) != 0 {
            break;
        }
        to.copy_from_slice(&bits.to_be_bytes()[2..]);
        rounds += 1;
    }
    rounds
}

/// Up to four digits, with what lay between them.
#[derive(Default)]
struct Group {
    digits: usize,
    bits: u32,
    chars: usize,
    stopped: bool,
}

impl Group {
    fn read<R: Rules, U: CodeUnit>(src: &[U]) -> Self {
        let mut group = Self::default();
        for &unit in src {
            group.chars += 1;
            match R::class(unit) {
                SKIP => continue,
                STOP => {
                    group.stopped = true;
                    break;
                }
                value => group.bits = group.bits << 6 | u32::from(value),
            }
            group.digits += 1;
            if group.digits == 4 {
                break;
            }
        }
        group
    }

    /// Writes the whole bytes of the group that have room; returns their number.
    fn write(&self, dst: &mut [u8]) -> usize {
        let bytes = (self.bits << (6 * (4 - self.digits))).to_be_bytes();
        let count = (self.digits * 3 / 4).min(dst.len());
        dst[..count].copy_from_slice(&bytes[1..=count]);
        count
    }
}

/// The values of the standard digits. Every other byte is a [`STOP`]: what else it may mean is for the rules to say.
pub(super) const STANDARD_DIGITS: [Class; 256] = {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut classes = [STOP; 256];
    let mut value = 0;
    while value < 64 {
        classes[digits[value as usize] as usize] = value;
        value += 1;
    }
    classes
};

/// The digits among `classes`, for vectors.
pub(super) const fn digits_of(classes: &[Class; 256]) -> AsciiMap {
    let mut values = [NO_VALUE; 128];
    let mut character = 0;
    while character < values.len() {
        if classes[character] < SKIP {
            values[character] = classes[character];
        }
        character += 1;
    }
    AsciiMap::new(values)
}
