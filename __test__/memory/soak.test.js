'use strict';

// The short version of the soak of `npm run bench:memory`, and the statistics that judge it: what they find, and what
// they must not find.

const assert = require('node:assert/strict');
const { join } = require('node:path');
const { test } = require('node:test');

const { randomOf } = require('../../bench/memory/children/random');

const ROOT = join(__dirname, '..', '..');

const MIB = 1024 * 1024;

/** FERROBUF_SOAK_SECONDS: another length, for whoever waits for it. Below some 20 s the verdict means little. */
const SECONDS = Number(process.env.FERROBUF_SOAK_SECONDS ?? 60);

const SAMPLES = 480;

/** RSS in a minute: 200 MiB, noise up to `noise` MiB, growth of `slope` MiB per minute. */
const series = ({ slope, noise, seed }) => {
  const random = randomOf(seed);
  return Array.from({ length: SAMPLES }, (_, index) => {
    const minutes = index / SAMPLES;
    return [minutes * 60, (200 + slope * minutes + noise * (random() - 0.5)) * MIB];
  });
};

test('a slope is found, with an interval around it', async () => {
  const { theilSen } = await import('../../bench/memory/trend.mjs');
  const line = Array.from({ length: 20 }, (_, x) => [x, 3 * x + 1]);
  assert.deepEqual(theilSen(line), { slope: 3, low: 3, high: 3 });
  // One wild point in ten changes next to nothing: that is what the method is for.
  const wild = line.map(([x, y]) => [x, x % 10 === 5 ? 1000 : y]);
  const { slope, low, high } = theilSen(wild);
  assert.ok(slope > 2.5 && slope < 3.5, `slope ${slope}`);
  assert.ok(low <= slope && slope <= high && low > 0, `${low} to ${high}`);
});

test('the verdict on a slope: growth is found, noise is not', async () => {
  const { judgeSlope } = await import('../../bench/memory/verdict.mjs');
  const steady = series({ slope: 0, noise: 20, seed: 1 });
  let falseAlarms = 0;
  for (let seed = 2; seed < 42; seed++) {
    const noise = judgeSlope(series({ slope: 0, noise: 20, seed }), steady);
    if (!noise.ok) falseAlarms += 1;
    const growth = judgeSlope(series({ slope: 60, noise: 20, seed }), steady);
    assert.ok(!growth.ok, `seed ${seed}, growth: ${growth.note}`);
    const shrinking = judgeSlope(series({ slope: -60, noise: 20, seed }), steady);
    assert.ok(shrinking.ok, `seed ${seed}, shrinking: ${shrinking.note}`);
  }
  // One end of a 95 % interval is on the wrong side of the truth once in 40 times.
  assert.ok(falseAlarms <= 1, `${falseAlarms} false alarms`);
});

test('the verdict on a slope: growth as slow as native wanders is not told from it', async () => {
  const { judgeSlope } = await import('../../bench/memory/verdict.mjs');
  const wandering = series({ slope: 30, noise: 2, seed: 1 });
  const slow = series({ slope: 20, noise: 2, seed: 2 });
  assert.ok(judgeSlope(slow, wandering).ok);
  assert.ok(!judgeSlope(slow, series({ slope: 0, noise: 2, seed: 3 })).ok);
});

test('the verdict on what is left', async () => {
  const { judgeRemains } = await import('../../bench/memory/verdict.mjs');
  const before = { ledger: 65_536, arrayBuffers: 100_000, spare: 0 };
  assert.ok(judgeRemains({ before, after: before }).ok);
  assert.ok(!judgeRemains({ before, after: { ...before, ledger: 2 * MIB } }).ok);
  assert.ok(!judgeRemains({ before, after: { ...before, spare: 5 * MIB } }).ok);
  assert.ok(!judgeRemains({ before, after: { ...before, arrayBuffers: 2 * MIB } }).ok);
});

test('a soak: nothing grows, nothing is left, and a deliberate leak is found', async (t) => {
  const { measure } = await import('../../bench/memory/soak.mjs');
  const options = { target: ROOT, soakMinutes: SECONDS / 60, seed: 1, leak: false };
  const bar = { step() {} };
  const session = { node: process.execPath, version: process.version, options, bar };
  const rows = await measure(session);
  const judged = rows.filter(({ ok }) => ok !== undefined);
  assert.equal(judged.length, 4, JSON.stringify(rows));
  for (const { name, ok, note } of judged) await t.test(name, () => assert.ok(ok, note));
});
