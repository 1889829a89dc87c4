'use strict';

/** The sweep (scripts/sweep.mjs): that it finds what differs, its finds so far, and a short run of it. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { describe, it } = require('node:test');
const { host, ours } = require('./support/worlds');
const { corpus } = require('./sweep/corpus');
const { currentMark, mark } = require('./sweep/foreign');
const { makeProgram } = require('./sweep/program');
const { runProgram } = require('./sweep/run');
const { shrink } = require('./sweep/shrink');

const CAMPAIGN = path.join(__dirname, 'sweep', 'campaign.js');

/** Calls of the short run: three seconds. */
const CALLS = Number(process.env.FERROBUF_SWEEP_CALLS ?? 30_000);

/** Runs a body while a method of ferrobuf's is another function. */
const withMethod = (name, method, body) => {
  const { prototype } = ours.Buffer;
  const kept = Object.getOwnPropertyDescriptor(prototype, name);
  Object.defineProperty(prototype, name, { ...kept, value: method });
  try {
    return body();
  } finally {
    Object.defineProperty(prototype, name, kept);
  }
};

const firstFailure = () => {
  for (let seed = 0; seed < 200; seed++) {
    const program = makeProgram(seed, host);
    const { failure } = runProgram(program);
    if (failure !== undefined) return { program, failure };
  }
  return undefined;
};

describe('the sweep', () => {
  it('makes the same program of the same seed', () => {
    assert.deepEqual(makeProgram(5, host), JSON.parse(JSON.stringify(makeProgram(5, host))));
  });

  it('finds a wrong result, and shortens the program to it', () => {
    const { swap16 } = ours.Buffer.prototype;
    const wrong = function (...args) {
      return this.length > 8 ? this : swap16.apply(this, args);
    };
    withMethod('swap16', wrong, () => {
      const found = firstFailure();
      assert.equal(found.failure.step[0], 'swap16');
      const shortest = shrink(
        found.program,
        (program) => runProgram(program).failure !== undefined,
      );
      assert.ok(shortest.steps.length <= 2, JSON.stringify(shortest.steps));
    });
  });

  it('finds a byte that is written outside', () => {
    const wrong = function (value) {
      new Uint8Array(this.buffer).fill(value);
      return this.length;
    };
    withMethod('writeUInt8', wrong, () => {
      assert.equal(firstFailure().failure.step[0], 'writeUInt8');
    });
  });

  it('finds bytes of others', () => {
    mark();
    const steps = [['readInt8', 0, ['slot', 0]]];
    const memories = [['plain', 8, 8, 'zeros', 0]];
    const program = { alone: true, memories, slots: [['Buffer', 0, 0, 8]], steps };
    assert.equal(runProgram(program).failure, undefined);
    const leak = () => ours.Buffer.allocUnsafeSlow(16).fill(currentMark());
    withMethod('readInt8', leak, () => {
      assert.equal(runProgram(program).failure.what, 'foreign bytes');
    });
  });

  for (const [what, program] of corpus) {
    it(`has found: ${what}`, () => {
      const { failure, compared } = runProgram(program);
      assert.equal(failure, undefined);
      assert.ok(compared > 0);
    });
  }

  it(`finds nothing in ${CALLS} calls`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ferrobuf-sweep-'));
    try {
      const args = [CAMPAIGN, '1', String(CALLS), path.join(folder, 'progress')];
      const child = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 120_000 });
      assert.equal(child.status, 0, `${child.signal}\n${child.stdout}\n${child.stderr}`);
      const { sums } = JSON.parse(child.stdout);
      assert.ok(sums.compared >= 0.7 * CALLS, child.stdout);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
