//! Where does a byte, a run of bytes or a run of 16-bit units stand?
//!
//! ```
//! use ferrobuf::core::search;
//!
//! let hay = b"one two one";
//! assert_eq!(search::find(hay, b"one"), Some(0));
//! assert_eq!(search::rfind(hay, b"one"), Some(8));
//! assert_eq!(search::find_byte(hay, b't'), Some(4));
//! assert_eq!(search::find(hay, b"three"), None);
//! ```
//!
//! What holds of every function here:
//!
//! - The time is O(hay + needle) whatever the bytes are. Native Buffer takes seconds where this takes
//!   milliseconds (4 MiB of `a`, 4,000-byte needle), and a user's input must not be able to cause that.
//! - No allocation.
//! - Offsets are `usize` throughout: matches past 2 and 4 GiB are reported where they are.
//! - An empty needle stands everywhere, so it is found first at 0 and last at the end of the haystack.
//!   (What `indexOf('')` returns is a rule of the shim.)
//! - Bytes that change during the search (a `SharedArrayBuffer`) can make the answer meaningless, never
//!   the access unsafe: every index is bounds-checked or derives from lengths alone.

mod byte;
mod forward;
mod prefilter;
mod reverse;
mod two_way;
pub mod wide;

pub use byte::{find_byte, rfind_byte};
pub use forward::{find, find_generic};
pub use reverse::rfind;

/// The element of a search: a byte, or a 16-bit unit as its two bytes.
///
/// The order is used by [`two_way`] alone, which needs some total order and does not care which. That is
/// why units are compared as pairs of bytes and the machine's endianness never matters.
trait Unit: Copy + Ord {
    /// How common the unit is thought to be; larger is more common. It only steers the choice of what to
    /// look for first: a wrong guess costs time within the linear bound.
    fn commonness(self) -> u8;
}

impl Unit for u8 {
    #[inline]
    fn commonness(self) -> u8 {
        COMMONNESS[usize::from(self)]
    }
}

/// A table, because a `match` per unit doubled the time of choosing.
static COMMONNESS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = match byte as u8 {
            0 | b' ' => 7,
            b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' | 0xff => 6,
            b'a'..=b'z' => 5,
            b'0'..=b'9' | b'\n' | b'"' | b',' | b'.' | b'/' | b'-' | b'_' => 4,
            0x80..=0xfe => 3,
            b'!'..=b'~' => 2,
            _ => 1,
        };
        byte += 1;
    }
    table
};

impl Unit for [u8; 2] {
    fn commonness(self) -> u8 {
        match self {
            [low, 0] => low.commonness(),
            // Of a script above Latin-1 there are many letters, and all of them share the high byte.
            _ => 3,
        }
    }
}

/// Which end a search starts from.
trait Direction {
    /// The start of the next `len` of `all` positions, when `done` of them have been ruled out.
    fn base(all: usize, done: usize, len: usize) -> usize;

    /// Where element `index`, counted from the end that the search starts at, stands in `len` elements.
    fn nth(len: usize, index: usize) -> usize;
}

/// From the start: the first match.
struct Forward;

/// From the end: the last match.
struct Reverse;

impl Direction for Forward {
    #[inline(always)]
    fn base(_all: usize, done: usize, _len: usize) -> usize {
        done
    }

    #[inline(always)]
    fn nth(_len: usize, index: usize) -> usize {
        index
    }
}

impl Direction for Reverse {
    #[inline(always)]
    fn base(all: usize, done: usize, len: usize) -> usize {
        all - done - len
    }

    #[inline(always)]
    fn nth(len: usize, index: usize) -> usize {
        len - 1 - index
    }
}
