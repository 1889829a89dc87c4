'use strict';

/**
 * The statistics of the benchmark: medians, because a batch that the scheduler interrupted must not count, and
 * ratios in logarithms, because half as fast and twice as fast are equally far from 1.
 */

// Scales a median absolute deviation to the standard deviation of a normal distribution.
const MAD_TO_DEVIATION = 1.4826;

// The standard error of a median over that of a mean, for a normal distribution: sqrt(pi / 2).
const MEDIAN_OVER_MEAN = 1.2533;

/**
 * @param {number[]} values at least one
 * @param {number} share 0 to 1
 * @returns {number} the value below which that share lies, interpolated
 */
function quantile(values, share) {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.ceil(at);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

/** @param {number[]} values at least one */
const median = (values) => quantile(values, 0.5);

/**
 * @param {number[]} values all above 0
 * @returns {number} NaN for none
 */
function geometricMean(values) {
  const sum = values.reduce((total, value) => total + Math.log(value), 0);
  return Math.exp(sum / values.length);
}

/**
 * How sure the median of some ratios is.
 *
 * @param {number[]} ratios at least one, all above 0
 * @returns {number} relative standard error, 0.01 for one per cent
 */
function relativeError(ratios) {
  const logarithms = ratios.map(Math.log);
  const middle = median(logarithms);
  const deviation = MAD_TO_DEVIATION * median(logarithms.map((value) => Math.abs(value - middle)));
  return (MEDIAN_OVER_MEAN * deviation) / Math.sqrt(ratios.length);
}

/**
 * Median and quartiles.
 *
 * @param {number[]} values at least one
 * @returns {{ median: number, low: number, high: number }}
 */
function spread(values) {
  return { median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

module.exports = { geometricMean, median, quantile, relativeError, spread };
