'use strict';

/** When memory is short because of what nobody needs any more, V8 collects that before anything is an error. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { describe, it } = require('node:test');
const { outputOf } = require('../support/output-of');
const { host } = require('../support/worlds');

/** Repeats a call whose results, 33 to 67 MiB, are dropped, with 150 MiB of address space. */
const repeat = (Buffer, module, limits) => {
  const { limitSpace } = limits();
  const buf = Buffer.alloc(25 << 20, 'abc');
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
  limitSpace(150 * 2 ** 20, 140 * 2 ** 20);
  const outcomes = {};
  for (const [name, call] of Object.entries(calls)) {
    try {
      for (let i = 0; i < 12; i++) call();
      outcomes[name] = 'done';
    } catch (error) {
      outcomes[name] = `${error.name} ${error.code}`;
    }
  }
  console.log(JSON.stringify(outcomes));
};

const skip =
  (spawnSync('prlimit', ['--version']).status !== 0 && 'prlimit (util-linux) sets the limit') ||
  (host < 22 && 'nothing is collected on Node 20: lib/native.js');

/** V8 itself needs some memory to collect, and ends the process when by chance too little is left: then there is no telling. */
const isDeathOfV8 = ({ signal, stderr }) =>
  signal === 'SIGABRT' && /FATAL ERROR: .*JavaScript heap out of memory/.test(stderr);

const ATTEMPTS = 5;

const outcomesOf = (attempt = 1) => {
  try {
    return Object.values(outputOf(repeat, { flags: ['--single-threaded-gc'] }));
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
