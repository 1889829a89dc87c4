import { groupByOperation, measureInChild } from './children.mjs';
import { quantile } from './statistics.js';

// One case in so many: the noise is a property of the machine more than of the operation.
const EVERY = 8;

/** Which of the cases the noise is measured on. */
export const noiseSample = (cases) => cases.filter((_, index) => index % EVERY === 0);

/**
 * Measures native against native, in the same way as everything else. What comes out beside 1 is noise.
 *
 * @param {import('./children.mjs').Job} job
 * @param {(label: string) => void} step
 * @returns {Promise<{ count: number, low: number, high: number } | undefined>} the 5th and 95th percentile of the
 *   ratios; undefined when no case could be measured
 */
export async function measureNoise(job, step) {
  const ratios = [];
  for (const cases of groupByOperation(noiseSample(job.cases))) {
    const results = await measureInChild({ ...job, against: 'self', cases }, ({ name }) =>
      step(`noise: ${name}`),
    );
    ratios.push(...results.map(({ ratio }) => ratio).filter((ratio) => ratio > 0));
  }
  if (ratios.length === 0) return undefined;
  return { count: ratios.length, low: quantile(ratios, 0.05), high: quantile(ratios, 0.95) };
}
