//! ferrobuf: the Rust side of a drop-in replacement for Node's `Buffer`.
//!
//! The map of the crate, in the one direction in which it may be read:
//!
//! - [`core`]: memory, codecs, search, compare. Pure Rust; compiles, is tested and fuzzed alone
//!   (`--no-default-features`).
//! - `binding` (feature `node`): Node-API values in, values out; no algorithm.
//! - `lib/*.js`: the shim, with Node's names, argument rules and errors.
//!
//! This file also holds [the one table](EXPORTS) of what JavaScript can call.
//!
//! ```
//! use ferrobuf::core::codec::hex;
//!
//! let mut text = [0; 4];
//! hex::encode(&[0xde, 0xad], &mut text);
//! assert_eq!(&text, b"dead");
//! ```

pub mod core;

// Not in the unit tests: nothing registers an addon there, and there is no Node to link with.
#[cfg(all(feature = "node", not(test)))]
mod binding;

#[cfg(all(feature = "node", not(test)))]
use binding::{
    Export, allocate, block, bytes, convert, export, memory, pinned, search, text, write,
};

/// The version of the addon. `lib/native.js` takes no addon of another version than the package's: the two agree on the
/// functions below, their arguments and the memory they share, and nothing else would tell a mismatch.
#[cfg(all(feature = "node", not(test)))]
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the addon exports: JavaScript name and function. Beside these there are only `version` and `block`
/// (`binding/block.rs`).
///
/// The shim has coerced and checked every argument before it calls one of these; the functions themselves
/// check once more only what memory safety needs.
#[cfg(all(feature = "node", not(test)))]
pub(crate) const EXPORTS: &[Export] = &[
    // Bytes to string: (view, start, end).
    export!(c"asciiSlice", text::ascii_slice),
    export!(c"base64Slice", text::base64_slice),
    export!(c"base64urlSlice", text::base64url_slice),
    export!(c"hexSlice", text::hex_slice),
    export!(c"latin1Slice", text::latin1_slice),
    export!(c"ucs2Slice", text::ucs2_slice),
    export!(c"utf8Slice", text::utf8_slice),
    // The same of all bytes: (view).
    export!(c"asciiAll", text::ascii_all),
    export!(c"base64All", text::base64_all),
    export!(c"base64urlAll", text::base64url_all),
    export!(c"hexAll", text::hex_all),
    export!(c"latin1All", text::latin1_all),
    export!(c"ucs2All", text::ucs2_all),
    export!(c"utf8All", text::utf8_all),
    // String to bytes: (view, string), or (string) for the pinned view. Here and below, other operands and answers
    // cross in the block (`binding/block.rs`). Decoding takes both base64 alphabets, so there is no base64urlWrite.
    export!(c"base64Write", write::base64_write),
    export!(c"base64WritePart", write::base64_write_part),
    export!(c"base64WritePinned", write::base64_write_pinned),
    export!(c"hexWrite", write::hex_write),
    export!(c"hexWritePinned", write::hex_write_pinned),
    export!(c"latin1Write", write::latin1_write),
    export!(c"latin1WritePinned", write::latin1_write_pinned),
    export!(c"pin", pinned::pin),
    export!(c"ucs2Write", write::ucs2_write),
    export!(c"ucs2WritePinned", write::ucs2_write_pinned),
    export!(c"utf8Write", write::utf8_write),
    export!(c"utf8WriteNarrow", write::utf8_write_narrow),
    export!(c"utf8WritePinned", write::utf8_write_pinned),
    export!(c"utf8WritePlain", write::utf8_write_plain),
    // Size of an encoded string: (string).
    export!(c"byteLengthNarrow", text::byte_length_narrow),
    export!(c"byteLengthUtf8", text::byte_length_utf8),
    export!(c"byteLengthWide", text::byte_length_wide),
    // Conversions between whole values.
    export!(c"atob", convert::atob),
    export!(c"atobNarrow", convert::atob_narrow),
    export!(c"btoa", convert::btoa),
    export!(c"btoaNarrow", convert::btoa_narrow),
    export!(c"transcode", convert::transcode),
    // Bytes with bytes, in the block.
    export!(c"compare", bytes::compare),
    export!(c"equals", bytes::equals),
    export!(c"fillPattern", bytes::fill_pattern),
    export!(c"fillShort", bytes::fill_short),
    export!(c"isAscii", bytes::is_ascii),
    export!(c"isUtf8", bytes::is_utf8),
    export!(c"swap16", bytes::swap16),
    export!(c"swap32", bytes::swap32),
    export!(c"swap64", bytes::swap64),
    // Search: (view, what), in the block.
    export!(c"searchByte", search::byte),
    export!(c"searchBytes", search::bytes),
    export!(c"searchShort", search::short),
    export!(c"searchString", search::string),
    // Memory.
    export!(c"alignmentGap", memory::alignment_gap),
    export!(c"createSlab", memory::create_slab),
    export!(c"createUninitialised", allocate::create_uninitialised),
    export!(c"memoryUsage", memory::memory_usage),
    export!(c"preferHugePages", allocate::prefer_huge),
    export!(c"setCollector", block::set_collector),
    export!(c"leaveBehind", allocate::leave_behind),
];
