import { compare } from './compare.mjs';
import { MIB } from './units.mjs';

// By issue: at most native's. The same child differs from run to run by up to 1 % on an idle machine, so
// what rounds to 1.0 with two digits counts as equal.
const LIMIT = 1.01;

const MAKERS = [
  'allocUnsafe(16)',
  'allocUnsafe(16), written',
  'alloc(16)',
  'from(string)',
  'from(array)',
];

export const title = 'RSS kept by 100,000 live 16-byte Buffers among 10 million dead ones';

/** @returns {Promise<import('./compare.mjs').Row[]>} */
export async function measure(session) {
  const rows = [];
  for (const make of MAKERS) {
    for (const yields of [1, 0]) {
      const { row } = await compare(session, {
        label: `${make}, ${yields ? 'with yields' : 'synchronous'}`,
        child: 'retained',
        settings: { make, yields },
        repetitions: Math.min(session.options.repetitions, MOST_REPETITIONS),
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

// Each takes 2 to 4 s, and they hardly differ.
const MOST_REPETITIONS = 3;
