//! JavaScript strings to UTF-8.

mod len;
mod scalar;
mod vector;

pub use len::encoded_len;
pub(in crate::core::codec) use scalar::character;

use super::REPLACEMENT;
use crate::core::arch::lanes::{self, Lanes, TextKernel};
use crate::core::codec::{CodeUnit, Units};

/// Writes `src` as UTF-8, whole characters only: stops where the next does not fit. Returns the number of bytes
/// written, and touches nothing beyond them. A lone surrogate is written as U+FFFD (EF BF BD).
///
/// ```
/// use ferrobuf::core::codec::utf8;
///
/// let mut bytes = [0; 5];
/// assert_eq!(utf8::encode(&[0x0061_u16, 0x20ac, 0x20ac], &mut bytes), 4);
/// assert_eq!(&bytes[..4], "a€".as_bytes());
/// ```
pub fn encode<U: CodeUnit>(src: &[U], dst: &mut [u8]) -> usize {
    struct Encode<'a>(Units<'a>, &'a mut [u8]);
    impl TextKernel for Encode<'_> {
        type Output = usize;

        #[inline(always)]
        fn lanes<L: Lanes>(self, lanes: L) -> usize {
            match self.0 {
                Units::Latin1(bytes) => vector::encode_latin1(lanes, bytes, self.1),
                Units::Utf16(units) => vector::encode_utf16(lanes, units, self.1),
            }
        }

        fn generic(self) -> usize {
            match self.0 {
                Units::Latin1(bytes) => scalar::encode_latin1(bytes, self.1),
                Units::Utf16(units) => scalar::encode_utf16(units, self.1),
            }
        }
    }
    lanes::run(Encode(U::units(src), dst))
}
