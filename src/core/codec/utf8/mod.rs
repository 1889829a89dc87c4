//! UTF-8.
//!
//! Both directions follow the Web's encoder and decoder, as native does: a lone surrogate is written as U+FFFD, and
//! every maximal part of an ill-formed sequence is read as one U+FFFD. A byte order mark is a character like others.
//!
//! GB/s of UTF-8 at 64 KiB, on a Zen 4 EPYC (shared, 2 cores); `generic` is without vectors. The crate simdutf is what
//! Node links against; it refuses ill-formed text, which Node then reads in another way, at 0.43.
//!
//! | | avx512 | avx2 | generic | simdutf (AVX-512) | encoding_rs |
//! | --- | --- | --- | --- | --- | --- |
//! | decode French | 20 | 8.1 | 2.6 | 6.1 | 1.6 |
//! | decode Cyrillic | 10.9 | 5.3 | 0.9 | 6.3 | 1.0 |
//! | decode CJK | 5.6 | 3.3 | 1.2 | 5.4 | 1.7 |
//! | decode emoji | 4.0 | 2.4 | 1.3 | 3.8 | 1.2 |
//! | decode random bytes | 4.7 | 2.8 | 0.3 | refused | 0.1 |
//! | encode ASCII, two-byte | 30 | 12 | 7 | 23 | 5.9 |
//! | encode French, two-byte | 12 | 7.0 | 0.7 | 10 | 1.6 |
//! | encode Cyrillic | 19 | 11 | 1.1 | 16 | 1.6 |
//! | encode CJK | 14 | 9.6 | 1.5 | 9.7 | 1.7 |
//! | encode emoji | 5.6 | 3.4 | 1.1 | 5.1 | 1.8 |
//! | encode ASCII, one-byte | 47 (`memcpy`: 52) | 46 | 12 | | |
//! | encode French, one-byte | 16 | 9.7 | 1.5 | | |

mod decode;
mod encode;
mod validate;

#[cfg(test)]
pub(super) use decode::ON_STACK;
pub use decode::{Decoded, Text, decode, decode_with};
pub(super) use decode::{PART, decode_latin1, decode_units, to_utf16le};
pub(super) use encode::{Source, character, to_utf8};
pub use encode::{encode, encoded_len};
pub use validate::is_valid;

/// What stands for text that cannot be written or read.
pub(super) const REPLACEMENT: u16 = 0xfffd;
