//! Bytes with bytes: compare, fill, swap, and the questions `isAscii` and `isUtf8`. Ranges and answers are in the
//! [block](super::block).

use std::cmp::Ordering;
use std::ptr;

use super::args::{Env, Value};
use super::errors::Result;
use crate::core::codec::{ascii, utf8};
use crate::core::{compare as order, fill, swap};

/// The range between the operands at two places of the block, clamped to a view's true length.
fn range(env: Env, len: usize, start: usize, end: usize) -> std::ops::Range<usize> {
    let end = env.operand_index(end).min(len);
    env.operand_index(start).min(end)..end
}

/// Leaves a yes or no in the block.
fn answer(env: Env, flag: bool) -> Result<Value> {
    env.answer(f64::from(u8::from(flag)));
    env.undefined()
}

/// `(a, b)`; in the block: start and end of the range in `a`, then in `b`.
pub(crate) fn compare(env: Env, [a, b]: [Value; 2]) -> Result<Value> {
    let (a, b) = (env.view(a)?, env.view(b)?);
    let (left, right) = (range(env, a.len(), 0, 1), range(env, b.len(), 2, 3));
    env.answer(match order::compare(&a.bytes()[left], &b.bytes()[right]) {
        Ordering::Less => -1.0,
        Ordering::Equal => 0.0,
        Ordering::Greater => 1.0,
    });
    env.undefined()
}

pub(crate) fn equals(env: Env, [a, b]: [Value; 2]) -> Result<Value> {
    let (a, b) = (env.view(a)?, env.view(b)?);
    answer(env, order::equals(a.bytes(), b.bytes()))
}

/// `(view, pattern)`; in the block: start and end of the range over which the pattern is repeated. An empty pattern leaves
/// it as it is.
pub(crate) fn fill_pattern(env: Env, [target, pattern]: [Value; 2]) -> Result<Value> {
    let (mut target, pattern) = (env.view(target)?, env.view(pattern)?);
    let range = range(env, target.len(), 0, 1);
    if !target.overlaps(&pattern) {
        // SAFETY: the pattern's bytes do not overlap the target.
        fill::fill(unsafe { &mut target.bytes_mut()[range] }, pattern.bytes());
        return env.undefined();
    }
    // A pattern that lies in the target itself would change while it is being repeated: it is moved to the front first.
    let len = pattern.len().min(range.len());
    // SAFETY: `len` bytes lie in both views, the target's behind the range's start; they may overlap, and nobody borrows them.
    unsafe { ptr::copy(pattern.as_ptr(), target.as_ptr().add(range.start), len) };
    // SAFETY: the pattern is not looked at any more.
    fill::repeat_prefix(unsafe { &mut target.bytes_mut()[range] }, len);
    env.undefined()
}

/// `(view)`; in the block: start, end, and the length of the pattern, which is in the block's bytes.
pub(crate) fn fill_short(env: Env, [target]: [Value; 1]) -> Result<Value> {
    let mut target = env.view(target)?;
    let range = range(env, target.len(), 0, 1);
    // SAFETY: the only view of this call, and of user code's memory, never of the block (`fillShort` in lib/crossing.js, which
    // lib/fill.js alone calls): it does not overlap `short`.
    let range = unsafe { &mut target.bytes_mut()[range] };
    fill::fill(range, env.short(env.operand_index(2)));
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
    answer(env, ascii::is_ascii(view.bytes()))
}

pub(crate) fn is_utf8(env: Env, [view]: [Value; 1]) -> Result<Value> {
    let view = env.view(view)?;
    answer(env, utf8::is_valid(view.bytes()))
}
