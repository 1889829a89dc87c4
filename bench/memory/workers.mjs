import { median } from '../statistics.js';
import { compare } from './compare.mjs';
import { MIB } from './units.mjs';

// docs/benchmarks-memory.md: growth of RSS over 200 workers at most 1.1 times native's, no crash in 20 repetitions.
const WORKERS = 200;
const LIMIT = 1.1;

const ENDS = { exit: 'that end by themselves', terminate: 'terminated at random times' };

export const title = `RSS growth over ${WORKERS} workers`;

/** @returns {number} steps of the progress bar */
export const steps = ({ workerRepetitions }) => Object.keys(ENDS).length * workerRepetitions * 2;

/** @returns {Promise<import('./compare.mjs').Row[]>} */
export async function measure(session) {
  const rows = [];
  for (const [end, what] of Object.entries(ENDS)) {
    const { row, found } = await compare(session, {
      label: `workers ${what}`,
      child: 'workers',
      settings: { count: WORKERS, end, seed: session.options.seed },
      repetitions: session.options.workerRepetitions,
      figureOf: ({ growth }) => growth,
      limit: LIMIT,
      unit: 'MiB',
      scale: MIB,
    });
    rows.push(
      { ...row, note: row.note ?? warmGrowth(found) },
      crashes(what, found),
      left(what, found),
    );
  }
  return rows;
}

/** The first workers cost what a process keeps for its threads; only what the others add can be a leak. */
function warmGrowth({ ours, native }) {
  const growth = (list) => (median(list.map(({ growthWarm }) => growthWarm)) / MIB).toFixed(1);
  return `after the first 20: +${growth(ours)} against +${growth(native)}`;
}

function crashes(what, { ours, failures }) {
  const crashed = failures.filter(({ failure }) => failure.startsWith('ours'));
  const note = `${crashed.length} in ${ours.length + crashed.length} processes`;
  return { name: `crashes, workers ${what}`, ok: crashed.length === 0, note };
}

/** Memory that the ledger still counts for threads that are gone. */
function left(what, { ours }) {
  const most = Math.max(...ours.map(({ liveOfWorkers }) => liveOfWorkers));
  // Of no process at all that is -Infinity, which passes for nothing.
  return { name: `ledger, workers ${what}`, ok: most === 0, note: `${most} bytes left` };
}
