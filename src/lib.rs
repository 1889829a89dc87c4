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
use binding::{Export, allocate, bytes, convert, export, memory, pinned, search, text, write};

/// The version of the addon. `lib/native.js` takes no addon of another version than the package's: the two agree on the
/// functions below, their arguments and the memory they share, and nothing else would tell a mismatch.
#[cfg(all(feature = "node", not(test)))]
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the addon exports: JavaScript name and function. Beside these there are only `version`, `block`
/// (`binding/block.rs`) and `memoryUsage` (`binding/memory.rs`), which is cold and therefore uses the `#[napi]` macro.
///
/// The shim has coerced and checked every argument before it calls one of these; the functions themselves
/// check once more only what memory safety needs.
#[cfg(all(feature = "node", not(test)))]
pub(crate) const EXPORTS: &[Export] = &[
    // Bytes to string: (view, start, end).
    export!("asciiSlice", text::ascii_slice),
    export!("base64Slice", text::base64_slice),
    export!("base64urlSlice", text::base64url_slice),
    export!("hexSlice", text::hex_slice),
    export!("latin1Slice", text::latin1_slice),
    export!("ucs2Slice", text::ucs2_slice),
    export!("utf8Slice", text::utf8_slice),
    // The same of all bytes: (view).
    export!("asciiAll", text::ascii_all),
    export!("base64All", text::base64_all),
    export!("base64urlAll", text::base64url_all),
    export!("hexAll", text::hex_all),
    export!("latin1All", text::latin1_all),
    export!("ucs2All", text::ucs2_all),
    export!("utf8All", text::utf8_all),
    // String to bytes: (view, string), or (string) for the pinned view. Here and below, other operands and answers
    // cross in the block (`binding/block.rs`). Decoding takes both base64 alphabets, so there is no base64urlWrite.
    export!("base64Write", write::base64_write),
    export!("base64WritePart", write::base64_write_part),
    export!("base64WritePinned", write::base64_write_pinned),
    export!("hexWrite", write::hex_write),
    export!("hexWritePinned", write::hex_write_pinned),
    export!("latin1Write", write::latin1_write),
    export!("latin1WritePinned", write::latin1_write_pinned),
    export!("pin", pinned::pin),
    export!("ucs2Write", write::ucs2_write),
    export!("ucs2WritePinned", write::ucs2_write_pinned),
    export!("utf8Write", write::utf8_write),
    export!("utf8WriteNarrow", write::utf8_write_narrow),
    export!("utf8WritePinned", write::utf8_write_pinned),
    export!("utf8WritePlain", write::utf8_write_plain),
    // Size of an encoded string: (string).
    export!("byteLengthNarrow", text::byte_length_narrow),
    export!("byteLengthUtf8", text::byte_length_utf8),
    export!("byteLengthWide", text::byte_length_wide),
    // Conversions between whole values.
    export!("atob", convert::atob),
    export!("atobNarrow", convert::atob_narrow),
    export!("btoa", convert::btoa),
    export!("btoaNarrow", convert::btoa_narrow),
    export!("transcode", convert::transcode),
    // Bytes with bytes, in the block.
    export!("compare", bytes::compare),
    export!("equals", bytes::equals),
    export!("fillPattern", bytes::fill_pattern),
    export!("fillShort", bytes::fill_short),
    export!("isAscii", bytes::is_ascii),
    export!("isUtf8", bytes::is_utf8),
    export!("swap16", bytes::swap16),
    export!("swap32", bytes::swap32),
    export!("swap64", bytes::swap64),
    // Search: (view, what), in the block.
    export!("searchByte", search::byte),
    export!("searchBytes", search::bytes),
    export!("searchShort", search::short),
    export!("searchString", search::string),
    // Memory.
    export!("alignmentGap", memory::alignment_gap),
    export!("createSlab", memory::create_slab),
    export!("createUninitialised", allocate::create_uninitialised),
    export!("preferHugePages", allocate::prefer_huge),
];
