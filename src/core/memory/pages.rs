//! What the operating system is told about memory.

/// Asks for huge pages under a large piece of memory: the first write to each then costs one page fault for 2 MiB
/// instead of 512 for 4 KiB each.
///
/// It is advice. The contents stay as they are, and where there are no such pages, or the system gives them to
/// everybody or to nobody, nothing happens. Only pages that lie in the range with all their bytes are advised; what is
/// next to it is left alone. On anything but Linux this does nothing.
///
/// ```
/// use ferrobuf::core::memory::prefer_huge_pages;
///
/// let memory = vec![0_u8; 8 << 20];
/// prefer_huge_pages(memory.as_ptr(), memory.len());
/// assert!(memory.iter().all(|&byte| byte == 0));
/// ```
pub fn prefer_huge_pages(address: *const u8, len: usize) {
    let inside = whole_pages(address.addr(), len);
    if !inside.is_empty() {
        advise(
            address.wrapping_add(inside.start - address.addr()),
            inside.len(),
        );
    }
}

/// The size of a huge page on all 64-bit systems whose normal pages are 4 KiB. Where pages and huge pages are larger it
/// still is a multiple of the page, as `madvise` demands.
const HUGE_PAGE: usize = 2 << 20;

/// The addresses of the huge pages that lie wholly within `start..start + len`; empty when there are none.
fn whole_pages(start: usize, len: usize) -> std::ops::Range<usize> {
    let first = start.checked_next_multiple_of(HUGE_PAGE).unwrap_or(start);
    let end = start.saturating_add(len) / HUGE_PAGE * HUGE_PAGE;
    first..end.max(first)
}

#[cfg(all(target_os = "linux", not(miri)))]
fn advise(address: *const u8, len: usize) {
    // SAFETY: MADV_HUGEPAGE changes neither contents nor validity of any memory, and fails on what is not mapped.
    // Nothing depends on its success.
    unsafe { libc::madvise(address.cast_mut().cast(), len, libc::MADV_HUGEPAGE) };
}

#[cfg(not(all(target_os = "linux", not(miri))))]
fn advise(_: *const u8, _: usize) {}

#[cfg(test)]
mod tests {
    use super::{HUGE_PAGE, prefer_huge_pages, whole_pages};

    #[test]
    fn only_whole_pages_are_advised() {
        let page = HUGE_PAGE;
        for (start, len, inside) in [
            (0, 0, 0..0),
            (page, page, page..2 * page),
            (page, page - 1, page..page),
            (page - 1, page + 1, page..2 * page),
            (page + 1, page, 2 * page..2 * page),
            (page + 1, 2 * page - 1, 2 * page..3 * page),
            (page + 16, 5 * page, 2 * page..6 * page),
        ] {
            assert_eq!(whole_pages(start, len), inside, "{start} {len}");
        }
    }

    #[test]
    fn the_end_of_the_address_space_does_not_wrap() {
        assert!(whole_pages(usize::MAX, 0).is_empty());
        assert!(whole_pages(usize::MAX - 5, usize::MAX).is_empty());
        assert!(whole_pages(HUGE_PAGE + 1, usize::MAX).end >= HUGE_PAGE);
    }

    #[test]
    fn contents_stay() {
        let mut memory = vec![0_u8; 3 * HUGE_PAGE];
        memory.iter_mut().zip(0_u32..).for_each(|(byte, i)| {
            *byte = i.to_le_bytes()[1];
        });
        let before = memory.clone();
        prefer_huge_pages(memory.as_ptr(), memory.len());
        prefer_huge_pages(std::ptr::null(), 0);
        assert_eq!(memory, before);
    }

    /// The system shows it, where it has such pages: `hg` among the flags of the mapping.
    #[cfg(all(target_os = "linux", not(miri)))]
    #[test]
    fn the_system_is_told() {
        if !std::path::Path::new("/sys/kernel/mm/transparent_hugepage").exists() {
            return;
        }
        let memory = vec![0_u8; 3 * HUGE_PAGE];
        prefer_huge_pages(memory.as_ptr(), memory.len());
        let inside = whole_pages(memory.as_ptr().addr(), memory.len()).start;
        if let Some(flags) = flags_at(inside) {
            assert!(flags.split(' ').any(|flag| flag == "hg"), "{flags}");
        }
    }

    /// `VmFlags` of the mapping around an address; `None` under an emulator, which shows the mappings of another process.
    #[cfg(all(target_os = "linux", not(miri)))]
    fn flags_at(address: usize) -> Option<String> {
        let maps = std::fs::read_to_string("/proc/self/smaps").ok()?;
        let holds = |line: &str| {
            let (start, rest) = line.split_once('-')?;
            let start = usize::from_str_radix(start, 16).ok()?;
            let end = usize::from_str_radix(rest.split(' ').next()?, 16).ok()?;
            (start..end).contains(&address).then_some(())
        };
        let mut lines = maps.lines().skip_while(|line| holds(line).is_none());
        lines
            .find_map(|line| line.strip_prefix("VmFlags: "))
            .map(str::to_owned)
    }
}
