//! ferrobuf's crate map.

pub mod core;
