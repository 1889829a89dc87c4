//! Hex, both ways.
#![no_main]

use ferrobuf::core::codec::{CodeUnit, hex};
use ferrobuf::core::naive::codec as naive;
use ferrobuf_fuzz::{Input, Placed, Room, check_written, widened};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    match input.byte() % 3 {
        0 => encodes(&mut input),
        1 => {
            let (shift, room) = (input.shift(), input.room());
            let text = input.content();
            decodes(&Placed::new(&text, shift), &widened(&text), room);
        }
        _ => {
            let (shift, room) = (input.shift(), input.room());
            let text = input.units();
            decodes(&Placed::new(&text, shift), &text, room);
        }
    }
});

fn encodes(input: &mut Input) {
    let (from, to) = (input.shift(), input.shift());
    let bytes = Placed::new(&input.content(), from);
    let expected = naive::hex_encode(&bytes);
    assert_eq!(hex::encoded_len(bytes.len()), Some(expected.len()));
    check_written(&expected, expected.len(), to, |text| {
        hex::encode(&bytes, text);
        text.len()
    });
    let text = hex::encode_with(&bytes, |text| text.into_owned());
    assert_eq!(text, Ok(expected));
}

fn decodes<U: CodeUnit>(text: &[U], units: &[u16], room: Room) {
    let expected = naive::hex_decode(units);
    let room = room.of(expected.len());
    let fits = &expected[..room.min(expected.len())];
    check_written(fits, room, room % 64, |dst| hex::decode(text, dst));
}
