//! `transcode`, all sixteen pairs.
#![no_main]

use ferrobuf::core::Error;
use ferrobuf::core::codec::transcode::{Encoding, exact_len, transcode, transcode_exact};
use ferrobuf::core::naive::codec as naive;
use ferrobuf_fuzz::{Input, Placed, check_written};
use libfuzzer_sys::fuzz_target;

const ENCODINGS: [Encoding; 4] = [
    Encoding::Utf8,
    Encoding::Utf16le,
    Encoding::Latin1,
    Encoding::Ascii,
];

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let (from, to) = (input.pick(&ENCODINGS), input.pick(&ENCODINGS));
    let (shift, target_shift) = (input.shift(), input.shift());
    let bytes = Placed::new(&input.content(), shift);
    let expected = naive::transcode(&bytes, from, to).ok_or(Error::InvalidCharFound);
    let exact = exact_len(&bytes, from, to);
    assert_eq!(transcode(&bytes, from, to), expected);
    if let Some(len) = exact {
        let expected = expected.expect("what has an exact length is no error");
        check_written(&expected, len, target_shift, |dst| {
            transcode_exact(&bytes, to, dst);
            dst.len()
        });
    }
});
