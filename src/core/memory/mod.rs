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
//! - [`Store`]: all of that for one environment, and the slabs that V8 has given back.
//!
//! ```
//! use ferrobuf::core::memory::{Ledger, Slab, Store};
//! use std::sync::Arc;
//!
//! let mut store = Store::new(Arc::new(Ledger::new()));
//!
//! if let Some(slab) = store.take(8192) {
//!     let data = slab.as_ptr(); // for napi_create_external_arraybuffer, with the hint:
//!     let hint = slab.into_raw()?;
//!     assert_eq!(store.ledger().snapshot().outstanding, 8192);
//!
//!     // ... V8 owns it; later, in the finaliser:
//!     // SAFETY: the hint is of `into_raw`, and this is its only finaliser.
//!     store.give_back(unsafe { Slab::from_raw(hint) });
//!     # let _ = data;
//! }
//! assert_eq!(store.ledger().snapshot().outstanding, 0);
//! # Ok::<(), ferrobuf::core::Error>(())
//! ```

mod atomic;
mod budget;
#[cfg(test)]
pub(super) mod faulty;
mod ledger;
#[cfg(all(test, loom))]
mod models;
mod pages;
mod region;
mod slab;
mod store;
#[cfg(test)]
mod threads;

pub use budget::Budget;
pub use ledger::{Account, Charge, Ledger, Snapshot};
pub use pages::prefer_huge_pages;
pub use region::{ALIGNMENT, Contents, Region};
pub use slab::Slab;
pub use store::Store;
