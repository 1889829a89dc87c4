//! The table by which vectors without a compressing instruction put the bytes that stay side by side.

/// For each mask of eight bytes, the places of those that stay.
pub(super) static KEPT: [[u8; 8]; 256] = {
    let mut table = [[0; 8]; 256];
    let mut mask = 0;
    while mask < 256 {
        let (mut from, mut to) = (0, 0);
        while from < 8 {
            if mask >> from & 1 != 0 {
                table[mask][to] = from;
                to += 1;
            }
            from += 1;
        }
        mask += 1;
    }
    table
};
