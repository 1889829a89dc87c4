import { median } from '../statistics.js';

// Of the normal distribution: the interval holds the true slope 19 times out of 20.
const Z_95 = 1.96;

/**
 * The slope of a series by Theil and Sen, the median of the slopes between any two points, with
 * Sen's confidence interval from the variance of Kendall's statistic. It supposes points that do not
 * depend on each other: pass the medians of blocks, not raw samples.
 *
 * @param {[number, number][]} points at least 5, by rising first coordinate
 * @returns {{ slope: number, low: number, high: number }}
 */
export function theilSen(points) {
  const count = points.length;
  const slopes = [];
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      slopes.push((points[j][1] - points[i][1]) / (points[j][0] - points[i][0]));
    }
  }
  slopes.sort((a, b) => a - b);
  const deviation = Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
  const outside = (slopes.length - Z_95 * deviation) / 2;
  const lowest = Math.max(0, Math.floor(outside));
  return {
    slope: median(slopes),
    low: slopes[lowest],
    high: slopes[slopes.length - 1 - lowest],
  };
}

/**
 * Splits a series into blocks and takes the median point of each.
 *
 * @param {[number, number][]} points at least `blocks`
 * @param {number} blocks
 * @returns {[number, number][]}
 */
export function blockMedians(points, blocks) {
  return Array.from({ length: blocks }, (_, block) => {
    const from = Math.floor((block * points.length) / blocks);
    const to = Math.floor(((block + 1) * points.length) / blocks);
    const part = points.slice(from, to);
    return [median(part.map(([x]) => x)), median(part.map(([, y]) => y))];
  });
}
