//! A region on its way to an external `ArrayBuffer`.

use std::ffi::c_void;
use std::ptr::{self, NonNull};
use std::sync::Arc;

use super::{Account, Allocator, Charge, Contents, Ledger, Region, System};
use crate::core::{Error, Result};

/// A region, its entries in the ledger, and the way across the FFI boundary and back.
///
/// [`into_raw`](Slab::into_raw) gives the hint that goes with the external `ArrayBuffer`; the finaliser makes
/// a slab of it again with [`from_raw`](Slab::from_raw) and drops that. The memory is freed there, exactly
/// once, or when a slab that never became raw is dropped. The example is that of the [module](super).
///
/// A slab of 0 bytes is sound, but owns no address of its own; V8 should not be given several external
/// `ArrayBuffer`s of the same address, so an empty one is better made by V8.
#[derive(Debug)]
pub struct Slab<A: Allocator = System> {
    // Dropped in this order: memory is given back before the ledger says so, never after.
    region: Region<A>,
    charge: Charge,
    pooled: Option<Charge>,
    outstanding: Option<Charge>,
}

impl Slab {
    /// A slab of `len` bytes on `ledger`.
    ///
    /// # Errors
    ///
    /// Those of [`Region::new`] and of [`Ledger::charge`]. The ledger is then as it was.
    pub fn new(len: usize, contents: Contents, ledger: &Arc<Ledger>) -> Result<Self> {
        Self::new_in(len, contents, ledger, System)
    }

    /// A slab that also counts as pooled.
    ///
    /// # Errors
    ///
    /// Those of [`Slab::new`].
    pub fn pooled(len: usize, contents: Contents, ledger: &Arc<Ledger>) -> Result<Self> {
        let mut slab = Self::new(len, contents, ledger)?;
        slab.pooled = Some(ledger.charge(Account::Pooled, len)?);
        Ok(slab)
    }
}

impl<A: Allocator> Slab<A> {
    /// [`Slab::new`] with an allocator of the caller's.
    ///
    /// # Errors
    ///
    /// Those of [`Slab::new`].
    pub fn new_in(
        len: usize,
        contents: Contents,
        ledger: &Arc<Ledger>,
        allocator: A,
    ) -> Result<Self> {
        let charge = ledger.charge(Account::Region, len)?;
        let region = Region::new_in(len, contents, allocator)?;
        Ok(Self { region, charge, pooled: None, outstanding: None })
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.region.len()
    }

    /// Whether the length is 0.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.region.is_empty()
    }

    /// The first byte; see [`Region::as_ptr`]. It stays where it is when the slab moves or becomes raw.
    #[must_use]
    pub fn as_ptr(&self) -> NonNull<u8> {
        self.region.as_ptr()
    }

    /// Gives the slab away as a pointer, and counts it as outstanding until [`Slab::from_raw`] takes it back.
    ///
    /// When making the `ArrayBuffer` fails afterwards, take it back at once and drop it.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`] or [`Error::CapacityOverflow`]; the slab is freed then.
    pub fn into_raw(mut self) -> Result<NonNull<c_void>> {
        let ledger = Arc::clone(self.charge.ledger());
        self.outstanding = Some(ledger.charge(Account::Outstanding, self.len())?);
        // `Box::new` aborts when it cannot allocate; a `Vec` of one can say so.
        let mut cell = Vec::new();
        cell.try_reserve_exact(1).map_err(|_| Error::OutOfMemory { bytes: size_of::<Self>() })?;
        cell.push(self);
        let raw = Box::into_raw(cell.into_boxed_slice());
        NonNull::new(raw.cast()).ok_or(Error::OutOfMemory { bytes: size_of::<Self>() })
    }

    /// Takes back what [`Slab::into_raw`] gave away.
    ///
    /// # Safety
    ///
    /// `raw` is of `into_raw` of a slab with the same allocator type, it was not taken back before, and
    /// nobody uses the slab's memory once the returned slab is dropped.
    #[must_use]
    pub unsafe fn from_raw(raw: NonNull<c_void>) -> Self {
        let cell = ptr::slice_from_raw_parts_mut(raw.as_ptr().cast::<Self>(), 1);
        // SAFETY: `into_raw` made it of a boxed slice of one slab, and the caller is the first to take it back.
        let cell = unsafe { Box::from_raw(cell) };
        let mut slab = cell.into_vec().remove(0);
        slab.outstanding = None;
        slab
    }
}
