use super::{LENGTHS, UTF8_KINDS, at_alignments, utf8_like, widen};
use crate::core::arch::at_every_level;
use crate::core::codec::utf8::{Decoded, ON_STACK, Text, decode, decode_with, is_valid};
use crate::core::naive::codec as naive;
use crate::core::testing::Rng;

/// Bytes, and how many U+FFFD native's `toString()` has for them.
const KNOWN_REPLACEMENTS: &[(&[u8], usize)] = &[
    (&[0x80], 1),
    (&[0xbf, 0xbf], 2),
    (&[0xc0, 0x80], 2),
    (&[0xc1, 0xbf], 2),
    (&[0xc2], 1),
    (&[0xc2, 0xc2], 2),
    (&[0xdf, 0x41], 1),
    (&[0xe0], 1),
    (&[0xe0, 0x80], 2),
    (&[0xe0, 0x9f, 0xbf], 3),
    (&[0xe0, 0xa0], 1),
    (&[0xe2, 0x82], 1),
    (&[0xe2, 0x82, 0x41], 1),
    (&[0xe2, 0x82, 0xe2, 0x82], 2),
    (&[0xed, 0xa0, 0x80], 3),
    (&[0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], 6),
    (&[0xed, 0x9f], 1),
    (&[0xef, 0xbf], 1),
    (&[0xf0], 1),
    (&[0xf0, 0x8f], 2),
    (&[0xf0, 0x90], 1),
    (&[0xf0, 0x9f, 0x98], 1),
    (&[0xf0, 0x9f, 0x98, 0x41], 1),
    (&[0xf0, 0x9f, 0x41], 1),
    (&[0xf0, 0x80, 0x80, 0x80], 4),
    (&[0xf4, 0x8f, 0xbf], 1),
    (&[0xf4, 0x90, 0x80, 0x80], 4),
    (&[0xf5, 0x80], 2),
    (&[0xf8, 0x88, 0x80, 0x80, 0x80], 5),
    (&[0xfe, 0xff], 2),
];

#[test]
fn known_replacements() {
    for &(bytes, expected) in KNOWN_REPLACEMENTS {
        let Decoded::Utf16(units) = decode(bytes).unwrap() else {
            panic!("{bytes:02x?}")
        };
        let count = units.iter().filter(|&&unit| unit == 0xfffd).count();
        assert_eq!(count, expected, "{bytes:02x?}");
        assert_eq!(units, naive::utf8_decode(bytes), "{bytes:02x?}");
        assert!(!is_valid(bytes));
    }
}

#[test]
fn a_byte_order_mark_is_kept() {
    assert_eq!(
        decode(b"\xef\xbb\xbfa").unwrap(),
        Decoded::Utf16(vec![0xfeff, 0x61])
    );
}

#[test]
fn the_narrowest_form() {
    assert_eq!(decode(b"").unwrap(), Decoded::Ascii);
    assert_eq!(decode(b"\x00\x7f").unwrap(), Decoded::Ascii);
    assert_eq!(
        decode("\u{80}\u{ff}".as_bytes()).unwrap(),
        Decoded::Latin1(vec![0x80, 0xff])
    );
    assert_eq!(
        decode("\u{100}".as_bytes()).unwrap(),
        Decoded::Utf16(vec![0x100])
    );
}

/// The units of `src`, and a check that no narrower form would do, and that every level says the same.
#[track_caller]
fn units(src: &[u8]) -> Vec<u16> {
    let mut results = Vec::new();
    at_every_level(|| results.push(units_at_this_level(src)));
    let first = results.pop().expect("there is a level");
    assert!(results.iter().all(|other| *other == first), "{src:02x?}");
    first
}

#[track_caller]
fn units_at_this_level(src: &[u8]) -> Vec<u16> {
    let decoded = decode(src).unwrap();
    decode_with(src, |text| match (text, &decoded) {
        (Text::Latin1(bytes), Decoded::Ascii) => assert_eq!(*bytes, *src),
        (Text::Latin1(bytes), Decoded::Latin1(expected)) => assert_eq!(*bytes, **expected),
        (Text::Utf16(units), Decoded::Utf16(expected)) => assert_eq!(*units, **expected),
        _ => panic!("not the same form: {decoded:?}"),
    })
    .unwrap();
    match decoded {
        Decoded::Ascii => {
            assert!(src.is_ascii());
            widen(src)
        }
        Decoded::Latin1(text) => {
            assert!(!text.is_ascii());
            widen(&text)
        }
        Decoded::Utf16(text) => {
            assert!(text.iter().any(|&unit| unit > 0xff));
            text
        }
    }
}

#[test]
fn every_start_of_a_sequence() {
    const EDGES: &[u8] =
        b"a\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xc3\xc4\xdf\xe0\xe1\xec\xed\xee\xef\xf0\xf1\xf3\xf4\xf5\xff";
    for &a in EDGES {
        for &b in EDGES {
            for &c in EDGES {
                for bytes in [
                    &[a][..],
                    &[a, b],
                    &[a, b, c],
                    &[a, b, c, 0x80],
                    &[0xf1, a, b, c],
                ] {
                    assert_eq!(units(bytes), naive::utf8_decode(bytes), "{bytes:02x?}");
                }
            }
        }
    }
}

#[test]
fn every_character() {
    for first in (0..0x11_0000).step_by(256) {
        let text: String = (first..first + 256).filter_map(char::from_u32).collect();
        assert!(
            units(text.as_bytes()).into_iter().eq(text.encode_utf16()),
            "{first:x}"
        );
    }
}

#[test]
fn decode_like_naive() {
    let mut rng = Rng::new(13);
    for len in LENGTHS {
        for round in 0..3 {
            let bytes = utf8_like(&mut rng, (len * 3 + round) % UTF8_KINDS, len);
            let expected = naive::utf8_decode(&bytes);
            let valid = std::str::from_utf8(&bytes).is_ok();
            at_alignments(&bytes, |src, _| {
                assert_eq!(units(src), expected, "{src:02x?}");
                assert_eq!(is_valid(src), valid);
            });
        }
    }
}

#[test]
fn long_texts() {
    let mut rng = Rng::new(14);
    for kind in 0..UTF8_KINDS {
        let len = 9_000 + rng.below(2_000);
        let bytes = utf8_like(&mut rng, kind, len);
        assert_eq!(units(&bytes), naive::utf8_decode(&bytes), "kind {kind}");
    }
}

/// Every sequence at every place of several blocks, and around the most that is decoded on the stack.
#[test]
fn at_every_place() {
    for before in (0..200).chain(ON_STACK - 140..ON_STACK + 10) {
        for sequence in [
            &b"\xc3\xa9"[..],
            b"\xe2\x82\xac",
            b"\xf0\x9f\x98\x80",
            b"\xf0\x9f\x98",
            b"\xff",
        ] {
            let mut bytes = vec![b'a'; before];
            bytes.extend_from_slice(sequence);
            bytes.extend_from_slice(b"bcd");
            assert_eq!(units(&bytes), naive::utf8_decode(&bytes), "{before}");
            for end in before..=bytes.len() {
                let cut = &bytes[..end];
                assert_eq!(is_valid(cut), std::str::from_utf8(cut).is_ok(), "{cut:x?}");
            }
        }
    }
}
