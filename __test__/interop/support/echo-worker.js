'use strict';

/**
 * Sends back what it gets; `{ bytes, move }` with its memory, `{ bytes, fill }` after it was written to. What it was
 * given at its start comes back first, and its standard input then goes to its output.
 */
const { parentPort, workerData } = require('node:worker_threads');

if (workerData?.bytes === undefined) {
  parentPort.on('message', (message) => {
    const { bytes = message, fill, move } = message;
    if (fill !== undefined) bytes.fill(fill);
    parentPort.postMessage(bytes, move ? [bytes.buffer] : []);
  });
} else {
  parentPort.postMessage(workerData);
  process.stdin.pipe(process.stdout);
}
