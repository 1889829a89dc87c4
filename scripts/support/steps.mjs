import { ROOT } from './paths.mjs';
import { showAndCapture } from './run.mjs';
import { say, seconds } from './say.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {(output: string) => Counts} [count] reads a test runner's output; without it the step
 *   is one check, passed or failed as a whole
 * @property {number} [timeout] milliseconds after which it is stopped, and has failed
 */

/**
 * Runs all steps, also after one has failed, and prints a table and one closing line of counts.
 *
 * @param {Step[]} steps
 * @returns {Promise<number>} the exit status: 0 when every step succeeded
 */
export async function runSteps(steps) {
  const rows = [];
  for (const [index, step] of steps.entries()) {
    console.log('');
    say(`(${index + 1}/${steps.length}) ${step.name}: ${printable(step.command)}`);
    const start = performance.now();
    const { ok, output } = await showAndCapture(step.command, { timeout: step.timeout });
    const counts = countsOf(step, ok, output);
    rows.push({ name: step.name, time: performance.now() - start, ...counts });
  }
  return summarise(rows);
}

/**
 * Prints a table of results and the closing line, `N passed, N failed`, that CI reads.
 *
 * @param {({ name: string, time: number } & Counts)[]} rows
 * @returns {number} the exit status
 */
export function summarise(rows) {
  const width = Math.max(...rows.map((row) => row.name.length));
  console.log('');
  for (const row of rows) {
    const verdict = row.failed === 0 ? 'ok' : 'FAILED';
    const time = seconds(row.time).padStart(8);
    console.log(`${verdict.padEnd(6)}  ${row.name.padEnd(width)}  ${time}  ${countsText(row)}`);
  }
  const total = rows.reduce(addCounts);
  console.log(`\n${countsText(total)}`);
  return total.failed === 0 ? 0 : 1;
}

function countsOf({ count }, ok, output) {
  const counts = count ? count(output) : { passed: Number(ok), failed: 0, skipped: 0 };
  // A runner that died, or that found nothing to run, has failed whatever it printed.
  if (counts.failed === 0 && (!ok || counts.passed === 0)) return { ...counts, failed: 1 };
  return counts;
}

function addCounts(sum, { passed, failed, skipped }) {
  return {
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
  };
}

function countsText({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

// The JS suite is called with the names of all its files; the first few tell enough.
const SHOWN_WORDS = 8;

function printable(command) {
  const words = command.map((word) =>
    word === process.execPath ? 'node' : word.replace(ROOT, ''),
  );
  const more = words.length - SHOWN_WORDS;
  return more > 0 ? `${words.slice(0, SHOWN_WORDS).join(' ')} (+${more})` : words.join(' ');
}
