//! The vector instructions of the CPU that runs this, and the choice between them at run time.
//!
//! An algorithm is written once, as a [`Kernel`] over the operations of [`Simd`]. [`run`] compiles it for every
//! [`Level`] of the architecture and calls the one that the CPU can do:
//!
//! | level | where | bytes per vector |
//! | --- | --- | --- |
//! | `generic` | everywhere: [`Kernel::generic`], plain Rust | none |
//! | `avx2` | `x86_64` | 32 |
//! | `avx512` | `x86_64` with AVX-512 F, BW, VL, VBMI and VBMI2 (Ice Lake, Zen 4 and later) | 64 |
//! | `neon` | `aarch64`, little-endian: part of the baseline | 16 |
//!
//! The environment variable `FERROBUF_CPU` (`generic`, `avx2`, `avx512`, `neon`), read once, forces a lower level.
//! A level that the CPU cannot do, and a name that is none, change nothing.
//!
//! Not everything is a kernel. `swap` and `search` leave the vectors to the compiler and only ask [`has_avx2`], since on
//! the layer `swap` is slower: with AVX-512 64 KiB take 0.92 µs, not 0.82, and 200 bytes 6.0 ns, not 4.3. The crate
//! `memchr`, to which searches for a byte are left, looks at the CPU by itself.
//!
//! A value of a type that implements [`Simd`] is the proof that the CPU has its instructions: only [`run`] makes one,
//! after detection. That is why kernels need no `unsafe`. Everything between [`run`] and the instructions must be
//! `#[inline(always)]`, or it is compiled without them: right, but many times slower. Closures that use vectors are
//! therefore better avoided.

#![cfg_attr(
    not(any(
        target_arch = "x86_64",
        all(target_arch = "aarch64", target_endian = "little")
    )),
    allow(dead_code, reason = "no vectors on this architecture")
)]

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
mod aarch64;
mod ascii_map;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", target_endian = "little")
))]
mod kept;
pub(crate) mod lanes;
#[cfg(test)]
mod tests;
mod vector;
#[cfg(target_arch = "x86_64")]
mod x86_64;

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
use aarch64 as native;
#[cfg(target_arch = "x86_64")]
use x86_64 as native;

pub(crate) use ascii_map::{AsciiMap, NO_VALUE};
pub(crate) use vector::{Simd, low_bits, room};

use std::sync::OnceLock;

/// The environment variable that forces a lower level.
const VARIABLE: &str = "FERROBUF_CPU";

/// What a CPU can do, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Nothing beyond the baseline that the compiler assumes.
    Generic,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
    Neon,
}

impl Level {
    /// Every level of this architecture, the least first.
    const ALL: &[Self] = &[
        Self::Generic,
        #[cfg(target_arch = "x86_64")]
        Self::Avx2,
        #[cfg(target_arch = "x86_64")]
        Self::Avx512,
        #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
        Self::Neon,
    ];

    /// The value of the environment variable that means this level.
    const fn name(self) -> &'static str {
        match self {
            Self::Generic => "generic",
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => "avx512",
            #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
            Self::Neon => "neon",
        }
    }

    /// The highest level that the CPU can do.
    fn detected() -> Self {
        #[cfg(any(
            target_arch = "x86_64",
            all(target_arch = "aarch64", target_endian = "little")
        ))]
        return native::detect();
        #[cfg(not(any(
            target_arch = "x86_64",
            all(target_arch = "aarch64", target_endian = "little")
        )))]
        return Self::Generic;
    }

    /// The level to run at where the CPU can do `detected` and the environment asks for `wanted`.
    fn chosen(detected: Self, wanted: Option<&str>) -> Self {
        Self::ALL
            .iter()
            .copied()
            .find(|level| Some(level.name()) == wanted)
            .map_or(detected, |level| level.min(detected))
    }
}

/// The level that kernels run at. It never exceeds what the CPU can do.
#[inline]
fn level() -> Level {
    static LEVEL: OnceLock<Level> = OnceLock::new();
    #[cfg(test)]
    if let Some(level) = tests::forced() {
        return level;
    }
    *LEVEL.get_or_init(|| {
        let wanted = std::env::var_os(VARIABLE);
        let wanted = wanted.as_deref().and_then(|name| name.to_str());
        Level::chosen(Level::detected(), wanted)
    })
}

/// Whether the level has AVX2: for loops that the compiler turns into vectors.
#[cfg(target_arch = "x86_64")]
#[inline]
pub(crate) fn has_avx2() -> bool {
    level() >= Level::Avx2
}

/// An algorithm that is compiled once for every level.
pub(crate) trait Kernel: Sized {
    /// What it returns.
    type Output;

    /// The algorithm over vectors. It must be `#[inline(always)]`, and so must everything that it calls with vectors.
    fn vector<S: Simd>(self, simd: S) -> Self::Output;

    /// The same without vectors.
    fn generic(self) -> Self::Output;
}

/// Runs `kernel` with the best instructions of the CPU.
#[inline]
pub(crate) fn run<K: Kernel>(kernel: K) -> K::Output {
    match level() {
        Level::Generic => kernel.generic(),
        #[cfg(target_arch = "x86_64")]
        // SAFETY: `level` never exceeds what the CPU can do.
        Level::Avx2 => unsafe { native::run_avx2(kernel) },
        #[cfg(target_arch = "x86_64")]
        // SAFETY: `level` never exceeds what the CPU can do.
        Level::Avx512 => unsafe { native::run_avx512(kernel) },
        #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
        Level::Neon => native::run_neon(kernel),
    }
}

#[cfg(test)]
pub(crate) use tests::at_every_level;
