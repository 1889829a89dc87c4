//! One owned, aligned allocation.

use std::alloc::{self, Layout};
use std::mem::MaybeUninit;
use std::num::NonZero;
use std::ptr::NonNull;
use std::slice;

use crate::core::{Error, Result};

/// The alignment of every region: the largest that the system's allocator gives by itself. A wider one goes another
/// way, which costs more and cannot take zeros from the kernel: 1 MiB zeroed and touched took 738 µs at 64, and 464 at
/// 16. The pool needs 8 (a `Float64Array` in a Buffer); where it needs 64 (Node 26) it looks for the address itself,
/// because V8's memory in the same place can start anywhere.
pub const ALIGNMENT: usize = 2 * size_of::<usize>();

/// Where an empty region lies: aligned like any other, and never to be read.
const NOWHERE: NonNull<u8> = NonNull::without_provenance(NonZero::new(ALIGNMENT).unwrap());

/// What a new region holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Zeros.
    Zeroed,
    /// Anything: bytes that Rust has no right to read before somebody wrote them.
    Uninit,
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
/// assert_eq!(region.as_ptr().addr().get() % ALIGNMENT, 0);
/// // SAFETY: it was zeroed, and nobody else has the pointer.
/// assert!(unsafe { region.bytes() }.iter().all(|&byte| byte == 0));
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
#[derive(Debug)]
pub struct Region {
    pointer: NonNull<u8>,
    layout: Layout,
}

// SAFETY: the region owns its memory, which is bound to no thread.
unsafe impl Send for Region {}
// SAFETY: a shared region gives away a pointer and a length; to read through it is `unsafe`.
unsafe impl Sync for Region {}

impl Region {
    /// Allocates `len` bytes. Nothing is allocated for 0.
    ///
    /// # Errors
    ///
    /// [`Error::CapacityOverflow`] when no allocation can be that long, [`Error::OutOfMemory`] when
    /// this one failed.
    pub fn new(len: usize, contents: Contents) -> Result<Self> {
        let layout =
            Layout::from_size_align(len, ALIGNMENT).map_err(|_| Error::CapacityOverflow)?;
        if len == 0 {
            return Ok(Self {
                pointer: NOWHERE,
                layout,
            });
        }
        // SAFETY: the size is not 0.
        let pointer = unsafe {
            match contents {
                Contents::Zeroed => alloc::alloc_zeroed(layout),
                Contents::Uninit => alloc::alloc(layout),
            }
        };
        let pointer = NonNull::new(pointer).ok_or(Error::OutOfMemory { bytes: len })?;
        Ok(Self { pointer, layout })
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

    /// Writes zeros over all of it.
    pub fn zero(&mut self) {
        self.uninit_bytes().fill(MaybeUninit::new(0));
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

impl Drop for Region {
    fn drop(&mut self) {
        if !self.is_empty() {
            // SAFETY: of `std::alloc` with this layout, and dropped once.
            unsafe { alloc::dealloc(self.pointer.as_ptr(), self.layout) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ALIGNMENT, Contents, Region};
    use crate::core::Error;
    use crate::core::memory::faulty::{failing_after, held};

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
    fn one_that_was_written_can_be_zeroed() {
        let mut region = Region::new(100, Contents::Uninit).expect("it is small");
        region.uninit_bytes().fill(std::mem::MaybeUninit::new(7));
        region.zero();
        // SAFETY: every byte has been written, and nobody has the pointer.
        assert_eq!(unsafe { region.bytes() }, [0; 100]);
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
        for contents in [Contents::Zeroed, Contents::Uninit] {
            let region = failing_after(0, || Region::new(10, contents));
            assert_eq!(region.map(|_| ()), Err(Error::OutOfMemory { bytes: 10 }));
            assert!(failing_after(0, || Region::new(0, contents)).is_ok());
        }
    }

    #[test]
    fn is_freed_when_dropped() {
        let before = held();
        let regions: Vec<_> = SIZES.map(|len| Region::new(len, Contents::Zeroed)).into();
        let taken = held().wrapping_sub(before);
        assert_eq!(taken, SIZES.len(), "the list, and all but the empty one");
        drop(regions);
        assert_eq!(held(), before);
    }

    #[test]
    fn can_be_dropped_by_another_thread() {
        let region = Region::new(100, Contents::Zeroed).expect("it is small");
        std::thread::spawn(move || drop(region))
            .join()
            .expect("it only drops");
    }
}
