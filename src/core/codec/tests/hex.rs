use super::{LENGTHS, UNTOUCHED, at_alignments, rooms, widen, writes};
use crate::core::arch::at_every_level;
use crate::core::codec::hex;
use crate::core::naive::codec as naive;
use crate::core::testing::Rng;

/// A string, and what native's `Buffer.from(string, 'hex')` has on Node 20 to 26.
const KNOWN: &[(&str, &[u8])] = &[
    ("", &[]),
    ("a", &[]),
    ("ab", &[0xab]),
    ("abc", &[0xab]),
    ("ABcdEF", &[0xab, 0xcd, 0xef]),
    ("abxxcd", &[0xab]),
    ("abcxef", &[0xab]),
    ("zz", &[]),
    ("12 34", &[0x12]),
    (" 12", &[]),
    ("0g", &[]),
    ("g0", &[]),
    ("/0", &[]),
    (":0", &[]),
    ("@0", &[]),
    ("`0", &[]),
    ("1\u{131}", &[0x11]),
    ("\u{141}1a", &[0xa1]),
    ("1\u{141}a", &[0x1a]),
    ("\u{ff11}\u{ff11}", &[]),
    ("ab\u{1f600}", &[0xab]),
];

#[test]
fn known() {
    at_every_level(|| {
        for &(string, expected) in KNOWN {
            let units: Vec<u16> = string.encode_utf16().collect();
            writes(expected, expected.len() + 3, 0, |dst| {
                hex::decode(&units, dst)
            });
            if string.is_ascii() {
                writes(expected, expected.len() + 3, 0, |dst| {
                    hex::decode(string.as_bytes(), dst)
                });
            }
        }
    });
}

#[test]
fn every_byte_both_ways() {
    at_every_level(|| {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut text = [0; 512];
        hex::encode(&bytes, &mut text);
        assert_eq!(text[..], naive::hex_encode(&bytes));
        writes(&bytes, 256, 0, |dst| hex::decode(&text, dst));
        writes(&bytes, 256, 0, |dst| {
            hex::decode(&text.map(|digit| digit.to_ascii_uppercase()), dst)
        });
    });
}

#[test]
fn every_unit_as_a_digit() {
    at_every_level(|| {
        for unit in 0..=u16::MAX {
            for pair in [[unit, u16::from(b'1')], [u16::from(b'1'), unit]] {
                writes(&naive::hex_decode(&pair), 1, 0, |dst| {
                    hex::decode(&pair, dst)
                });
            }
        }
    });
}

#[test]
fn encode_like_naive() {
    at_every_level(|| {
        let mut rng = Rng::new(1);
        for len in LENGTHS {
            let bytes = rng.bytes(len);
            let expected = naive::hex_encode(&bytes);
            at_alignments(&bytes, |src, alignment| {
                writes(&expected, 2 * len, alignment * 7, |dst| {
                    hex::encode(src, dst);
                    2 * len
                });
            });
        }
    });
}

#[test]
fn decode_like_naive() {
    at_every_level(|| {
        let mut rng = Rng::new(2);
        for len in LENGTHS {
            for dirt in 0..2 {
                let mut digits = rng.bytes_of(b"0123456789abcdefABCDEF", len);
                if dirt > 0 && len > 0 {
                    let place = rng.below(len);
                    digits[place] = rng.byte();
                }
                let mut units = widen(&digits);
                let expected = naive::hex_decode(&units);
                for unit in &mut units {
                    *unit |= u16::from(rng.byte()) << 8;
                }
                at_alignments(&digits, |src, alignment| {
                    let room = rooms(&mut rng, len / 2)[alignment % 6];
                    let expected = &expected[..expected.len().min(room)];
                    writes(expected, room, alignment * 5, |dst| hex::decode(src, dst));
                });
                at_alignments(&units, |src, alignment| {
                    let room = rooms(&mut rng, len / 2)[alignment % 6];
                    let expected = &expected[..expected.len().min(room)];
                    writes(expected, room, alignment * 5, |dst| hex::decode(src, dst));
                });
            }
        }
    });
}

#[test]
fn a_bad_pair_anywhere_ends_the_text() {
    at_every_level(|| {
        for (digit, byte) in [(b'a', 0xaa), (b'0', 0)] {
            for place in 0..400 {
                let mut digits = [digit; 400];
                digits[place] = b'g';
                let expected = vec![byte; place / 2];
                writes(&expected, 200, place, |dst| hex::decode(&digits, dst));
            }
        }
    });
}

/// As far from each other as the vectors of any level are: they stand at the same place of two.
#[test]
fn two_bad_digits_end_the_text_at_the_first() {
    at_every_level(|| {
        for distance in [16, 32, 64] {
            for place in 0..200 {
                let mut digits = [b'a'; 400];
                digits[place] = b'g';
                digits[place + distance] = b'g';
                let expected = vec![0xaa; place / 2];
                writes(&expected, 200, place, |dst| hex::decode(&digits, dst));
            }
        }
    });
}

#[test]
#[should_panic(expected = "two digits for each byte")]
fn encode_wants_exact_room() {
    hex::encode(b"ab", &mut [UNTOUCHED; 3]);
}

#[test]
fn lengths_beyond_the_address_space() {
    assert_eq!(hex::encoded_len(usize::MAX / 2), Some(usize::MAX - 1));
    assert_eq!(hex::encoded_len(usize::MAX / 2 + 1), None);
    // Of bytes that there are, however narrow `usize` is, the characters can be counted.
    assert!(hex::encoded_len(isize::MAX.cast_unsigned()).is_some());
}
