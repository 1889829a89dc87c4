'use strict';

const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');

const setLimit = (bytes) => execFileSync('prlimit', [`--pid=${process.pid}`, `--as=${bytes}:`]);

const space = () => /VmSize:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1] * 1024;

/**
 * Leaves this process so much more address space, in bytes, and not below `least` of it. Between reading and limiting, a thread of
 * V8's may have reserved 64 MiB (seen under load): then the limit is set anew.
 */
const limitSpace = (room, least) => {
  let limit;
  do {
    limit = space() + room;
    setLimit(limit);
  } while (limit - space() < least);
};

const unlimitSpace = () => setLimit('unlimited');

module.exports = { limitSpace, unlimitSpace };
