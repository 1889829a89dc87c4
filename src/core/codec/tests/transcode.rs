use super::{LENGTHS, TEXT_KINDS, UTF8_KINDS, at_alignments, text, utf8_like};
use crate::core::Error;
use crate::core::arch::at_every_level;
use crate::core::codec::transcode::Encoding::{self, Ascii, Latin1, Utf8, Utf16le};
use crate::core::codec::transcode::{exact_len, is_ignorable, transcode};
use crate::core::codec::utf8::PART;
use crate::core::naive::codec as naive;
use crate::core::testing::Rng;

const ENCODINGS: [Encoding; 4] = [Utf8, Utf16le, Latin1, Ascii];

/// Source, encodings, and what native's `transcode` gives on Node 20 to 26; `None` is `U_INVALID_CHAR_FOUND`.
type Known = (&'static [u8], Encoding, Encoding, Option<&'static [u8]>);
const KNOWN: &[Known] = &[
    (b"\xe2\x82", Utf8, Utf8, Some(b"\xef\xbf\xbd")),
    (
        b"\xed\xa0\x80",
        Utf8,
        Utf8,
        Some(b"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"),
    ),
    (b"\xef\xbb\xbfa", Utf8, Utf8, Some(b"\xef\xbb\xbfa")),
    (b"\xef\xbb\xbfa", Utf8, Utf16le, Some(b"\xff\xfea\0")),
    (b"\xef\xbb\xbfa", Utf8, Latin1, Some(b"a")),
    (b"a\xef\xbb\xbfb", Utf8, Ascii, Some(b"ab")),
    (b"\xe2", Utf8, Utf16le, None),
    (b"a\xffb", Utf8, Utf16le, None),
    (
        b"\xf0\x9f\x98\x80",
        Utf8,
        Utf16le,
        Some(b"\x3d\xd8\x00\xde"),
    ),
    (b"\xe2\x82\xac\xc3\xa9", Utf8, Latin1, Some(b"?\xe9")),
    (b"\xe2\x82\xac\xc3\xa9", Utf8, Ascii, Some(b"??")),
    (b"\xc2\xad", Utf8, Latin1, Some(b"\xad")),
    (b"\xc2\xad", Utf8, Ascii, Some(b"")),
    (b"\xf4\x90\x80\x80", Utf8, Latin1, Some(b"????")),
    (b"\xf0\x9f\x98\x80", Utf8, Latin1, Some(b"?")),
    (b"a", Utf16le, Utf8, None),
    (b"a\0b", Utf16le, Utf8, Some(b"a")),
    (b"\x3d\xd8", Utf16le, Utf8, None),
    (b"\x00\xdea\0", Utf16le, Utf8, None),
    (
        b"\x3d\xd8\x00\xde",
        Utf16le,
        Utf8,
        Some(b"\xf0\x9f\x98\x80"),
    ),
    (b"a", Utf16le, Utf16le, Some(b"\xfd\xff")),
    (b"a\0b", Utf16le, Utf16le, Some(b"a\0\xfd\xff")),
    (b"\x3d\xd8", Utf16le, Utf16le, Some(b"\xfd\xff")),
    (b"\x3d\xd8a", Utf16le, Utf16le, Some(b"\xfd\xff")),
    (
        b"\x3d\xd8\x00\xdea",
        Utf16le,
        Utf16le,
        Some(b"\x3d\xd8\x00\xde\xfd\xff"),
    ),
    (b"a", Utf16le, Latin1, Some(b"")),
    (b"\xe9\0b", Utf16le, Latin1, Some(b"\xe9")),
    (b"\xe9\0", Utf16le, Ascii, Some(b"?")),
    // The first characters that the target lacks.
    (b"\xc4\x80", Utf8, Latin1, Some(b"?")),
    (b"\xc2\x80", Utf8, Ascii, Some(b"?")),
    (b"\x80\0", Utf16le, Ascii, Some(b"?")),
    (b"\0\x01", Utf16le, Latin1, Some(b"?")),
    (b"\xff\xfe", Utf16le, Latin1, Some(b"")),
    (b"\x00\xd8a\0", Utf16le, Latin1, Some(b"?a")),
    (b"\x3d\xd8\x00\xde", Utf16le, Ascii, Some(b"?")),
    (b"\xe9\x80", Latin1, Utf8, Some(b"\xc3\xa9\xc2\x80")),
    (b"\xe9a", Latin1, Utf16le, Some(b"\xe9\0a\0")),
    (b"\xe9a", Latin1, Latin1, Some(b"\xe9a")),
    (b"\xe9a", Latin1, Ascii, Some(b"?a")),
    (b"\xe9\xada", Latin1, Ascii, Some(b"?a")),
    (b"\xe9\xada", Ascii, Latin1, Some(b"??a")),
    (b"\xe9a", Ascii, Utf8, Some(b"\xef\xbf\xbda")),
    (b"\xe9a", Ascii, Utf16le, Some(b"\xe9\0a\0")),
    (b"\xe9a", Ascii, Latin1, Some(b"?a")),
    (b"\xe9a", Ascii, Ascii, Some(b"?a")),
];

#[test]
fn known() {
    for &(src, from, to, expected) in KNOWN {
        let result = transcode(src, from, to);
        assert_eq!(
            result.as_deref().ok(),
            expected,
            "{src:02x?} {from:?} {to:?}"
        );
        assert_eq!(
            naive::transcode(src, from, to).as_deref(),
            expected,
            "naive: {src:02x?} {from:?} {to:?}"
        );
    }
}

#[test]
fn nothing_is_transcoded_to_nothing() {
    for from in ENCODINGS {
        for to in ENCODINGS {
            assert_eq!(transcode(&[], from, to), Ok(vec![]));
        }
    }
}

/// Counted on native, Node 20 to 26: so many code points vanish on the way from UTF-8 to ASCII.
#[test]
fn ignorable_characters() {
    assert_eq!(
        (0..0x11_0000).filter(|&code| is_ignorable(code)).count(),
        4174
    );
    assert!(
        is_ignorable(0xfeff)
            && is_ignorable(0xad)
            && !is_ignorable(0xfff9)
            && !is_ignorable(0x180a)
    );
}

fn check(src: &[u8], from: Encoding, to: Encoding, expected: Option<&[u8]>) {
    at_every_level(|| check_at_this_level(src, from, to, expected));
}

fn check_at_this_level(src: &[u8], from: Encoding, to: Encoding, expected: Option<&[u8]>) {
    let result = transcode(src, from, to);
    let expected = expected.ok_or(Error::InvalidCharFound);
    // Not `assert_eq`: these texts are too long to be printed whole.
    let shown = |bytes: &[u8]| {
        format!(
            "{} bytes, {:02x?}",
            bytes.len(),
            &bytes[..bytes.len().min(40)]
        )
    };
    assert!(
        result.as_deref() == expected.as_ref().copied(),
        "{from:?} to {to:?} of {}\n  left: {:?}\n right: {:?}",
        shown(src),
        result.as_deref().map(shown),
        expected.map(shown),
    );
}

fn source(rng: &mut Rng, from: Encoding, len: usize) -> Vec<u8> {
    let kind = rng.below(UTF8_KINDS);
    if from == Utf16le && !kind.is_multiple_of(4) {
        let mut bytes = naive::utf16_encode(&text(rng, kind % TEXT_KINDS, len / 2));
        bytes.resize(len, 0xd8);
        bytes
    } else {
        utf8_like(rng, kind, len)
    }
}

#[test]
fn transcode_like_naive() {
    let mut rng = Rng::new(15);
    for len in LENGTHS {
        for from in ENCODINGS {
            let src = source(&mut rng, from, len);
            let expected = ENCODINGS.map(|to| naive::transcode(&src, from, to));
            at_alignments(&src, |src, alignment| {
                let to = alignment % 4;
                check(src, from, ENCODINGS[to], expected[to].as_deref());
            });
        }
    }
}

#[test]
fn long_texts() {
    let mut rng = Rng::new(16);
    for round in 0..12 {
        for from in ENCODINGS {
            let src = source(&mut rng, from, 9_000 + round);
            for to in ENCODINGS {
                check(&src, from, to, naive::transcode(&src, from, to).as_deref());
            }
        }
    }
}

/// Without it the result is the same, for twice the memory.
#[test]
fn the_length_is_known_where_nothing_is_replaced() {
    for len in LENGTHS {
        let bytes = vec![0xff; len];
        assert_eq!(exact_len(&bytes, Latin1, Utf16le), Some(2 * len));
        assert_eq!(exact_len(&bytes, Utf8, Utf16le), None);
        for (to, limit) in [(Latin1, 0x100), (Ascii, 0x80)] {
            let mut units = vec![limit - 1; len];
            let mut bytes = naive::utf16_encode(&units);
            bytes.push(0xff);
            at_every_level(|| assert_eq!(exact_len(&bytes, Utf16le, to), Some(len)));
            for place in 0..len {
                units[place] = limit;
                let bytes = naive::utf16_encode(&units);
                at_every_level(|| {
                    assert_eq!(exact_len(&bytes, Utf16le, to), None, "{len} {place}");
                });
                units[place] = limit - 1;
            }
        }
    }
}

/// A surrogate pair at every place around the end of a part.
#[test]
fn pairs_across_the_parts() {
    for before in PART - 8..PART + 8 {
        let mut units = vec![0x61; before];
        units.extend_from_slice(&[0xd83d, 0xde00, 0xd83d, 0xde00, 0x62]);
        let src = naive::utf16_encode(&units);
        for to in ENCODINGS {
            check(
                &src,
                Utf16le,
                to,
                naive::transcode(&src, Utf16le, to).as_deref(),
            );
        }
    }
}
