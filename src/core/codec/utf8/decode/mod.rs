//! UTF-8 to JavaScript strings.

mod scalar;
mod vector;

use std::borrow::Cow;
use std::mem::MaybeUninit;

use super::REPLACEMENT;
use crate::core::Result;
use crate::core::arch::lanes::{self, BLOCK, Lanes, Slot, TextKernel};
use crate::core::codec::ascii;
use crate::core::codec::output::{initialised, reserve};
use crate::core::swap::swap16;

/// The text of some bytes, in the narrowest form that a string can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    /// All bytes are ASCII: they are the one-byte form of the string themselves.
    Ascii,
    /// No character is above U+00FF: the one-byte form.
    Latin1(Vec<u8>),
    /// The two-byte form.
    Utf16(Vec<u16>),
}

/// Reads `src` as text. Every maximal part of an ill-formed sequence is one U+FFFD, as the Web's decoder counts.
///
/// # Errors
///
/// [`Error::OutOfMemory`](crate::core::Error::OutOfMemory).
///
/// ```
/// use ferrobuf::core::codec::utf8::{Decoded, decode};
///
/// assert_eq!(decode(b"plain")?, Decoded::Ascii);
/// assert_eq!(decode("café".as_bytes())?, Decoded::Latin1(b"caf\xe9".to_vec()));
/// assert_eq!(decode(b"\xe2\x82a")?, Decoded::Utf16(vec![0xfffd, 0x61]));
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn decode(src: &[u8]) -> Result<Decoded> {
    let ascii = ascii::prefix(src);
    if ascii == src.len() {
        return Ok(Decoded::Ascii);
    }
    let (mut bytes, mut read) = (Vec::new(), 0);
    if may_be_latin1(src[ascii]) {
        reserve(&mut bytes, src.len().saturating_add(BLOCK))?;
        let (count, written) = to_latin1(src, bytes.spare_capacity_mut());
        // SAFETY: so many bytes are written.
        unsafe { bytes.set_len(written) };
        if count == src.len() {
            return Ok(Decoded::Latin1(bytes));
        }
        read = count;
    }
    let mut units = Vec::new();
    reserve(&mut units, src.len().saturating_add(vector::SLACK))?;
    let written = join(&bytes, &src[read..], units.spare_capacity_mut());
    // SAFETY: so many units are written.
    unsafe { units.set_len(written) };
    Ok(Decoded::Utf16(units))
}

/// What [`decode_with`] hands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text<'a> {
    /// No character is above U+00FF.
    Latin1(Cow<'a, [u8]>),
    /// Some are.
    Utf16(Cow<'a, [u16]>),
}

/// Bytes that are decoded on the stack: four kilobytes and a half of it. A heap allocation costs about 20 ns, a
/// thirtieth of what making a string of this length takes.
pub(in crate::core::codec) const ON_STACK: usize = 1024;

/// As [`decode`], with the text in memory that lives as long as the call: short texts need no allocation, and ASCII
/// is not copied.
///
/// # Errors
///
/// As [`decode`].
///
/// ```
/// use ferrobuf::core::codec::utf8::{Text, decode_with};
///
/// let units = decode_with("a€".as_bytes(), |text| match text {
///     Text::Latin1(bytes) => bytes.len(),
///     Text::Utf16(units) => units.len(),
/// })?;
/// assert_eq!(units, 2);
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn decode_with<R>(src: &[u8], body: impl FnOnce(Text<'_>) -> R) -> Result<R> {
    if src.len() > ON_STACK {
        return Ok(match decode(src)? {
            Decoded::Ascii => body(Text::Latin1(Cow::Borrowed(src))),
            Decoded::Latin1(bytes) => body(Text::Latin1(Cow::Owned(bytes))),
            Decoded::Utf16(units) => body(Text::Utf16(Cow::Owned(units))),
        });
    }
    let ascii = ascii::prefix(src);
    if ascii == src.len() {
        return Ok(body(Text::Latin1(Cow::Borrowed(src))));
    }
    let mut bytes = [const { MaybeUninit::uninit() }; ON_STACK + BLOCK];
    let mut latin1: &[u8] = &[];
    let mut read = 0;
    if may_be_latin1(src[ascii]) {
        let (count, written) = to_latin1(src, &mut bytes);
        // SAFETY: so many bytes are written.
        latin1 = unsafe { initialised(&bytes[..written]) };
        if count == src.len() {
            return Ok(body(Text::Latin1(Cow::Borrowed(latin1))));
        }
        read = count;
    }
    let mut units = [const { MaybeUninit::uninit() }; ON_STACK + vector::SLACK];
    let written = join(latin1, &src[read..], &mut units);
    // SAFETY: so many units are written.
    let text = unsafe { initialised(&units[..written]) };
    Ok(body(Text::Utf16(Cow::Borrowed(text))))
}

/// Whether a text that has `byte` as its first beyond ASCII may be [`Text::Latin1`].
fn may_be_latin1(byte: u8) -> bool {
    byte <= 0xc3
}

/// Widens `latin1`, and decodes `src` behind it; returns the units written. There is room for all and
/// [`vector::SLACK`].
fn join(latin1: &[u8], src: &[u8], dst: &mut [MaybeUninit<u16>]) -> usize {
    for (to, &from) in dst.iter_mut().zip(latin1) {
        to.write(u16::from(from));
    }
    let rest = &mut dst[latin1.len()..];
    // SAFETY: the same memory; a slot has the size of a unit and the least alignment, and neither need hold a value.
    let slots = unsafe { std::slice::from_raw_parts_mut(rest.as_mut_ptr().cast(), rest.len()) };
    latin1.len() + to_utf16(src, slots).0
}

/// UTF-16LE, and whether any of it replaces an ill-formed sequence.
pub(in crate::core::codec) fn to_utf16le(src: &[u8]) -> Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    let room = src.len().saturating_add(vector::SLACK);
    reserve(&mut bytes, room.saturating_mul(2))?;
    let (written, replaced) = to_utf16(src, bytes.spare_capacity_mut().as_chunks_mut().0);
    // SAFETY: so many units are written, of two bytes each.
    unsafe { bytes.set_len(2 * written) };
    if cfg!(target_endian = "big") {
        swap16(&mut bytes);
    }
    Ok((bytes, replaced))
}

/// Text whose characters are all below U+0100, or `None` if `src` is other or ill-formed text.
pub(in crate::core::codec) fn decode_latin1(src: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reserve(&mut bytes, src.len().saturating_add(BLOCK))?;
    let (read, written) = to_latin1(src, bytes.spare_capacity_mut());
    // SAFETY: so many bytes are written.
    unsafe { bytes.set_len(written) };
    Ok((read == src.len()).then_some(bytes))
}

/// The most units between the decoding and what follows it. What follows clears memory for as many, which short texts
/// feel: with 2,048 units 31 bytes took 121 ns from Latin-1 to UTF-8, with 256 units 76 ns.
pub(in crate::core::codec) const PART: usize = 256;

/// Decodes `src` and hands the units on in order, part by part; stops at the first error of `sink`. No surrogate pair
/// is cut in two.
pub(in crate::core::codec) fn decode_units(
    src: &[u8],
    mut sink: impl FnMut(&[u16]) -> Result<()>,
) -> Result<()> {
    let mut units = [const { MaybeUninit::uninit() }; PART + vector::SLACK];
    let mut rest = src;
    while !rest.is_empty() {
        let (part, more) = rest.split_at(part_len(rest));
        let written = join(&[], part, &mut units);
        // SAFETY: so many units are written.
        sink(unsafe { initialised(&units[..written]) })?;
        rest = more;
    }
    Ok(())
}

/// The length of a part that ends between two characters: before a byte that follows no lead.
fn part_len(src: &[u8]) -> usize {
    if src.len() <= PART {
        return src.len();
    }
    let is_tail = |place: &usize| src[*place] & 0xc0 == 0x80;
    // Behind four tails there is no character that goes on.
    (PART - 3..=PART)
        .rev()
        .find(|place| !is_tail(place))
        .unwrap_or(PART)
}

/// Decodes into `dst`, which has room for a unit per byte and [`vector::SLACK`]; returns the units written and whether
/// any was replaced.
fn to_utf16(src: &[u8], dst: &mut [Slot]) -> (usize, bool) {
    struct Decode<'a>(&'a [u8], &'a mut [Slot]);
    impl TextKernel for Decode<'_> {
        type Output = (usize, bool);

        #[inline(always)]
        fn lanes<L: Lanes>(self, lanes: L) -> (usize, bool) {
            vector::decode_utf16(lanes, self.0, self.1)
        }

        fn generic(self) -> (usize, bool) {
            scalar::decode_utf16(self.0, self.1)
        }
    }
    lanes::run(Decode(src, dst))
}

/// Decodes characters below U+0100 into `dst`, which has room for as many bytes as `src` and [`BLOCK`]; returns the
/// bytes read and written. All that follows is for [`to_utf16`].
fn to_latin1(src: &[u8], dst: &mut [MaybeUninit<u8>]) -> (usize, usize) {
    struct Decode<'a>(&'a [u8], &'a mut [MaybeUninit<u8>]);
    impl TextKernel for Decode<'_> {
        type Output = (usize, usize);

        #[inline(always)]
        fn lanes<L: Lanes>(self, lanes: L) -> (usize, usize) {
            vector::decode_latin1(lanes, self.0, self.1)
        }

        fn generic(self) -> (usize, usize) {
            scalar::decode_latin1(self.0, self.1)
        }
    }
    lanes::run(Decode(src, dst))
}
