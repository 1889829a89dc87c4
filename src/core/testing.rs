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
        (0..len)
            .map(|_| alphabet[self.below(alphabet.len())])
            .collect()
    }

    /// `len` bytes of any value.
    pub(crate) fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.byte()).collect()
    }
}

/// A copy of some bytes that starts at a chosen distance from a 64-byte boundary.
pub(crate) struct Aligned {
    memory: Vec<u8>,
    start: usize,
    len: usize,
}

impl Aligned {
    /// `alignment` is in `0..64`.
    pub(crate) fn new(bytes: &[u8], alignment: usize) -> Self {
        let mut memory = vec![0; bytes.len() + 127];
        let start = (64 - memory.as_ptr() as usize % 64) % 64 + alignment;
        memory[start..start + bytes.len()].copy_from_slice(bytes);
        Self {
            memory,
            start,
            len: bytes.len(),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.memory[self.start..self.start + self.len]
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.memory[self.start..self.start + self.len]
    }

    /// Whether nothing was written beside the bytes.
    pub(crate) fn surroundings_untouched(&self) -> bool {
        let (before, rest) = self.memory.split_at(self.start);
        before
            .iter()
            .chain(&rest[self.len..])
            .all(|&byte| byte == 0)
    }
}
