//! The element of a search: a byte, or a 16-bit unit.

/// A byte, or a 16-bit unit as its two bytes: what the search algorithms are written for.
///
/// The order is used by the two-way algorithm alone, which needs some total order and does not care
/// which. That is why units are compared as pairs of bytes, and the machine's endianness never
/// matters.
pub(super) trait Unit: Copy + Ord {
    /// The size in bits.
    const BITS: usize;

    /// How many fit a machine word of the search, which is a `u128`.
    const LANES: usize = 128 / Self::BITS;

    /// All bits of every lane but the highest.
    const LOW: u128 = u128::MAX / ((1 << Self::BITS) - 1) * ((1 << (Self::BITS - 1)) - 1);

    /// How common the unit is thought to be; larger is more common. It only steers the choice of
    /// what to look for first: a wrong guess costs time within the linear bound.
    fn commonness(self) -> u8;

    /// The unit in every lane.
    fn splat(self) -> u128;

    /// The first [`LANES`](Unit::LANES) units, the first in the lowest lane; zeros when there are
    /// fewer.
    fn load(units: &[Self]) -> u128;

    /// The highest bit of every lane that is 0.
    #[inline]
    fn zero_lanes(word: u128) -> u128 {
        // The sum sets the highest bit when any other of the lane is set, and cannot carry into the
        // next.
        !(((word & Self::LOW) + Self::LOW) | word | Self::LOW)
    }
}

impl Unit for u8 {
    const BITS: usize = 8;

    #[inline]
    fn commonness(self) -> u8 {
        COMMONNESS[usize::from(self)]
    }

    #[inline]
    fn splat(self) -> u128 {
        u128::from_ne_bytes([self; 16])
    }

    #[inline]
    fn load(units: &[Self]) -> u128 {
        units
            .first_chunk()
            .map_or(0, |chunk| u128::from_le_bytes(*chunk))
    }
}

impl Unit for [u8; 2] {
    const BITS: usize = 16;

    #[inline]
    fn commonness(self) -> u8 {
        match self {
            [low, 0] => low.commonness(),
            // Of a script above Latin-1 there are many letters, and all of them share the high
            // byte.
            _ => 3,
        }
    }

    #[inline]
    fn splat(self) -> u128 {
        u128::from(u16::from_le_bytes(self)) * (u128::MAX / 0xffff)
    }

    #[inline]
    fn load(units: &[Self]) -> u128 {
        u8::load(units.as_flattened())
    }
}

/// A table, because a `match` per unit doubled the time of choosing.
static COMMONNESS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = u8::MAX;
    loop {
        table[byte as usize] = match byte {
            0 | b' ' => 7,
            b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' | 0xff => 6,
            b'j' | b'k' | b'q' | b'v' | b'x' | b'z' | 0x80..=0xfe => 3,
            b'a'..=b'z' => 5,
            b'0'..=b'9' | b'\n' | b'"' | b',' | b'.' | b'/' | b'-' | b'_' => 4,
            b'!'..=b'~' => 2,
            _ => 1,
        };
        if byte == 0 {
            break table;
        }
        byte -= 1;
    }
};

#[cfg(test)]
mod tests {
    use super::Unit;

    /// Every lane is told from 0 by each of its bits, and nothing carries over.
    fn lanes<T: Unit>() {
        let top = |lane: usize| 1_u128 << (lane * T::BITS + T::BITS - 1);
        let all = (0..T::LANES).map(top).sum::<u128>();
        assert_eq!(T::zero_lanes(0), all);
        assert_eq!(T::zero_lanes(u128::MAX), 0);
        for bit in 0..128 {
            assert_eq!(
                T::zero_lanes(1 << bit),
                all & !top(bit / T::BITS),
                "bit {bit}"
            );
            assert_eq!(T::zero_lanes(!(1 << bit)), 0, "all but bit {bit}");
        }
    }

    #[test]
    fn zero_lanes_are_exact() {
        lanes::<u8>();
        lanes::<[u8; 2]>();
    }

    #[test]
    fn a_splat_is_what_equal_units_load_as() {
        for byte in 0..=u8::MAX {
            assert_eq!(u8::load(&[byte; 16]), byte.splat());
            let unit = [byte, !byte.rotate_left(3)];
            assert_eq!(<[u8; 2]>::load(&[unit; 8]), unit.splat());
        }
    }

    #[test]
    fn the_first_unit_is_in_the_lowest_lane() {
        let bytes = *b"\x01\x02..............";
        assert_eq!(u8::load(&bytes) & 0xff, 1);
        assert_eq!(<[u8; 2]>::load(bytes.as_chunks().0) & 0xffff, 0x0201);
        assert_eq!(u8::load(&bytes[1..]), 0, "too few to load");
    }
}
