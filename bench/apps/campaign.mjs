import { spread } from '../statistics.js';
import { SIDES, withSides } from './sides.mjs';

/** Register mode must not make an application slower than this (docs/benchmarks-apps.md); native's CPU time / ours. */
export const LIMIT = 0.97;

// What misses the limit is measured so often again before it is called a failure, at full pace. All samples count.
const REMEASURES = 2;

/**
 * How long things take.
 *
 * @typedef {object} Pace
 * @property {number} sets of processes: two of the same program differ by some per cent as long as they live
 * @property {number} rounds in each
 * @property {number} batch ms of native's. Short ones alternate more often: with a load of 10 on two cores, quartiles of
 *   6 pairs of 200 ms were 0.6 and 1.2.
 * @property {number} warmUp batches before the first that counts; 0.5 s of requests have V8 compile what is hot
 */

/** @type {Record<string, Pace>} */
export const PACES = {
  full: { sets: 4, rounds: 40, batch: 50, warmUp: 10 },
  quick: { sets: 2, rounds: 24, batch: 40, warmUp: 8 },
  smoke: { sets: 1, rounds: 1, batch: 1, warmUp: 0 },
};

const NAMES = Object.keys(SIDES);

/**
 * @typedef {object} Result of one application
 * @property {string} name
 * @property {Record<string, import('./sides.mjs').Figures[]>} samples by the side, a figure for each round
 * @property {{ median: number, low: number, high: number }} rate native's requests per second
 * @property {{ median: number, low: number, high: number }} cpu native's microseconds per request
 * @property {Record<string, Record<'elapsed' | 'cpu', { median: number, low: number, high: number }>>} ratios by the
 *   side, native's time / the side's: above 1 the side is faster
 * @property {boolean} ok
 */

/**
 * @param {{ node: string, folder: string, pace: Pace }} session
 * @param {import('./applications.js').Application} application
 * @param {(label: string) => void} step called for each set
 * @returns {Promise<Result>}
 */
export async function measureApplication(session, application, step) {
  const samples = Object.fromEntries(NAMES.map((name) => [name, []]));
  const runSets = async () => {
    for (let set = 0; set < session.pace.sets; set++) {
      step(application.name);
      await withSides(session, application, (measure) => runSet(session.pace, measure, samples));
    }
    return resultOf(application.name, samples);
  };
  let result = await runSets();
  const again = session.pace === PACES.full ? REMEASURES : 0;
  for (let i = 0; i < again && !result.ok; i++) result = await runSets();
  return result;
}

/** Rounds in which each side has a batch of as many requests, the first of them in turn. */
async function runSet({ rounds, batch, warmUp }, measure, samples) {
  const count = await countFor(measure, batch);
  for (let i = 0; i < warmUp; i++) for (const name of NAMES) await measure(name, count);
  for (let round = 0; round < rounds; round++) {
    const order = [...NAMES.slice(round % NAMES.length), ...NAMES.slice(0, round % NAMES.length)];
    for (const name of order) samples[name].push(await measure(name, count));
  }
}

/** How many requests take long enough on native, which is warm by then. */
async function countFor(measure, batch) {
  for (let count = 8; ; count *= 2) {
    const { elapsed } = await measure('native', count);
    const whole = (elapsed * count) / 1000;
    if (whole >= batch / 2) return Math.ceil((count * batch) / whole);
  }
}

/** @returns {Result} */
function resultOf(name, samples) {
  const { native } = samples;
  const ratiosOf = (side, key) =>
    spread(samples[side].map((figures, i) => native[i][key] / figures[key]));
  const ratios = Object.fromEntries(
    NAMES.filter((side) => side !== 'native').map((side) => [
      side,
      { elapsed: ratiosOf(side, 'elapsed'), cpu: ratiosOf(side, 'cpu') },
    ]),
  );
  return {
    name,
    rate: spread(native.map(({ elapsed }) => 1e6 / elapsed)),
    cpu: spread(native.map(({ cpu }) => cpu)),
    ratios,
    ok: ratios.register.cpu.median >= LIMIT,
    samples,
  };
}
