'use strict';

const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');

/**
 * What a process that limits itself needs in its environment. By default each thread that first allocates has glibc reserve an
 * arena of 64 MiB: those of V8 do so at any time, out of what the limit leaves (in 13 of 120 runs under load; with this, in none
 * of 33 runs of all such tests).
 */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };

const setLimit = (bytes) => execFileSync('prlimit', [`--pid=${process.pid}`, `--as=${bytes}:`]);

/** Leaves this process so many bytes of address space beyond what it has now. */
const limitSpace = (room) => {
  const [, kibibytes] = /VmSize:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  setLimit(kibibytes * 1024 + room);
};

const unlimitSpace = () => setLimit('unlimited');

module.exports = { ONE_ARENA, limitSpace, unlimitSpace };
