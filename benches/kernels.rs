//! Each kernel of the core beside memcpy of the same number of bytes, which is as fast as bytes can be moved.
//!
//! `cargo bench --no-default-features --bench kernels`; a word after `--` selects groups.

// Criterion's macro makes a public function, which documents itself.
#![allow(missing_docs)]

#[path = "support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use ferrobuf::core::codec::{ascii, base64, hex, latin1, transcode, utf8, utf16};
use ferrobuf::core::{compare, fill, search, swap};
use std::hint::black_box;
use support::{CHINESE, CpuTime, FRENCH, group, random, text};

/// From what fits a cache line to what fits no cache but the last.
const SIZES: [usize; 5] = [64, 1 << 10, 16 << 10, 256 << 10, 4 << 20];

const EMOJI: &str = "😀🚀🦀🎉";

/// One group: memcpy, then the kernels that read `$size` bytes.
macro_rules! beside_memcpy {
    ($c:expr, $name:expr, $source:expr, $({ $kernel:expr, $run:expr }),+ $(,)?) => {
        let source: Vec<u8> = $source;
        let mut target = vec![0; source.len()];
        let mut group = group($c, $name, source.len());
        group.bench_function("memcpy", |b| {
            b.iter(|| black_box(&mut target[..]).copy_from_slice(black_box(&source)));
        });
        $(group.bench_function($kernel, |b| b.iter($run));)+
        group.finish();
    };
}

fn hex_kernels(c: &mut Criterion<CpuTime>) {
    for size in SIZES {
        let bytes = random(size);
        let mut digits = vec![0; size * 2];
        hex::encode(&bytes, &mut digits);
        let (source, mut decoded) = (digits.clone(), vec![0; size]);
        beside_memcpy!(c, "hex", bytes.clone(),
            { "encode", || hex::encode(black_box(&bytes), black_box(&mut digits)) },
            { "decode", || hex::decode(black_box(&source[..]), black_box(&mut decoded)) },
        );
    }
}

fn base64_kernels(c: &mut Criterion<CpuTime>) {
    for size in SIZES {
        let bytes = random(size);
        let standard = base64::Alphabet::Standard;
        let mut encoded = vec![0; base64::encoded_len(size, standard).expect("small")];
        base64::encode(&bytes, &mut encoded, standard);
        let clean = encoded.clone();
        let lines: Vec<u8> = clean
            .chunks(76)
            .flat_map(|line| [line, b"\r\n"].concat())
            .collect();
        let mut decoded = vec![0; size + 8];
        let mut forgiving = vec![0; lines.len() / 4 * 3 + 3];
        beside_memcpy!(c, "base64", bytes.clone(),
            { "encode", || base64::encode(black_box(&bytes), black_box(&mut encoded), standard) },
            { "decode", || base64::decode(black_box(&clean[..]), black_box(&mut decoded)) },
            { "decode lines", || base64::decode(black_box(&lines[..]), black_box(&mut decoded)) },
            { "decode forgiving", || base64::decode_forgiving(black_box(&clean[..]), black_box(&mut forgiving)).is_ok() },
        );
    }
}

fn utf8_kernels(c: &mut Criterion<CpuTime>) {
    for (name, characters) in [
        ("ascii", " "),
        ("french", FRENCH),
        ("chinese", CHINESE),
        ("emoji", EMOJI),
    ] {
        for size in SIZES {
            let bytes = text(size, characters);
            let units: Vec<u16> = String::from_utf8_lossy(&bytes).encode_utf16().collect();
            let mut encoded = vec![0; bytes.len()];
            beside_memcpy!(c, &format!("utf8 {name}"), bytes.clone(),
                { "is_valid", || utf8::is_valid(black_box(&bytes)) },
                { "decode", || utf8::decode(black_box(&bytes)).is_ok() },
                { "encode", || utf8::encode(black_box(&units[..]), black_box(&mut encoded)) },
                { "encoded_len", || utf8::encoded_len(black_box(&units[..])) },
            );
        }
    }
    for size in SIZES {
        let bytes = random(size);
        beside_memcpy!(c, "utf8 invalid", bytes.clone(),
            { "decode", || utf8::decode(black_box(&bytes)).is_ok() },
        );
    }
}

fn text_kernels(c: &mut Criterion<CpuTime>) {
    for size in SIZES {
        let (plain, bytes) = (support::ascii(size), random(size));
        let units: Vec<u16> = plain.iter().map(|&byte| byte.into()).collect();
        let (mut narrow, mut wide, mut target) =
            (vec![0; size], vec![0; size / 2], vec![0; size * 2]);
        beside_memcpy!(c, "latin1, ascii, utf16", plain.clone(),
            { "is_ascii", || ascii::is_ascii(black_box(&plain)) },
            { "mask", || ascii::mask(black_box(&bytes), black_box(&mut narrow)) },
            { "latin1 encode of 16-bit units", || latin1::encode(black_box(&units[..]), black_box(&mut target)) },
            { "utf16 decode", || utf16::decode(black_box(&bytes), black_box(&mut wide)) },
            { "utf16 encode of 8-bit units", || utf16::encode(black_box(&plain[..]), black_box(&mut target)) },
        );
    }
}

fn transcode_kernels(c: &mut Criterion<CpuTime>) {
    use transcode::Encoding::{Latin1, Utf8, Utf16le};
    for size in SIZES {
        let french = text(size, FRENCH);
        let narrow = random(size);
        let wide: Vec<u8> = String::from_utf8_lossy(&french)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let run = |bytes: &[u8], from, to| transcode::transcode(black_box(bytes), from, to).is_ok();
        beside_memcpy!(c, "transcode", french.clone(),
            { "utf8 latin1", || run(&french, Utf8, Latin1) },
            { "utf8 utf16le", || run(&french, Utf8, Utf16le) },
            { "latin1 utf8", || run(&narrow, Latin1, Utf8) },
            { "utf16le utf8", || run(&wide, Utf16le, Utf8) },
        );
    }
}

fn search_kernels(c: &mut Criterion<CpuTime>) {
    // Letters of the text, in an order that does not occur in it.
    let needle = b"uuhhcctteett";
    for size in SIZES {
        let hay = support::ascii(size);
        beside_memcpy!(c, "search", hay.clone(),
            { "find_byte", || search::find_byte(black_box(&hay), b'Z') },
            { "rfind_byte", || search::rfind_byte(black_box(&hay), b'Z') },
            { "find", || search::find(black_box(&hay), needle) },
            { "rfind", || search::rfind(black_box(&hay), needle) },
            { "wide find", || search::wide::find(black_box(&hay), needle) },
            { "wide rfind", || search::wide::rfind(black_box(&hay), needle) },
        );
    }
}

fn byte_kernels(c: &mut Criterion<CpuTime>) {
    for size in SIZES {
        let (one, other) = (random(size), random(size));
        let mut target = random(size);
        let mut swapped = [random(size), random(size), random(size)];
        let [two, four, eight] = &mut swapped;
        beside_memcpy!(c, "bytes", one.clone(),
            { "equals", || compare::equals(black_box(&one), black_box(&other)) },
            { "compare", || compare::compare(black_box(&one), black_box(&other)) },
            { "fill", || fill::fill(black_box(&mut target), b"abcde") },
            { "swap16", || swap::swap16(black_box(two)) },
            { "swap32", || swap::swap32(black_box(four)) },
            { "swap64", || swap::swap64(black_box(eight)) },
        );
    }
}

criterion_group! {
    name = kernels;
    config = Criterion::default().with_measurement(CpuTime);
    targets = hex_kernels, base64_kernels, utf8_kernels, text_kernels, transcode_kernels, search_kernels, byte_kernels
}
criterion_main!(kernels);
