import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { capture } from '../scripts/support/run.mjs';
import { UserError } from '../scripts/support/say.mjs';
import { median } from './statistics.js';

/** How much longer than an empty module ferrobuf may take to load. */
const LIMIT_MS = 5;

// A process takes 40 ms to start, whatever it loads.
const ROUNDS = { full: 15, quick: 15, smoke: 1 };

const CLOCK = fileURLToPath(new URL('clock.js', import.meta.url));

const PROGRAM = `const { startClock } = require(${JSON.stringify(CLOCK)});
const elapsed = startClock();
require(process.argv[2]);
console.log(elapsed());
`;

/**
 * How long `require` takes, each time in a fresh process, alternating with an empty module.
 *
 * @param {string} node
 * @param {string} target folder of the checkout
 * @param {'full' | 'quick' | 'smoke'} pace
 * @returns {{ empty: number, ours: number, over: number, limit: number }} milliseconds, medians
 */
export function measureStartup(node, target, pace) {
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf-startup-'));
  try {
    const program = join(folder, 'program.cjs');
    const empty = join(folder, 'empty.cjs');
    writeFileSync(program, PROGRAM);
    writeFileSync(empty, '');
    const times = { empty: [], ours: [] };
    for (let i = 0; i < ROUNDS[pace]; i++) {
      times.empty.push(load(node, program, empty));
      times.ours.push(load(node, program, target));
    }
    const [ofEmpty, ofOurs] = [median(times.empty), median(times.ours)];
    return { empty: ofEmpty, ours: ofOurs, over: ofOurs - ofEmpty, limit: LIMIT_MS };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function load(node, program, module) {
  const { ok, output } = capture([node, program, module]);
  if (!ok) throw new UserError(`${module} cannot be loaded:\n\n${output}`);
  return Number(output);
}
