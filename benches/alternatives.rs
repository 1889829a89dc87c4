//! The crates that do what a kernel does, beside it: what docs/architecture.md says of the choices comes from here.
//!
//! They are compared where their rules allow it: on well-formed input. Native's lenient decoding of hex and base64, and
//! its replacement of ill-formed UTF-16, none of them has.
//!
//! `cargo bench --no-default-features --bench alternatives`

// Criterion's macro makes a public function, which documents itself.
#![allow(missing_docs)]

#[path = "support/mod.rs"]
mod support;

use base64::Engine;
use criterion::{Criterion, criterion_group, criterion_main};
use ferrobuf::core::{codec, search};
use std::hint::black_box;
use support::{CHINESE, CpuTime, FRENCH, group, random, text};

/// What fits the first cache, and what does not.
const SIZES: [usize; 3] = [64, 4 << 10, 256 << 10];

/// One group of rivals.
macro_rules! rivals {
    ($c:expr, $name:expr, $size:expr, $({ $rival:expr, $run:expr }),+ $(,)?) => {
        let mut group = group($c, $name, $size);
        $(group.bench_function($rival, |b| b.iter($run));)+
        group.finish();
    };
}

fn hex(c: &mut Criterion<CpuTime>) {
    use hex_simd::{AsOut, AsciiCase};
    for size in SIZES {
        let bytes = random(size);
        let mut digits = vec![0; size * 2];
        rivals!(c, "hex encode", size,
            { "ferrobuf", || codec::hex::encode(black_box(&bytes), black_box(&mut digits)) },
            { "hex-simd", || hex_simd::encode(black_box(&bytes), black_box(&mut digits[..]).as_out(), AsciiCase::Lower).len() },
            { "faster-hex", || faster_hex::hex_encode(black_box(&bytes), black_box(&mut digits)).is_ok() },
        );
        let mut decoded = vec![0; size];
        rivals!(c, "hex decode", size,
            { "ferrobuf", || codec::hex::decode(black_box(&digits[..]), black_box(&mut decoded)) },
            { "hex-simd", || hex_simd::decode(black_box(&digits), black_box(&mut decoded[..]).as_out()).is_ok() },
            { "faster-hex", || faster_hex::hex_decode(black_box(&digits), black_box(&mut decoded)).is_ok() },
        );
    }
}

fn base64(c: &mut Criterion<CpuTime>) {
    use base64_simd::{AsOut, STANDARD};
    let scalar = base64::engine::general_purpose::STANDARD;
    for size in SIZES {
        let bytes = random(size);
        let alphabet = codec::base64::Alphabet::Standard;
        let mut encoded = vec![0; codec::base64::encoded_len(size, alphabet).expect("small")];
        rivals!(c, "base64 encode", size,
            { "ferrobuf", || codec::base64::encode(black_box(&bytes), black_box(&mut encoded), alphabet) },
            { "base64-simd", || STANDARD.encode(black_box(&bytes), black_box(&mut encoded[..]).as_out()).len() },
            { "base64", || scalar.encode_slice(black_box(&bytes), black_box(&mut encoded)).is_ok() },
        );
        let mut decoded = vec![0; size + 8];
        rivals!(c, "base64 decode", size,
            { "ferrobuf", || codec::base64::decode(black_box(&encoded[..]), black_box(&mut decoded)) },
            { "base64-simd", || STANDARD.decode(black_box(&encoded), black_box(&mut decoded[..]).as_out()).is_ok() },
            { "base64", || scalar.decode_slice(black_box(&encoded), black_box(&mut decoded)).is_ok() },
        );
    }
}

fn utf8(c: &mut Criterion<CpuTime>) {
    for (name, characters) in [("ascii", " "), ("french", FRENCH), ("chinese", CHINESE)] {
        for size in SIZES {
            let bytes = text(size, characters);
            let units: Vec<u16> = String::from_utf8_lossy(&bytes).encode_utf16().collect();
            let (mut wide, mut narrow) = (vec![0; bytes.len() + 1], vec![0; units.len() * 3]);
            rivals!(c, &format!("utf8 validate {name}"), size,
                { "ferrobuf", || codec::utf8::is_valid(black_box(&bytes)) },
                { "simdutf8", || simdutf8::basic::from_utf8(black_box(&bytes)).is_ok() },
                { "encoding_rs", || encoding_rs::Encoding::utf8_valid_up_to(black_box(&bytes)) },
                { "std", || std::str::from_utf8(black_box(&bytes)).is_ok() },
            );
            rivals!(c, &format!("utf8 decode {name}"), size,
                { "ferrobuf", || codec::utf8::decode(black_box(&bytes)).is_ok() },
                { "encoding_rs", || encoding_rs::mem::convert_utf8_to_utf16(black_box(&bytes), black_box(&mut wide)) },
            );
            rivals!(c, &format!("utf8 encode {name}"), size,
                { "ferrobuf", || codec::utf8::encode(black_box(&units[..]), black_box(&mut narrow)) },
                { "encoding_rs", || encoding_rs::mem::convert_utf16_to_utf8(black_box(&units), black_box(&mut narrow)) },
            );
        }
    }
}

fn find(c: &mut Criterion<CpuTime>) {
    let needle = b"uuhhcctteett";
    for size in SIZES {
        let hay = support::ascii(size);
        rivals!(c, "find", size,
            { "ferrobuf", || search::find(black_box(&hay), needle) },
            { "memchr", || memchr::memmem::find(black_box(&hay), needle) },
        );
        rivals!(c, "rfind", size,
            { "ferrobuf", || search::rfind(black_box(&hay), needle) },
            { "memchr", || memchr::memmem::rfind(black_box(&hay), needle) },
        );
        rivals!(c, "find a byte", size,
            { "ferrobuf", || search::find_byte(black_box(&hay), b'Z') },
            { "memchr", || memchr::memchr(b'Z', black_box(&hay)) },
        );
    }
}

criterion_group! {
    name = alternatives;
    config = Criterion::default().with_measurement(CpuTime);
    targets = hex, base64, utf8, find
}
criterion_main!(alternatives);
