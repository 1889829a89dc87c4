//! A region on its way to an external `ArrayBuffer`.

use std::ffi::c_void;
use std::ptr::NonNull;
use std::sync::Arc;

use super::{Account, Charge, Contents, Ledger, Region};
use crate::core::{Result, boxed};

/// A region, its entries in the ledger, and the way across the FFI boundary and back.
///
/// [`into_raw`](Slab::into_raw) gives the hint that goes with the external `ArrayBuffer`; the
/// finaliser makes a slab of it again with [`from_raw`](Slab::from_raw). The memory is freed exactly
/// once: when the slab is dropped, and that is impossible while it is raw. The example is that of
/// the [module](super).
///
/// A slab of 0 bytes is sound, but owns no address of its own; V8 should not be given several
/// external `ArrayBuffer`s of the same address, so an empty one is better made by V8.
#[derive(Debug)]
pub struct Slab {
    // Dropped in this order: memory is given back before the ledger says so, never after.
    region: Region,
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
        // Charged when it is there, so that one which failed is no part of the peak.
        let region = Region::new(len, contents)?;
        let charge = ledger.charge(Account::Region, len)?;
        Ok(Self {
            region,
            charge,
            pooled: None,
            outstanding: None,
        })
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

    /// Writes zeros over all of it: for a slab that is used again.
    pub fn zero(&mut self) {
        self.region.zero();
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

    /// The first byte; see [`Region::as_ptr`]. It stays where it is when the slab moves or becomes
    /// raw.
    #[must_use]
    pub fn as_ptr(&self) -> NonNull<u8> {
        self.region.as_ptr()
    }

    /// Gives the slab away as a pointer, and counts it as outstanding until [`Slab::from_raw`]
    /// takes it back.
    ///
    /// When making the `ArrayBuffer` fails afterwards, take it back at once and drop it.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`](crate::core::Error::OutOfMemory) or
    /// [`Error::CapacityOverflow`](crate::core::Error::CapacityOverflow); the slab is freed then.
    pub fn into_raw(mut self) -> Result<NonNull<c_void>> {
        let ledger = Arc::clone(self.charge.ledger());
        self.outstanding = Some(ledger.charge(Account::Outstanding, self.len())?);
        Ok(NonNull::from(Box::leak(boxed(self)?)).cast())
    }

    /// Takes back what [`Slab::into_raw`] gave away.
    ///
    /// # Safety
    ///
    /// `raw` is of `into_raw`, it was not taken back before, and nobody uses the slab's memory once
    /// the returned slab is dropped or used again.
    #[must_use]
    pub unsafe fn from_raw(raw: NonNull<c_void>) -> Self {
        // SAFETY: `into_raw` made it of a boxed slab, and the caller is the first to take it back.
        let mut slab = *unsafe { Box::from_raw(raw.cast::<Self>().as_ptr()) };
        slab.outstanding = None;
        slab
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::Slab;
    use crate::core::Error;
    use crate::core::memory::faulty::{failing_after, held};
    use crate::core::memory::{Account, Contents, Ledger, Snapshot};

    fn assert_empty(ledger: &Ledger) {
        let Snapshot {
            live,
            pooled,
            outstanding,
            regions,
            peak: _,
        } = ledger.snapshot();
        assert_eq!((live, pooled, outstanding, regions), (0, 0, 0, 0));
    }

    #[test]
    fn is_counted_from_its_making_to_its_finaliser() {
        let ledger = Arc::new(Ledger::new());
        let slab = Slab::pooled(100, Contents::Zeroed, &ledger).expect("it is small");
        let held = Snapshot {
            live: 100,
            peak: 100,
            pooled: 100,
            outstanding: 0,
            regions: 1,
        };
        assert_eq!(ledger.snapshot(), held);
        let address = slab.as_ptr();

        let raw = slab.into_raw().expect("it is small");
        assert_eq!(
            ledger.snapshot(),
            Snapshot {
                outstanding: 100,
                ..held
            }
        );

        // SAFETY: of `into_raw`, and taken back once.
        let slab = unsafe { Slab::from_raw(raw) };
        assert_eq!(ledger.snapshot(), held);
        assert_eq!(
            (slab.as_ptr(), slab.len(), slab.is_empty()),
            (address, 100, false)
        );
        drop(slab);
        assert_empty(&ledger);
    }

    #[test]
    fn one_that_is_not_pooled_does_not_count_as_pooled() {
        let ledger = Arc::new(Ledger::new());
        let _slab = Slab::new(64, Contents::Uninit, &ledger).expect("it is small");
        assert_eq!(ledger.snapshot().pooled, 0);
        assert_eq!(ledger.snapshot().live, 64);
    }

    #[test]
    fn an_empty_one_makes_the_way_too() {
        let ledger = Arc::new(Ledger::new());
        let slab = Slab::new(0, Contents::Uninit, &ledger).expect("it is empty");
        assert!(slab.is_empty());
        let raw = slab.into_raw().expect("it is small");
        assert_eq!(
            (ledger.snapshot().outstanding, ledger.snapshot().regions),
            (0, 1)
        );
        // SAFETY: of `into_raw`, and taken back once.
        drop(unsafe { Slab::from_raw(raw) });
        assert_empty(&ledger);
    }

    /// Each allocation on the way fails once: the region, and the cell that makes it one pointer.
    #[test]
    fn a_failed_allocation_leaves_everything_as_it_was() {
        let ledger = Arc::new(Ledger::new());
        let before = held();
        for (successes, bytes) in [(0, 10), (1, size_of::<Slab>())] {
            let raw = failing_after(successes, || {
                Slab::pooled(10, Contents::Zeroed, &ledger).and_then(Slab::into_raw)
            });
            assert_eq!(raw, Err(Error::OutOfMemory { bytes }));
            assert_empty(&ledger);
            assert_eq!(held(), before);
        }
        for len in [usize::MAX, isize::MAX as usize - 100] {
            assert!(Slab::pooled(len, Contents::Uninit, &ledger).is_err());
            assert_empty(&ledger);
        }
    }

    #[test]
    fn a_refused_charge_frees_the_region() {
        for refusing in [Account::Region, Account::Pooled, Account::Outstanding] {
            // Without the process above it: the other tests must not find that full.
            let ledger = Arc::new(Ledger::with_parent(None));
            let _full = ledger.charge(refusing, usize::MAX).expect("it is empty");
            let before = (held(), ledger.snapshot());
            let raw = Slab::pooled(10, Contents::Zeroed, &ledger).and_then(Slab::into_raw);
            assert_eq!(raw, Err(Error::CapacityOverflow));
            let Snapshot { peak, .. } = ledger.snapshot();
            assert_eq!(
                (held(), Snapshot { peak, ..before.1 }),
                (before.0, ledger.snapshot())
            );
        }
    }

    #[test]
    fn is_freed_exactly_once_whoever_drops_it() {
        let ledger = Arc::new(Ledger::new());
        let before = held();
        let make = || Slab::new(10, Contents::Zeroed, &ledger).expect("it is small");
        drop(make());
        assert_eq!(held(), before);
        let raw = [(); 3].map(|()| make().into_raw().expect("it is small"));
        assert_eq!(held(), before + 2 * raw.len(), "region and cell each");
        for raw in raw {
            // SAFETY: of `into_raw`, and taken back once.
            drop(unsafe { Slab::from_raw(raw) });
        }
        assert_eq!(held(), before);
        assert_empty(&ledger);
    }

    #[test]
    fn the_finaliser_may_run_on_another_thread_after_the_environment_is_gone() {
        let ledger = Arc::new(Ledger::new());
        let weak = Arc::downgrade(&ledger);
        let slab = Slab::new(10, Contents::Zeroed, &ledger).expect("it is small");
        drop(ledger);
        assert_eq!(weak.strong_count(), 1, "the slab's charge keeps the ledger");
        thread::spawn(move || drop(slab))
            .join()
            .expect("it only drops");
        assert_eq!(weak.strong_count(), 0);
    }
}
