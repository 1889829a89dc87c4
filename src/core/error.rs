//! What can go wrong in the core, as values.

use thiserror::Error as ThisError;

/// An error of the core. The binding turns each into a JavaScript error in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ThisError)]
pub enum Error {
    /// A size computation left the range of `usize`.
    #[error("the size of the result does not fit the address space")]
    CapacityOverflow,
    /// The allocator returned null.
    #[error("could not allocate {bytes} bytes")]
    OutOfMemory {
        /// How many bytes were asked for.
        bytes: usize,
    },
    /// Text that cannot be transcoded: ill-formed, where native substitutes nothing.
    #[error("a character of the source is invalid")]
    InvalidCharFound,
}

/// The core's result type.
pub type Result<T> = std::result::Result<T, Error>;
