//! Comparison, fill and swap.
#![no_main]

use ferrobuf::core::naive::bytes as naive;
use ferrobuf::core::{compare, fill, swap};
use ferrobuf_fuzz::{Input, Placed};
use libfuzzer_sys::fuzz_target;

/// The longest fill: some times the pattern's source (`fill::HOT_BYTES`).
const MOST_FILLED: usize = 20_000;

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    match input.byte() % 3 {
        0 => compares(&mut input),
        1 => fills(&mut input),
        _ => swaps(&mut input),
    }
});

fn compares(input: &mut Input) {
    let (a_shift, b_shift) = (input.shift(), input.shift());
    let (cut, place, bits) = (input.number(), input.number(), input.byte());
    let content = input.content();
    // The same bytes but for one, and perhaps fewer.
    let mut other = content[cut % (content.len() + 1)..].to_vec();
    if !other.is_empty() {
        let place = place % other.len();
        other[place] ^= bits;
    }
    let cut = if cut % 2 == 0 {
        0
    } else {
        content.len() - other.len()
    };
    let a = Placed::new(&content[cut..], a_shift);
    let b = Placed::new(&other, b_shift);
    assert_eq!(compare::compare(&a, &b), naive::compare(&a, &b));
    assert_eq!(compare::compare(&b, &a), naive::compare(&b, &a));
    assert_eq!(compare::equals(&a, &b), naive::compare(&a, &b).is_eq());
}

fn fills(input: &mut Input) {
    let (from, to) = (input.shift(), input.shift());
    let len = input.number() % MOST_FILLED;
    let pattern = Placed::new(&input.content(), from);
    let mut expected = vec![0xee; len];
    let mut target = Placed::new(&expected, to);
    naive::fill(&mut expected, &pattern);
    fill::fill(&mut target, &pattern);
    assert_eq!(&target[..], expected);

    // The pattern in place already, whole or cut.
    let period = pattern.len().min(len);
    target[period..].fill(0xee);
    fill::repeat_prefix(&mut target, period);
    assert_eq!(&target[..], expected);
}

fn swaps(input: &mut Input) {
    let shift = input.shift();
    let (size, swap) = input.pick(&[
        (2, swap::swap16 as fn(&mut [u8])),
        (4, swap::swap32),
        (8, swap::swap64),
    ]);
    let mut expected = input.content();
    let mut bytes = Placed::new(&expected, shift);
    naive::swap(&mut expected, size);
    swap(&mut bytes);
    assert_eq!(&bytes[..], expected);
}
