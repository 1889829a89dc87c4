//! The pure core: memory, codecs, search, compare. It knows nothing of Node.

pub mod codec;
mod error;
pub mod compare;
pub mod fill;
pub mod memory;
pub mod search;
pub mod swap;

pub use error::{Error, Result};
