'use strict';

/**
 * Flags for the processes that make the calls, one of which takes 512 MiB, and end right after them. V8's threads do not
 * survive that on Node 24.21: one that compiles in the background waits for a collection, and the end of the process for it
 * (5 of 150 processes, with native alone; 2 of 150 with ferrobuf; none of 60 with the flag).
 */
module.exports = ['--single-threaded'];
