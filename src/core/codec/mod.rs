//! Text to bytes and bytes to text: a file for each encoding.
//!
//! A JavaScript string arrives in one of the two forms that an engine keeps: one byte per code unit (every unit is
//! below 256) or two. Each kernel that reads a string is generic over [`CodeUnit`], so that both forms have the
//! same result by construction.
//!
//! Each kernel stays memory-safe while another thread writes the bytes that it reads (a `SharedArrayBuffer`): the
//! bounds of what it writes come from lengths alone, never from contents that were read before.
//!
//! ```
//! use ferrobuf::core::codec::{hex, utf8};
//!
//! let mut text = [0; 6];
//! hex::encode(&[0xc0, 0xff, 0xee], &mut text);
//! assert_eq!(&text, b"c0ffee");
//!
//! let string: Vec<u16> = "h€".encode_utf16().collect();
//! let mut bytes = [0; 4];
//! assert_eq!(utf8::encode(&string, &mut bytes), 4);
//! assert_eq!(bytes, *"h€".as_bytes());
//! ```

pub mod ascii;
pub mod base64;
pub mod hex;
pub mod latin1;
mod load;
mod output;
#[cfg(test)]
mod tests;
pub mod transcode;
pub mod utf16;
pub mod utf8;

/// One code unit of a JavaScript string: `u8` where the string is kept as Latin-1, `u16` where it is UTF-16.
///
/// ```
/// use ferrobuf::core::codec::CodeUnit;
///
/// assert_eq!(0xe9_u8.unit(), 0x00e9);
/// assert_eq!(0x0141_u16.low_byte(), b'A');
/// ```
pub trait CodeUnit: sealed::Sealed + Copy + 'static {
    /// The code unit as JavaScript's `charCodeAt` gives it.
    fn unit(self) -> u16;

    /// The lower eight bits, which is all that native's `latin1`, `hex` and `base64` look at.
    fn low_byte(self) -> u8;

    /// Which of the two forms these units are, for the kernels that have a faster way through one of them.
    fn units(src: &[Self]) -> Units<'_>;
}

/// The units of a string, in the form that they have.
///
/// ```
/// use ferrobuf::core::codec::{CodeUnit, Units};
///
/// assert!(matches!(u8::units(b"abc"), Units::Latin1(b"abc")));
/// assert!(matches!(u16::units(&[0x141]), Units::Utf16(&[0x141])));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units<'a> {
    /// One byte per code unit.
    Latin1(&'a [u8]),
    /// Two bytes per code unit, in the order of the machine.
    Utf16(&'a [u16]),
}

impl CodeUnit for u8 {
    #[inline]
    fn unit(self) -> u16 {
        u16::from(self)
    }

    #[inline]
    fn low_byte(self) -> u8 {
        self
    }

    #[inline]
    fn units(src: &[Self]) -> Units<'_> {
        Units::Latin1(src)
    }
}

impl CodeUnit for u16 {
    #[inline]
    fn unit(self) -> u16 {
        self
    }

    #[inline]
    fn low_byte(self) -> u8 {
        self.to_le_bytes()[0]
    }

    #[inline]
    fn units(src: &[Self]) -> Units<'_> {
        Units::Utf16(src)
    }
}

/// Nothing but the two forms of a string can be a code unit.
mod sealed {
    pub trait Sealed {}
    impl Sealed for u8 {}
    impl Sealed for u16 {}
}
