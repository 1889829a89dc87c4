// When a soak counts as without a leak. Pure functions of what the children report; the test of the short
// soak uses the same.
import { blockMedians, theilSen } from './trend.mjs';
import { MIB } from './units.mjs';

// RSS wanders over some seconds (fragmentation of malloc's heap); the medians of so many blocks depend on each
// other little enough, and are enough for an interval.
const BLOCKS = 20;

// MiB that RSS wanders over in any case, once malloc's heap has found its size: ours over 11 in 65 s (docs/benchmarks-memory.md),
// and some more, because the medians of one run are not the whole of it.
const WANDER = 16;

// The pool has a current slab before and after; everything else must be gone. A leak of one Buffer in a
// thousand leaves several times as much in a minute.
const MOST_REMAINS = MIB;

// Slabs that serve again: what the budget of an environment allows (docs/memory.md).
const MOST_SPARE = 2 * MIB;

/**
 * Whether RSS of a soak grew.
 *
 * It did not when the 95 % confidence interval of its slope holds zero, or when even a growth at the slope's own
 * estimate stays below the noise floor. The noise floor is native's: the range that the medians of native's
 * blocks wander over in the same time, as if it were a steady growth. (Wandering is slow, so that the interval
 * alone would find growth, or shrinking, in half of all runs of one minute, native's as well.)
 *
 * @param {[number, number][]} ours seconds, bytes
 * @param {[number, number][]} native of the same length in time
 * @returns {{ ok: boolean, note: string, slope: object, floor: number }} MiB per minute
 */
export function judgeSlope(ours, native) {
  const blocks = blocksOf(ours);
  const slope = theilSen(blocks);
  const nativeBlocks = blocksOf(native);
  const nativeSlope = theilSen(nativeBlocks);
  const floor = noiseFloor(nativeBlocks);
  const ok = slope.low <= 0 || slope.slope <= floor;
  const note = `${text(slope)} MiB/min; native ${text(nativeSlope)}, noise floor ${floor.toFixed(2)}`;
  return { ok, note, slope, floor };
}

/**
 * Whether everything is back once nothing is held any more.
 *
 * @param {{ before: object, after: object }} figures of a soak
 * @returns {{ ok: boolean, note: string }}
 */
export function judgeRemains({ before, after }) {
  const left = (key) => after[key] - before[key];
  const ok =
    left('ledger') <= MOST_REMAINS &&
    left('arrayBuffers') <= MOST_REMAINS &&
    after.spare <= MOST_SPARE;
  const note = `outstanding +${left('ledger')} bytes, arrayBuffers +${left('arrayBuffers')} bytes, spare ${after.spare} bytes`;
  return { ok, note };
}

const text = ({ slope, low, high }) => `${slope.toFixed(2)} [${low.toFixed(2)} ${high.toFixed(2)}]`;

/** Minutes and MiB. */
function blocksOf(samples) {
  const scaled = samples.map(([seconds, bytes]) => [seconds / 60, bytes / MIB]);
  return blockMedians(scaled, BLOCKS);
}

function noiseFloor(blocks) {
  const values = blocks.map(([, value]) => value);
  const minutes = blocks.at(-1)[0] - blocks[0][0];
  return Math.max(WANDER, Math.max(...values) - Math.min(...values)) / minutes;
}
