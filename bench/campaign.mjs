import { groupByOperation, measureInChild } from './children.mjs';
import { median } from './statistics.js';

// A loss that two fresh processes confirm within this factor is not looked at again.
const AGREEMENT = 1.05;

const label = ({ name, content, size }) => `${name}, ${content}, ${size} B`;

/**
 * Measures all cases, each operation in a process of its own.
 *
 * @param {import('./children.mjs').Job} job
 * @param {(label: string) => void} step called when a case begins
 * @returns {Promise<object[]>} the cases with their results: see measure.js
 */
export async function measureCases(job, step) {
  const rows = [];
  for (const cases of groupByOperation(job.cases)) {
    const results = await measureInChild({ ...job, cases }, (spec) => step(label(spec)));
    rows.push(...results.map((result, index) => ({ ...cases[index], ...result })));
  }
  return rows;
}

/** @returns {boolean} whether a case must be measured again before its ratio is believed */
export const isDoubtful = ({ ratio }) => ratio < 1;

/**
 * Measures apparent losses again, each time in a fresh process.
 *
 * What is reported is the attempt with the median ratio: one process in which the compiler, or the machine, had a bad
 * moment then does not count, and nor does one lucky one.
 *
 * @param {import('./children.mjs').Job} job
 * @param {object[]} rows of measureCases; those that are doubtful are brought up to date, with all `attempts`
 * @param {{ retries: number, step: (label: string) => void }} options
 */
export async function measureAgain(job, rows, { retries, step }) {
  for (const row of rows.filter(isDoubtful)) {
    step(label(row));
    Object.assign(row, await bestOf(job, row, retries));
  }
}

async function bestOf(job, row, retries) {
  const attempts = [row];
  const { name, group, content, size } = row;
  const cases = [{ name, group, content, size }];
  for (let i = 0; i < retries; i++) {
    const [result] = await measureInChild({ ...job, cases }, () => {});
    if (result.ratio > 0) attempts.push(result);
    if (attempts.length > 2 && agree(attempts)) break;
  }
  const ordered = attempts.sort((one, other) => one.ratio - other.ratio);
  // Of an even number the better-supported of the two in the middle: the one with the smaller error.
  const middle = ordered.slice((ordered.length - 1) >> 1, (ordered.length >> 1) + 1);
  const best = middle.reduce((least, next) => (next.error < least.error ? next : least));
  return { ...best, attempts: attempts.map(({ ratio, error }) => ({ ratio, error })) };
}

function agree(attempts) {
  const middle = median(attempts.map(({ ratio }) => ratio));
  return attempts.every(({ ratio }) => ratio < middle * AGREEMENT && middle < ratio * AGREEMENT);
}
