//! Whether bytes are well-formed UTF-8.
//!
//! With vectors, by three look-ups: what is wrong with a byte and the one before it follows from three of their four
//! halves. The method is that of Keiser and Lemire ("Validating UTF-8 in less than one instruction per byte", 2021), whose
//! names the errors bear; the tables are computed here from what each error is. Without vectors `simdutf8` judges, which is as fast
//! with AVX2 and has no AVX-512: 256 KiB of Chinese take 16 µs there, 24 by `simdutf8` (Sapphire Rapids, busy).

use crate::core::arch::{self, Kernel, Simd, low_bits};

/// Whether `src` is well-formed UTF-8. True for no bytes at all.
///
/// ```
/// use ferrobuf::core::codec::utf8;
///
/// assert!(utf8::is_valid("€".as_bytes()));
/// assert!(!utf8::is_valid(&[0xe2, 0x82]));
/// ```
#[must_use]
pub fn is_valid(src: &[u8]) -> bool {
    arch::run(Validate(src))
}

struct Validate<'a>(&'a [u8]);

impl Kernel for Validate<'_> {
    type Output = bool;

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S) -> bool {
        by_look_up(simd, self.0)
    }

    fn generic(self) -> bool {
        simdutf8::basic::from_utf8(self.0).is_ok()
    }
}

/// A set of nibbles, one bit each.
type Nibbles = u16;

const ANY: Nibbles = u16::MAX;
const ASCII: Nibbles = 0x00ff;
const TAILS: Nibbles = 0x0f00;
const LEADS: Nibbles = 0xf000;
const NO_TAILS: Nibbles = ASCII | LEADS;

const fn only(nibble: u32) -> Nibbles {
    1 << nibble
}

/// The errors, a bit each: the halves of a byte, and the upper half of the next one, that make it.
const ERRORS: [[Nibbles; 3]; 8] = [
    // Too short: no tail after a lead.
    [LEADS, ANY, NO_TAILS],
    // Too long: a tail after ASCII.
    [ASCII, ANY, TAILS],
    // C0 and C1: two bytes for what one byte holds.
    [only(0xc), only(0) | only(1), TAILS],
    // E0 and a tail below A0: three bytes for what two bytes hold.
    [only(0xe), only(0), only(8) | only(9)],
    // ED and a tail from A0 on: a surrogate.
    [only(0xe), only(0xd), only(0xa) | only(0xb)],
    // Too large: F4 and a tail from 90 on, and all from F5 on with such a tail,
    [only(0xf), ANY << 4, only(9) | only(0xa) | only(0xb)],
    // or with another one; and F0 and a tail below 90: four bytes for what three bytes hold.
    [only(0xf), ANY << 5 | only(0), only(8)],
    // Two tails: right after a lead of three or four bytes, and only there. The highest bit, see `judge`.
    [TAILS, ANY, TAILS],
];

/// The errors that each nibble at that place can take part in.
const fn table(place: usize) -> [u8; 16] {
    let mut entries = [0; 16];
    let mut error = 0;
    while error < ERRORS.len() {
        let mut nibble = 0;
        while nibble < entries.len() {
            entries[nibble] |= ((ERRORS[error][place] >> nibble & 1) as u8) << error;
            nibble += 1;
        }
        error += 1;
    }
    entries
}

static FIRST_UPPER: [u8; 16] = table(0);
static FIRST_LOWER: [u8; 16] = table(1);
static SECOND_UPPER: [u8; 16] = table(2);

/// Vectors that are looked at together: whether all of them are ASCII, and whether there is an error by then.
const TOGETHER: usize = 4;

#[inline(always)]
fn by_look_up<S: Simd>(simd: S, src: &[u8]) -> bool {
    let zero = simd.splat(0);
    let (mut before, mut wrong) = (zero, zero);
    // Whether `before` is of nothing but ASCII, after which ASCII is right.
    let mut after_ascii = true;
    let mut chunks = src.chunks_exact(TOGETHER * S::LANES);
    for chunk in &mut chunks {
        let load = |index: usize| simd.load(&chunk[index * S::LANES..]);
        let [a, b, c, d] = [load(0), load(1), load(2), load(3)];
        let is_ascii = simd.high_bits(simd.or(simd.or(a, b), simd.or(c, d))) == 0;
        if !is_ascii || !after_ascii {
            wrong = simd.or(wrong, judge(simd, before, a));
        }
        if !is_ascii {
            wrong = simd.or(wrong, judge(simd, a, b));
            wrong = simd.or(wrong, judge(simd, b, c));
            wrong = simd.or(wrong, judge(simd, c, d));
            if !is_zero(simd, wrong) {
                return false;
            }
        }
        after_ascii = is_ascii;
        before = d;
    }
    let mut vectors = chunks.remainder().chunks_exact(S::LANES);
    for bytes in &mut vectors {
        let vector = simd.load(bytes);
        wrong = simd.or(wrong, judge(simd, before, vector));
        before = vector;
    }
    let rest = vectors.remainder();
    if rest.is_empty() {
        return is_zero(simd, wrong) && is_complete(src);
    }
    // Zeros behind the end: after a lead they are wrong, too.
    wrong = simd.or(wrong, judge(simd, before, simd.load_head(rest)));
    is_zero(simd, wrong)
}

/// Whether no lead among the last bytes misses some of its tails.
fn is_complete(src: &[u8]) -> bool {
    let at_most =
        |places: usize, most: u8| src.iter().nth_back(places).is_none_or(|&byte| byte <= most);
    at_most(0, 0xbf) && at_most(1, 0xdf) && at_most(2, 0xef)
}

#[inline(always)]
fn is_zero<S: Simd>(simd: S, vector: S::Vector) -> bool {
    simd.equal(vector, simd.splat(0)) == low_bits(S::LANES)
}

/// What is wrong with each byte and those before it: not zero.
#[inline(always)]
fn judge<S: Simd>(simd: S, before: S::Vector, vector: S::Vector) -> S::Vector {
    let [one, two, three] = simd.three_before(before, vector);
    let first_upper = simd.lookup16(&FIRST_UPPER, simd.upper_nibbles(one));
    let first_lower = simd.lookup16(&FIRST_LOWER, simd.and(one, simd.splat(0x0f)));
    let second_upper = simd.lookup16(&SECOND_UPPER, simd.upper_nibbles(vector));
    let errors = simd.and(simd.and(first_upper, first_lower), second_upper);
    // The highest bit is set from E0 on, and from F0 on.
    let third = simd.sub_saturating(two, simd.splat(0xe0 - 0x80));
    let fourth = simd.sub_saturating(three, simd.splat(0xf0 - 0x80));
    let must_be_tail = simd.and(simd.or(third, fourth), simd.splat(0x80));
    // Equal where "two tails" is what must be, and nothing else is wrong.
    simd.sub(errors, must_be_tail)
}
