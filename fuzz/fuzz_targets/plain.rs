//! The encodings that take each unit by itself: UTF-16LE, Latin-1 and ASCII.
#![no_main]

use ferrobuf::core::codec::{CodeUnit, ascii, latin1, utf16};
use ferrobuf::core::naive::codec as naive;
use ferrobuf_fuzz::{Input, Placed, Room, check_written, widened};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    match input.byte() % 3 {
        0 => decodes(&mut input),
        1 => {
            let (shift, room) = (input.shift(), input.room());
            let text = input.content();
            encodes(&Placed::new(&text, shift), &widened(&text), room);
        }
        _ => {
            let (shift, room) = (input.shift(), input.room());
            let text = input.units();
            encodes(&Placed::new(&text, shift), &text, room);
        }
    }
});

fn encodes<U: CodeUnit>(text: &[U], units: &[u16], room: Room) {
    let fits_latin1 = units.iter().all(|&unit| unit < 0x100);
    assert_eq!(latin1::fits(text), fits_latin1);
    let expected = naive::latin1_encode(units);
    let bytes = room.of(expected.len());
    let fits = &expected[..bytes.min(expected.len())];
    check_written(fits, bytes, bytes % 64, |dst| latin1::encode(text, dst));

    let expected = naive::utf16_encode(units);
    let bytes = room.of(expected.len());
    let fits = &expected[..(bytes & !1).min(expected.len())];
    check_written(fits, bytes, bytes % 64, |dst| utf16::encode(text, dst));
}

fn decodes(input: &mut Input) {
    let (from, to) = (input.shift(), input.shift());
    let bytes = Placed::new(&input.content(), from);
    let units = utf16::decode_with(&bytes, |units| units.into_owned());
    assert_eq!(units, Ok(naive::utf16_decode(&bytes)));

    let is_ascii = |byte: &u8| *byte < 0x80;
    assert_eq!(ascii::is_ascii(&bytes), bytes.iter().all(is_ascii));
    let prefix = bytes.iter().take_while(|byte| is_ascii(byte)).count();
    assert_eq!(ascii::prefix(&bytes), prefix);
    let expected = naive::ascii_mask(&bytes);
    check_written(&expected, bytes.len(), to, |text| {
        ascii::mask(&bytes, text);
        text.len()
    });
    let text = ascii::mask_with(&bytes, |text| text.into_owned());
    assert_eq!(text, Ok(expected));
}
