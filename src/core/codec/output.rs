//! Output of a length that is known only at its end, in memory whose allocation may fail.

use crate::core::{Error, Result};

/// Appends `items`, and reports memory that cannot be had where `Vec::extend_from_slice` would abort.
pub(super) fn append<T: Copy>(output: &mut Vec<T>, items: &[T]) -> Result<()> {
    reserve(output, items.len())?;
    output.extend_from_slice(items);
    Ok(())
}

/// Room for `count` more items.
pub(super) fn reserve<T>(output: &mut Vec<T>, count: usize) -> Result<()> {
    output.try_reserve(count).map_err(|_| Error::OutOfMemory {
        bytes: count.saturating_mul(size_of::<T>()),
    })
}
