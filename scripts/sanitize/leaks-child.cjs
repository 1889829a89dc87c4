'use strict';

// What leaks.mjs looks for leaks in: work of each kind in three workers and the main thread, errors among it, and an
// end that comes by itself, because process.exit leaves everything to the system.

const { isMainThread, Worker } = require('node:worker_threads');

const { atob, Buffer, btoa, memoryUsage, transcode } = require('../..');

const expectError = (run) => {
  try {
    run();
  } catch {
    return;
  }
  throw new Error('There was no error.');
};

for (let i = 0; i < 3000; i++) {
  Buffer.allocUnsafe(3000).fill(i);
  Buffer.from('żółw'.repeat(i % 100)).toString('hex');
}
for (const encoding of ['utf8', 'hex', 'base64', 'latin1', 'utf16le', 'ascii']) {
  Buffer.from(Buffer.alloc(5000, 'é').toString(encoding), encoding).indexOf('absent');
}
transcode(Buffer.alloc(5000, 'é'), 'utf8', 'latin1');
atob(btoa('abc'.repeat(1000)));
expectError(() => atob('###'));
expectError(() => Buffer.alloc(-1));
globalThis.kept = Buffer.from('kept to the end');
memoryUsage();

if (isMainThread) for (let i = 0; i < 3; i++) new Worker(__filename);
