//! The pure core: memory, codecs, search, compare. It knows nothing of Node.

mod arch;
pub mod codec;
pub mod compare;
mod error;
#[cfg(test)]
mod faults;
pub mod fill;
pub mod memory;
#[doc(hidden)]
pub mod naive;
mod scratch;
pub mod search;
pub mod swap;
#[cfg(test)]
mod testing;

pub use error::{Error, Result};
pub use scratch::{boxed, copied, shrink, zeroed};
