//! Base64: encoding, and decoding as Buffer does it (whole and in parts) and as `atob` does.
#![no_main]

use ferrobuf::core::codec::CodeUnit;
use ferrobuf::core::codec::base64::{self, Alphabet, Part};
use ferrobuf::core::naive::codec as naive;
use ferrobuf_fuzz::{Input, Placed, Room, check_written, widened};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    match input.byte() % 3 {
        0 => encodes(&mut input),
        1 => {
            let (shift, room, part) = (input.shift(), input.room(), input.number());
            let text = input.content();
            decodes(&Placed::new(&text, shift), &widened(&text), room, part);
        }
        _ => {
            let (shift, room, part) = (input.shift(), input.room(), input.number());
            let text = input.units();
            decodes(&Placed::new(&text, shift), &text, room, part);
        }
    }
});

fn encodes(input: &mut Input) {
    let (from, to) = (input.shift(), input.shift());
    let alphabet = input.pick(&[Alphabet::Standard, Alphabet::UrlSafe]);
    let bytes = Placed::new(&input.content(), from);
    let expected = naive::base64_encode(&bytes, alphabet);
    let len = base64::encoded_len(bytes.len(), alphabet);
    assert_eq!(len, Some(expected.len()));
    check_written(&expected, expected.len(), to, |text| {
        base64::encode(&bytes, text, alphabet);
        text.len()
    });
    let text = base64::encode_with(&bytes, alphabet, |text| text.into_owned());
    assert_eq!(text, Ok(expected));
}

fn decodes<U: CodeUnit + Default>(text: &[U], units: &[u16], room: Room, part: usize) {
    let expected = naive::base64_decode(units);
    let room = room.of(expected.len());
    let fits = &expected[..room.min(expected.len())];
    check_written(fits, room, room % 64, |dst| base64::decode(text, dst));
    check_written(fits, room, room % 64, |dst| {
        decode_in_parts(text, dst, part % text.len().max(1) + 1)
    });
    forgives(text, units);
}

/// As the shim decodes a long text: parts of `len` units, each from the first digit that the one before left over.
fn decode_in_parts<U: CodeUnit + Default>(text: &[U], dst: &mut [u8], len: usize) -> usize {
    let (mut at, mut written) = (0, 0);
    // A part in which no group is whole is tried again with more.
    let mut size = len;
    while at + size < text.len() {
        let part = Placed::new(&text[at..at + size], 0);
        let Part {
            written: more,
            read,
        } = base64::decode_part(&part, &mut dst[written..]);
        written += more;
        match read {
            None => return written,
            Some(0) => size += len,
            Some(units) => {
                at += units;
                size = len;
            }
        }
    }
    written + base64::decode(&text[at..], &mut dst[written..])
}

fn forgives<U: CodeUnit>(text: &[U], units: &[u16]) {
    let capacity = base64::forgiving_capacity(text.len());
    let mut bytes = Placed::new(&vec![0; capacity], 0);
    let written = base64::decode_forgiving(text, &mut bytes);
    let decoded = written.map(|written| bytes[..written].to_vec());
    assert_eq!(decoded, naive::base64_forgiving(units));
}
