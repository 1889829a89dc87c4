//! Output of a length that is known only at its end, in memory whose allocation may fail.

use std::borrow::Cow;
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

/// Bytes that are made on the stack. Longer text takes memory of its own: about 20 ns, beside 200 and more for the string.
const ON_STACK: usize = 2048;

/// Lets `write` make `len` bytes, and hands them on.
///
/// # Safety
///
/// `write` writes every byte that it is given.
pub(super) unsafe fn made<R>(
    len: usize,
    write: impl FnOnce(&mut [MaybeUninit<u8>]),
    body: impl FnOnce(Cow<'_, [u8]>) -> R,
) -> Result<R> {
    if len <= ON_STACK {
        let mut bytes = [const { MaybeUninit::uninit() }; ON_STACK];
        let bytes = &mut bytes[..len];
        write(bytes);
        // SAFETY: the caller's word.
        return Ok(body(Cow::Borrowed(unsafe { initialised(bytes) })));
    }
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(len)
        .map_err(|_| Error::OutOfMemory { bytes: len })?;
    write(&mut bytes.spare_capacity_mut()[..len]);
    // SAFETY: the caller's word.
    unsafe { bytes.set_len(len) };
    Ok(body(Cow::Owned(bytes)))
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

#[cfg(test)]
mod tests {
    use super::reserve;
    use crate::core::Error;

    #[test]
    fn room_beyond_the_address_space() {
        let mut units = vec![1_u16, 2, 3];
        for (count, bytes) in [
            (isize::MAX.cast_unsigned() / 2, usize::MAX / 2 - 1),
            (usize::MAX / 2 + 1, usize::MAX),
            (usize::MAX, usize::MAX),
        ] {
            let reserved = reserve(&mut units, count);
            assert_eq!(reserved, Err(Error::OutOfMemory { bytes }));
            assert_eq!(units, [1, 2, 3]);
        }
    }
}
