//! Search for bytes and for 16-bit units, from both ends, and how many comparisons it takes.
#![no_main]

use ferrobuf::core::naive::bytes as naive;
use ferrobuf::core::search::steps::{self, Steps};
use ferrobuf::core::search::{self, wide};
use ferrobuf_fuzz::{Input, Placed};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let (hay_shift, needle_shift) = (input.shift(), input.shift());
    let (is_part, start, len) = (input.flag(), input.number(), input.number());
    let (is_damaged, place) = (input.flag(), input.number());
    let content = input.content();
    let start = start % (content.len() + 1);
    let len = len % (content.len() - start + 1);
    let mut needle = content[start..start + len].to_vec();
    if is_damaged && !needle.is_empty() {
        let place = place % needle.len();
        needle[place] ^= 1;
    }
    // The needle is a part of the haystack, or stood before it.
    let hay = if is_part {
        &content[..]
    } else {
        &content[start + len..]
    };
    let hay = Placed::new(hay, hay_shift);
    let needle = Placed::new(&needle, needle_shift);
    finds(&hay, &needle);
    if !needle.is_empty() {
        for counts in [
            steps::of_pair_search(&hay, &needle),
            steps::of_two_way(&hay, &needle),
        ] {
            let Steps {
                forward,
                reverse,
                bound,
            } = counts;
            assert!(forward <= bound && reverse <= bound, "{counts:?}");
        }
    }
});

fn finds(hay: &[u8], needle: &[u8]) {
    assert_eq!(search::find(hay, needle), naive::find(hay, needle));
    assert_eq!(search::rfind(hay, needle), naive::rfind(hay, needle));
    assert_eq!(wide::find(hay, needle), naive::find_wide(hay, needle));
    assert_eq!(wide::rfind(hay, needle), naive::rfind_wide(hay, needle));
    let byte = needle.first().copied().unwrap_or_default();
    assert_eq!(search::find_byte(hay, byte), naive::find(hay, &[byte]));
    assert_eq!(search::rfind_byte(hay, byte), naive::rfind(hay, &[byte]));
}
