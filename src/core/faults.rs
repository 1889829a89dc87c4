//! Every allocation of the core fails once: an error says so, and nothing stays allocated. What takes no memory works without.
//! (`memory` has tests of its own.)

use std::hint::black_box;

use super::codec::base64::{self, Alphabet};
use super::codec::transcode::{Encoding, transcode};
use super::codec::{ascii, hex, latin1, utf8, utf16};
use super::memory::faulty::{failing_after, held};
use super::{Error, Result, boxed, compare, copied, fill, search, shrink, swap, zeroed};

/// More than any kernel does on the stack.
const LONG: usize = 6_000;

/// Calls `body` with ever fewer of its allocations failing, until none does; it allocates nothing but what is to be tested.
/// Returns how many allocations there are.
fn allocations_of<T>(name: &str, body: impl Fn() -> Result<T>) -> usize {
    let before = held();
    for successes in 0.. {
        let outcome = failing_after(successes, &body);
        if let Err(error) = outcome {
            assert!(
                matches!(error, Error::OutOfMemory { bytes } if bytes > 0),
                "{name}: {error:?}"
            );
            assert_eq!(held(), before, "{name} after {successes}");
        } else {
            drop(outcome);
            assert_eq!(held(), before, "{name} at the end");
            return successes;
        }
    }
    unreachable!("a call has finitely many allocations")
}

#[test]
fn memory_itself() {
    assert_eq!(allocations_of("zeroed", || zeroed::<u16>(LONG)), 1);
    assert_eq!(allocations_of("copied", || copied(&[7_u8; LONG])), 1);
    assert_eq!(allocations_of("boxed", || boxed([7; 100])), 1);
    // What does not fit into a box is dropped, and not lost.
    let inner = || boxed(boxed(7)?);
    assert_eq!(allocations_of("a box in a box", inner), 2);
    assert_eq!(allocations_of("nothing", || zeroed::<u8>(0)), 0);
}

#[test]
fn room_that_cannot_be_given_back_stays() {
    for items in [0, 1, 999, 1000] {
        for is_refused in [false, true] {
            let mut memory = zeroed::<u32>(1000).expect("it is small");
            memory.truncate(items);
            memory.fill(7);
            let before = held();
            if is_refused {
                failing_after(0, || shrink(&mut memory));
            } else {
                shrink(&mut memory);
            }
            assert_eq!(held(), before);
            assert_eq!(memory, [7; 1000][..items]);
            let is_shrunk = items > 0 && !is_refused;
            assert_eq!(memory.capacity(), if is_shrunk { items } else { 1000 });
        }
    }
}

/// A function that is called again and again.
type Call<'a> = &'a dyn Fn() -> Result<usize>;

#[test]
fn encoders_and_decoders() {
    let bytes = [0x61; LONG];
    let high = [0xe9; LONG];
    // An odd place: units are copied from there.
    let odd = &high[usize::from(high.as_ptr().addr() % 2 == 0)..];
    let narrow = [0xc3, 0xa9].repeat(LONG);
    let wide = "日本".repeat(LONG);
    let narrow_then_wide = [&narrow, wide.as_bytes()].concat();
    let decoded = |src: &[u8]| {
        utf8::decode_with(src, |text| match text {
            utf8::Text::Latin1(text) => text.len(),
            utf8::Text::Utf16(text) => text.len(),
        })
    };
    let encoded =
        |src: &[u8], alphabet| base64::encode_with(src, alphabet, |text| black_box(text).len());
    let cases: [(&str, usize, Call<'_>); 11] = [
        ("hex", 1, &|| hex::encode_with(&bytes, |text| text.len())),
        ("base64", 1, &|| encoded(&bytes, Alphabet::Standard)),
        ("base64url", 1, &|| encoded(&bytes, Alphabet::UrlSafe)),
        ("ASCII", 0, &|| ascii::mask_with(&bytes, |text| text.len())),
        ("no ASCII", 1, &|| {
            ascii::mask_with(&high, |text| text.len())
        }),
        ("UTF-16", 1, &|| utf16::decode_with(odd, |text| text.len())),
        ("UTF-8, ASCII", 0, &|| decoded(&bytes)),
        ("UTF-8, narrow", 1, &|| decoded(&narrow)),
        ("UTF-8, wide", 1, &|| decoded(wide.as_bytes())),
        ("UTF-8, wide at its end", 2, &|| decoded(&narrow_then_wide)),
        ("UTF-8, ill-formed", 1, &|| decoded(&[0xff; LONG])),
    ];
    for (name, allocations, body) in cases {
        assert_eq!(allocations_of(name, body), allocations, "{name}");
    }
}

#[test]
fn transcoding() {
    use Encoding::{Ascii, Latin1, Utf8, Utf16le};
    let encodings = [Utf8, Utf16le, Latin1, Ascii];
    let sources = [
        ("plain", vec![0x61; LONG]),
        ("narrow", [0xc3, 0xa9].repeat(LONG)),
        ("wide", "日本".repeat(LONG).into_bytes()),
        ("ill-formed", vec![0xff; LONG + 1]),
        ("surrogates", [0x00, 0xd8].repeat(LONG)),
    ];
    for (name, source) in &sources {
        for (from, to) in encodings
            .map(|from| encodings.map(|to| (from, to)))
            .concat()
        {
            let name = format!("{name}, {from:?} to {to:?}");
            let allocations = allocations_of(&name, || match transcode(source, from, to) {
                Err(Error::InvalidCharFound) => Ok(Vec::new()),
                other => other,
            });
            let is_judged_first = (from, to) == (Utf16le, Utf8);
            assert!(allocations > 0 || is_judged_first, "{name}");
        }
    }
}

#[test]
fn what_takes_no_memory() {
    let (mut bytes, mut other) = ([0x61; LONG], [0x61; LONG]);
    other[LONG - 1] = 0x62;
    let needle = &other[LONG - 300..];
    let units = [0x20ac_u16; LONG];
    let mut room = [0; LONG];
    failing_after(0, || {
        assert_eq!(search::find(&bytes, needle), None);
        assert_eq!(search::find(&other, needle), Some(LONG - 300));
        assert_eq!(search::rfind(&bytes, needle), None);
        assert_eq!(search::wide::find(&other, needle), Some(LONG - 300));
        assert_eq!(search::wide::rfind(&bytes, needle), None);
        assert_eq!(search::find_byte(&other, 0x62), Some(LONG - 1));
        assert_eq!(search::rfind_byte(&bytes, 0x62), None);
        assert!(compare::compare(&bytes, &other).is_lt() && !compare::equals(&bytes, &other));
        fill::fill(&mut bytes, needle);
        swap::swap16(&mut bytes);
        swap::swap32(&mut bytes);
        swap::swap64(&mut bytes);
        assert_eq!(utf8::encode(&units, &mut room), LONG / 3 * 3);
        assert_eq!(utf8::encoded_len(&units), 3 * LONG);
        assert_eq!(utf16::encode(&units, &mut room), LONG);
        assert_eq!(latin1::encode(&units, &mut room), LONG);
        assert_eq!(hex::decode(&other, &mut room), LONG / 2);
        assert_eq!(base64::decode(&other, &mut room), LONG / 4 * 3);
        hex::encode(&other[..LONG / 2], &mut room);
        base64::encode(
            &other[..LONG / 2],
            &mut room[..LONG / 3 * 2],
            Alphabet::Standard,
        );
        assert!(utf8::is_valid(&other) && ascii::is_ascii(&other) && !latin1::fits(&units));
    });
}
