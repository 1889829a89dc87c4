//! Bytes with bytes: compare, fill, swap, and the questions `isAscii` and `isUtf8`.

use std::cmp::Ordering;

use super::args::{Env, Value, View};
use super::errors::Result;
use crate::core::codec::{ascii, utf8};
use crate::core::{compare as order, copied as copy_of, fill, swap};

/// `start..end` clamped to a view's true length.
fn clamp(env: Env, view: &View<'_>, start: Value, end: Value) -> Result<(usize, usize)> {
    let end = env.index(end)?.min(view.len());
    Ok((env.index(start)?.min(end), end))
}

pub(crate) fn compare(
    env: Env,
    [a, a_start, a_end, b, b_start, b_end]: [Value; 6],
) -> Result<Value> {
    let (a, b) = (env.view(a)?, env.view(b)?);
    let (a_start, a_end) = clamp(env, &a, a_start, a_end)?;
    let (b_start, b_end) = clamp(env, &b, b_start, b_end)?;
    env.int(
        match order::compare(&a.bytes()[a_start..a_end], &b.bytes()[b_start..b_end]) {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        },
    )
}

pub(crate) fn equals(env: Env, [a, b]: [Value; 2]) -> Result<Value> {
    let (a, b) = (env.view(a)?, env.view(b)?);
    env.bool_value(order::equals(a.bytes(), b.bytes()))
}

/// `(view, start, end, pattern)`: repeats the pattern over the range. An empty pattern leaves it as it is.
pub(crate) fn fill_pattern(env: Env, [target, start, end, pattern]: [Value; 4]) -> Result<Value> {
    let (mut target, pattern) = (env.view(target)?, env.view(pattern)?);
    let (start, end) = clamp(env, &target, start, end)?;
    // A pattern that lies in the target itself would change while it is being repeated.
    let copied = if target.overlaps(&pattern) {
        Some(copy_of(pattern.bytes())?)
    } else {
        None
    };
    // SAFETY: the pattern's bytes are either a copy or do not overlap the target.
    let range = unsafe { &mut target.bytes_mut()[start..end] };
    fill::fill(range, copied.as_deref().unwrap_or(pattern.bytes()));
    env.undefined()
}

fn swap(env: Env, view: Value, kernel: fn(&mut [u8])) -> Result<Value> {
    let mut view = env.view(view)?;
    // SAFETY: the only view of this call.
    kernel(unsafe { view.bytes_mut() });
    env.undefined()
}

pub(crate) fn swap16(env: Env, [view]: [Value; 1]) -> Result<Value> {
    swap(env, view, swap::swap16)
}

pub(crate) fn swap32(env: Env, [view]: [Value; 1]) -> Result<Value> {
    swap(env, view, swap::swap32)
}

pub(crate) fn swap64(env: Env, [view]: [Value; 1]) -> Result<Value> {
    swap(env, view, swap::swap64)
}

pub(crate) fn is_ascii(env: Env, [view]: [Value; 1]) -> Result<Value> {
    let view = env.view(view)?;
    env.bool_value(ascii::is_ascii(view.bytes()))
}

pub(crate) fn is_utf8(env: Env, [view]: [Value; 1]) -> Result<Value> {
    let view = env.view(view)?;
    env.bool_value(utf8::is_valid(view.bytes()))
}
