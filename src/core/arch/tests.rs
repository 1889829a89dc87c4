use std::cell::Cell;

#[cfg(target_arch = "x86_64")]
use super::has_avx2;
use super::{AsciiMap, Kernel, Level, NO_VALUE, Simd, low_bits, run};
use crate::core::testing::Rng;

thread_local! {
    static FORCED: Cell<Option<Level>> = const { Cell::new(None) };
}

/// The level at which kernels run on this thread, if a test has chosen one.
pub(super) fn forced() -> Option<Level> {
    FORCED.get()
}

/// Runs `check` once at every level that this CPU can do. What it calls must stay on this thread.
pub(crate) fn at_every_level(mut check: impl FnMut()) {
    let detected = Level::detected();
    for &level in Level::ALL.iter().filter(|&&level| level <= detected) {
        FORCED.set(Some(level));
        check();
    }
    FORCED.set(None);
}

#[test]
fn the_environment_only_lowers_the_level() {
    let top = *Level::ALL.last().expect("at least the generic one");
    for &level in Level::ALL {
        assert_eq!(Level::chosen(top, Some(level.name())), level);
        assert_eq!(
            Level::chosen(Level::Generic, Some(level.name())),
            Level::Generic
        );
    }
    for unknown in [None, Some(""), Some("AVX2"), Some("sse2")] {
        assert_eq!(Level::chosen(top, unknown), top);
    }
}

/// On x86-64 it goes by the level, not by what the CPU could do.
#[cfg(target_arch = "x86_64")]
#[test]
fn avx2_is_there_from_its_level_on() {
    let mut seen = Vec::new();
    at_every_level(|| seen.push(has_avx2()));
    let expected = [false, true, true];
    assert_eq!(seen, expected[..seen.len()]);
}

/// Every operation against the words of [`Simd`], on random vectors.
struct Operations<'a>(&'a mut Rng);

impl Kernel for Operations<'_> {
    type Output = usize;

    fn generic(self) -> usize {
        0
    }

    #[inline(always)]
    fn vector<S: Simd>(self, simd: S) -> usize {
        let (a, b) = (self.0.bytes(S::LANES), self.0.bytes(S::LANES));
        check_lanes(simd, &a, &b);
        check_masks(simd, &a, &b);
        check_heads(simd, self.0, &a);
        check_tables(simd, self.0);
        S::LANES
    }
}

#[test]
fn every_operation_at_every_level() {
    let mut rng = Rng::new(20);
    let mut seen = Vec::new();
    at_every_level(|| {
        for _ in 0..500 {
            seen.push(run(Operations(&mut rng)));
        }
    });
    seen.dedup();
    assert!(
        [vec![0, 16], vec![0, 32], vec![0, 32, 64], vec![0]].contains(&seen),
        "{seen:?}"
    );
}

fn bytes_of<S: Simd>(simd: S, vector: S::Vector) -> Vec<u8> {
    let mut bytes = vec![0; S::LANES];
    simd.store(vector, &mut bytes);
    bytes
}

fn each(a: &[u8], b: &[u8], operation: impl Fn(u8, u8) -> u8) -> Vec<u8> {
    a.iter().zip(b).map(|(&a, &b)| operation(a, b)).collect()
}

fn mask_of(bytes: &[u8], chosen: impl Fn(usize, u8) -> bool) -> u64 {
    let bits = bytes.iter().enumerate();
    bits.map(|(index, &byte)| u64::from(chosen(index, byte)) << index)
        .sum()
}

fn check_lanes<S: Simd>(simd: S, a: &[u8], b: &[u8]) {
    let (x, y) = (simd.load(a), simd.load(b));
    assert_eq!(bytes_of(simd, simd.and(x, y)), each(a, b, |a, b| a & b));
    assert_eq!(bytes_of(simd, simd.add(x, y)), each(a, b, u8::wrapping_add));
    assert_eq!(
        bytes_of(simd, simd.add_saturating(x, y)),
        each(a, b, u8::saturating_add)
    );
    assert_eq!(bytes_of(simd, simd.sub(x, y)), each(a, b, u8::wrapping_sub));
    assert_eq!(
        bytes_of(simd, simd.sub_saturating(x, y)),
        each(a, b, u8::saturating_sub)
    );
    assert_eq!(bytes_of(simd, simd.or(x, y)), each(a, b, |a, b| a | b));
    assert_eq!(bytes_of(simd, simd.min(x, y)), each(a, b, u8::min));
    let upper: Vec<u8> = a.iter().map(|byte| byte >> 4).collect();
    assert_eq!(bytes_of(simd, simd.upper_nibbles(x)), upper);
    let both = [a, b].concat();
    for (places, before) in (1..).zip(simd.three_before(x, y)) {
        let start = S::LANES - places;
        assert_eq!(bytes_of(simd, before), both[start..start + S::LANES]);
    }
    assert_eq!(bytes_of(simd, simd.splat(a[0])), vec![a[0]; S::LANES]);
    let (first, second) = simd.split_nibbles(x);
    let nibbles = [bytes_of(simd, first), bytes_of(simd, second)].concat();
    let expected: Vec<u8> = a.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]).collect();
    assert_eq!(nibbles, expected);
    assert_eq!(bytes_of(simd, simd.join_nibbles(first, second)), a);
}

fn check_masks<S: Simd>(simd: S, a: &[u8], b: &[u8]) {
    let mixed = each(a, b, |a, b| if b < 80 { b } else { a });
    let (x, y) = (simd.load(&mixed), simd.load(b));
    assert_eq!(
        simd.equal(x, y),
        mask_of(&mixed, |index, byte| byte == b[index])
    );
    assert_eq!(simd.high_bits(x), mask_of(a, |index, _| mixed[index] > 127));
    for keep in [simd.equal(x, y), 0, low_bits(S::LANES), simd.high_bits(y)] {
        let mut dst = vec![0xee; S::LANES + 1];
        let count = simd.compress(x, keep, &mut dst);
        let kept = mixed
            .iter()
            .enumerate()
            .filter(|&(index, _)| keep >> index & 1 != 0);
        let kept: Vec<u8> = kept.map(|(_, &byte)| byte).collect();
        assert_eq!(dst[..count], kept);
        assert_eq!(dst[S::LANES], 0xee);
    }
}

fn check_heads<S: Simd>(simd: S, rng: &mut Rng, a: &[u8]) {
    let count = rng.below(S::LANES + 1);
    let mut head = a.to_vec();
    head[count..].fill(0);
    assert_eq!(bytes_of(simd, simd.load_head(&a[..count])), head);
    assert_eq!(bytes_of(simd, simd.truncate(simd.load(a), count)), head);
    let units: Vec<u16> = a
        .iter()
        .map(|&byte| u16::from(byte) | u16::from(rng.byte()) << 8)
        .collect();
    assert_eq!(bytes_of(simd, simd.load_low(&units)), a);
    assert_eq!(bytes_of(simd, simd.load_low_head(&units[..count])), head);
    let clamped: Vec<u16> = a
        .iter()
        .map(|&byte| u16::from(byte) << rng.below(9))
        .collect();
    let mut expected: Vec<u8> = clamped
        .iter()
        .map(|&unit| u8::try_from(unit).unwrap_or(255))
        .collect();
    assert_eq!(bytes_of(simd, simd.load_clamped(&clamped)), expected);
    expected[count..].fill(0);
    assert_eq!(
        bytes_of(simd, simd.load_clamped_head(&clamped[..count])),
        expected
    );
    let mut dst = vec![0; count];
    simd.store_head(simd.load(a), &mut dst);
    assert_eq!(dst, a[..count]);
}

/// Digits, capitals that mean ten more, and both ends.
const MAP: AsciiMap = AsciiMap::new({
    let mut values = [NO_VALUE; 128];
    let mut digit = 0_u8;
    while digit < 10 {
        values[(b'0' + digit) as usize] = digit;
        values[(b'A' + digit) as usize] = digit + 10;
        digit += 1;
    }
    values[0] = 127;
    values[127] = 0;
    values
});

fn check_tables<S: Simd>(simd: S, rng: &mut Rng) {
    let indices: Vec<u8> = rng.bytes(S::LANES).iter().map(|byte| byte & 0x3f).collect();
    let low: Vec<u8> = indices.iter().map(|index| index & 0x0f).collect();
    let table: [u8; 64] = rng.bytes(64).try_into().expect("64 bytes");
    let (sixteen, _) = table.split_first_chunk().expect("16 bytes");
    let found = simd.lookup16(sixteen, simd.load(&low));
    assert_eq!(
        bytes_of(simd, found),
        low.iter()
            .map(|&at| table[usize::from(at)])
            .collect::<Vec<_>>()
    );

    let bytes = rng.bytes(S::LANES);
    let mut expected = Vec::new();
    for group in bytes[..S::LANES / 4 * 3].chunks_exact(3) {
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        expected.extend([18, 12, 6, 0].map(|shift| table[(bits >> shift & 0x3f) as usize]));
    }
    assert_eq!(
        bytes_of(simd, simd.encode_sextets(&table, simd.load(&bytes))),
        expected
    );

    let joined = bytes_of(simd, simd.join_sextets(simd.load(&indices)));
    for (bytes, digits) in joined.chunks_exact(3).zip(indices.chunks_exact(4)) {
        let bits = digits
            .iter()
            .fold(0, |bits, &digit| bits << 6 | u32::from(digit));
        assert_eq!(*bytes, bits.to_be_bytes()[1..]);
    }

    let (values, none) = simd.lookup_ascii(&MAP, simd.load(&bytes));
    let expected = |byte: u8| {
        MAP.values
            .get(usize::from(byte))
            .copied()
            .unwrap_or(NO_VALUE)
    };
    assert_eq!(none, mask_of(&bytes, |_, byte| expected(byte) == NO_VALUE));
    for ((index, value), &byte) in bytes_of(simd, values).into_iter().enumerate().zip(&bytes) {
        assert!(
            none >> index & 1 != 0 || value == expected(byte),
            "{byte}: {value}"
        );
    }
}
