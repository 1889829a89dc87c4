//! One owned, aligned allocation.

use std::alloc::{self, Layout};
use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::slice;

use crate::core::{Error, Result};

/// The alignment of every region: a cache line, and a whole vector of AVX-512.
pub const ALIGNMENT: usize = 64;

/// What a new region holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Zeros.
    Zeroed,
    /// Anything: bytes that Rust has no right to read before somebody wrote them.
    Uninit,
}

/// Where regions come from. The one of production is [`System`]; tests put one that fails in its
/// place.
///
/// # Safety
///
/// `allocate` returns null or a pointer to `layout.size()` bytes at `layout.align()`, zeroed when
/// asked so, that nothing else uses until `release`.
pub unsafe trait Allocator {
    /// Allocates `layout`. Null when it cannot, and for a size of 0.
    fn allocate(&self, layout: Layout, contents: Contents) -> *mut u8;

    /// Gives an allocation back.
    ///
    /// # Safety
    ///
    /// `pointer` is of `allocate` of this allocator with the same `layout`, and was not released
    /// before.
    unsafe fn release(&self, pointer: *mut u8, layout: Layout);
}

/// The allocator of the process.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

// SAFETY: `std::alloc` keeps exactly these promises for the sizes that are passed to it, which are
// not 0.
unsafe impl Allocator for System {
    fn allocate(&self, layout: Layout, contents: Contents) -> *mut u8 {
        if layout.size() == 0 {
            return std::ptr::null_mut();
        }
        // SAFETY: the size is not 0.
        unsafe {
            match contents {
                Contents::Zeroed => alloc::alloc_zeroed(layout),
                Contents::Uninit => alloc::alloc(layout),
            }
        }
    }

    unsafe fn release(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller vouches for pointer and layout, and `allocate` is of `std::alloc`.
        unsafe { alloc::dealloc(pointer, layout) }
    }
}

/// An owned allocation, aligned to [`ALIGNMENT`], freed when dropped.
///
/// It hands out a pointer and a length. There is no safe way to a `&[u8]`: a region may be
/// uninitialised, and once JS has the memory it may write at any time. (For `allocUnsafe` that is
/// the point. The pointer crosses the FFI boundary, after which the compiler has to assume that
/// somebody initialised the bytes; what is read then is old content, never an undefined value.)
///
/// ```
/// use ferrobuf::core::memory::{ALIGNMENT, Contents, Region};
///
/// let region = Region::new(1000, Contents::Zeroed)?;
/// assert_eq!(region.len(), 1000);
/// assert_eq!(region.as_ptr().as_ptr() as usize % ALIGNMENT, 0);
/// // SAFETY: it was zeroed, and nobody else has the pointer.
/// assert!(unsafe { region.bytes() }.iter().all(|&byte| byte == 0));
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
#[derive(Debug)]
pub struct Region<A: Allocator = System> {
    pointer: NonNull<u8>,
    layout: Layout,
    allocator: A,
}

// SAFETY: the region owns its memory, which is bound to no thread, and its allocator goes along
// with it.
unsafe impl<A: Allocator + Send> Send for Region<A> {}
// SAFETY: a shared region gives away a pointer and a length; to read through it is `unsafe`.
unsafe impl<A: Allocator + Sync> Sync for Region<A> {}

impl Region {
    /// Allocates `len` bytes from the process's allocator. Nothing is allocated for 0.
    ///
    /// # Errors
    ///
    /// [`Error::CapacityOverflow`] when no allocation can be that long, [`Error::OutOfMemory`] when
    /// this one failed.
    pub fn new(len: usize, contents: Contents) -> Result<Self> {
        Self::new_in(len, contents, System)
    }
}

impl<A: Allocator> Region<A> {
    /// [`Region::new`] with an allocator of the caller's.
    ///
    /// # Errors
    ///
    /// Those of [`Region::new`].
    pub fn new_in(len: usize, contents: Contents, allocator: A) -> Result<Self> {
        let layout =
            Layout::from_size_align(len, ALIGNMENT).map_err(|_| Error::CapacityOverflow)?;
        let pointer = if len == 0 {
            NonNull::<Aligned>::dangling().cast()
        } else {
            NonNull::new(allocator.allocate(layout, contents))
                .ok_or(Error::OutOfMemory { bytes: len })?
        };
        Ok(Self {
            pointer,
            layout,
            allocator,
        })
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.layout.size()
    }

    /// Whether the length is 0.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first byte: aligned, never null, for an empty region not to be read either.
    #[must_use]
    pub fn as_ptr(&self) -> NonNull<u8> {
        self.pointer
    }

    /// The bytes, to be written.
    pub fn uninit_bytes(&mut self) -> &mut [MaybeUninit<u8>] {
        // SAFETY: the region owns `len` bytes at `pointer` (dangling and aligned when 0), `&mut
        // self` makes them this borrow's alone, and they need not be initialised.
        unsafe { slice::from_raw_parts_mut(self.pointer.as_ptr().cast(), self.len()) }
    }

    /// The bytes, to be read.
    ///
    /// # Safety
    ///
    /// Every byte has been initialised, and none is written while the slice lives.
    #[must_use]
    pub unsafe fn bytes(&self) -> &[u8] {
        // SAFETY: the region owns `len` bytes at `pointer`; the caller vouches for the rest.
        unsafe { slice::from_raw_parts(self.pointer.as_ptr(), self.len()) }
    }
}

impl<A: Allocator> Drop for Region<A> {
    fn drop(&mut self) {
        if !self.is_empty() {
            // SAFETY: of `allocate` with this layout, and dropped once.
            unsafe { self.allocator.release(self.pointer.as_ptr(), self.layout) }
        }
    }
}

/// What the pointer of an empty region is aligned like.
#[repr(align(64))]
struct Aligned;

const _: () = assert!(align_of::<Aligned>() == ALIGNMENT);

#[cfg(test)]
mod tests {
    use super::{ALIGNMENT, Contents, Region};
    use crate::core::Error;
    use crate::core::memory::faulty::Faulty;

    const SIZES: [usize; 10] = [0, 1, 7, 63, 64, 65, 4095, 8192, 65_537, 1 << 20];

    #[test]
    fn is_aligned_and_as_long_as_asked() {
        for contents in [Contents::Zeroed, Contents::Uninit] {
            for len in SIZES {
                let mut region = Region::new(len, contents).expect("it is small");
                assert_eq!(region.len(), len);
                assert_eq!(region.is_empty(), len == 0);
                assert_eq!(region.as_ptr().addr().get() % ALIGNMENT, 0);
                assert_eq!(region.uninit_bytes().len(), len);
            }
        }
    }

    #[test]
    fn a_zeroed_one_is_zeros() {
        for len in SIZES {
            // Memory that was used before, as far as the allocator gives it out again.
            Region::new(len, Contents::Uninit)
                .expect("it is small")
                .uninit_bytes()
                .iter_mut()
                .for_each(|byte| _ = byte.write(0xa5));
            let region = Region::new(len, Contents::Zeroed).expect("it is small");
            // SAFETY: it is zeroed, and nobody has the pointer.
            let bytes = unsafe { region.bytes() };
            assert!(bytes.iter().all(|&byte| byte == 0), "{len}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut region = Region::new(300, Contents::Uninit).expect("it is small");
        for (byte, value) in region.uninit_bytes().iter_mut().zip((0..=u8::MAX).cycle()) {
            byte.write(value);
        }
        // SAFETY: the pointer is the region's own, and byte 299 is in it.
        unsafe { region.as_ptr().add(299).write(0xee) };
        // SAFETY: every byte has been written, and nobody writes now.
        let bytes = unsafe { region.bytes() };
        assert_eq!(
            (bytes[0], bytes[255], bytes[256], bytes[299]),
            (0, 255, 0, 0xee)
        );
    }

    #[test]
    fn impossible_sizes_are_errors() {
        let largest = isize::MAX as usize;
        for (len, error) in [
            (usize::MAX, Error::CapacityOverflow),
            (largest, Error::CapacityOverflow),
            (
                largest - ALIGNMENT + 1,
                Error::OutOfMemory {
                    bytes: largest - ALIGNMENT + 1,
                },
            ),
        ] {
            for contents in [Contents::Zeroed, Contents::Uninit] {
                assert_eq!(Region::new(len, contents).map(|_| ()), Err(error), "{len}");
            }
        }
    }

    #[test]
    fn a_failed_allocation_is_an_error_and_an_empty_region_needs_none() {
        let allocator = Faulty::failing_after(1);
        let first = Region::new_in(10, Contents::Zeroed, &allocator).expect("one may succeed");
        for contents in [Contents::Zeroed, Contents::Uninit] {
            let second = Region::new_in(10, contents, &allocator);
            assert_eq!(second.map(|_| ()), Err(Error::OutOfMemory { bytes: 10 }));
            assert!(Region::new_in(0, contents, &allocator).is_ok());
        }
        assert_eq!(allocator.held(), 1);
        drop(first);
        assert_eq!(allocator.held(), 0);
    }

    #[test]
    fn can_be_dropped_by_another_thread() {
        let region = Region::new(100, Contents::Zeroed).expect("it is small");
        std::thread::spawn(move || drop(region))
            .join()
            .expect("it only drops");
    }
}
