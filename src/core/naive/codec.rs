//! The codecs, as one would explain them. Strings are UTF-16 here, whichever form the kernel under test reads.

use crate::core::codec::base64::{Alphabet, ForgivingError};
use crate::core::codec::transcode::{Encoding, is_ignorable};

/// [`hex::encode`](crate::core::codec::hex::encode), by the formatter.
#[must_use]
pub fn hex_encode(src: &[u8]) -> Vec<u8> {
    src.iter()
        .flat_map(|byte| format!("{byte:02x}").into_bytes())
        .collect()
}

/// [`hex::decode`](crate::core::codec::hex::decode) with room for everything, pair by pair.
#[must_use]
pub fn hex_decode(src: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for pair in src.chunks_exact(2) {
        let digit = |unit: u16| char::from(unit.to_le_bytes()[0]).to_digit(16);
        let (Some(high), Some(low)) = (digit(pair[0]), digit(pair[1])) else {
            break;
        };
        bytes.push((high * 16 + low).to_le_bytes()[0]);
    }
    bytes
}

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// [`base64::encode`](crate::core::codec::base64::encode), bit by bit.
#[must_use]
pub fn base64_encode(src: &[u8], alphabet: Alphabet) -> Vec<u8> {
    let digits = if alphabet == Alphabet::Standard {
        STANDARD
    } else {
        URL_SAFE
    };
    let mut text: Vec<u8> = bits(src, 8)
        .chunks(6)
        .map(|six| digits[usize::from(number(six) << (6 - six.len()))])
        .collect();
    while alphabet == Alphabet::Standard && !text.len().is_multiple_of(4) {
        text.push(b'=');
    }
    text
}

/// [`base64::decode`](crate::core::codec::base64::decode) with room for everything, bit by bit.
#[must_use]
pub fn base64_decode(src: &[u16]) -> Vec<u8> {
    let bytes = src.iter().map(|unit| unit.to_le_bytes()[0]);
    let text = bytes.take_while(|&byte| byte != b'=');
    let digits: Vec<u8> = text
        .filter_map(|byte| value(byte, STANDARD).or(value(byte, URL_SAFE)))
        .collect();
    whole_bytes(&digits)
}

/// [`base64::decode_forgiving`](crate::core::codec::base64::decode_forgiving), in the steps of the Web's standard.
///
/// # Errors
///
/// As the kernel.
pub fn base64_forgiving(src: &[u16]) -> Result<Vec<u8>, ForgivingError> {
    let white_space = [0x20, 0x09, 0x0a, 0x0c, 0x0d];
    let mut text: Vec<u16> = src
        .iter()
        .copied()
        .filter(|unit| !white_space.contains(unit))
        .collect();
    let whole = text.len();
    while text.last() == Some(&u16::from(b'=')) && whole - text.len() < 2 {
        text.pop();
    }
    let padding = whole - text.len();
    let digits: Option<Vec<u8>> = text
        .iter()
        .map(|&unit| value(u8::try_from(unit).ok()?, STANDARD))
        .collect();
    let digits = digits.ok_or(ForgivingError::InvalidCharacter)?;
    if digits.len() % 4 == 1 {
        return Err(ForgivingError::NotCorrectlyEncoded);
    }
    if padding > 0 && !whole.is_multiple_of(4) {
        return Err(ForgivingError::InvalidCharacter);
    }
    Ok(whole_bytes(&digits))
}

fn value(byte: u8, digits: &[u8; 64]) -> Option<u8> {
    (0..64).find(|&value| digits[usize::from(value)] == byte)
}

fn whole_bytes(digits: &[u8]) -> Vec<u8> {
    bits(digits, 6).chunks_exact(8).map(number).collect()
}

fn bits(numbers: &[u8], width: u8) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| (0..width).rev().map(move |place| number >> place & 1))
        .collect()
}

fn number(bits: &[u8]) -> u8 {
    bits.iter().fold(0, |number, bit| number << 1 | bit)
}

/// [`utf8::encode`](crate::core::codec::utf8::encode) into `room` bytes, character by character.
#[must_use]
pub fn utf8_encode(src: &[u16], room: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for character in char::decode_utf16(src.iter().copied()) {
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        if bytes.len() + character.len_utf8() > room {
            break;
        }
        bytes.extend_from_slice(character.to_string().as_bytes());
    }
    bytes
}

/// [`utf8::decode`](crate::core::codec::utf8::decode) to UTF-16, by the standard library.
#[must_use]
pub fn utf8_decode(src: &[u8]) -> Vec<u16> {
    String::from_utf8_lossy(src).encode_utf16().collect()
}

/// [`utf16::encode`](crate::core::codec::utf16::encode) with room for everything.
#[must_use]
pub fn utf16_encode(src: &[u16]) -> Vec<u8> {
    src.iter()
        .flat_map(|unit| [(unit & 0xff).to_le_bytes()[0], (unit >> 8).to_le_bytes()[0]])
        .collect()
}

/// [`utf16::decode`](crate::core::codec::utf16::decode) with room for everything.
#[must_use]
pub fn utf16_decode(src: &[u8]) -> Vec<u16> {
    src.chunks_exact(2)
        .map(|pair| u16::from(pair[0]) + 0x100 * u16::from(pair[1]))
        .collect()
}

/// [`latin1::encode`](crate::core::codec::latin1::encode) with room for everything.
#[must_use]
pub fn latin1_encode(src: &[u16]) -> Vec<u8> {
    src.iter()
        .map(|unit| (unit % 0x100).to_le_bytes()[0])
        .collect()
}

/// [`ascii::mask`](crate::core::codec::ascii::mask) with room for everything.
#[must_use]
pub fn ascii_mask(src: &[u8]) -> Vec<u8> {
    src.iter().map(|byte| byte % 0x80).collect()
}

/// [`transcode`](crate::core::codec::transcode::transcode): first all characters, then all bytes. `None` is the
/// error that a character is invalid.
#[must_use]
pub fn transcode(src: &[u8], from: Encoding, to: Encoding) -> Option<Vec<u8>> {
    use Encoding::{Ascii, Latin1, Utf8, Utf16le};
    let units = match from {
        Utf8 => utf8_decode(src),
        Utf16le => utf16_decode(src),
        Ascii if to != Utf16le => src
            .iter()
            .map(|&byte| if byte < 0x80 { u16::from(byte) } else { 0xfffd })
            .collect(),
        Latin1 | Ascii => src.iter().map(|&byte| u16::from(byte)).collect(),
    };
    let mut text = String::new();
    let mut lone = 0;
    for character in char::decode_utf16(units.iter().copied()) {
        lone += usize::from(character.is_err());
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    match (from, to) {
        (Utf8, Utf16le) if std::str::from_utf8(src).is_err() => return None,
        (Utf16le, Utf8) if lone > 0 || src.len() == 1 => return None,
        (Utf16le, Utf16le) if src.len() % 2 == 1 => {
            let cut_pair = units
                .last()
                .is_some_and(|unit| (0xd800..0xdc00).contains(unit));
            if !cut_pair {
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        _ => {}
    }
    Some(match to {
        Utf8 => text.into_bytes(),
        Utf16le => utf16_encode(&text.encode_utf16().collect::<Vec<_>>()),
        Latin1 | Ascii => {
            let limit = if to == Latin1 { 0x100 } else { 0x80 };
            let byte = |code: u32| {
                if code < limit {
                    code.to_le_bytes()[0]
                } else {
                    b'?'
                }
            };
            let codes = text.chars().map(u32::from);
            codes
                .filter(|&code| code < limit || !is_ignorable(code))
                .map(byte)
                .collect()
        }
    })
}
