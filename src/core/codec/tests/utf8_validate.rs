//! Validation against std's, at every level.

use super::{LENGTHS, UTF8_KINDS, utf8_like};
use crate::core::arch::at_every_level;
use crate::core::codec::utf8::is_valid;
use crate::core::testing::Rng;

#[track_caller]
fn check(src: &[u8]) {
    let expected = std::str::from_utf8(src).is_ok();
    at_every_level(|| assert_eq!(is_valid(src), expected, "{src:02x?}"));
}

#[test]
fn like_std_at_every_length() {
    let mut rng = Rng::new(41);
    for len in LENGTHS {
        for kind in 0..UTF8_KINDS {
            check(&utf8_like(&mut rng, kind, len));
        }
    }
}

/// What may follow a lead, across the end of a block.
#[test]
fn every_lead_with_every_second_byte() {
    for lead in 0..=255 {
        for second in 0..=255 {
            for before in [0, 62, 63] {
                let mut text = vec![b'a'; before];
                text.extend([lead, second, 0x80, 0xbf]);
                for end in before + 2..=before + 4 {
                    check(&text[..end]);
                }
            }
        }
    }
}

/// A sequence that is cut short is one even if it ends what is looked at together, and the next of that is ASCII.
#[test]
fn one_sequence_anywhere_in_ascii() {
    for place in 0..900 {
        for sequence in [
            &b"\xe2"[..],
            b"\xe2\x82",
            b"\xf0\x9f\x98",
            b"\xc3\xa9",
            b"\xe2\x82\xac",
        ] {
            let mut text = [b'a'; 1_200];
            text[place..place + sequence.len()].copy_from_slice(sequence);
            check(&text);
        }
    }
}

#[test]
fn one_byte_wrong_in_a_long_text() {
    let mut rng = Rng::new(42);
    let sentence =
        "aé漢😀 plain ASCII that fills some more than a block: 0123456789 0123456789 0123456789";
    let text = sentence.repeat(30);
    check(text.as_bytes());
    for _ in 0..3_000 {
        let mut bytes = text.clone().into_bytes();
        let place = rng.below(bytes.len());
        bytes[place] = rng.bytes_of(
            b"\x00a\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xe0\xed\xef\xf0\xf4\xf5\xff",
            1,
        )[0];
        check(&bytes);
        check(&bytes[..=place]);
    }
}
