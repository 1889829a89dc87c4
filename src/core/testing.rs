//! What the tests of several modules share.

/// A deterministic generator (SplitMix64): a failing case fails again.
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..end`; `end` is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next_u64() % end as u64).expect("less than a usize")
    }

    /// Any byte.
    pub(crate) fn byte(&mut self) -> u8 {
        self.next_u64().to_le_bytes()[7]
    }

    /// `len` bytes of `alphabet`.
    pub(crate) fn bytes_of(&mut self, alphabet: &[u8], len: usize) -> Vec<u8> {
        (0..len).map(|_| alphabet[self.below(alphabet.len())]).collect()
    }

    /// `len` bytes of any value.
    pub(crate) fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.byte()).collect()
    }
}
