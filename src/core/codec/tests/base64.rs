use super::{LENGTHS, at_alignments, rooms, widen, writes};
use crate::core::arch::at_every_level;
use crate::core::codec::base64::{
    Alphabet, ForgivingError, Part, decode, decode_forgiving, decode_part, encode, encoded_len,
    forgiving_capacity,
};
use crate::core::naive::codec as naive;
use crate::core::testing::Rng;

/// A string, and what native's `Buffer.from(string, 'base64')` has, on Node 20 to 26.
const KNOWN: &[(&str, &[u8])] = &[
    ("", b""),
    ("Y", b""),
    ("YQ", b"a"),
    ("YWI", b"ab"),
    ("YWJj", b"abc"),
    ("YW=", b"a"),
    ("YW==", b"a"),
    ("YWI=", b"ab"),
    ("YWI==", b"ab"),
    ("Y=", b""),
    ("Y==", b""),
    ("=", b""),
    ("==", b""),
    ("====", b""),
    (" YWJj ", b"abc"),
    ("\nYW\tJj\r\n", b"abc"),
    ("YW\u{b}J\u{c}j", b"abc"),
    ("=bad", b""),
    ("bad=bad", b"\x6d\xa7"),
    ("=YWJj", b""),
    ("YW=Jj", b"a"),
    ("YWJj=YWJj", b"abc"),
    ("YWJjYW==YWJj", b"abca"),
    ("YWJjZ", b"abc"),
    ("YWJjZ==", b"abc"),
    ("YWJjYR", b"abca"),
    ("-_+/", b"\xfb\xff\xbf"),
    ("-_-_+/+/", b"\xfb\xff\xbf\xfb\xff\xbf"),
    ("YW!Jj", b"abc"),
    // Digits of value 0: they hide nothing of what the other characters mean.
    ("AAAA =AA", b"\0\0\0"),
    ("AAAA A=A", b"\0\0\0"),
    ("!!YWJj!!", b"abc"),
    ("Y\0WJj", b"abc"),
    ("YW\u{a0}Jj", b"abc"),
    ("YW\u{141}Jj", b"\x61\x60\x09"),
    ("YW\u{161}Jj", b"\x61\x66\x89"),
    ("YW\u{2003}Jj", b"abc"),
    ("\u{feff}YWJj", b"abc"),
    ("YWJj\u{100}", b"abc"),
    ("YW\u{13d}Jj", b"a"),
    ("YW\u{13d}\u{13d}", b"a"),
    ("YW\u{13d}=", b"a"),
    ("\u{1f600}YWJj", b""),
];

#[test]
fn known() {
    at_every_level(|| {
        for &(string, expected) in KNOWN {
            let units: Vec<u16> = string.encode_utf16().collect();
            for room in 0..expected.len() + 4 {
                let expected = &expected[..room.min(expected.len())];
                writes(expected, room, 0, |dst| decode(&units, dst));
                if string.is_ascii() {
                    writes(expected, room, 0, |dst| decode(string.as_bytes(), dst));
                }
            }
        }
    });
}

#[test]
fn encode_like_naive() {
    at_every_level(|| {
        let mut rng = Rng::new(3);
        for alphabet in [Alphabet::Standard, Alphabet::UrlSafe] {
            for len in LENGTHS {
                let bytes = rng.bytes(len);
                let expected = naive::base64_encode(&bytes, alphabet);
                assert_eq!(encoded_len(len, alphabet), Some(expected.len()));
                at_alignments(&bytes, |src, alignment| {
                    writes(&expected, expected.len(), alignment * 7, |dst| {
                        encode(src, dst, alphabet);
                        expected.len()
                    });
                });
            }
        }
    });
}

/// Without vectors, a text is encoded part by part.
#[test]
fn encode_around_the_end_of_a_part_like_naive() {
    let mut rng = Rng::new(23);
    for alphabet in [Alphabet::Standard, Alphabet::UrlSafe] {
        for len in [380..390, 765..772, 5000..5003].into_iter().flatten() {
            let bytes = rng.bytes(len);
            let expected = naive::base64_encode(&bytes, alphabet);
            at_every_level(|| {
                writes(&expected, expected.len(), 0, |dst| {
                    encode(&bytes, dst, alphabet);
                    expected.len()
                });
            });
        }
    }
}

#[test]
#[should_panic(expected = "as many characters as the bytes need")]
fn encode_wants_exact_room() {
    encode(b"abc", &mut [0; 5], Alphabet::Standard);
}

#[test]
#[should_panic(expected = "as many characters as the bytes need")]
fn encode_wants_enough_room() {
    encode(b"abc", &mut [0; 3], Alphabet::Standard);
}

const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";

/// Base64 of one kind: clean, with line breaks, with some dirt, or with much.
fn base64_like(rng: &mut Rng, kind: usize, len: usize) -> Vec<u8> {
    let mut digits = rng.bytes_of(DIGITS, len);
    match kind {
        0 => {}
        1 => {
            for place in (70..len.saturating_sub(1)).step_by(78) {
                digits[place..place + 2].copy_from_slice(b"\r\n");
            }
        }
        _ => {
            for _ in 0..if kind == 2 { 2 } else { len / 3 } {
                if len > 0 {
                    let place = rng.below(len);
                    digits[place] = rng.bytes_of(b" \t\n\r\x0b\x0c!\x00\x80\xff-_", 1)[0];
                }
            }
        }
    }
    if len > 4 && rng.below(4) == 0 {
        let place = len - 1 - rng.below(4);
        digits[place..].fill(b'=');
    }
    if len > 0 && rng.below(20) == 0 {
        let place = rng.below(len);
        digits[place] = b'=';
    }
    digits
}

#[test]
fn decode_like_naive() {
    at_every_level(|| {
        let mut rng = Rng::new(4);
        for len in LENGTHS {
            for kind in 0..4 {
                let text = base64_like(&mut rng, kind, len);
                let mut units = widen(&text);
                let expected = naive::base64_decode(&units);
                for unit in &mut units {
                    *unit |= u16::from(rng.byte()) << 8;
                }
                at_alignments(&text, |src, alignment| {
                    let room = rooms(&mut rng, expected.len())[alignment % 6];
                    let expected = &expected[..expected.len().min(room)];
                    writes(expected, room, alignment * 5, |dst| decode(src, dst));
                });
                at_alignments(&units, |src, alignment| {
                    let room = rooms(&mut rng, expected.len())[alignment % 6];
                    let expected = &expected[..expected.len().min(room)];
                    writes(expected, room, alignment * 5, |dst| decode(src, dst));
                });
            }
        }
    });
}

#[test]
fn every_low_byte_between_digits() {
    at_every_level(|| {
        let around: Vec<u16> = widen(b"YWJjYWJjYWJj");
        let highs = [0x0000, 0x0100, 0x2000, 0xd800, 0xdc00, 0xff00];
        for unit in highs.into_iter().flat_map(|high| high..=high | 0xff) {
            let mut units = around.clone();
            units[5] = unit;
            writes(&naive::base64_decode(&units), 9, 0, |dst| {
                decode(&units, dst)
            });
        }
    });
}

/// A string, and what `atob` gives on Node 20 to 26.
const KNOWN_FORGIVING: &[(&str, Result<&[u8], ForgivingError>)] = {
    const CHARACTER: Result<&[u8], ForgivingError> = Err(ForgivingError::InvalidCharacter);
    const ENCODING: Result<&[u8], ForgivingError> = Err(ForgivingError::NotCorrectlyEncoded);
    &[
        ("", Ok(b"")),
        (" ", Ok(b"")),
        ("YQ==", Ok(b"a")),
        ("YQ", Ok(b"a")),
        ("YQ=", CHARACTER),
        ("YQ===", CHARACTER),
        ("YWI=", Ok(b"ab")),
        ("YWI", Ok(b"ab")),
        ("YWI==", CHARACTER),
        ("YWJj", Ok(b"abc")),
        ("YWJj=", CHARACTER),
        ("YWJj==", CHARACTER),
        ("Y", ENCODING),
        ("Y=", ENCODING),
        ("Y==", ENCODING),
        ("Y===", CHARACTER),
        ("YWJjZ", ENCODING),
        ("YWJj Z", ENCODING),
        ("Y!", CHARACTER),
        ("=", CHARACTER),
        ("==", CHARACTER),
        ("=YQ=", CHARACTER),
        ("Y=Q=", CHARACTER),
        ("YQ= =", Ok(b"a")),
        (" Y\tQ\n=\x0c=\r", Ok(b"a")),
        ("Y\x0bQ", CHARACTER),
        ("YQ\0", CHARACTER),
        ("YR", Ok(b"a")),
        ("YR==", Ok(b"a")),
        ("YW-_", CHARACTER),
        ("YW+/", Ok(b"\x61\x6f\xbf")),
        ("YQ==YQ==", CHARACTER),
        ("YQ==!", CHARACTER),
        ("AAAA =AA", CHARACTER),
        ("YWJj!", CHARACTER),
        ("\u{a0}YQ", CHARACTER),
        ("YQ\u{141}", CHARACTER),
        ("Y\u{151}", CHARACTER),
        ("Y\u{2003}Q", CHARACTER),
        ("YWI\u{13d}", CHARACTER),
    ]
};

#[test]
fn known_forgiving() {
    at_every_level(|| {
        for &(string, expected) in KNOWN_FORGIVING {
            check_forgiving(&string.encode_utf16().collect::<Vec<_>>(), expected);
            if string.is_ascii() {
                check_forgiving(string.as_bytes(), expected);
            }
        }
    });
}

#[track_caller]
fn check_forgiving<U: crate::core::codec::CodeUnit>(
    src: &[U],
    expected: Result<&[u8], ForgivingError>,
) {
    let mut dst = vec![0; forgiving_capacity(src.len())];
    let result = decode_forgiving(src, &mut dst).map(|count| &dst[..count]);
    let text: Vec<u16> = src.iter().map(|unit| unit.unit()).collect();
    assert_eq!(result, expected, "{:?}", String::from_utf16_lossy(&text));
}

#[test]
fn forgiving_like_naive_on_every_short_string() {
    at_every_level(|| {
        let alphabet = [b'A', b'R', b'=', b' ', b'!'].map(u16::from);
        for len in 0..=6_u32 {
            for number in 0..alphabet.len().pow(len) {
                let digits =
                    (0..len).map(|place| number / alphabet.len().pow(place) % alphabet.len());
                let string: Vec<u16> = digits.map(|digit| alphabet[digit]).collect();
                let expected = naive::base64_forgiving(&string);
                check_forgiving(&string, expected.as_deref().map_err(|&error| error));
            }
        }
    });
}

#[test]
fn forgiving_like_naive() {
    at_every_level(|| {
        let mut rng = Rng::new(5);
        for len in LENGTHS {
            for kind in 0..4 {
                let mut text = rng.bytes_of(&DIGITS[..64], len);
                for _ in 0..[0, 3, len / 4, 2][kind] {
                    let place = rng.below(len + 1);
                    text.insert(place, rng.bytes_of(b" \t\n\r\x0c", 1)[0]);
                }
                if kind == 3 {
                    let place = rng.below(len + 1);
                    text.insert(place, rng.byte());
                }
                text.extend_from_slice([b"".as_slice(), b"=", b"==", b" = = "][rng.below(4)]);
                let expected = naive::base64_forgiving(&widen(&text));
                let expected = expected.as_deref().map_err(|&error| error);
                at_alignments(&text, |src, _| check_forgiving(src, expected));
                at_alignments(&widen(&text), |src, _| check_forgiving(src, expected));
            }
        }
    });
}

#[test]
#[should_panic(expected = "room for every result")]
fn forgiving_wants_room() {
    let _ = decode_forgiving(b"YWJj", &mut [0; 3]);
}

/// Texts beyond the buffer of collected digits, with each kind of dirt and every kind of room.
#[test]
fn long_texts_like_naive() {
    let mut rng = Rng::new(6);
    at_every_level(|| {
        for len in [1000, 1023, 1024, 1025, 1100, 2048, 3000, 5001] {
            for kind in 0..4 {
                let text = base64_like(&mut rng, kind, len);
                let units = widen(&text);
                let expected = naive::base64_decode(&units);
                for room in rooms(&mut rng, expected.len()) {
                    let expected = &expected[..expected.len().min(room)];
                    writes(expected, room, len, |dst| decode(&text, dst));
                    writes(expected, room, len, |dst| decode(&units, dst));
                }
                let mut text = rng.bytes_of(&DIGITS[..64], len);
                for place in (kind..len).step_by(77) {
                    text[place] = if kind == 3 { rng.byte() } else { b' ' };
                }
                let expected = naive::base64_forgiving(&widen(&text));
                let expected = expected.as_deref().map_err(|&error| error);
                check_forgiving(&text, expected);
                check_forgiving(&widen(&text), expected);
            }
        }
    });
}

/// The buffer of collected digits is filled by whole vectors, to its very end.
#[test]
fn white_space_as_long_as_a_vector_before_digits() {
    let mut rng = Rng::new(24);
    for spaces in [16, 32, 64, 128] {
        for digits in [1000, 1024, 1025, 1088, 3000] {
            let mut text = vec![b' '; spaces];
            text.extend(rng.bytes_of(&DIGITS[..64], digits));
            let expected = naive::base64_decode(&widen(&text));
            at_every_level(|| {
                writes(&expected, expected.len(), 0, |dst| decode(&text, dst));
            });
        }
    }
}

/// One character that is no digit at every place, and one that ends the text.
#[test]
fn one_character_anywhere_like_naive() {
    at_every_level(|| {
        for place in 0..200 {
            for character in *b"\n=\x80-" {
                let mut text = [b'q'; 200];
                text[place] = character;
                let expected = naive::base64_decode(&widen(&text));
                writes(&expected, 150, place, |dst| decode(&text, dst));
                let expected = naive::base64_forgiving(&widen(&text));
                check_forgiving(&text, expected.as_deref().map_err(|&error| error));
            }
        }
    });
}

/// Wherever a text is cut in two, the parts give what the whole gives.
#[test]
fn a_text_in_two_parts() {
    let mut rng = Rng::new(11);
    at_every_level(|| {
        for len in 0..200 {
            let text = rng.bytes_of(b"ABCDwxyz0189+/-_\r\n \x00=", len);
            let mut whole = vec![0; len];
            let expected = decode(&text, &mut whole);
            for room in [len, expected, expected / 2] {
                let expected = expected.min(room);
                for cut in 0..=len {
                    let mut bytes = vec![0; room];
                    let Part { written, read } = decode_part(&text[..cut], &mut bytes);
                    let total = match read {
                        Some(read) => written + decode(&text[read..], &mut bytes[written..]),
                        None => written,
                    };
                    assert_eq!(total, expected, "{text:?} cut at {cut}, room {room}");
                    assert_eq!(bytes[..total], whole[..total], "{text:?} cut at {cut}");
                }
            }
        }
    });
}

#[test]
fn lengths_beyond_the_address_space() {
    let most = usize::MAX / 4 * 3;
    for (alphabet, bytes, characters) in [
        (Alphabet::Standard, most, Some(usize::MAX - 3)),
        (Alphabet::Standard, most + 1, None),
        (Alphabet::UrlSafe, most + 2, Some(usize::MAX)),
        (Alphabet::UrlSafe, most + 3, None),
    ] {
        assert_eq!(encoded_len(bytes, alphabet), characters, "{bytes}");
        // Of bytes that there are, however narrow `usize` is, the characters can be counted.
        assert!(encoded_len(isize::MAX.cast_unsigned(), alphabet).is_some());
    }
}
