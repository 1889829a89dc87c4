//! Which of the vector instructions of `x86_64` the CPU has, and the functions that are compiled for them.

use super::avx2::Avx2;
use super::avx512::Avx512;
use super::{Kernel, Level};

/// The highest level that the CPU can do, and that the operating system saves the registers of.
#[cold] // Once in a process: compiled for size, 200 bytes less.
pub(super) fn detect() -> Level {
    // What the two functions below enable, no less; for the compiler AVX-512 implies FMA and F16C.
    best(
        &[
            is_x86_feature_detected!("avx2"),
            is_x86_feature_detected!("bmi1"),
            is_x86_feature_detected!("bmi2"),
            is_x86_feature_detected!("lzcnt"),
            is_x86_feature_detected!("popcnt"),
        ],
        &[
            is_x86_feature_detected!("avx512f"),
            is_x86_feature_detected!("avx512bw"),
            is_x86_feature_detected!("avx512vl"),
            is_x86_feature_detected!("avx512vbmi"),
            is_x86_feature_detected!("avx512vbmi2"),
            is_x86_feature_detected!("fma"),
            is_x86_feature_detected!("f16c"),
        ],
    )
}

/// The highest level whose features are all there. AVX-512 needs those of AVX2, too.
fn best(avx2: &[bool], avx512: &[bool]) -> Level {
    let has_all = |features: &[bool]| !features.contains(&false);
    match (has_all(avx2), has_all(avx512)) {
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

#[cfg(test)]
mod tests {
    use super::{Level, best};

    #[test]
    fn one_feature_that_is_missing_rules_a_level_out() {
        assert_eq!(best(&[true; 5], &[true; 7]), Level::Avx512);
        for missing in 0..7 {
            let mut features = [true; 7];
            features[missing] = false;
            assert_eq!(best(&[true; 5], &features), Level::Avx2);
            assert_eq!(best(&features, &[true; 7]), Level::Generic);
        }
    }
}
