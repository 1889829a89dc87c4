//! Search, comparison, fill and swap, as one would explain them.

use std::cmp::Ordering;

/// [`search::find`](crate::core::search::find), position by position.
#[must_use]
pub fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    (0..=hay.len()).find(|&at| hay[at..].starts_with(needle))
}

/// [`search::rfind`](crate::core::search::rfind), position by position.
#[must_use]
pub fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    (0..=hay.len())
        .rev()
        .find(|&at| hay[at..].starts_with(needle))
}

/// [`search::wide::find`](crate::core::search::wide::find), position by position.
#[must_use]
pub fn find_wide(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let (hay, needle) = (whole_units(hay), whole_units(needle));
    (0..=hay.len())
        .step_by(2)
        .find(|&at| hay[at..].starts_with(needle))
}

/// [`search::wide::rfind`](crate::core::search::wide::rfind), position by position.
#[must_use]
pub fn rfind_wide(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let (hay, needle) = (whole_units(hay), whole_units(needle));
    (0..=hay.len())
        .rev()
        .find(|&at| at % 2 == 0 && hay[at..].starts_with(needle))
}

fn whole_units(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len() - bytes.len() % 2]
}

/// [`compare`](crate::core::compare::compare), byte by byte.
#[must_use]
pub fn compare(a: &[u8], b: &[u8]) -> Ordering {
    for index in 0..a.len().min(b.len()) {
        if a[index] < b[index] {
            return Ordering::Less;
        }
        if a[index] > b[index] {
            return Ordering::Greater;
        }
    }
    a.len().cmp(&b.len())
}

/// [`fill`](crate::core::fill::fill), byte by byte.
pub fn fill(dst: &mut [u8], pattern: &[u8]) {
    for index in 0..dst.len() {
        if !pattern.is_empty() {
            dst[index] = pattern[index % pattern.len()];
        }
    }
}

/// [`swap`](crate::core::swap) of units of `size` bytes, byte by byte.
pub fn swap(bytes: &mut [u8], size: usize) {
    let before = bytes.to_vec();
    for index in 0..bytes.len() - bytes.len() % size {
        let start = index - index % size;
        bytes[index] = before[start + size - 1 - index % size];
    }
}
