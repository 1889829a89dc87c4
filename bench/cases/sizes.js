'use strict';

const KiB = 1024;
const MiB = 1024 * KiB;

/** From a word to what no cache holds, a step for each tier: those of docs/benchmarks.md. */
const SIZES = [8, 64, KiB, 16 * KiB, 256 * KiB, 4 * MiB, 64 * MiB];

/** What has a class for up to 16 bytes is measured at 16 bytes as well. */
const WITH_16 = [8, 16, ...SIZES.slice(1)];

/** For what would take minutes, or gigabytes, at 64 MiB, or is the same there as at 4 MiB. */
const UP_TO_4M = SIZES.filter((size) => size <= 4 * MiB);

/** For what goes through every byte in JavaScript. */
const UP_TO_16K = SIZES.filter((size) => size <= 16 * KiB);

/** For second spellings of an operation: a size for each tier. */
const SAMPLE = [8, KiB, 256 * KiB];

module.exports = { KiB, MiB, SAMPLE, SIZES, UP_TO_16K, UP_TO_4M, WITH_16 };
