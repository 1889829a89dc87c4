//! A value for some of the ASCII characters, prepared for looking up a whole vector of them.

/// In the table that an [`AsciiMap`] is made of: the character has no value.
pub(crate) const NO_VALUE: u8 = 0x80;

/// Values below 128 for some of the ASCII characters; no other byte has one.
///
/// Where vectors can look up 128 entries ([`AsciiMap::values`]), that is all. Where they look up only 16, the map is
/// taken apart by the halves of a byte, its row (upper four bits) and its column (lower four):
///
/// - A character has a value where `rows[column]` has the bit of its row.
/// - The value is the character plus `deltas[(row + shifts[column]) % 16]`. Neighbours share their delta (all digits,
///   all capitals), so 16 of them are enough, if the odd columns are shifted to slots that are free.
pub(crate) struct AsciiMap {
    pub(super) values: [u8; 128],
    #[cfg(target_arch = "x86_64")]
    pub(super) rows: [u8; 16],
    #[cfg(target_arch = "x86_64")]
    pub(super) shifts: [u8; 16],
    #[cfg(target_arch = "x86_64")]
    pub(super) deltas: [u8; 16],
}

#[cfg(not(target_arch = "x86_64"))]
impl AsciiMap {
    /// The map of `values`, where [`NO_VALUE`] stands for none.
    pub(crate) const fn new(values: [u8; 128]) -> Self {
        Self { values }
    }
}

#[cfg(target_arch = "x86_64")]
impl AsciiMap {
    /// The map of `values`, where [`NO_VALUE`] stands for none.
    ///
    /// # Panics
    ///
    /// While compiling, if the values need more than 16 deltas.
    pub(crate) const fn new(values: [u8; 128]) -> Self {
        let mut map = Self {
            values,
            rows: [0; 16],
            shifts: [0; 16],
            deltas: [0; 16],
        };
        let mut taken = [false; 16];
        let mut column = 0;
        while column < 16 {
            let mut shift = 0;
            while !map.fits(column, shift, &taken) {
                shift += 1;
                assert!(shift < 16, "more deltas than slots");
            }
            map.shifts[column] = shift;
            let mut row = 0;
            while row < 8 {
                if let Some(delta) = map.delta(column, row) {
                    map.rows[column] |= 1 << row;
                    let slot = (row + shift as usize) % 16;
                    map.deltas[slot] = delta;
                    taken[slot] = true;
                }
                row += 1;
            }
            column += 1;
        }
        map
    }

    /// What makes a character its value, if it has one.
    const fn delta(&self, column: usize, row: usize) -> Option<u8> {
        let character = row << 4 | column;
        match self.values[character] {
            NO_VALUE => None,
            #[expect(clippy::cast_possible_truncation, reason = "below 128")]
            value => Some(value.wrapping_sub(character as u8)),
        }
    }

    /// Whether a column so shifted meets no slot that is taken by another delta.
    const fn fits(&self, column: usize, shift: u8, taken: &[bool; 16]) -> bool {
        let mut row = 0;
        while row < 8 {
            let slot = (row + shift as usize) % 16;
            if let Some(delta) = self.delta(column, row)
                && taken[slot]
                && self.deltas[slot] != delta
            {
                return false;
            }
            row += 1;
        }
        true
    }
}
