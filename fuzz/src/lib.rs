//! What the fuzz targets share: how the fuzzer's bytes become operands, and where these lie.

mod input;
mod placed;

pub use input::{Input, Room, widened};
pub use placed::{Placed, check_written};
