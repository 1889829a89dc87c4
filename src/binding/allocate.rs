//! Large memory of V8's own: not zeroed, and on huge pages.

use std::alloc::{GlobalAlloc as _, Layout, System};
use std::hint::black_box;
use std::ptr;

use napi::sys;

use super::args::{Env, Value};
use super::errors::Result;
use crate::core::memory::prefer_huge_pages;

/// `()`; the block's first number is a size, its second not 0 where Node would end the process for lack of memory (Node
/// 20 and 22 do): as much is taken from the same allocator and given back first, and when that fails the result is
/// `undefined`.
///
/// The result is a native Buffer of exactly that many arbitrary bytes, at least one. Its memory is V8's in every way
/// (counted, transferable, freed by V8), because Node makes it.
///
/// # Errors
/// Node's `ERR_MEMORY_ALLOCATION_FAILED`, pending.
pub(crate) fn create_uninitialised(env: Env, []: [Value; 0]) -> Result<Value> {
    let size = env.operand_index(0);
    if env.operand_index(1) != 0 && !is_available(size) {
        return env.undefined();
    }
    env.make(|env, out| {
        // SAFETY: live environment, valid output; nobody asks for the address.
        unsafe { sys::napi_create_buffer(env, size, ptr::null_mut(), out) }
    })
}

/// Whether the allocator that Node uses has room for `size` bytes, of which there is at least one.
pub(super) fn is_available(size: usize) -> bool {
    let Ok(layout) = Layout::array::<u8>(size.max(1)) else {
        return false;
    };
    // SAFETY: the layout's size is not 0. (The black box: the compiler may leave out what nobody uses.)
    let memory = black_box(unsafe { System.alloc(layout) });
    if memory.is_null() {
        return false;
    }
    // SAFETY: just allocated there, with this layout.
    unsafe { System.dealloc(memory, layout) };
    true
}

/// `()`; the block's first number is a size, its second a byte: fills so much memory with it, and gives it back.
///
/// Whoever asks the same allocator for as much next may find the byte there. (For an `ArrayBuffer` to free its memory it
/// would have to be detached, and after the first that is, V8's compiler asks for each access whether another one is.)
pub(crate) fn leave_behind(env: Env, []: [Value; 0]) -> Result<Value> {
    let size = env.operand_index(0);
    let (Ok(layout), Ok(byte)) = (
        Layout::array::<u8>(size.max(1)),
        u8::try_from(env.operand_index(1)),
    ) else {
        return env.undefined();
    };
    // SAFETY: the layout's size is not 0. (The black box: the compiler may leave out what nobody reads.)
    let memory = black_box(unsafe { System.alloc(layout) });
    if !memory.is_null() {
        // SAFETY: just allocated there, with this layout; nobody else has the address.
        unsafe {
            memory.write_bytes(byte, layout.size());
            System.dealloc(black_box(memory), layout);
        }
    }
    env.undefined()
}

/// `(view)`: asks for huge pages under its memory.
pub(crate) fn prefer_huge(env: Env, [view]: [Value; 1]) -> Result<Value> {
    let view = env.view(view)?;
    prefer_huge_pages(view.as_ptr(), view.len());
    env.undefined()
}
