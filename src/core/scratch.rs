//! Temporary memory whose allocation can fail without ending the process.

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
