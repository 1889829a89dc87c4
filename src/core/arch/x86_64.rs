//! Which of the vector instructions of `x86_64` the CPU has, and the functions that are compiled for them.

use super::avx2::Avx2;
use super::avx512::Avx512;
use super::{Kernel, Level};

/// The highest level that the CPU can do, and that the operating system saves the registers of.
pub(super) fn detect() -> Level {
    // What the two functions below enable, no less; for the compiler AVX-512 implies FMA and F16C.
    let avx2 = is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("lzcnt")
        && is_x86_feature_detected!("popcnt");
    let avx512 = is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vbmi")
        && is_x86_feature_detected!("avx512vbmi2")
        && is_x86_feature_detected!("fma")
        && is_x86_feature_detected!("f16c");
    match (avx2, avx512) {
        (true, true) => Level::Avx512,
        (true, false) => Level::Avx2,
        _ => Level::Generic,
    }
}

/// Runs `kernel` with vectors of 32 bytes.
#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
pub(super) fn run_avx2<K: Kernel>(kernel: K) -> K::Output {
    // SAFETY: whoever calls this function vouches for AVX2.
    kernel.vector(unsafe { Avx2::assume() })
}

/// Runs `kernel` with vectors of 64 bytes.
#[target_feature(
    enable = "avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,avx2,bmi1,bmi2,lzcnt,popcnt"
)]
pub(super) fn run_avx512<K: Kernel>(kernel: K) -> K::Output {
    // SAFETY: whoever calls this function vouches for all of these features.
    kernel.vector(unsafe { Avx512::assume() })
}
