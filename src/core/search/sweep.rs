//! The generated cases of the search tests.

use crate::core::arch::at_every_level;
use crate::core::testing::{Aligned, Rng};

/// Haystacks of every length.
const MAX_HAY: usize = 300;

/// Needles of every length.
const MAX_NEEDLE: usize = 40;

/// Haystacks and needles of some lengths beyond: past every threshold of the algorithms.
const LONG_HAY: usize = 1500;
const LONG_NEEDLE: usize = 300;
const LONG_CASES: usize = 500;

/// Calls `check` with every length of haystack at every alignment (the needle's length rotates),
/// then with every length of haystack and of needle together (the alignment rotates), then with
/// some longer ones. Alphabets are small, so that there are matches, near matches and repetitions.
/// All of it at every level of vectors.
pub(super) fn sweep(check: impl Fn(&[u8], &[u8])) {
    at_every_level(|| sweep_once(&check));
}

fn sweep_once(check: &impl Fn(&[u8], &[u8])) {
    let mut rng = Rng::new(0xb0f);
    for alignment in 0..64 {
        for len in 0..=MAX_HAY {
            let needle_len = (alignment * 31 + len * 17) % (MAX_NEEDLE + 1);
            case(&mut rng, alignment, len, needle_len, check);
        }
    }
    for len in 0..=MAX_HAY {
        for needle_len in 0..=MAX_NEEDLE {
            case(
                &mut rng,
                (len * 7 + needle_len) % 64,
                len,
                needle_len,
                check,
            );
        }
    }
    for _ in 0..LONG_CASES {
        let len = rng.below(LONG_HAY);
        let (alignment, needle_len) = (rng.below(64), rng.below(LONG_NEEDLE));
        case(&mut rng, alignment, len, needle_len, check);
    }
}

fn case(
    rng: &mut Rng,
    alignment: usize,
    len: usize,
    needle_len: usize,
    check: &impl Fn(&[u8], &[u8]),
) {
    let alphabet: &[u8] =
        [b"a".as_slice(), b"ab", b"a\0", b"e zq", b"\x00\x01\xfe\xff"][rng.below(5)];
    let mut hay = rng.bytes_of(alphabet, len);
    let mut needle = rng.bytes_of(alphabet, needle_len);
    match rng.below(4) {
        // A needle that is there.
        0 if needle_len <= len => {
            let at = rng.below(len - needle_len + 1);
            needle.copy_from_slice(&hay[at..at + needle_len]);
        }
        // One that is nearly there: the same everywhere but in one place.
        1 if 0 < needle_len && needle_len <= len => {
            let at = rng.below(len - needle_len + 1);
            needle.copy_from_slice(&hay[at..at + needle_len]);
            needle[rng.below(needle_len)] ^= 1;
        }
        // Repetitions of itself.
        2 => hay
            .iter_mut()
            .zip(needle.iter().cycle())
            .for_each(|(byte, &unit)| *byte = unit),
        _ => {}
    }
    let hay = Aligned::new(&hay, alignment);
    let needle = Aligned::new(&needle, rng.below(64));
    check(hay.bytes(), needle.bytes());
}

/// Inputs that make naive algorithms, and careless prefilters, quadratic: a haystack of about `n`
/// bytes and a needle of about `m`.
pub(super) fn evil(n: usize, m: usize) -> Vec<(&'static str, Vec<u8>, Vec<u8>)> {
    let all = |byte: u8, len: usize| vec![byte; len];
    let with = |mut bytes: Vec<u8>, at: usize, byte: u8| {
        bytes[at] = byte;
        bytes
    };
    let cycle =
        |unit: &[u8], len: usize| unit.iter().copied().cycle().take(len).collect::<Vec<_>>();
    let mut sparse = all(b'a', n);
    sparse
        .iter_mut()
        .step_by(m - 1)
        .for_each(|byte| *byte = b'b');
    let mut fibonacci = (b"a".to_vec(), b"ab".to_vec());
    while fibonacci.1.len() < n {
        let next = [fibonacci.1.as_slice(), &fibonacci.0].concat();
        fibonacci = (fibonacci.1, next);
    }
    let piece = with(fibonacci.1[..m].to_vec(), m / 2, b'c');
    vec![
        (
            "b in the middle",
            all(b'a', n),
            with(all(b'a', m), m / 2, b'b'),
        ),
        (
            "b at the end",
            all(b'a', n),
            with(all(b'a', m), m - 1, b'b'),
        ),
        ("b at the start", all(b'a', n), with(all(b'a', m), 0, b'b')),
        ("runs one too short", sparse, all(b'a', m)),
        (
            "a period, broken late",
            cycle(b"abcabcabd", n),
            with(cycle(b"abcabcabd", m), m - 1, b'x'),
        ),
        (
            "a period, broken early",
            cycle(b"ab", n),
            with(cycle(b"ab", m), 1, b'a'),
        ),
        (
            "half of the pairs",
            cycle(b"ab", n),
            [cycle(b"ab", m), b"b".to_vec()].concat(),
        ),
        ("a Fibonacci word", fibonacci.1[..n].to_vec(), piece),
    ]
}
