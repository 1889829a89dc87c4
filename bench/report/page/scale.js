'use strict';

/** Logarithmic axes, and the colours of contents. */

/**
 * @param {[number, number]} from values, both above 0
 * @param {[number, number]} to pixels
 * @returns {(value: number) => number}
 */
const logScale = ([low, high], [start, end]) => {
  const width = Math.log(high / low) || 1;
  return (value) => start + (Math.log(value / low) / width) * (end - start);
};

// Ratios that are worth a line: the axis shows those that lie in its range.
const RATIO_TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000, 10000, 100000];

/** A range of ratios that always has 1 in it, and some air at both ends. */
const ratioRange = (ratios) => [
  Math.min(0.7, ...ratios.map((ratio) => ratio / 1.15)),
  Math.max(2.2, ...ratios.map((ratio) => ratio * 1.15)),
];

/** At most six of the ticks, always with 1. */
const ratioTicks = ([low, high]) => {
  const inside = RATIO_TICKS.filter((tick) => tick >= low && tick <= high);
  const step = Math.ceil(inside.length / 6);
  const one = inside.indexOf(1);
  return inside.filter((_, index) => (index - one) % step === 0);
};

// Told apart also by people who see few colours, on light and dark paper.
const COLOURS = {
  ascii: '#3b82d6',
  latin1: '#11a38a',
  cjk: '#e08a1e',
  emoji: '#c755a5',
  invalid: '#d8453c',
  random: '#8064c9',
  binary: '#8064c9',
  clean: '#3b82d6',
  lines: '#e08a1e',
  dirty: '#d8453c',
  worst: '#d8453c',
  none: '#7b8794',
};

const colourOf = (content) => COLOURS[content] ?? COLOURS.none;

module.exports = { colourOf, logScale, ratioRange, ratioTicks };
