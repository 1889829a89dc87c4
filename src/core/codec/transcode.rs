//! Native's `buffer.transcode`: bytes of one encoding to bytes of another.
//!
//! The pairs do not share one rule. Native goes through Unicode with a converter for some, and by a way of its own
//! for others, and what a reader of one pair takes for granted is not so in the next:
//!
//! | from, to | what cannot be read or written | byte order mark |
//! | --- | --- | --- |
//! | UTF-8 to UTF-16LE, UTF-16LE to UTF-8 | is an error | kept |
//! | UTF-8 to UTF-8, UTF-16LE to UTF-16LE | U+FFFD | kept |
//! | any but ASCII to Latin-1 or ASCII | `?`, or nothing for a character that Unicode calls ignorable | ignorable |
//! | ASCII to UTF-8 | U+FFFD for every byte from 128 | |
//! | ASCII to UTF-16LE | is read as Latin-1 | |
//! | ASCII to Latin-1 or ASCII | `?` for every byte from 128 | |

use super::output::{append, reserve};
use super::utf8::{self, REPLACEMENT, Source};
use super::{CodeUnit, latin1, utf16};
use crate::core::arch::lanes::{self, Lanes, TextKernel};
use crate::core::arch::room;
use crate::core::{Error, Result, zeroed};

/// The encodings that can be transcoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `utf8`.
    Utf8,
    /// `utf16le`, `ucs2`.
    Utf16le,
    /// `latin1`, `binary`.
    Latin1,
    /// `ascii`.
    Ascii,
}

/// Transcodes `src` as native's `buffer.transcode` does.
///
/// # Errors
///
/// [`Error::InvalidCharFound`] between UTF-8 and UTF-16LE, for ill-formed UTF-8, for a lone surrogate, and for
/// UTF-16LE of a single byte. [`Error::OutOfMemory`].
///
/// ```
/// use ferrobuf::core::codec::transcode::{Encoding, transcode};
///
/// assert_eq!(transcode("é€".as_bytes(), Encoding::Utf8, Encoding::Latin1)?, [0xe9, b'?']);
/// # Ok::<(), ferrobuf::core::Error>(())
/// ```
pub fn transcode(src: &[u8], from: Encoding, to: Encoding) -> Result<Vec<u8>> {
    use Encoding::{Ascii, Latin1, Utf8, Utf16le};
    if let Some(len) = exact_len(src, from, to) {
        let mut out = zeroed(len)?;
        transcode_exact(src, to, &mut out);
        return Ok(out);
    }
    let mut out = Vec::new();
    match (from, to) {
        (Utf8, Utf8) => {
            // Judged after it was copied, so that the result is well-formed even if the source changes meanwhile.
            append(&mut out, src)?;
            if !utf8::is_valid(&out) {
                out.clear();
                utf8::decode_units(src, |units| append_utf8(&mut out, units))?;
            }
        }
        (Utf8, Utf16le) => {
            let (text, replaced) = utf8::to_utf16le(src)?;
            if replaced {
                return Err(Error::InvalidCharFound);
            }
            return Ok(text);
        }
        (Utf8, Latin1 | Ascii) => {
            if to == Latin1
                && let Some(text) = utf8::decode_latin1(src)?
            {
                return Ok(text);
            }
            reserve(&mut out, src.len())?;
            utf8::decode_units(src, |units| append_narrow(&mut out, units, to))?;
        }
        (Utf16le, Utf8) => {
            let (units, odd) = src.as_chunks();
            if !utf16::is_well_formed(units) || units.is_empty() && !odd.is_empty() {
                return Err(Error::InvalidCharFound);
            }
            if cfg!(target_endian = "little") {
                return utf8::to_utf8(Source::Utf16(units));
            }
            each_utf16_part(src, |units| append_utf8(&mut out, units))?;
        }
        (Utf16le, Utf16le) => {
            let (units, odd) = src.as_chunks::<2>();
            append(&mut out, units.as_flattened())?;
            utf16::make_well_formed(out.as_chunks_mut().0);
            // An odd byte belongs to the surrogate before it, if there is one: both are one sequence cut short.
            if !odd.is_empty() && !ends_with_high_surrogate(units) {
                append(&mut out, &REPLACEMENT.to_le_bytes())?;
            }
        }
        (Utf16le, Latin1 | Ascii) => {
            reserve(&mut out, src.len() / 2)?;
            each_utf16_part(src, |units| append_narrow(&mut out, units, to))?;
        }
        (Latin1, Utf8) => return utf8::to_utf8(Source::Latin1(src)),
        (Ascii, Utf8) => {
            reserve(&mut out, src.len())?;
            let read = |byte| {
                if byte < 0x80 {
                    u16::from(byte)
                } else {
                    REPLACEMENT
                }
            };
            each_byte_part(src, read, |units| append_utf8(&mut out, units))?;
        }
        // That it has no exact length: 2^63 bytes and more.
        (Latin1 | Ascii, Utf16le) => return Err(Error::CapacityOverflow),
        (Latin1, Latin1) => append(&mut out, src)?,
        (Latin1, Ascii) => {
            reserve(&mut out, src.len())?;
            each_byte_part(src, u16::from, |units| append_narrow(&mut out, units, to))?;
        }
        (Ascii, Latin1 | Ascii) => {
            append(&mut out, src)?;
            for byte in &mut out {
                *byte = if *byte < 0x80 { *byte } else { SUBSTITUTE };
            }
        }
    }
    Ok(out)
}

/// The first unit that Latin-1 or ASCII lacks.
fn limit(to: Encoding) -> u16 {
    if to == Encoding::Latin1 { 0x100 } else { 0x80 }
}

/// The length of the result where it is known before, and nothing in it is replaced: then [`transcode_exact`] needs no memory
/// besides. Latin-1 and ASCII to UTF-16LE, and back where every unit has a place.
///
/// ```
/// use ferrobuf::core::codec::transcode::{Encoding, exact_len};
///
/// assert_eq!(exact_len(b"abc", Encoding::Latin1, Encoding::Utf16le), Some(6));
/// assert_eq!(exact_len(&[0xac, 0x20], Encoding::Utf16le, Encoding::Latin1), None);
/// ```
#[must_use]
pub fn exact_len(src: &[u8], from: Encoding, to: Encoding) -> Option<usize> {
    use Encoding::{Ascii, Latin1, Utf16le};
    match (from, to) {
        (Latin1 | Ascii, Utf16le) => src.len().checked_mul(2),
        (Utf16le, Latin1 | Ascii) => {
            let units = src.as_chunks().0;
            lanes::run(Below(units, limit(to))).then_some(units.len())
        }
        _ => None,
    }
}

/// Transcodes where [`exact_len`] has told the length of `dst`; `to` is that of its encodings.
///
/// ```
/// use ferrobuf::core::codec::transcode::{Encoding, transcode_exact};
///
/// let mut text = [0xff; 4];
/// transcode_exact(b"ab", Encoding::Utf16le, &mut text);
/// assert_eq!(&text, b"a\0b\0");
/// ```
pub fn transcode_exact(src: &[u8], to: Encoding, dst: &mut [u8]) {
    if to == Encoding::Utf16le {
        for (to, &from) in dst.as_chunks_mut().0.iter_mut().zip(src) {
            *to = [from, 0];
        }
    } else {
        lanes::run(Narrow(src.as_chunks().0, dst));
    }
}

/// Whether all units are below a limit.
struct Below<'a>(&'a [[u8; 2]], u16);

impl TextKernel for Below<'_> {
    type Output = bool;

    #[inline(always)]
    fn lanes<L: Lanes>(self, lanes: L) -> bool {
        let mut rest = self.0;
        while let Some((group, more)) = rest.split_at_checked(L::WORDS) {
            if lanes.bits(lanes.words_at_least(lanes.load_words(group), self.1)) != 0 {
                return false;
            }
            rest = more;
        }
        Below(rest, self.1).generic()
    }

    #[inline(always)]
    fn generic(self) -> bool {
        self.0.iter().all(|&unit| u16::from_le_bytes(unit) < self.1)
    }
}

/// The low byte of every unit.
struct Narrow<'a>(&'a [[u8; 2]], &'a mut [u8]);

impl TextKernel for Narrow<'_> {
    type Output = ();

    #[inline(always)]
    fn lanes<L: Lanes>(self, lanes: L) {
        let (mut from, mut to) = (self.0, self.1);
        while from.len() >= L::WORDS && to.len() >= L::WORDS {
            let (group, more) = from.split_at(L::WORDS);
            let (room_for_it, rest) = to.split_at_mut(L::WORDS);
            // SAFETY: vectors write nothing but bytes.
            lanes.narrow(lanes.load_words(group), unsafe { room(room_for_it) });
            (from, to) = (more, rest);
        }
        Narrow(from, to).generic();
    }

    #[inline(always)]
    fn generic(self) {
        for (to, [low, _]) in self.1.iter_mut().zip(self.0) {
            *to = *low;
        }
    }
}

/// What native writes for a character that the target lacks.
const SUBSTITUTE: u8 = b'?';

/// The units between the reading and the writing half: few enough to stay in the first-level cache.
const PART: usize = utf8::PART;

/// Hands the whole units of `src` on, part by part. No surrogate pair is cut in two.
fn each_utf16_part(src: &[u8], mut sink: impl FnMut(&[u16]) -> Result<()>) -> Result<()> {
    let mut units = [0; PART];
    let mut rest = src;
    while rest.len() >= 2 {
        let mut count = PART.min(rest.len() / 2);
        utf16::decode(&rest[..2 * count], &mut units);
        if count > 1 && rest.len() / 2 > count && utf16::is_high(units[count - 1]) {
            count -= 1;
        }
        sink(&units[..count])?;
        rest = &rest[2 * count..];
    }
    Ok(())
}

fn ends_with_high_surrogate(units: &[[u8; 2]]) -> bool {
    units
        .last()
        .is_some_and(|&last| utf16::is_high(u16::from_le_bytes(last)))
}

/// Hands a unit on for each byte of `src`, part by part.
fn each_byte_part(
    src: &[u8],
    read: impl Fn(u8) -> u16,
    mut sink: impl FnMut(&[u16]) -> Result<()>,
) -> Result<()> {
    let mut units = [0; PART];
    for bytes in src.chunks(PART) {
        for (to, &from) in units.iter_mut().zip(bytes) {
            *to = read(from);
        }
        sink(&units[..bytes.len()])?;
    }
    Ok(())
}

fn append_utf8<U: CodeUnit>(out: &mut Vec<u8>, units: &[U]) -> Result<()> {
    let mut bytes = [0; 3 * PART];
    let written = utf8::encode(units, &mut bytes);
    append(out, &bytes[..written])
}

/// Latin-1 or ASCII, by the rules of native's converter.
fn append_narrow(out: &mut Vec<u8>, units: &[u16], to: Encoding) -> Result<()> {
    let limit = limit(to);
    let mut bytes = [0; PART];
    if units.iter().fold(0, |bits, unit| bits | unit) < limit {
        let written = latin1::encode(units, &mut bytes);
        return append(out, &bytes[..written]);
    }
    let (mut read, mut written) = (0, 0);
    while let Some((code, count)) = utf8::character(&units[read..]) {
        read += count;
        let fits = code < u32::from(limit);
        bytes[written] = if fits {
            units[read - 1].low_byte()
        } else {
            SUBSTITUTE
        };
        written += usize::from(fits || !is_ignorable(code));
    }
    append(out, &bytes[..written])
}

/// Unicode's `Default_Ignorable_Code_Point`: characters without a shape of their own. Native's converter leaves
/// them out where the target lacks them, and substitutes nothing.
pub(in crate::core) fn is_ignorable(code: u32) -> bool {
    matches!(
        code,
        0x00ad
            | 0x034f
            | 0x061c
            | 0x115f..=0x1160
            | 0x17b4..=0x17b5
            | 0x180b..=0x180f
            | 0x200b..=0x200f
            | 0x202a..=0x202e
            | 0x2060..=0x206f
            | 0x3164
            | 0xfe00..=0xfe0f
            | 0xfeff
            | 0xffa0
            | 0xfff0..=0xfff8
            | 0x1_bca0..=0x1_bca3
            | 0x1_d173..=0x1_d17a
            | 0xe_0000..=0xe_0fff
    )
}
