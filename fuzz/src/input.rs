//! The fuzzer's bytes, read as choices and operands.

/// The most bytes that are put before a content. They reach past the longest threshold of the codecs (2,048), so that the
/// fuzzer need not find as many by itself.
const MOST_BEFORE: usize = 3000;

/// What is left of the fuzzer's bytes. Choices come first and the content last, so that a longer input is a longer content.
pub struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    /// All of the fuzzer's bytes.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next byte; 0 where there is none.
    pub fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        first
    }

    /// A number of 16 bits.
    pub fn number(&mut self) -> usize {
        usize::from(u16::from_le_bytes([self.byte(), self.byte()]))
    }

    /// Yes or no.
    pub fn flag(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// One of some things, of which there is one at least.
    pub fn pick<T: Copy>(&mut self, things: &[T]) -> T {
        things[usize::from(self.byte()) % things.len()]
    }

    /// A distance from where the allocator begins: any within a cache line.
    pub fn shift(&mut self) -> usize {
        usize::from(self.byte() % 64)
    }

    /// How much room a result gets.
    pub fn room(&mut self) -> Room {
        Room {
            kind: self.byte(),
            amount: self.number(),
        }
    }

    /// Whether anything is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that is left, perhaps with its first few bytes many times before it: one byte, a character, a pair of surrogates,
    /// a group of digits, from any of their bytes on, so that they fall between the blocks of the kernels, too.
    pub fn content(&mut self) -> Vec<u8> {
        let control = self.byte();
        // Seldom: what is long takes long.
        let before = if control % 8 == 1 {
            self.number() % MOST_BEFORE
        } else {
            0
        };
        let rest = std::mem::take(&mut self.0);
        let period = rest.len().min(usize::from(control / 8) % 4 + 1);
        let phase = usize::from(control / 32);
        let repeated = rest[..period].iter().copied().cycle().skip(phase);
        repeated.take(before).chain(rest.iter().copied()).collect()
    }

    /// The same as code units: each of two bytes, or each of one.
    pub fn units(&mut self) -> Vec<u16> {
        if self.flag() {
            return widened(&self.content());
        }
        let content = self.content();
        let (pairs, _) = content.as_chunks();
        pairs.iter().copied().map(u16::from_le_bytes).collect()
    }
}

/// How much room a result gets, decided before its length is known.
#[derive(Clone, Copy)]
pub struct Room {
    kind: u8,
    amount: usize,
}

impl Room {
    /// For a result of `len` items: exactly as much, more, a little less, or any less.
    #[must_use]
    pub fn of(self, len: usize) -> usize {
        match self.kind % 4 {
            0 => len,
            1 => len + self.amount % 70,
            2 => len.saturating_sub(self.amount % 8),
            _ => self.amount % (len + 1),
        }
    }
}

/// The two-byte form of a string whose one-byte form is `bytes`.
#[must_use]
pub fn widened(bytes: &[u8]) -> Vec<u16> {
    bytes.iter().copied().map(u16::from).collect()
}
