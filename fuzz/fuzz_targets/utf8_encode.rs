//! Strings to UTF-8, with every kind of room.
#![no_main]

use ferrobuf::core::codec::{CodeUnit, utf8};
use ferrobuf::core::naive::codec as naive;
use ferrobuf_fuzz::{Input, Placed, Room, check_written, widened};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let (shift, room) = (input.shift(), input.room());
    if input.flag() {
        let text = input.content();
        encodes(&Placed::new(&text, shift), &widened(&text), room);
    } else {
        let text = input.units();
        encodes(&Placed::new(&text, shift), &text, room);
    }
});

fn encodes<U: CodeUnit>(text: &[U], units: &[u16], room: Room) {
    let all = naive::utf8_encode(units, usize::MAX);
    assert_eq!(utf8::encoded_len(text), all.len());
    let room = room.of(all.len());
    let fits = naive::utf8_encode(units, room);
    check_written(&fits, room, room % 64, |dst| utf8::encode(text, dst));
}
