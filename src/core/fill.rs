//! A pattern, over and over.

/// The source of the copies stops doubling here. From then on the same bytes are copied again and again, so
/// they are read from the cache and only the writes go to memory.
const HOT_BYTES: usize = 16 * 1024;

/// A vector register of the baseline.
const BLOCK: usize = 16;

/// Fills `dst` with repetitions of `pattern`, the last one cut where `dst` ends. An empty pattern has nothing
/// to write: `dst` stays as it is (what JS makes of it, zeros or an error, is a rule of the shim).
///
/// ```
/// let mut dst = [0; 7];
/// ferrobuf::core::fill::fill(&mut dst, b"abc");
/// assert_eq!(&dst, b"abcabca");
/// ```
pub fn fill(dst: &mut [u8], pattern: &[u8]) {
    match *pattern {
        [] => {}
        [byte] => dst.fill(byte),
        _ if BLOCK.is_multiple_of(pattern.len()) => fill_blocks(dst, pattern),
        _ => {
            let len = pattern.len().min(dst.len());
            dst[..len].copy_from_slice(&pattern[..len]);
            repeat_prefix(dst, len);
        }
    }
}

/// [`fill`] for a pattern of which a whole number makes a block: every store is one vector, where copies of
/// a few bytes each would dominate.
fn fill_blocks(dst: &mut [u8], pattern: &[u8]) {
    let mut block = [0; BLOCK];
    for part in block.chunks_exact_mut(pattern.len()) {
        part.copy_from_slice(pattern);
    }
    let (blocks, rest) = dst.as_chunks_mut();
    blocks.fill(block);
    rest.copy_from_slice(&block[..rest.len()]);
}

/// Fills `dst` with repetitions of its own first `len` bytes. This is [`fill`] for a pattern that may overlap
/// the destination (a view of the same memory): the caller moves it to the front first.
///
/// ```
/// let mut dst = *b"ab.....";
/// ferrobuf::core::fill::repeat_prefix(&mut dst, 2);
/// assert_eq!(&dst, b"abababa");
/// ```
pub fn repeat_prefix(dst: &mut [u8], len: usize) {
    if len == 0 {
        return;
    }
    let mut filled = len;
    let mut source = len;
    while filled < dst.len() {
        let (done, rest) = dst.split_at_mut(filled);
        let count = source.min(rest.len());
        rest[..count].copy_from_slice(&done[..count]);
        filled += count;
        if source < HOT_BYTES {
            // A whole number of patterns: everything before `filled` is one, save in the last round.
            source = filled;
        }
    }
}
