import progressModule from '../../examples/progress.js';
import { median, spread } from '../statistics.js';
import { runChild } from './children.mjs';

// What misses its limit is measured so often again before it is called a failure. All samples count, the
// first ones too: to take the best round would make chance a way to pass.
const REMEASURES = 2;

// Of a long campaign (20 runs of the workers' children take minutes) so many runs are enough to measure again.
const REMEASURED_RUNS = 5;

/**
 * @typedef {object} Row one line of the report
 * @property {string} name what is compared
 * @property {string} unit of both sides
 * @property {{ median: number, low: number, high: number }} [ours] `low` and `high` are quartiles
 * @property {{ median: number, low: number, high: number }} [native]
 * @property {number} [ratio]
 * @property {number} [limit] of the ratio
 * @property {boolean} [ok] undefined: for information only
 * @property {string} [note]
 * @property {object} [samples] what the children reported, for the JSON
 */

/**
 * Runs a child for both sides in turn, so that a slow or crowded spell of the machine meets both.
 *
 * @param {object} session see run.mjs
 * @param {{ label: string, child: string, settings: object, repetitions: number }} plan
 * @returns {Promise<{ ours: object[], native: object[], failures: object[] }>} what the children report
 */
export async function alternate(session, { label, child, settings, repetitions }) {
  const found = { ours: [], native: [], failures: [] };
  const common = { node: session.node, target: session.options.target };
  for (let index = 0; index < repetitions; index++) {
    const order = index % 2 === 0 ? ['ours', 'native'] : ['native', 'ours'];
    for (const side of order) {
      session.bar.step(`${session.version}: ${label}, ${side}`);
      const figures = await runChild({ ...common, child, side, settings });
      if (figures.failure === undefined) found[side].push(figures);
      else found.failures.push(figures);
    }
  }
  return found;
}

/** {@link alternate} with a bar of its own: the section's knows nothing of these runs. */
async function measureAgain(session, plan) {
  const bar = new progressModule.Progress(process.stderr, plan.repetitions * 2);
  const found = await alternate({ ...session, bar }, plan);
  bar.end();
  return found;
}

/** @param {{ failure: string, stderr: string }[]} failures not empty @returns {Row} */
export function failedRow(name, failures) {
  return { name, ok: false, note: failures[0].failure, failures };
}

/** Adds the samples of a second campaign to those of the first. */
function pool(found, more) {
  for (const key of Object.keys(found)) found[key].push(...more[key]);
}

/** @returns {number} ours / native, of medians */
function ratioOf(found, figureOf) {
  return median(found.ours.map(figureOf)) / median(found.native.map(figureOf));
}

/**
 * Compares a figure of both sides, and measures again what misses the limit.
 *
 * @param {object} session
 * @param {{ label: string, child: string, settings: object, repetitions: number,
 *   figureOf: (figures: object) => number, limit: number, unit: string, scale: number }} plan
 *   `figureOf` is divided by `scale` for the report
 * @returns {Promise<{ row: Row, found: object }>}
 */
export async function compare(session, plan) {
  const found = await alternate(session, plan);
  const { label, figureOf, limit, unit, scale } = plan;
  const isMissed = () => found.failures.length === 0 && ratioOf(found, figureOf) > limit;
  let again = 0;
  for (; again < REMEASURES && isMissed(); again++) {
    const repetitions = Math.min(plan.repetitions, REMEASURED_RUNS);
    pool(found, await measureAgain(session, { ...plan, repetitions, label: `again: ${label}` }));
  }
  if (found.failures.length > 0) {
    return { row: failedRow(label, found.failures), found };
  }
  const scaled = (side) => spread(found[side].map((figures) => figureOf(figures) / scale));
  const ratio = ratioOf(found, figureOf);
  const row = { name: label, unit, ours: scaled('ours'), native: scaled('native'), ratio, limit };
  return { row: { ...row, ok: ratio <= limit, samples: found }, found };
}
