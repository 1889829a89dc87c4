import { runChild } from './children.mjs';
import { failedRow } from './compare.mjs';
import { MIB } from './units.mjs';
import { judgeRemains, judgeSlope } from './verdict.mjs';

// The deliberate leak loses so much in a run, however long that is: several times the fragmentation of the
// heap, which is all that RSS may waver by.
const LEAKED = 160 * MIB;

export const title = 'Soak: random allocation and conversion with yields';

/** @returns {number} steps of the progress bar: seconds */
export const steps = ({ soakMinutes }) => Math.ceil(soakMinutes * 60);

/** @returns {Promise<import('./compare.mjs').Row[]>} */
export async function measure(session) {
  const rows = await measureOnce(session);
  // Measured again like everything that misses its limit: a leak misses it twice, a spell of bad luck does not.
  return rows.every(({ ok }) => ok !== false) ? rows : measureOnce(session);
}

async function measureOnce(session) {
  const { soakMinutes, leak } = session.options;
  const leaking = { leak: LEAKED / (soakMinutes * 60) };
  // At the same time: it is memory that is measured, not speed, and two cores are enough for three.
  const timer = startSteps(session);
  const [ours, native, control] = await Promise.all([
    soak(session, 'ours', leak ? leaking : {}),
    soak(session, 'native'),
    soak(session, 'ours', leaking),
  ]);
  clearInterval(timer);
  const failures = [ours, native, control].filter((figures) => figures.failure !== undefined);
  if (failures.length > 0) return [failedRow('soak', failures)];
  const slope = judgeSlope(ours.samples, native.samples);
  const remains = judgeRemains(ours);
  return [
    { name: 'slope of RSS', ok: slope.ok, note: slope.note, samples: { ours, native, control } },
    { name: 'what is left in the end', ok: remains.ok, note: remains.note },
    { name: 'operations', note: `${ours.operations} against ${native.operations}` },
    ...controlRows(control, native),
  ];
}

/** A check that cannot fail is none: with the deliberate leak both verdicts must be against it. */
function controlRows(control, native) {
  const slope = judgeSlope(control.samples, native.samples);
  const remains = judgeRemains(control);
  return [
    { name: 'a deliberate leak shows in the slope', ok: !slope.ok, note: slope.note },
    { name: 'a deliberate leak shows in what is left', ok: !remains.ok, note: remains.note },
  ];
}

function soak({ node, options }, side, extra = {}) {
  const seconds = options.soakMinutes * 60;
  const settings = { seconds, seed: options.seed, ...extra };
  return runChild({ node, target: options.target, child: 'soak', side, settings, seconds });
}

function startSteps({ bar, options, version }) {
  let left = steps(options);
  return setInterval(() => {
    left -= 1;
    if (left >= 0) bar.step(`${version}: soak`);
  }, 1000);
}
