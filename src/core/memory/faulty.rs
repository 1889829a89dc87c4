//! An allocator that fails when it is told to, and keeps account of what it gave away.

use std::alloc::Layout;
use std::cell::{Cell, RefCell};

use super::{Allocator, Contents, System};

#[derive(Debug, Default)]
pub(super) struct Faulty {
    /// Allocations that succeed before all others fail; without one, all succeed.
    remaining: Cell<Option<usize>>,
    held: RefCell<Vec<(usize, Layout)>>,
}

impl Faulty {
    pub(super) fn failing_after(successes: usize) -> Self {
        Self {
            remaining: Cell::new(Some(successes)),
            ..Self::default()
        }
    }

    /// Allocations that were not released.
    pub(super) fn held(&self) -> usize {
        self.held.borrow().len()
    }
}

// SAFETY: it passes the calls on to `System`, which keeps the promises, or returns null.
unsafe impl Allocator for &Faulty {
    fn allocate(&self, layout: Layout, contents: Contents) -> *mut u8 {
        match self.remaining.get() {
            Some(0) => return std::ptr::null_mut(),
            Some(remaining) => self.remaining.set(Some(remaining - 1)),
            None => {}
        }
        let pointer = System.allocate(layout, contents);
        self.held.borrow_mut().push((pointer as usize, layout));
        pointer
    }

    unsafe fn release(&self, pointer: *mut u8, layout: Layout) {
        let mut held = self.held.borrow_mut();
        let index = held
            .iter()
            .position(|&entry| entry == (pointer as usize, layout));
        held.swap_remove(index.expect("released once, with the layout of its allocation"));
        // SAFETY: just found to be of `System` and not released before.
        unsafe { System.release(pointer, layout) }
    }
}
