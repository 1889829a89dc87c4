use super::{LENGTHS, TEXT_KINDS, at_alignments, rooms, text, widen};
use crate::core::arch::at_every_level;
use crate::core::codec::CodeUnit;
use crate::core::codec::utf8::{encode, encoded_len};
use crate::core::naive::codec as naive;
use crate::core::testing::Rng;

/// Units, and what native's `Buffer.from(string)` has.
const KNOWN: &[(&[u16], &[u8])] = &[
    (&[], &[]),
    (&[0x00], &[0x00]),
    (&[0x7f, 0x80], &[0x7f, 0xc2, 0x80]),
    (&[0x7ff, 0x800], &[0xdf, 0xbf, 0xe0, 0xa0, 0x80]),
    (&[0xffff], &[0xef, 0xbf, 0xbf]),
    (&[0xfeff, 0x61], &[0xef, 0xbb, 0xbf, 0x61]),
    (&[0xd83d, 0xde00], &[0xf0, 0x9f, 0x98, 0x80]),
    (&[0xdbff, 0xdfff], &[0xf4, 0x8f, 0xbf, 0xbf]),
    (&[0xd83d], &[0xef, 0xbf, 0xbd]),
    (&[0xde00], &[0xef, 0xbf, 0xbd]),
    (&[0xde00, 0xd83d], &[0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd]),
    (
        &[0xd83d, 0xd83d, 0xde00],
        &[0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x98, 0x80],
    ),
    (&[0xd83d, 0x61], &[0xef, 0xbf, 0xbd, 0x61]),
];

/// Checks [`encode`] at every level.
#[track_caller]
fn writes<U: CodeUnit>(expected: &[u8], room: usize, alignment: usize, src: &[U]) {
    at_every_level(|| super::writes(expected, room, alignment, |dst| encode(src, dst)));
}

/// Checks [`encoded_len`] at every level.
#[track_caller]
fn has_len<U: CodeUnit>(src: &[U], len: usize) {
    at_every_level(|| assert_eq!(encoded_len(src), len));
}

#[test]
fn known() {
    for &(units, expected) in KNOWN {
        has_len(units, expected.len());
        writes(expected, expected.len() + 5, 0, units);
    }
}

#[test]
fn a_character_without_room_is_not_begun() {
    for (units, len) in [
        (&[0xe9_u16][..], 2),
        (&[0x20ac], 3),
        (&[0xd83d, 0xde00], 4),
        (&[0xd83d], 3),
    ] {
        let mut text = vec![0x61; 20];
        text.extend_from_slice(units);
        text.push(0x62);
        for room in 20..20 + len {
            writes(&[0x61; 20], room, 0, &text);
        }
    }
}

/// With little room, a text is encoded in parts: no pair is cut in two, and nothing is left behind the last character.
#[test]
fn one_character_anywhere_with_exact_room() {
    for character in [&[0xd83d, 0xde00][..], &[0xd83d], &[0x20ac]] {
        for place in 0..220 {
            let mut units = vec![0x61; 230];
            units[place..place + character.len()].copy_from_slice(character);
            let expected = naive::utf8_encode(&units, usize::MAX);
            writes(&expected, expected.len(), 0, &units);
        }
    }
}

#[test]
fn pairs_behind_others_with_any_room() {
    let units = [[0x6f22; 8], [0xd83d, 0xde00].repeat(4).try_into().unwrap()].concat();
    for room in 0..45 {
        writes(&naive::utf8_encode(&units, room), room, 0, &units);
    }
}

#[test]
fn every_unit_alone_and_in_a_block() {
    for unit in 0..=u16::MAX {
        let alone = naive::utf8_encode(&[unit], 3);
        has_len(&[unit], alone.len());
        writes(&alone, 3, 0, &[unit]);
        let mut block = [0x61; 20];
        block[7] = unit;
        writes(&naive::utf8_encode(&block, 22), 22, 0, &block);
    }
}

/// Whatever is gathered of several units must not cancel out, nor be taken for less than it is.
#[test]
fn one_bit_alone_or_among_zeros() {
    for bit in 0..16 {
        for len in LENGTHS {
            let alone = vec![1_u16 << bit; len];
            let mut among = alone.clone();
            for zero in among.iter_mut().skip(1).step_by(2) {
                *zero = 0;
            }
            for units in [alone, among] {
                let expected = naive::utf8_encode(&units, usize::MAX);
                has_len(&units, expected.len());
                writes(&expected, expected.len(), 0, &units);
            }
        }
    }
}

#[test]
fn encode_like_naive() {
    let mut rng = Rng::new(10);
    for len in LENGTHS {
        for round in 0..3 {
            let units = text(&mut rng, len * 3 + round, len);
            let all = naive::utf8_encode(&units, usize::MAX);
            let prefixes =
                rooms(&mut rng, all.len()).map(|room| (room, naive::utf8_encode(&units, room)));
            at_alignments(&units, |src, alignment| {
                has_len(src, all.len());
                let (room, expected) = &prefixes[alignment % 6];
                writes(expected, *room, alignment * 5, src);
            });
        }
    }
}

#[test]
fn encode_latin1_like_naive() {
    let mut rng = Rng::new(11);
    for len in LENGTHS {
        for alphabet in [&b"abc"[..], b"ab\xe9", b"\x7f\x80\xff\xc0\xbf"] {
            let bytes = rng.bytes_of(alphabet, len);
            let units = widen(&bytes);
            let all = naive::utf8_encode(&units, usize::MAX);
            let prefixes =
                rooms(&mut rng, all.len()).map(|room| (room, naive::utf8_encode(&units, room)));
            at_alignments(&bytes, |src, alignment| {
                has_len(src, all.len());
                let (room, expected) = &prefixes[alignment % 6];
                writes(expected, *room, alignment * 5, src);
            });
        }
    }
}

#[test]
fn long_strings() {
    let mut rng = Rng::new(12);
    for kind in 0..TEXT_KINDS {
        let units = text(&mut rng, kind, 10_000);
        let expected = naive::utf8_encode(&units, usize::MAX);
        has_len(&units, expected.len());
        writes(&expected, expected.len(), 1, &units);
    }
    let bytes = rng.bytes(10_000);
    let expected = naive::utf8_encode(&widen(&bytes), usize::MAX);
    has_len(&bytes, expected.len());
    writes(&expected, expected.len(), 1, &bytes);
}
