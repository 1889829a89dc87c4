//! The slow, obvious version of everything: the oracle of the tests, fuzzers and benchmarks.

pub mod bytes;
pub mod codec;
