//! Memory between two pages that nobody may touch: one byte read or written outside ends the process.

use std::ptr;

/// Room for operands: some pages, so that all lengths and alignments fit.
const ROOM: usize = 1 << 16;

/// Readable and writable memory with an inaccessible page before and behind it.
pub struct Pages {
    /// The first accessible byte.
    start: *mut u8,
    page: usize,
}

impl Pages {
    pub fn new() -> Self {
        // SAFETY: a question.
        let page = usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).expect("a size");
        let len = ROOM + 2 * page;
        // SAFETY: new memory, of nobody else's.
        let memory = unsafe {
            libc::mmap(
                ptr::null_mut(),
                len,
                libc::PROT_NONE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                -1,
                0,
            )
        };
        assert_ne!(memory, libc::MAP_FAILED, "memory");
        // SAFETY: the pages between the first and the last lie inside the mapping.
        let start = unsafe { memory.cast::<u8>().add(page) };
        // SAFETY: `ROOM` bytes from there do, too.
        let made =
            unsafe { libc::mprotect(start.cast(), ROOM, libc::PROT_READ | libc::PROT_WRITE) };
        assert_eq!(made, 0, "accessible pages");
        Self { start, page }
    }

    /// A copy of `bytes` that touches the page behind it, or, `at_end` being false, lies `shift` bytes behind the page before.
    pub fn place(&mut self, bytes: &[u8], at_end: bool, shift: usize) -> &mut [u8] {
        assert!(bytes.len() + shift <= ROOM, "room");
        let at = if at_end { ROOM - bytes.len() } else { shift };
        // SAFETY: the range lies in the accessible pages, which live as long as the borrow of `self`.
        let place = unsafe { std::slice::from_raw_parts_mut(self.start.add(at), bytes.len()) };
        place.copy_from_slice(bytes);
        place
    }

    /// The same for 16-bit units, at an address that is a multiple of two.
    pub fn place_units(&mut self, units: &[u16], at_end: bool, shift: usize) -> &mut [u16] {
        let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_ne_bytes()).collect();
        let place = self.place(&bytes, at_end, 2 * shift);
        // SAFETY: pages begin at even addresses, and the length and the shift are even: all of it is units, of any value.
        let (before, units, after) = unsafe { place.align_to_mut::<u16>() };
        assert!(before.is_empty() && after.is_empty(), "an even address");
        units
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // SAFETY: the mapping as it was made; no slice of it outlives `self`.
        unsafe { libc::munmap(self.start.sub(self.page).cast(), ROOM + 2 * self.page) };
    }
}
