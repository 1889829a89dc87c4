import { groupByOperation, measureInChild } from './children.mjs';
import { median } from './statistics.js';

// A loss that two fresh processes confirm within this factor is not looked at again.
const AGREEMENT = 1.05;

/**
 * Measures all cases, each operation in a process of its own, then each apparent loss again in fresh processes.
 *
 * What is reported of a case that was measured again is the attempt with the median ratio: one process in which the
 * compiler, or the machine, had a bad moment then does not count, and nor does one lucky one.
 *
 * @param {import('./children.mjs').Job} job
 * @param {{ retries: number, step: (label: string, extra?: number) => void }} options `step` is told of each
 *   measurement, and of how many more there will be than planned
 * @returns {Promise<object[]>} the cases with their results; `attempts`: all ratios, where there are several
 */
export async function runCampaign(job, { retries, step }) {
  const rows = [];
  for (const cases of groupByOperation(job.cases)) {
    const results = await measureInChild({ ...job, cases }, (spec) => step(label(spec)));
    rows.push(...results.map((result, index) => ({ ...cases[index], ...result })));
  }
  const losses = rows.filter((row) => row.ratio < 1);
  step('measuring losses again', losses.length * retries);
  for (const row of losses) Object.assign(row, await again(job, row, retries, step));
  return rows;
}

const label = ({ name, content, size }) => `${name}, ${content}, ${size} B`;

async function again(job, row, retries, step) {
  const attempts = [row];
  const spec = { name: row.name, group: row.group, content: row.content, size: row.size };
  for (let i = 0; i < retries; i++) {
    step(`again: ${label(spec)}`);
    const [result] = await measureInChild({ ...job, cases: [spec] }, () => {});
    if (result.ratio > 0) attempts.push(result);
    if (attempts.length > 2 && agree(attempts)) {
      step('', i + 1 - retries);
      break;
    }
  }
  const ordered = attempts.toSorted((one, other) => one.ratio - other.ratio);
  // Of an even number the better-supported of the two in the middle: the one with the smaller error.
  const middle = ordered.slice((ordered.length - 1) >> 1, (ordered.length >> 1) + 1);
  const best = middle.reduce((least, next) => (next.error < least.error ? next : least));
  return { ...best, attempts: attempts.map(({ ratio, error }) => ({ ratio, error })) };
}

function agree(attempts) {
  const middle = median(attempts.map(({ ratio }) => ratio));
  return attempts.every(({ ratio }) => ratio < middle * AGREEMENT && middle < ratio * AGREEMENT);
}
