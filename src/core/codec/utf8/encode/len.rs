//! The length of a string in UTF-8.

use crate::core::arch::lanes::{self, Lanes, TextKernel};
use crate::core::codec::utf16::{is_high, is_low};
use crate::core::codec::{CodeUnit, Units};

/// The bytes that [`encode`](super::encode) writes where there is room for all.
///
/// ```
/// use ferrobuf::core::codec::utf8;
///
/// assert_eq!(utf8::encoded_len(b"caf\xe9"), 5);
/// assert_eq!(utf8::encoded_len(&[0xd83d_u16, 0xde00, 0xd83d]), 7);
/// ```
#[must_use]
pub fn encoded_len<U: CodeUnit>(src: &[U]) -> usize {
    lanes::run(Len(U::units(src)))
}

/// The compiler makes vectors of these loops; what a level adds is that they are long.
struct Len<'a>(Units<'a>);

impl TextKernel for Len<'_> {
    type Output = usize;

    #[inline(always)]
    fn lanes<L: Lanes>(self, _: L) -> usize {
        self.generic()
    }

    #[inline(always)]
    fn generic(self) -> usize {
        match self.0 {
            Units::Latin1(bytes) => latin1_len(bytes),
            Units::Utf16(units) => utf16_len(units),
        }
    }
}

/// Units whose counts are summed in eight (one-byte strings) or sixteen bits (two-byte strings), where vectors have
/// most lanes, before they are added to the total. No sum of a block overflows.
const COUNT_BLOCK: usize = 128;

#[inline(always)]
fn latin1_len(bytes: &[u8]) -> usize {
    let mut len = bytes.len();
    for block in bytes.chunks(COUNT_BLOCK) {
        let upper = block.iter().fold(0_u8, |count, byte| count + (byte >> 7));
        len += usize::from(upper);
    }
    len
}

#[inline(always)]
fn utf16_len(units: &[u16]) -> usize {
    let mut len = units.len();
    for (index, block) in units.chunks(COUNT_BLOCK).enumerate() {
        let more = block.iter().fold(0_u16, |count, &unit| {
            count + u16::from(unit >= 0x80) + u16::from(unit >= 0x800)
        });
        // A pair is counted as twice three bytes, and is four. It may reach into the next block.
        let seconds = &units[index * COUNT_BLOCK + 1..];
        let pairs = block
            .iter()
            .zip(seconds)
            .fold(0_u16, |count, (&first, &second)| {
                count + (u16::from(is_high(first)) & u16::from(is_low(second)))
            });
        len += usize::from(more) - 2 * usize::from(pairs);
    }
    len
}
