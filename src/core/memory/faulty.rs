//! The allocator of the unit tests: the system's, but it counts, and fails when it is told to. Both
//! per thread, because tests run side by side.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr;

struct Faulty;

#[global_allocator]
static ALLOCATOR: Faulty = Faulty;

thread_local! {
    /// Allocations that succeed before all others fail; without one, all succeed.
    static REMAINING: Cell<Option<usize>> = const { Cell::new(None) };
    /// Allocations of this thread that it has not freed.
    static HELD: Cell<usize> = const { Cell::new(0) };
}

/// Runs `body`, in which allocations fail after so many successes. Not to be used for code that
/// aborts when it has no memory: that is what the caller finds out.
pub(crate) fn failing_after<T>(successes: usize, body: impl FnOnce() -> T) -> T {
    REMAINING.set(Some(successes));
    let result = body();
    REMAINING.set(None);
    result
}

/// How many allocations this thread holds. One that another thread frees stays in the figure.
pub(crate) fn held() -> usize {
    HELD.get()
}

fn attempt(allocate: impl FnOnce() -> *mut u8) -> *mut u8 {
    match REMAINING.get() {
        Some(0) => return ptr::null_mut(),
        Some(remaining) => REMAINING.set(Some(remaining - 1)),
        None => {}
    }
    let pointer = allocate();
    if !pointer.is_null() {
        HELD.set(HELD.get().wrapping_add(1));
    }
    pointer
}

// SAFETY: it passes the calls on to `System`, which keeps the promises, or returns null.
unsafe impl GlobalAlloc for Faulty {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are those that `System` wants.
        attempt(|| unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are those that `System` wants.
        attempt(|| unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.set(HELD.get().wrapping_sub(1));
        // SAFETY: the caller's promises are those that `System` wants.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if REMAINING.get() == Some(0) {
            return ptr::null_mut();
        }
        // SAFETY: the caller's promises are those that `System` wants.
        unsafe { System.realloc(pointer, layout, size) }
    }
}
