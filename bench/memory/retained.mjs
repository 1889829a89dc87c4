import { compare } from './compare.mjs';
import { MIB } from './units.mjs';

// docs/benchmarks-memory.md: at most native's. The same child differs from run to run by up to 1 % on an idle machine, so
// what rounds to 1.0 with two digits counts as equal.
const LIMIT = 1.01;

const MAKERS = [
  'allocUnsafe(16)',
  'allocUnsafe(16), written',
  'alloc(16)',
  'from(string)',
  'from(array)',
];

// Without yields no finaliser runs in all the time.
const YIELDS = [1, 0];

// Each takes 2 to 4 s, and they hardly differ.
const MOST_REPETITIONS = 3;

const repetitionsOf = ({ repetitions }) => Math.min(repetitions, MOST_REPETITIONS);

export const title = 'RSS kept by 100,000 live 16-byte Buffers among 10 million dead ones';

/** @returns {number} steps of the progress bar */
export const steps = (options) => MAKERS.length * YIELDS.length * repetitionsOf(options) * 2;

/** @returns {Promise<import('./compare.mjs').Row[]>} */
export async function measure(session) {
  const rows = [];
  for (const make of MAKERS) {
    for (const yields of YIELDS) {
      const { row } = await compare(session, {
        label: `${make}, ${yields ? 'with yields' : 'synchronous'}`,
        child: 'retained',
        settings: { make, yields },
        repetitions: repetitionsOf(session.options),
        figureOf: ({ rss }) => rss,
        limit: LIMIT,
        unit: 'MiB',
        scale: MIB,
      });
      rows.push(row);
    }
  }
  return rows;
}
