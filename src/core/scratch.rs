//! Memory whose allocation can fail without ending the process.

use std::alloc::{self, Layout};
use std::mem::{self, ManuallyDrop};

use super::{Error, Result};

/// `len` zeroed elements.
///
/// # Errors
///
/// [`Error::OutOfMemory`] where `vec![0; len]` would abort the process.
///
/// ```
/// assert_eq!(ferrobuf::core::zeroed::<u16>(2)?, [0, 0]);
/// assert!(ferrobuf::core::zeroed::<u64>(usize::MAX).is_err());
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn zeroed<T: Copy + Default>(len: usize) -> Result<Vec<T>> {
    let mut memory = reserved(len)?;
    memory.resize(len, T::default());
    Ok(memory)
}

/// A copy of `source`.
///
/// # Errors
///
/// As [`zeroed`].
pub fn copied<T: Copy>(source: &[T]) -> Result<Vec<T>> {
    let mut memory = reserved(source.len())?;
    memory.extend_from_slice(source);
    Ok(memory)
}

/// `value` in memory of its own.
///
/// # Errors
///
/// [`Error::OutOfMemory`] where `Box::new` would abort the process; the value is dropped then.
///
/// ```
/// assert_eq!(*ferrobuf::core::boxed(7)?, 7);
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn boxed<T>(value: T) -> Result<Box<T>> {
    // `Box::new` cannot say that it failed; a `Vec` of one can.
    let mut cell = reserved(1)?;
    cell.push(value);
    let cell: Box<[T]> = cell.into_boxed_slice();
    // SAFETY: a slice of one has the layout of the one, and nobody else owns it.
    Ok(unsafe { Box::from_raw(Box::into_raw(cell).cast()) })
}

/// Gives back the room behind the items, where `shrink_to_fit` would abort the process if the allocator refused: then the
/// room stays.
///
/// ```
/// let mut items = Vec::with_capacity(100);
/// items.extend([1, 2, 3]);
/// ferrobuf::core::shrink(&mut items);
/// assert_eq!((items.as_slice(), items.capacity()), ([1, 2, 3].as_slice(), 3));
/// ```
pub fn shrink<T: Copy>(memory: &mut Vec<T>) {
    let size = size_of_val(memory.as_slice());
    let Ok(layout) = Layout::array::<T>(memory.capacity()) else {
        return;
    };
    // No item left, or items without a size: there may be no allocation at all.
    if size == 0 || size == layout.size() {
        return;
    }
    let mut old = ManuallyDrop::new(mem::take(memory));
    let (start, len, capacity) = (old.as_mut_ptr(), old.len(), old.capacity());
    // SAFETY: the vector's memory is of the global allocator, with this layout; the new size is not 0 and is smaller.
    let moved: *mut T = unsafe { alloc::realloc(start.cast(), layout, size) }.cast();
    let (start, capacity) = if moved.is_null() {
        (start, capacity)
    } else {
        (moved, len)
    };
    // SAFETY: refused, all is as it was. Otherwise the items are there, and the memory is as long as they are.
    *memory = unsafe { Vec::from_raw_parts(start, len, capacity) };
}

fn reserved<T>(len: usize) -> Result<Vec<T>> {
    let mut memory = Vec::new();
    memory
        .try_reserve_exact(len)
        .map_err(|_| Error::OutOfMemory {
            bytes: len.saturating_mul(size_of::<T>()),
        })?;
    Ok(memory)
}

#[cfg(test)]
mod tests {
    use super::zeroed;
    use crate::core::Error;

    #[test]
    fn zeroed_is_zeros() {
        for len in [0, 1, 63, 4096, 100_000] {
            assert_eq!(zeroed::<u32>(len), Ok(vec![0; len]));
        }
    }

    /// With 32 bits these are lengths that somebody has.
    #[test]
    fn lengths_beyond_the_address_space() {
        let most = isize::MAX.cast_unsigned();
        for (len, bytes) in [
            (most / 2 + 1, most + 1),
            (most, usize::MAX - 1),
            (most + 1, usize::MAX),
            (usize::MAX, usize::MAX),
        ] {
            assert_eq!(zeroed::<u16>(len), Err(Error::OutOfMemory { bytes }));
        }
    }
}
