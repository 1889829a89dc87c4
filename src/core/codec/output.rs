//! Output of a length that is known only at its end, in memory whose allocation may fail.

use std::mem::MaybeUninit;

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

/// Memory that holds values by now.
///
/// # Safety
///
/// Every item has been written.
pub(super) unsafe fn initialised<T: Copy>(items: &[MaybeUninit<T>]) -> &[T] {
    // SAFETY: the caller's word; the layout is the same.
    unsafe { std::slice::from_raw_parts(items.as_ptr().cast(), items.len()) }
}
