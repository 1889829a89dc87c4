//! What the benches share: contents, and how long Criterion measures.

use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, Throughput};

mod cpu_time;

pub use cpu_time::CpuTime;

/// A group whose figures are bytes per second of `size` bytes.
pub fn group<'a>(
    c: &'a mut Criterion<CpuTime>,
    name: &str,
    size: usize,
) -> BenchmarkGroup<'a, CpuTime> {
    let mut group = c.benchmark_group(format!("{name}/{size}"));
    // The kernels take nanoseconds to a millisecond: more time than this changes nothing in the third digit.
    group.warm_up_time(Duration::from_millis(150));
    group.measurement_time(Duration::from_millis(350));
    group.sample_size(20);
    group.throughput(Throughput::Bytes(size as u64));
    group
}

/// Pseudo-random bytes, the same each time.
pub fn random(len: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..len)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[7]
        })
        .collect()
}

/// ASCII letters and spaces.
pub fn ascii(len: usize) -> Vec<u8> {
    let letters = b"etaoin shrdlu cmfwyp ";
    random(len)
        .into_iter()
        .map(|byte| letters[usize::from(byte) % letters.len()])
        .collect()
}

/// As many of the characters, in turn with ASCII letters, as fit.
pub fn text(len: usize, characters: &str) -> Vec<u8> {
    let mut text = String::with_capacity(len);
    let mut more = characters.chars().cycle();
    for (index, letter) in ascii(len).into_iter().enumerate() {
        let next = if index % 4 == 0 {
            char::from(letter)
        } else {
            more.next().unwrap_or(' ')
        };
        if text.len() + next.len_utf8() > len {
            break;
        }
        text.push(next);
    }
    text.into_bytes()
}

/// What French and Chinese are made of.
pub const FRENCH: &str = "une été à la mer où ça";
pub const CHINESE: &str = "天地玄黃宇宙洪荒";
