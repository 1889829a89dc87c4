'use strict';

/** When memory is short because of what nobody needs any more, V8 collects that before anything is an error. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { describe, it } = require('node:test');
const { addonPath } = require('../support/addon-path');
const { ONE_ARENA } = require('../support/limit-space');
const { outputOf } = require('../support/output-of');
const { host } = require('../support/worlds');

/**
 * Repeats each call, whose results are dropped, with address space for two results and a half: the half is for V8, which ends the
 * process when it has nothing left to collect with (12 of 12 runs on Node 22 with room for three results and no more).
 */
const repeat = (Buffer, module, limits) => {
  const { limitSpace, unlimitSpace } = limits();
  const buf = Buffer.alloc(60 << 20, 'abc');
  const text = buf.latin1Slice();
  const calls = {
    hex: () => buf.toString('hex'),
    base64: () => buf.toString('base64'),
    latin1: () => buf.toString('latin1'),
    utf16le: () => buf.toString('utf16le'),
    atob: () => module.atob(text),
    btoa: () => module.btoa(text),
    transcode: () => module.transcode(buf, 'latin1', 'utf16le'),
  };
  const outcomes = {};
  for (const [name, call] of Object.entries(calls)) {
    const { length } = call();
    globalThis.gc();
    limitSpace(2.5 * length * (name === 'utf16le' ? 2 : 1));
    try {
      for (let i = 0; i < 4; i++) call();
      outcomes[name] = 'done';
    } catch (error) {
      outcomes[name] = `${error.name} ${error.code}`;
    }
    unlimitSpace();
  }
  console.log(JSON.stringify(outcomes));
};

/** A call without memory for its result, and again with it. */
const retry = (Buffer, _, limits) => {
  const { limitSpace, unlimitSpace } = limits();
  const buf = Buffer.alloc(60 << 20, 'abc');
  const outcomes = [];
  for (const setRoom of [() => limitSpace(60 << 20), unlimitSpace]) {
    setRoom();
    try {
      outcomes.push(buf.toString('hex').length);
    } catch (error) {
      outcomes.push(`${error.name} ${error.code}: ${error.message}`);
    }
  }
  console.log(JSON.stringify(outcomes));
};

const lacksLimit =
  spawnSync('prlimit', ['--version']).status !== 0 && 'prlimit (util-linux) sets the limit';

const skip = lacksLimit || (host < 22 && 'nothing is collected on Node 20: lib/native.js');

/** V8 itself needs some memory to collect, and ends the process when by chance too little is left: then there is no telling. */
const isDeathOfV8 = ({ signal, stderr }) =>
  signal === 'SIGABRT' && /FATAL ERROR: .*JavaScript heap out of memory/.test(stderr);

const ATTEMPTS = 5;

const outcomesOf = (attempt = 1) => {
  try {
    return Object.values(outputOf(repeat, { flags: ['--single-threaded-gc'], env: ONE_ARENA }));
  } catch (error) {
    if (!isDeathOfV8(error) || attempt === ATTEMPTS) throw error;
    return outcomesOf(attempt + 1);
  }
};

describe('dead strings make room', { skip }, () => {
  it('for the results of every call', () => {
    assert.deepEqual(new Set(outcomesOf()), new Set(['done']));
  });
});

describe('what collects garbage throws', { skip: lacksLimit }, () => {
  it('and the error is that there is no memory', () => {
    const preloaded = join(__dirname, 'support', 'throwing-collector.js');
    const flags = ['--single-threaded-gc', '--require', preloaded];
    const env = { ...ONE_ARENA, NAPI_RS_NATIVE_LIBRARY_PATH: addonPath() };
    assert.deepEqual(outputOf(retry, { flags, env }), [
      'RangeError ERR_MEMORY_ALLOCATION_FAILED: Failed to allocate memory',
      120 << 20,
    ]);
  });
});
