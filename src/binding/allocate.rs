//! Large memory of V8's own: not zeroed, and on huge pages.

use std::alloc::{GlobalAlloc as _, Layout, System};
use std::hint::black_box;
use std::ptr;

use napi_sys as sys;

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
fn is_available(size: usize) -> bool {
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

/// `(view)`: asks for huge pages under its memory.
pub(crate) fn prefer_huge(env: Env, [view]: [Value; 1]) -> Result<Value> {
    let view = env.view(view)?;
    prefer_huge_pages(view.as_ptr(), view.len());
    env.undefined()
}
