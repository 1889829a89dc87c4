//! A view whose memory the addon knows: the current slab of the pool, which most short strings are encoded into.
//!
//! To ask Node-API for a view's memory costs 17 ns more than to pass a string alone, of some 80 that a short string takes.
//! So the shim pins each new slab once, and writes to it name no view. It keeps the view alive as long as it is pinned, and
//! sees before each write that it is not detached; memory that is neither let go nor detached stays where it is.
//!
//! Several copies of the shim can share an addon, each with a pool of its own. So a write says which pinned view it means,
//! and learns when another one has taken its place.

use std::ptr;

use super::args::{Env, Value, View};
use super::errors::Result;

/// The place in the block of the number of the view that is meant.
const PIN: usize = 3;

/// What a write answers when another view is pinned; `lib/crossing-text.js` has the same.
const OTHER_PINNED: f64 = -1.0;

/// The memory of a view, by number. 0 is none.
#[derive(Clone, Copy)]
pub(crate) struct Pinned {
    number: usize,
    data: *mut u8,
    len: usize,
}

impl Pinned {
    pub(crate) const NOTHING: Self = Self {
        number: 0,
        data: ptr::null_mut(),
        len: 0,
    };
}

/// `(view)` to remember; the block's first number is an alignment, a power of two. Answers the number by which the view
/// goes, and then how many bytes past its first byte the next address lies that is a multiple of the alignment.
pub(crate) fn pin(env: Env, [view]: [Value; 1]) -> Result<Value> {
    let view = env.view(view)?;
    let gap = view.gap_to(env.operand_index(0));
    let pinned = env.block().pinned();
    let number = pinned.get().number.wrapping_add(1).max(1);
    pinned.set(Pinned {
        number,
        data: view.as_ptr(),
        len: view.len(),
    });
    env.answer_size(number);
    env.answer_size_at(1, gap);
    env.undefined()
}

/// The pinned view, when it is the one that the caller means. Otherwise the answer is [`OTHER_PINNED`].
pub(crate) fn pinned<'call>(env: Env) -> Option<View<'call>> {
    let Pinned { number, data, len } = env.block().pinned().get();
    if number == 0 || number != env.operand_index(PIN) {
        env.answer(OTHER_PINNED);
        return None;
    }
    // SAFETY: V8 gave both for this view; the shim holds it, and has just seen that it is not detached (`isPinned` in
    // lib/crossing-text.js, right before each call).
    Some(unsafe { View::from_raw(data, len) })
}
