//! The shuffles that close gaps, for CPUs that have no instruction for it.

/// Indexes of bytes, for a byte shuffle of a vector of sixteen. What has the upper bit set becomes zero.
type Shuffle = [u8; 16];

/// A shuffle for each set of eight words: those of the set, without gaps.
pub(super) static WORDS: [Shuffle; 256] = words();
/// A shuffle for each set of eight words: both bytes of those in the set, and the low byte of the others.
pub(super) static SQUEEZE2: [Shuffle; 256] = squeeze2();
/// A shuffle for four double words: the low four bits are those that have a second byte, the upper four those that
/// have a third as well.
pub(super) static SQUEEZE3: [Shuffle; 256] = squeeze3();
const NONE: u8 = 0x80;

const fn words() -> [Shuffle; 256] {
    let mut table = [[NONE; 16]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut from, mut to) = (0, 0);
        while from < 8 {
            if set >> from & 1 == 1 {
                table[set][to] = 2 * from;
                table[set][to + 1] = 2 * from + 1;
                to += 2;
            }
            from += 1;
        }
        set += 1;
    }
    table
}

const fn squeeze2() -> [Shuffle; 256] {
    let mut table = [[NONE; 16]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut from, mut to) = (0, 0);
        while from < 8 {
            table[set][to] = 2 * from;
            to += 1;
            if set >> from & 1 == 1 {
                table[set][to] = 2 * from + 1;
                to += 1;
            }
            from += 1;
        }
        set += 1;
    }
    table
}

const fn squeeze3() -> [Shuffle; 256] {
    let mut table = [[NONE; 16]; 256];
    let mut sets = 0;
    while sets < 256 {
        let (mut from, mut to) = (0, 0);
        while from < 4 {
            table[sets][to] = 4 * from;
            to += 1;
            if sets >> from & 1 == 1 {
                table[sets][to] = 4 * from + 1;
                to += 1;
            }
            if sets >> (from + 4) & 1 == 1 {
                table[sets][to] = 4 * from + 2;
                to += 1;
            }
            from += 1;
        }
        sets += 1;
    }
    table
}
