//! ASCII: seven bits per byte.
//!
//! Reading is what is special: native's `ascii` drops the upper bit of every byte. Writing `ascii` is writing
//! [`latin1`](super::latin1).

use std::borrow::Cow;
use std::mem::MaybeUninit;

use super::output::made;
use crate::core::Result;
use crate::core::arch::lanes::{self, BLOCK, Lanes, TextKernel};
use crate::core::arch::room;

/// Whether every byte is below 128. True for no bytes at all.
///
/// ```
/// use ferrobuf::core::codec::ascii;
///
/// assert!(ascii::is_ascii(b"plain"));
/// assert!(!ascii::is_ascii("café".as_bytes()));
/// ```
#[must_use]
pub fn is_ascii(src: &[u8]) -> bool {
    src.is_ascii()
}

/// The number of ASCII bytes that `src` begins with.
///
/// ```
/// use ferrobuf::core::codec::ascii;
///
/// assert_eq!(ascii::prefix("caf\u{e9}".as_bytes()), 3);
/// ```
#[must_use]
pub fn prefix(src: &[u8]) -> usize {
    lanes::run(Prefix(src))
}

struct Prefix<'a>(&'a [u8]);

impl TextKernel for Prefix<'_> {
    type Output = usize;

    #[inline(always)]
    fn lanes<L: Lanes>(self, lanes: L) -> usize {
        let mut read = 0;
        while let Some(block) = self.0[read..].first_chunk::<BLOCK>() {
            let high = lanes.at_least(lanes.load(block), 0x80);
            if high != 0 {
                return read + high.trailing_zeros() as usize;
            }
            read += BLOCK;
        }
        Prefix(&self.0[read..]).generic() + read
    }

    #[inline(always)]
    fn generic(self) -> usize {
        let mut blocks = self.0.chunks_exact(16);
        let is_ascii = |block: &&[u8]| block.is_ascii();
        let read = 16 * blocks.by_ref().take_while(is_ascii).count();
        let rest = &self.0[read..];
        let last = rest.iter().position(|byte| !byte.is_ascii());
        read + last.unwrap_or(rest.len())
    }
}

/// Hands `src` on without the upper bit of each byte; `src` itself where no byte has it.
///
/// # Errors
///
/// [`Error::OutOfMemory`](crate::core::Error::OutOfMemory).
///
/// ```
/// use ferrobuf::core::codec::ascii;
///
/// assert_eq!(ascii::mask_with(&[0xe1, 0x62], |text| text.into_owned())?, b"ab");
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn mask_with<R>(src: &[u8], body: impl FnOnce(Cow<'_, [u8]>) -> R) -> Result<R> {
    if prefix(src) == src.len() {
        return Ok(body(Cow::Borrowed(src)));
    }
    // SAFETY: there is as much to write to as `src` is long.
    unsafe { made(src.len(), |dst| write_masked(src, dst), body) }
}

/// Copies `src` without the upper bit of each byte, as far as `dst` has room.
///
/// ```
/// use ferrobuf::core::codec::ascii;
///
/// let mut text = [0; 3];
/// ascii::mask(&[0xe1, 0x62, 0xe3], &mut text);
/// assert_eq!(&text, b"abc");
/// ```
pub fn mask(src: &[u8], dst: &mut [u8]) {
    // SAFETY: nothing but bytes is written.
    write_masked(src, unsafe { room(dst) });
}

fn write_masked(src: &[u8], dst: &mut [MaybeUninit<u8>]) {
    for (to, &from) in dst.iter_mut().zip(src) {
        to.write(from & 0x7f);
    }
}
