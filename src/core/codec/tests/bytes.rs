//! The codecs that carry every unit by itself: ASCII, Latin-1, UTF-16LE.

use super::{LENGTHS, TEXT_KINDS, at_alignments, rooms, text, widen, writes};
use crate::core::arch::at_every_level;
use crate::core::codec::base64::{self, Alphabet};
use crate::core::codec::{ascii, hex, latin1, utf16};
use crate::core::naive::codec as naive;
use crate::core::testing::Rng;

#[test]
fn ascii_reads_seven_bits_and_latin1_writes_eight() {
    let mut read = [0; 3];
    ascii::mask(&[0x61, 0xe9, 0xff], &mut read);
    assert_eq!(read, [0x61, 0x69, 0x7f]);
    writes(&[0x61, 0xe9, 0xff, 0x41], 4, 0, |dst| {
        latin1::encode(&[0x61_u16, 0xe9, 0xff, 0x141], dst)
    });
}

#[test]
fn mask_like_naive() {
    let mut rng = Rng::new(6);
    for len in LENGTHS {
        let bytes = rng.bytes(len);
        let expected = naive::ascii_mask(&bytes);
        at_alignments(&bytes, |src, alignment| {
            writes(&expected, len, alignment * 7, |dst| {
                ascii::mask(src, dst);
                len
            });
        });
    }
}

#[test]
fn text_is_handed_on_whole_from_the_stack_and_from_the_heap() {
    let mut rng = Rng::new(7);
    for len in LENGTHS.chain([1023, 1024, 1025, 1535, 1536, 1537, 2047, 2048, 2049, 5000]) {
        let bytes = rng.bytes(len);
        let plain = naive::ascii_mask(&bytes);
        for src in [&bytes, &plain] {
            let masked = ascii::mask_with(src, |text| text.to_vec()).unwrap();
            assert_eq!(masked, plain, "ascii of {len}");
        }
        let mut digits = vec![0; 2 * len];
        hex::encode(&bytes, &mut digits);
        assert_eq!(
            hex::encode_with(&bytes, |text| text.to_vec()).unwrap(),
            digits
        );
        for alphabet in [Alphabet::Standard, Alphabet::UrlSafe] {
            let mut text = vec![0; base64::encoded_len(len, alphabet).unwrap()];
            base64::encode(&bytes, &mut text, alphabet);
            let handed = base64::encode_with(&bytes, alphabet, |text| text.to_vec()).unwrap();
            assert_eq!(handed, text, "base64 of {len}");
        }
    }
}

#[test]
fn ascii_prefix_to_the_byte_at_every_level() {
    at_every_level(|| {
        for len in LENGTHS {
            let mut bytes = vec![0x7f; len];
            assert_eq!(ascii::prefix(&bytes), len);
            for place in (0..len).rev() {
                bytes[place] = 0x80;
                assert_eq!(ascii::prefix(&bytes), place, "of {len}");
            }
        }
    });
}

#[test]
fn one_upper_bit_anywhere_is_not_ascii() {
    for len in LENGTHS {
        let mut bytes = vec![0x7f; len];
        assert!(ascii::is_ascii(&bytes));
        for place in 0..len {
            bytes[place] = 0x80;
            assert!(!ascii::is_ascii(&bytes), "{len} {place}");
            bytes[place] = 0x7f;
        }
    }
}

#[test]
fn one_wide_unit_anywhere_does_not_fit_latin1() {
    for len in LENGTHS {
        let mut units = vec![0xff_u16; len];
        assert!(latin1::fits(&units));
        for place in 0..len {
            units[place] = 0x100;
            assert!(!latin1::fits(&units), "{len} {place}");
            units[place] = 0xff;
        }
    }
    assert!(latin1::fits(b"\xff"));
}

/// Whatever is gathered of a block must not cancel out.
#[test]
fn wide_units_alone_do_not_fit_latin1() {
    for len in LENGTHS {
        assert_eq!(latin1::fits(&vec![0x100_u16; len]), len == 0, "{len}");
    }
}

#[test]
fn encode_like_naive() {
    let mut rng = Rng::new(7);
    for len in LENGTHS {
        let units = text(&mut rng, len % TEXT_KINDS, len);
        let narrow = rng.bytes(len);
        let (wide_latin1, wide_utf16) = (naive::latin1_encode(&units), naive::utf16_encode(&units));
        let narrow_utf16 = naive::utf16_encode(&widen(&narrow));
        at_alignments(&units, |src, alignment| {
            let room = rooms(&mut rng, len)[alignment % 6];
            writes(&wide_latin1[..room.min(len)], room, alignment * 5, |dst| {
                latin1::encode(src, dst)
            });
            let room = rooms(&mut rng, 2 * len)[alignment % 6];
            writes(
                &wide_utf16[..whole(room, len)],
                room,
                alignment * 5,
                |dst| utf16::encode(src, dst),
            );
        });
        at_alignments(&narrow, |src, alignment| {
            let room = rooms(&mut rng, len)[alignment % 6];
            writes(&narrow[..room.min(len)], room, alignment * 5, |dst| {
                latin1::encode(src, dst)
            });
            let room = rooms(&mut rng, 2 * len)[alignment % 6];
            writes(
                &narrow_utf16[..whole(room, len)],
                room,
                alignment * 5,
                |dst| utf16::encode(src, dst),
            );
        });
    }
}

/// The bytes of `len` units for which there is room.
fn whole(room: usize, len: usize) -> usize {
    (room - room % 2).min(2 * len)
}

#[test]
fn utf16_decode_like_naive() {
    let mut rng = Rng::new(8);
    for len in LENGTHS {
        let bytes = rng.bytes(len);
        let expected = naive::utf16_decode(&bytes);
        at_alignments(&bytes, |src, _| {
            let mut units = vec![0xeeee; len / 2 + 1];
            utf16::decode(src, &mut units);
            assert_eq!(units[..len / 2], expected);
            assert_eq!(units[len / 2], 0xeeee);
            utf16::decode_with(src, |units| assert_eq!(*units, expected[..])).unwrap();
        });
    }
}

#[test]
fn utf16_decode_ends_with_its_room() {
    let mut units = [0];
    utf16::decode(&[1, 2, 3, 4], &mut units);
    assert_eq!(units, [0x0201]);
}

#[test]
fn well_formedness_like_the_standard_library() {
    let mut rng = Rng::new(9);
    for len in LENGTHS {
        for kind in 0..TEXT_KINDS {
            let units = text(&mut rng, kind, len);
            let valid = String::from_utf16(&units).is_ok();
            let expected: Vec<u16> = String::from_utf16_lossy(&units).encode_utf16().collect();
            let bytes = naive::utf16_encode(&units);
            at_every_level(|| {
                let mut bytes = bytes.clone();
                let units = bytes.as_chunks_mut().0;
                assert_eq!(utf16::is_well_formed(units), valid);
                utf16::make_well_formed(units);
                assert_eq!(bytes, naive::utf16_encode(&expected));
            });
        }
    }
}

/// Half a pair and a whole one, so that each stands at the end of the vectors of every level.
#[test]
fn half_a_pair_anywhere_is_not_well_formed() {
    for place in 0..150 {
        for (pair, valid) in [
            ([0xd800, 0x61], false),
            ([0x61, 0xdc00], false),
            ([0xdc00, 0xd800], false),
            ([0xd800, 0xdc00], true),
        ] {
            let mut units = [0x61; 200];
            units[place..place + 2].copy_from_slice(&pair);
            let bytes = naive::utf16_encode(&units);
            at_every_level(|| {
                assert_eq!(utf16::is_well_formed(bytes.as_chunks().0), valid, "{place}");
            });
        }
    }
}

/// Vectors in which every unit is half a pair.
#[test]
fn halves_alone_are_not_well_formed() {
    for half in [0xd800, 0xdc00] {
        for len in LENGTHS {
            let bytes = naive::utf16_encode(&vec![half; len]);
            at_every_level(|| {
                let mut bytes = bytes.clone();
                let units = bytes.as_chunks_mut().0;
                assert_eq!(utf16::is_well_formed(units), len == 0, "{half:x} {len}");
                utf16::make_well_formed(units);
                assert_eq!(bytes, naive::utf16_encode(&vec![0xfffd; len]));
            });
        }
    }
}

#[test]
fn utf16_decode_of_more_than_the_stack_has() {
    let bytes = Rng::new(17).bytes(5_001);
    at_alignments(&bytes, |src, _| {
        utf16::decode_with(src, |units| {
            assert_eq!(*units, naive::utf16_decode(src)[..]);
        })
        .unwrap();
    });
}
