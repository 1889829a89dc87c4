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

/// Where regions come from. The one of production is [`System`]; tests put one that fails in its place.
///
/// # Safety
///
/// `allocate` returns null or a pointer to `layout.size()` bytes at `layout.align()`, zeroed when asked so,
/// that nothing else uses until `release`.
pub unsafe trait Allocator {
    /// Allocates `layout`. Null when it cannot, and for a size of 0.
    fn allocate(&self, layout: Layout, contents: Contents) -> *mut u8;

    /// Gives an allocation back.
    ///
    /// # Safety
    ///
    /// `pointer` is of `allocate` of this allocator with the same `layout`, and was not released before.
    unsafe fn release(&self, pointer: *mut u8, layout: Layout);
}

/// The allocator of the process.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

// SAFETY: `std::alloc` keeps exactly these promises for the sizes that are passed to it, which are not 0.
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
/// It hands out a pointer and a length. There is no safe way to a `&[u8]`: a region may be uninitialised, and
/// once JS has the memory it may write at any time. (For `allocUnsafe` that is the point. The pointer crosses
/// the FFI boundary, after which the compiler has to assume that somebody initialised the bytes; what is read
/// then is old content, never an undefined value.)
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

// SAFETY: the region owns its memory, which is bound to no thread, and its allocator goes along with it.
unsafe impl<A: Allocator + Send> Send for Region<A> {}
// SAFETY: a shared region gives away a pointer and a length; to read through it is `unsafe`.
unsafe impl<A: Allocator + Sync> Sync for Region<A> {}

impl Region {
    /// Allocates `len` bytes from the process's allocator. Nothing is allocated for 0.
    ///
    /// # Errors
    ///
    /// [`Error::CapacityOverflow`] when no allocation can be that long, [`Error::OutOfMemory`] when this one
    /// failed.
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
        Ok(Self { pointer, layout, allocator })
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
        // SAFETY: the region owns `len` bytes at `pointer` (dangling and aligned when 0), `&mut self` makes
        // them this borrow's alone, and they need not be initialised.
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
