//! Every kernel of the core with each of its operands between two inaccessible pages, against the naive version, on random
//! inputs of all short lengths: what is read or written outside an operand ends the process.
//!
//! `FERROBUF_GUARD_ROUNDS` sets how many inputs (default 400 a level), `FERROBUF_GUARD_SEED` where they begin.

#![cfg(target_os = "linux")]

mod pages;

use ferrobuf::core::codec::base64::Alphabet;
use ferrobuf::core::codec::{ascii, base64, hex, latin1, transcode, utf8, utf16};
use ferrobuf::core::{compare, fill, naive, search, swap};
use pages::Pages;
use std::process::Command;

/// The levels that `FERROBUF_CPU` takes; what the CPU has not is ignored, and runs on its own level.
const LEVELS: [&str; 3] = ["generic", "avx2", "avx512"];

/// Inputs a level in `npm test`: a second and a half, unoptimised.
const ROUNDS: u64 = 400;

/// `SplitMix64`: a failing seed fails again.
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("less than a usize")
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Mostly shorter than two vectors, now and then beyond all thresholds.
    fn len(&mut self) -> usize {
        let most = self.pick(&[8, 40, 70, 140, 300, 2500]);
        self.below(most)
    }

    /// Text of all kinds, few letters, digits, or any bytes.
    fn bytes(&mut self) -> Vec<u8> {
        let len = self.len();
        let words: &[&[u8]] = match self.below(6) {
            0 => &[b"a", b"a", b"a", b"b"],
            1 => &[b"0", b"9", b"a", b"F", b"f", b"7"],
            2 => &[b"Y", b"W", b"+", b"/", b"-", b"_", b"=", b" ", b"\n"],
            3 => &[
                "é".as_bytes(),
                "日".as_bytes(),
                "😀".as_bytes(),
                b"a",
                b"\xe2",
                b"\x80",
            ],
            4 => &[b"abcdefgh", b"ABCDEFGHIJKLMNOP"],
            _ => return (0..len).map(|_| self.next().to_le_bytes()[7]).collect(),
        };
        let mut bytes = Vec::new();
        while bytes.len() < len {
            bytes.extend_from_slice(self.pick(words));
        }
        bytes.truncate(len);
        bytes
    }

    fn units(&mut self) -> Vec<u16> {
        let len = self.len();
        let alphabet: &[u16] = match self.below(5) {
            0 => &[0x61, 0x62, 0x30, 0x39, 0x46],
            1 => &[0x61, 0xe9, 0xff, 0x80],
            2 => &[0xd83d, 0xde00, 0xd800, 0xdfff, 0x61],
            3 => &[0x59, 0x57, 0x2b, 0x2f, 0x3d, 0x20, 0x141],
            _ => {
                return self
                    .bytes()
                    .into_iter()
                    .map(|byte| u16::from(byte) * 0x101)
                    .collect();
            }
        };
        (0..len).map(|_| self.pick(alphabet)).collect()
    }
}

/// Operands are placed in memory of their own, each at one of its ends.
struct Guarded {
    source: Pages,
    target: Pages,
    at_end: bool,
    shift: usize,
}

impl Guarded {
    fn new(rng: &mut Rng) -> Self {
        Self {
            source: Pages::new(),
            target: Pages::new(),
            at_end: rng.below(2) == 0,
            shift: rng.below(64),
        }
    }

    fn source(&mut self, bytes: &[u8]) -> &[u8] {
        self.source.place(bytes, self.at_end, self.shift)
    }

    /// What a kernel writes into `len` guarded bytes, and how many it says they are.
    fn written(
        &mut self,
        source: &[u8],
        len: usize,
        kernel: impl FnOnce(&[u8], &mut [u8]) -> usize,
    ) -> Vec<u8> {
        let src = self.source.place(source, self.at_end, self.shift);
        let dst = self
            .target
            .place(&vec![0xee; len], self.at_end, self.shift / 2);
        let count = kernel(src, dst);
        dst[..count].to_vec()
    }

    fn written_units(
        &mut self,
        source: &[u16],
        len: usize,
        kernel: impl FnOnce(&[u16], &mut [u8]) -> usize,
    ) -> Vec<u8> {
        let src = self.source.place_units(source, self.at_end, self.shift);
        let dst = self
            .target
            .place(&vec![0xee; len], self.at_end, self.shift / 2);
        let count = kernel(src, dst);
        dst[..count].to_vec()
    }
}

fn prefix(bytes: &[u8], len: usize) -> &[u8] {
    &bytes[..len.min(bytes.len())]
}

fn hex_and_base64(rng: &mut Rng, at: &mut Guarded) {
    let (bytes, units) = (rng.bytes(), rng.units());
    let full = |dst: &mut [u8], run: &dyn Fn(&mut [u8])| {
        run(dst);
        dst.len()
    };
    let len = hex::encoded_len(bytes.len()).expect("short");
    let text = at.written(&bytes, len, |src, dst| {
        full(dst, &|dst| hex::encode(src, dst))
    });
    assert_eq!(text, naive::codec::hex_encode(&bytes));
    for alphabet in [Alphabet::Standard, Alphabet::UrlSafe] {
        let len = base64::encoded_len(bytes.len(), alphabet).expect("short");
        let text = at.written(&bytes, len, |src, dst| {
            full(dst, &|dst| base64::encode(src, dst, alphabet))
        });
        assert_eq!(text, naive::codec::base64_encode(&bytes, alphabet));
    }
    let wide: Vec<u16> = bytes.iter().map(|&byte| u16::from(byte)).collect();
    let room = rng.below(bytes.len() + 2);
    assert_eq!(
        at.written(&bytes, room, hex::decode),
        prefix(&naive::codec::hex_decode(&wide), room)
    );
    assert_eq!(
        at.written(&bytes, room, base64::decode),
        prefix(&naive::codec::base64_decode(&wide), room)
    );
    let room = rng.below(units.len() + 2);
    assert_eq!(
        at.written_units(&units, room, hex::decode),
        prefix(&naive::codec::hex_decode(&units), room)
    );
    assert_eq!(
        at.written_units(&units, room, base64::decode),
        prefix(&naive::codec::base64_decode(&units), room)
    );
}

fn text(rng: &mut Rng, at: &mut Guarded) {
    let (bytes, units) = (rng.bytes(), rng.units());
    let wide: Vec<u16> = bytes.iter().map(|&byte| u16::from(byte)).collect();
    let room = rng.below(3 * units.len() + 3);
    let encoded = at.written_units(&units, room, utf8::encode);
    assert_eq!(encoded, naive::codec::utf8_encode(&units, room));
    let encoded = at.written(&bytes, room, utf8::encode);
    assert_eq!(encoded, naive::codec::utf8_encode(&wide, room));
    let even = room & !1;
    assert_eq!(
        at.written_units(&units, room, utf16::encode),
        prefix(&naive::codec::utf16_encode(&units), even)
    );
    assert_eq!(
        at.written_units(&units, room, latin1::encode),
        prefix(&naive::codec::latin1_encode(&units), room)
    );
    let masked = at.written(&bytes, bytes.len(), |src, dst| {
        ascii::mask(src, dst);
        dst.len()
    });
    assert_eq!(masked, naive::codec::ascii_mask(&bytes));

    let src = at.source(&bytes);
    assert_eq!(ascii::is_ascii(src), bytes.is_ascii());
    assert_eq!(utf8::is_valid(src), std::str::from_utf8(&bytes).is_ok());
    let decoded = utf8::decode_with(src, |text| match text {
        utf8::Text::Latin1(units) => units.iter().map(|&unit| u16::from(unit)).collect(),
        utf8::Text::Utf16(units) => units.to_vec(),
    });
    assert_eq!(decoded.expect("memory"), naive::codec::utf8_decode(&bytes));
    let units = utf16::decode_with(src, |units| units.to_vec()).expect("memory");
    assert_eq!(units, naive::codec::utf16_decode(&bytes));
    let encodings = [
        transcode::Encoding::Ascii,
        transcode::Encoding::Latin1,
        transcode::Encoding::Utf8,
        transcode::Encoding::Utf16le,
    ];
    let (from, to) = (rng.pick(&encodings), rng.pick(&encodings));
    assert_eq!(
        transcode::transcode(src, from, to).ok(),
        naive::codec::transcode(&bytes, from, to)
    );
}

fn searches(rng: &mut Rng, at: &mut Guarded) {
    let hay = rng.bytes();
    let needle = if rng.below(2) == 0 || hay.is_empty() {
        rng.bytes()
    } else {
        let start = rng.below(hay.len());
        hay[start..][..rng.below(hay.len() - start + 1)].to_vec()
    };
    let (at_end, shift) = (at.at_end, at.shift);
    let guarded_needle = at.target.place(&needle, at_end, shift / 2);
    let guarded_hay = at.source.place(&hay, at_end, shift);
    assert_eq!(
        search::find(guarded_hay, guarded_needle),
        naive::bytes::find(&hay, &needle)
    );
    assert_eq!(
        search::rfind(guarded_hay, guarded_needle),
        naive::bytes::rfind(&hay, &needle)
    );
    assert_eq!(
        search::wide::find(guarded_hay, guarded_needle),
        naive::bytes::find_wide(&hay, &needle)
    );
    assert_eq!(
        search::wide::rfind(guarded_hay, guarded_needle),
        naive::bytes::rfind_wide(&hay, &needle)
    );
    let byte = needle.first().copied().unwrap_or(0);
    assert_eq!(
        search::find_byte(guarded_hay, byte),
        naive::bytes::find(&hay, &[byte])
    );
    assert_eq!(
        search::rfind_byte(guarded_hay, byte),
        naive::bytes::rfind(&hay, &[byte])
    );
    assert_eq!(
        compare::compare(guarded_hay, guarded_needle),
        naive::bytes::compare(&hay, &needle)
    );
    assert_eq!(compare::equals(guarded_hay, guarded_needle), hay == needle);
}

fn in_place(rng: &mut Rng, at: &mut Guarded) {
    let (bytes, pattern) = (rng.bytes(), rng.bytes());
    let (at_end, shift) = (at.at_end, at.shift);
    let mut expected = bytes.clone();
    naive::bytes::fill(&mut expected, &pattern);
    let guarded_pattern = at.source.place(&pattern, at_end, shift);
    let guarded = at.target.place(&bytes, at_end, shift / 2);
    fill::fill(guarded, guarded_pattern);
    assert_eq!(guarded, expected);
    for (size, kernel) in [
        (2, swap::swap16 as fn(&mut [u8])),
        (4, swap::swap32),
        (8, swap::swap64),
    ] {
        let whole = &bytes[..bytes.len() - bytes.len() % size];
        let mut expected = whole.to_vec();
        naive::bytes::swap(&mut expected, size);
        let guarded = at.target.place(whole, at_end, shift / 2);
        kernel(guarded);
        assert_eq!(guarded, expected);
    }
}

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().expect("a number"))
}

#[test]
fn kernels_between_guard_pages() {
    let first = number("FERROBUF_GUARD_SEED", 1);
    for seed in first..first + number("FERROBUF_GUARD_ROUNDS", ROUNDS) {
        let mut rng = Rng(seed);
        let mut at = Guarded::new(&mut rng);
        let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            hex_and_base64(&mut rng, &mut at);
            text(&mut rng, &mut at);
            searches(&mut rng, &mut at);
            in_place(&mut rng, &mut at);
        }));
        assert!(run.is_ok(), "FERROBUF_GUARD_SEED={seed} fails");
    }
}

/// This program, to be run once more; by an emulator where it is in one (`scripts/test-core-targets.mjs`).
fn itself() -> Command {
    let program = std::env::current_exe().expect("this program");
    let Some(emulator) = std::env::var_os("FERROBUF_EMULATOR") else {
        return Command::new(program);
    };
    let mut command = Command::new(emulator);
    command.arg(program);
    command
}

/// The level is read once in a process, so each has one of its own.
#[test]
fn at_every_level_of_the_cpu() {
    if std::env::var("FERROBUF_CPU").is_ok() {
        return;
    }
    for level in LEVELS {
        let output = itself()
            .args(["--exact", "kernels_between_guard_pages"])
            .env("FERROBUF_CPU", level)
            .output()
            .expect("a child");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success(),
            "{level}: {:?}\n{text}",
            output.status
        );
    }
}

/// That a byte outside is noticed at all: the child must die of it.
#[test]
fn a_byte_outside_ends_the_process() {
    const CHILD: &str = "FERROBUF_GUARD_CHILD";
    if std::env::var(CHILD).is_ok() {
        let mut pages = Pages::new();
        let place = pages.place(&[1, 2, 3], true, 0);
        // SAFETY: none; this is the access that must end the process.
        let outside = unsafe { place.as_ptr().add(3).read_volatile() };
        panic!("read {outside}");
    }
    let output = itself()
        .args(["--exact", "a_byte_outside_ends_the_process"])
        .env(CHILD, "1")
        .output()
        .expect("a child");
    assert_eq!(output.status.code(), None, "{:?}", output.status);
}
