//! The codecs that carry every unit by itself: ASCII, Latin-1, UTF-16LE.

use super::{LENGTHS, TEXT_KINDS, at_alignments, rooms, text, widen, writes};
use crate::core::arch::at_every_level;
use crate::core::codec::{ascii, latin1, utf16};
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

#[test]
fn utf16_decode_of_more_than_the_stack_has() {
    let bytes = Rng::new(17).bytes(5_001);
    at_alignments(&bytes, |src, _| {
        utf16::decode_with(src, |units| {
            assert_eq!(*units, naive::utf16_decode(src)[..])
        })
        .unwrap();
    });
}
