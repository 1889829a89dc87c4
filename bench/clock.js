'use strict';

/**
 * The clock of the benchmark: time that the machine spends on other programs does not count. On two cores with a load
 * of 11, the same 2.2 ms of work took 2.2 to 51 ms by the wall clock, and 2.2 to 2.5 ms of CPU time. (A thread's own CPU
 * time, which Node 24 tells, wavers by a third here.)
 */

// Windows counts CPU time in ticks of 15.6 ms.
const isPrecise = process.platform !== 'win32';

/** Starts to count. @returns {() => number} milliseconds so far */
function startClock() {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const spent = process.cpuUsage(before);
    const elapsed = performance.now() - start;
    // Helper threads can make the process's CPU time longer than what a user waits.
    return isPrecise ? Math.min(elapsed, (spent.user + spent.system) / 1000) : elapsed;
  };
}

module.exports = { startClock };
