'use strict';

// Node unloads an addon when the last worker ends that has loaded it, and lets go of that worker's strings after that: the
// code that frees their text must still be there.

const { copyFileSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, describe } = require('node:test');
const { whyNoShim } = require('../faults/setup');
const { buildAddon } = require('../native-addon/build');
const { addonPath } = require('../support/addon-path');
const { copyClosable } = require('./support/closable-copy');
const { scenario } = require('./support/scenario');

/** The main thread does not load ferrobuf: one worker after the other does, whose large strings live, or are dead, at its end. */
const inWorkers = async ({ start, ended, report }) => {
  for (const lives of [true, false]) {
    const worker = start(({ Buffer, input }) => {
      const strings = Array.from({ length: 5 }, () => Buffer.alloc(300_000, 'x').toString('hex'));
      if (input) globalThis.kept = strings;
    }, lives);
    report(await ended(worker));
  }
};

const output = ['exit 0', 'exit 0'];

describe('workers end that alone have loaded ferrobuf', () => {
  scenario('as this system unloads', { output }, inWorkers);

  // Spaces and colons part the names in LD_PRELOAD.
  const skip =
    whyNoShim() || (/[\s:]/.test(tmpdir()) && 'the folder for temporary files has a space');
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf-unloading-'));
  after(() => rmSync(folder, { recursive: true }));
  let env;
  if (!skip) {
    const { path, remove } = buildAddon(join(__dirname, 'support', 'no-thread-exit.c'));
    const [preloaded, copy] = ['no-thread-exit.so', 'closable.node'].map((name) =>
      join(folder, name),
    );
    copyFileSync(path, preloaded);
    remove();
    copyClosable(addonPath(), copy);
    env = { LD_PRELOAD: preloaded, NAPI_RS_NATIVE_LIBRARY_PATH: copy };
  }
  const oursAlone = 'it is about the addon';
  scenario('as Windows unloads', { output, skip, oursAlone }, inWorkers, { env });
});
