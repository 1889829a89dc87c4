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
//! - The time is O(hay + needle) whatever the bytes are. Native Buffer takes seconds where this
//!   takes milliseconds (4 MiB of `a`, 4,000-byte needle), and a user's input must not be able to
//!   cause that.
//! - No allocation.
//! - Offsets are `usize` throughout: matches past 2 and 4 GiB are reported where they are.
//! - An empty needle stands everywhere, so it is found first at 0 and last at the end of the
//!   haystack. (What `indexOf('')` returns is a rule of the shim.)
//! - Bytes that change during the search (a `SharedArrayBuffer`) can make the answer meaningless,
//!   never the access unsafe: every index is bounds-checked or derives from lengths alone.

mod byte;
#[cfg(any(test, fuzzing))]
mod counted;
mod direction;
mod forward;
mod prefilter;
mod rarest;
mod reverse;
#[cfg(fuzzing)]
pub mod steps;
#[cfg(test)]
mod sweep;
mod two_way;
mod unit;
pub mod wide;

use direction::{Direction, Forward, Reverse};
use unit::Unit;

pub use byte::{find_byte, rfind_byte};
pub use forward::find;
pub use reverse::rfind;

// Where an offset is wider than 32 bits.
#[cfg(all(test, target_pointer_width = "64"))]
mod tests {
    use super::{find, find_byte, rfind, rfind_byte, wide};

    #[test]
    #[ignore = "reads 4 GiB several times: minutes in a debug build, seconds with --release"]
    fn offsets_past_4_gib_are_exact() {
        let len = (1 << 32) + 4096;
        // Zeroed memory that is only read takes no room: the kernel maps one page of zeros
        // everywhere.
        let mut hay = vec![0; len];
        hay[len - 6..].copy_from_slice(b"wxyz\0\0");
        hay[4] = b'z';
        for last in [wide::rfind(&hay, b"wxyz"), rfind(&hay, b"wxyz")] {
            assert_eq!(last, Some(len - 6));
        }
        for first in [wide::find(&hay, b"wxyz"), find(&hay, b"wxyz")] {
            assert_eq!(first, Some(len - 6));
        }
        assert_eq!(
            (find_byte(&hay, b'z'), rfind_byte(&hay, b'z')),
            (Some(4), Some(len - 3))
        );
        assert_eq!(find_byte(&hay[5..], b'z'), Some(len - 3 - 5));
        // From the end, the other way round: the only match lies 4 GiB before it.
        assert_eq!(rfind(&hay, b"z\0"), Some(len - 3));
        assert_eq!(rfind(&hay[..len - 4], b"z\0"), Some(4));
        assert_eq!(wide::rfind(&hay[..len - 4], b"z\0"), Some(4));
    }
}
