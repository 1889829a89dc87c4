'use strict';

/**
 * What a few live small Buffers keep: `node --expose-gc retained.js SIDE make=NAME yields=0|1`. Of 10 million Buffers of 16 bytes
 * each hundredth stays. Reports what memory has grown by once all garbage is gone.
 */

const { exportsOf, readSettings, report, settle, side, turn } = require('./side');

const TOTAL = 10_000_000;
const KEPT_OF = 100;
/** A server turns its event loop about this often; between two turns no finaliser runs. */
const BETWEEN_YIELDS = 10_000;

const text = 'sixteen letters!';
const array = Array.from({ length: 16 }, (_, index) => index);

const MAKERS = {
  'allocUnsafe(16)': (Buffer) => Buffer.allocUnsafe(16),
  'allocUnsafe(16), written': (Buffer) => {
    const buffer = Buffer.allocUnsafe(16);
    buffer[0] = 1;
    return buffer;
  },
  'alloc(16)': (Buffer) => Buffer.alloc(16),
  'from(string)': (Buffer) => Buffer.from(text),
  'from(array)': (Buffer) => Buffer.from(array),
};

const { Buffer } = exportsOf(side);
const settings = readSettings();
const make = MAKERS[settings.make];
const yields = settings.yields === '1';

const main = async () => {
  const kept = [];
  await settle();
  const before = process.memoryUsage();
  for (let made = 0; made < TOTAL; made++) {
    const buffer = make(Buffer);
    if (made % KEPT_OF === 0) kept.push(buffer);
    if (yields && made % BETWEEN_YIELDS === 0) await turn();
  }
  await settle();
  const after = process.memoryUsage();
  const grown = (name) => after[name] - before[name];
  report({
    kept: kept.length,
    rss: grown('rss'),
    heapUsed: grown('heapUsed'),
    arrayBuffers: grown('arrayBuffers'),
  });
};

main();
