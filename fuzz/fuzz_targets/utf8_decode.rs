//! UTF-8 to strings, and whether bytes are UTF-8.
#![no_main]

use ferrobuf::core::codec::utf8::{self, Decoded, Text};
use ferrobuf::core::naive::codec as naive;
use ferrobuf_fuzz::{Input, Placed, widened};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let shift = input.shift();
    let bytes = Placed::new(&input.content(), shift);
    assert_eq!(utf8::is_valid(&bytes), std::str::from_utf8(&bytes).is_ok());

    let expected = naive::utf8_decode(&bytes);
    let is_latin1 = expected.iter().all(|&unit| unit < 0x100);
    let units = match utf8::decode(&bytes).expect("memory") {
        Decoded::Ascii => {
            assert!(bytes.is_ascii(), "the bytes themselves");
            widened(&bytes)
        }
        Decoded::Latin1(text) => {
            assert!(!bytes.is_ascii(), "a narrower form");
            widened(&text)
        }
        Decoded::Utf16(units) => {
            assert!(!is_latin1, "a narrower form");
            units
        }
    };
    assert_eq!(units, expected);

    let units = utf8::decode_with(&bytes, |text| match text {
        Text::Latin1(text) => widened(&text),
        Text::Utf16(units) => {
            assert!(!is_latin1, "a narrower form");
            units.into_owned()
        }
    });
    assert_eq!(units, Ok(expected));
});
