//! Operands in memory of their own, where AddressSanitizer sees each access beyond them.

use std::ops::{Deref, DerefMut};

/// What is in memory that a kernel must not touch.
const UNTOUCHED: u8 = 0xee;

/// A copy of some items in memory that ends where they end, and begins `shift` items before them: they can have any
/// alignment, and with a shift of 0 both ends are guarded.
pub struct Placed<T> {
    memory: Box<[T]>,
    shift: usize,
}

impl<T: Copy + Default> Placed<T> {
    /// A copy of `items`.
    #[must_use]
    pub fn new(items: &[T], shift: usize) -> Self {
        let mut memory = vec![T::default(); shift + items.len()].into_boxed_slice();
        memory[shift..].copy_from_slice(items);
        Self { memory, shift }
    }
}

impl<T> Deref for Placed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.memory[self.shift..]
    }
}

impl<T> DerefMut for Placed<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.memory[self.shift..]
    }
}

/// Runs `kernel` on a target of `room` bytes, and checks that it wrote `expected` at its start and nothing behind it.
///
/// # Panics
///
/// If it did not: that is a find.
pub fn check_written(
    expected: &[u8],
    room: usize,
    shift: usize,
    kernel: impl FnOnce(&mut [u8]) -> usize,
) {
    let mut target = Placed::new(&vec![UNTOUCHED; room], shift);
    let written = kernel(&mut target);
    assert_eq!(&target[..written], expected, "the bytes, room {room}");
    assert!(
        target[written..].iter().all(|&byte| byte == UNTOUCHED),
        "bytes behind the result were written, room {room}"
    );
}
