//! Memory that Rust owns: where it comes from, who holds it, how much of it there is.
//!
//! - [`Region`]: one aligned allocation, freed when dropped. A failed allocation is a value.
//! - [`Slab`]: a region that is on its way to (or under) an external `ArrayBuffer`. It crosses the
//!   FFI boundary as a raw pointer and comes back in the finaliser, once.
//! - [`Ledger`]: counters of all that, one per environment and [one for the
//!   process](Ledger::process). Each amount is held by a [`Charge`], so whatever goes wrong,
//!   dropping what was built restores the balance.
//! - [`Budget`]: decides, from the ledger's figure of outstanding bytes, whether the next slab may
//!   be external.
//!
//! ```
//! use ferrobuf::core::memory::{Budget, Contents, Ledger, Slab};
//! use std::sync::Arc;
//!
//! let ledger = Arc::new(Ledger::new());
//! let mut budget = Budget::default();
//!
//! if budget.admits(ledger.snapshot().outstanding, 8192) {
//!     let slab = Slab::pooled(8192, Contents::Zeroed, &ledger)?;
//!     let data = slab.as_ptr(); // for napi_create_external_arraybuffer, with the hint:
//!     let hint = slab.into_raw()?;
//!     assert_eq!(ledger.snapshot().outstanding, 8192);
//!
//!     // ... V8 owns it; later, in the finaliser:
//!     // SAFETY: the hint is of `into_raw`, and this is its only finaliser.
//!     let slab: Slab = unsafe { Slab::from_raw(hint) };
//!     drop(slab);
//!     # let _ = data;
//! }
//! assert_eq!(ledger.snapshot().live, 0);
//! # Ok::<(), ferrobuf::core::Error>(())
//! ```

mod budget;
#[cfg(test)]
mod faulty;
mod ledger;
mod pages;
mod region;
mod slab;

pub use budget::Budget;
pub use ledger::{Account, Charge, Ledger, Snapshot};
pub use pages::prefer_huge_pages;
pub use region::{ALIGNMENT, Allocator, Contents, Region, System};
pub use slab::Slab;
