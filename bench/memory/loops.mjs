import { median } from '../statistics.js';
import { alternate, compare, failedRow } from './compare.mjs';
import { MIB } from './units.mjs';

// docs/benchmarks-memory.md: the peak of a synchronous loop, everything included.
const LIMIT = 1.25;

const LOOPS = [
  'allocUnsafe(100)',
  'allocUnsafe(64 KiB)',
  'allocUnsafe(1 MiB)',
  'from(1 KiB string)',
  'allocUnsafe(64 KiB), written',
  'allocUnsafe(1 MiB), written',
];

export const title = 'Peak RSS of synchronous loops';

/** @returns {number} steps of the progress bar */
export const steps = ({ repetitions }) => (LOOPS.length + 1) * repetitions * 2;

/** @returns {Promise<import('./compare.mjs').Row[]>} */
export async function measure(session) {
  const { repetitions } = session.options;
  const plan = { child: 'loop', repetitions };
  const base = await alternate(session, { ...plan, label: 'no loop', settings: { loop: 'none' } });
  const rows = baseRows(base);
  for (const loop of LOOPS) {
    const { row, found } = await compare(session, {
      ...plan,
      label: loop,
      settings: { loop },
      figureOf: ({ peak }) => peak,
      limit: LIMIT,
      unit: 'MiB',
      scale: MIB,
    });
    rows.push({ ...row, note: row.note ?? costOfLoop(found) });
  }
  return rows;
}

/** What is there before any loop, so that what loading costs and what looping costs can be told apart. */
function baseRows({ ours, native, failures }) {
  if (failures.length > 0) return [failedRow('no loop', failures)];
  const rowOf = (name, key) => {
    const side = (list) => ({ median: medianOf(list, key) });
    return { name, unit: 'MiB', ours: side(ours), native: side(native) };
  };
  return [rowOf('empty process', 'empty'), rowOf('module loaded', 'loaded')];
}

function costOfLoop({ ours, native }) {
  const cost = (list) => median(list.map(({ peak, loaded }) => (peak - loaded) / MIB)).toFixed(1);
  const ratio = Number(cost(ours)) / Number(cost(native));
  return `the loop alone +${cost(ours)} against +${cost(native)} (${ratio.toFixed(2)})`;
}

const medianOf = (list, key) => median(list.map((figures) => figures[key] / MIB));
